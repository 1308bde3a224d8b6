"""A person says otherwise than the machine about one result, which stays beside it."""

from django.db import transaction
from django.utils.translation import gettext as _

from awards.guards import result_is_open
from awards.models import Outcome, Override, Recommendation
from awards.models.override import OVERRIDING, outcome_of, override_of
from awards.permissions import may_override, may_withdraw_override
from campaigns.models import Campaign
from common.errors import NotAllowed, TransitionRefused
from common.verdict import Verdict
from common.workflow import Move, write_audit


def override_outcome(recommendation: Recommendation, *, by, outcome: str, reason: str) -> Override:
    """``outcome`` stands beside the machine's, with its reason; one given before is replaced, the audit keeps it.

    Raises ``NotAllowed``, or ``TransitionRefused`` on a sealed run, for a result that was decided, for the outcome that
    holds already or without a reason.
    """
    with transaction.atomic():
        row = _opened(recommendation, by=by, reason=reason)
        if outcome not in OVERRIDING:
            raise TransitionRefused(_("Hãy chọn một kết quả."))
        if outcome == outcome_of(row):
            raise TransitionRefused(_("Kết quả hiện đã là «%(outcome)s».") % {"outcome": Outcome(outcome).label})
        before = outcome_of(row)
        override, _made = Override.objects.update_or_create(
            recommendation=row, defaults={"outcome": outcome, "reason": reason.strip(), "made_by": by}
        )
        _write_down(row, "override", by=by, reason=reason, before=before, after=outcome)
        return override


@transaction.atomic
def withdraw_override(recommendation: Recommendation, *, by, reason: str) -> None:
    """The machine's outcome holds again. Raises as ``override_outcome``, and when there is nothing to withdraw."""
    row = _opened(recommendation, by=by, reason=reason)
    override = override_of(row)
    if override is None:
        raise TransitionRefused(_("Kết quả này không có ai ghi khác với máy."))
    if not (verdict := may_withdraw_override(by, row)):
        raise NotAllowed(verdict.reason)
    before = override.outcome
    override.delete()
    _write_down(row, "withdraw_override", by=by, reason=reason, before=before, after=row.outcome)


def overridable(recommendation: Recommendation, *, by) -> Verdict:
    """Whether the person may say otherwise of this result now."""
    return may_override(by, recommendation) and result_is_open(recommendation)


def withdrawable(recommendation: Recommendation, *, by) -> Verdict:
    """Whether the person may take back what somebody said otherwise of this result now."""
    return may_withdraw_override(by, recommendation) and result_is_open(recommendation)


def _opened(recommendation: Recommendation, *, by, reason: str) -> Recommendation:
    """The result under lock, while nobody starts or seals a tally of the campaign."""
    campaign = Recommendation.objects.values("run__campaign").filter(pk=recommendation.pk)
    Campaign.objects.select_for_update(of=("self",), no_key=True).get(pk__in=campaign)
    row = Recommendation.objects.for_page().select_for_update(of=("self",)).get(pk=recommendation.pk)
    if not (verdict := may_override(by, row)):
        raise NotAllowed(verdict.reason)
    if not (verdict := result_is_open(row)):
        raise TransitionRefused(verdict.reason)
    if not reason.strip():
        raise TransitionRefused(_("Hãy ghi lý do."))
    return row


def _write_down(row: Recommendation, move: str, *, by, reason: str, before: str, after: str) -> None:
    data = {"machine": row.outcome, "before": before, "outcome": after}
    write_audit(row, move, by=by, record=Move(note=reason.strip(), data=data))
