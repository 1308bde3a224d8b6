"""A version of a standard is tried on the facts of a finished run; nothing of the run is touched."""

from collections import Counter
from functools import partial

from django.db import DatabaseError, connection, transaction
from django.db.models import Count, Q
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from awards.models import Meets, StandardTrial, TrialChange, TrialState
from awards.permissions import may_try_standard
from awards.selectors.standard_check import readable
from awards.selectors.standards import campaign_rules
from awards.selectors.trial import Kept, kept_facts, kept_results, not_kept
from awards.services.lease import MOST_ATTEMPTS, Lease, LeaseLost, lease_terms, new_owner
from awards.tally.difference import difference
from awards.tally.engine import evaluate
from awards.tally.standard import Standard
from awards.tasks import try_standard_task
from common.errors import NotAllowed, TransitionRefused

AT_ONCE = 5000
"""So many results are gone through while the person waits; more are left to a worker."""
CHUNK = 1000
TAKE = """
UPDATE awards_standardtrial SET state = 'running', owner = %(owner)s, attempts = attempts + 1,
  leased_until = clock_timestamp() + make_interval(secs => %(seconds)s)
WHERE id = %(trial)s AND attempts < %(most)s AND failure = ''
  AND (state = 'waiting' OR (state = 'running' AND coalesce(leased_until < clock_timestamp(), true)))
"""


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


def work_through(trial_id: int, owner: str = "") -> bool:
    """The trial is done and its changes stand; says whether this call did it.

    Begun again after a worker was lost, it begins from the start. Whatever goes wrong leaves it to another try, of
    which there are ``MOST_ATTEMPTS``, and is raised.
    """
    lease = _take(trial_id, owner or new_owner())
    if lease is None:
        return False
    try:
        _work(lease)
    except LeaseLost:
        return False
    except DatabaseError:
        raise
    except Exception:
        _leave(lease)
        raise
    return True


def reissue_trials() -> list[int]:
    """Trials that wait, or whose worker has gone, are queued again; those that were tried too often have failed."""
    under_way = StandardTrial.objects.exclude(state=TrialState.DONE).filter(failure="")
    left = under_way.filter(Q(leased_until__isnull=True) | Q(leased_until__lt=Now()))
    left.filter(attempts__gte=MOST_ATTEMPTS).update(failure=_given_up())
    queued = list(left.order_by("pk").values_list("pk", flat=True))
    for trial_id in queued:
        try_standard_task.delay(trial_id)
    return queued


def _take(trial_id: int, owner: str) -> Lease | None:
    with connection.cursor() as cursor:
        cursor.execute(TAKE, lease_terms(owner) | {"trial": trial_id, "most": MOST_ATTEMPTS})
        if not cursor.rowcount:
            return None
    return Lease(StandardTrial.objects.select_related("standard", "run").get(pk=trial_id), owner)


def _work(lease: Lease) -> None:
    trial = lease.held
    trial.changes.all().delete()
    version = trial.standard
    standard, results = readable(version), kept_results(version, trial.run)
    missing = not_kept(standard, trial.run)
    _note(lease, done=0, seen_version=version.version, reads_more=bool(missing))
    rules, done, last = campaign_rules(), 0, 0
    while rows := kept_facts(results, trial.run, missing=missing, after=last, limit=CHUNK):
        lease.keep()
        changes = [change for row in rows if (change := _change(trial, row, standard, rules))]
        TrialChange.objects.bulk_create(changes, ignore_conflicts=True)
        last, done = rows[-1].pk, done + len(rows)
        _note(lease, done=done)
    _note(lease, state=TrialState.DONE, done=done, counts=_counts(trial), leased_until=None)


def _note(lease: Lease, **figures) -> None:
    """How far the trial is, and its end; raises ``LeaseLost``."""
    if not StandardTrial.objects.filter(pk=lease.held.pk, owner=lease.owner).update(**figures):
        raise LeaseLost


def _leave(lease: Lease) -> None:
    spent = lease.held.attempts >= MOST_ATTEMPTS
    _note(lease, leased_until=None, **({"failure": _given_up()} if spent else {"state": TrialState.WAITING}))


def _given_up() -> str:
    return _(
        "Máy đã thử %(times)s lần mà không chạy thử xong. Hãy chạy thử lại; nếu vẫn vậy, hãy báo người quản trị hệ "
        "thống."
    ) % {"times": MOST_ATTEMPTS}


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
