"""A version of a standard is tried on the facts of a finished run; nothing of the run is touched."""

from collections import Counter
from functools import partial

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from awards.models import Meets, StandardTrial, TrialChange, TrialState
from awards.permissions import may_try_standard
from awards.selectors.standard_check import readable
from awards.selectors.standards import campaign_rules
from awards.selectors.trial import Kept, kept_facts, kept_results, not_kept
from awards.tally.difference import difference
from awards.tally.engine import evaluate
from awards.tally.standard import Standard
from awards.tasks import try_standard_task
from common.errors import NotAllowed, TransitionRefused

AT_ONCE = 5000
"""So many results are gone through while the person waits; more are left to a worker."""
CHUNK = 1000


def try_standard(version, run, *, by) -> StandardTrial:
    """A trial of ``version`` on ``run`` stands: done when the run is small, else under way.

    Raises ``NotAllowed``, or ``TransitionRefused`` for a run that is not done or has nobody to try it on.
    """
    trial = _begin(version, run, by=by)
    if trial.considered <= AT_ONCE:
        work_through(trial.pk)
        trial.refresh_from_db()
    else:
        transaction.on_commit(partial(try_standard_task.delay, trial.pk), robust=True)
    return trial


def work_through(trial_id: int) -> None:
    """The trial is done and its changes stand; doing it twice, or at the same time, comes to the same."""
    trial = StandardTrial.objects.select_related("standard", "run").get(pk=trial_id)
    if not trial.is_active:
        return
    version = trial.standard
    standard, results = readable(version), kept_results(version, trial.run)
    missing = not_kept(standard, trial.run)
    StandardTrial.objects.filter(pk=trial.pk).update(
        state=TrialState.RUNNING, seen_version=version.version, reads_more=bool(missing)
    )
    rules, done, last = campaign_rules(), 0, 0
    while rows := kept_facts(results, trial.run, missing=missing, after=last, limit=CHUNK):
        changes = [change for row in rows if (change := _change(trial, row, standard, rules))]
        TrialChange.objects.bulk_create(changes, ignore_conflicts=True)
        last, done = rows[-1].pk, done + len(rows)
        StandardTrial.objects.filter(pk=trial.pk).update(done=done)
    StandardTrial.objects.filter(pk=trial.pk).update(state=TrialState.DONE, done=done, counts=_counts(trial))


@transaction.atomic
def _begin(version, run, *, by) -> StandardTrial:
    if not (verdict := may_try_standard(by, run)):
        raise NotAllowed(verdict.reason)
    if not run.is_shown:
        raise TransitionRefused(_("Lần tổng hợp chưa xong hoặc đã bị huỷ. Hãy chọn một lần đã xong."))
    readable(version)
    considered = kept_results(version, run).count()
    if not considered:
        raise TransitionRefused(
            _("Lần tổng hợp này không có đối tượng nào được xét «%(award)s». Hãy chọn lần khác.")
            % {"award": version.award.name}
        )
    return StandardTrial.objects.create(
        standard=version, run=run, seen_version=version.version, started_by=by, considered=considered
    )


def _change(trial: StandardTrial, kept: Kept, standard: Standard, rules: Standard) -> TrialChange | None:
    """What the subject's result would turn into; ``None`` when it stays."""
    evaluation = evaluate(kept.facts, standard, campaign_rules=rules)
    after = Meets(evaluation.outcome.value)
    if after == kept.meets:
        return None
    finding = difference(kept.findings, evaluation.findings)
    return TrialChange(
        trial=trial, recommendation_id=kept.pk, before=kept.meets, after=after, finding=finding.to_json(_)
    )


def _counts(trial: StandardTrial) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for before, after, number in trial.changes.order_by().values_list("before", "after").annotate(Count("pk")):
        counts[f"{before}>{after}"] = number
    return dict(counts)
