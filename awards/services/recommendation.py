"""People decide on what a tally recommends: one by one, or many with a result for each."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from django.db import transaction
from django.utils.translation import gettext as _

from awards.models import Outcome, Recommendation
from awards.models.override import outcome_of
from awards.permissions import may_approve, needs_waiver
from awards.selectors.since import changed_since_tally
from awards.transitions import RECOMMENDATION_MOVES
from campaigns.models import Campaign
from common.errors import DomainError, NotAllowed, TransitionRefused, asking
from common.models import AuditEntry
from common.workflow import Move, advance_all, check_move, write_audit

APPROVE, REFUSE = "approve", "refuse"
BELOW_LINE = "approve_below_line"
APPROVALS = (APPROVE, BELOW_LINE)
BULK_MOVE = {APPROVE: "bulk_approve", REFUSE: "bulk_refuse"}
GIVEN = "…"
"""Stands for the reason a person will give, when it is asked what they may do."""
CHUNK = 500


@dataclass(frozen=True, slots=True)
class RowResult:
    """What became, or would become, of one recommendation of a bulk decision; no ``problem`` means it goes on."""

    pk: int
    code: str
    label: str
    unit: str
    award: str
    outcome: str
    problem: str = ""

    @property
    def is_done(self) -> bool:
        return not self.problem


def approve_recommendation(recommendation: Recommendation, *, by, note: str = "", waiver: str = "") -> Recommendation:
    """The recommendation is approved; below the line a reason is asked.

    ``waiver`` names the written permission to decide about the person's own unit and goes into the audit. Raises
    ``NotAllowed`` or ``TransitionRefused``.
    """
    move = BELOW_LINE if outcome_of(recommendation) == Outcome.BELOW_LINE else APPROVE
    return _decide(recommendation.pk, move, by=by, note=note, waiver=waiver)


def refuse_recommendation(recommendation: Recommendation, *, by, reason: str, waiver: str = "") -> Recommendation:
    """The recommendation is refused with its reason; raises ``NotAllowed`` or ``TransitionRefused``."""
    return _decide(recommendation.pk, REFUSE, by=by, note=reason, waiver=waiver)


def reconsider_recommendation(recommendation: Recommendation, *, by, reason: str, waiver: str = "") -> Recommendation:
    """An approval or a refusal is taken back before any decision was issued; the reason is kept."""
    return _decide(recommendation.pk, "reconsider", by=by, note=reason, waiver=waiver)


def decide_many(run, *, ids: Iterable[int], by, verdict: str, reason: str = "") -> AuditEntry:
    """Each of the run's recommendations ``ids`` is decided in a transaction of its own, or stays as it is.

    One that may not be decided never holds up the others; those below the line are left to be opened one by one.
    The returned audit line holds the result of each in ``data["rows"]``. Raises ``TransitionRefused`` when a
    refusal has no reason, ``NotAllowed`` for a person who is no approver of the campaign.
    """
    if verdict == REFUSE and not reason.strip():
        raise TransitionRefused(_("Hãy ghi lý do."))
    rows = [
        _decide_row(result, verdict, by=by, reason=reason) if result.is_done else result
        for result in preview_many(run, ids=ids, by=by, verdict=verdict)
    ]
    figures = {
        "verdict": verdict,
        "chosen": len(rows),
        "done": sum(row.is_done for row in rows),
        "rows": [asdict(row) for row in rows],
    }
    return write_audit(run, BULK_MOVE[verdict], by=by, record=Move(note=reason, data=figures))


def preview_many(run, *, ids: Iterable[int], by, verdict: str) -> list[RowResult]:
    """What ``decide_many`` would do with each of ``ids``, in the order of the list; writes nothing.

    Raises ``NotAllowed`` for a person who is no approver of the campaign.
    """
    if not (allowed := may_approve(by, run.campaign)):
        raise NotAllowed(allowed.reason)
    chosen = Recommendation.objects.filter(run=run, pk__in=list(ids))
    changed = changed_since_tally(run, chosen) if verdict == APPROVE else {}
    rows = chosen.for_page().in_order()
    results = []
    for recommendation in rows.iterator(chunk_size=CHUNK):
        recommendation.run = run
        since = changed.get(recommendation.pk)
        problem = problem_with(recommendation, verdict, by=by) or (since.told if since else "")
        results.append(
            RowResult(
                pk=recommendation.pk,
                code=recommendation.entry.subject_code,
                label=recommendation.subject_label,
                unit=recommendation.unit.name,
                award=recommendation.award.label,
                outcome=str(Outcome(outcome_of(recommendation)).label),
                problem=problem,
            )
        )
    return results


def problem_with(recommendation, move: str, *, by) -> str:
    """The sentence that says why the person cannot make ``move`` now, a reason given; empty when they can."""
    try:
        with asking():
            check_move(recommendation, move, by=by, table=RECOMMENDATION_MOVES, note=GIVEN)
            _refuse_own_unit(recommendation, by=by, waiver="")
    except DomainError as refusal:
        return str(refusal)
    return ""


@transaction.atomic
def _decide(pk: int, move: str, *, by, note: str, waiver: str = "") -> Recommendation:
    """Make ``move`` while nobody starts a tally of the campaign."""
    campaign_id = Recommendation.objects.values_list("run__campaign_id", flat=True).get(pk=pk)
    Campaign.objects.select_for_update(of=("self",), no_key=True).get(pk=campaign_id)
    rows = Recommendation.objects.filter(pk=pk).for_page()
    recommendation = rows.get()
    _refuse_own_unit(recommendation, by=by, waiver=waiver)
    if move in APPROVALS and (changed := changed_since_tally(recommendation.run, rows)):
        raise TransitionRefused(changed[pk].told)
    record = Move(note=note, data={"waiver": waiver.strip()} if waiver.strip() else {})
    return advance_all(rows, move, by=by, table=RECOMMENDATION_MOVES, record=record)[0]


def _decide_row(result: RowResult, verdict: str, *, by, reason: str) -> RowResult:
    try:
        _decide(result.pk, verdict, by=by, note=reason)
    except DomainError as refusal:
        return replace(result, problem=str(refusal))
    return result


def _refuse_own_unit(recommendation, *, by, waiver: str) -> None:
    if not waiver.strip() and needs_waiver(by, recommendation):
        raise NotAllowed(
            _(
                "Đối tượng thuộc đơn vị của bạn. Hãy để người khác quyết định, hoặc mở từng kết quả "
                "và ghi văn bản cho phép."
            )
        )
