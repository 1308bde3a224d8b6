"""Several titles of one subject on one occasion: which of them is paid, and how much of it."""

from django.db.models import Q

from common.bulk import update_rows
from common.workflow import advance_all
from decisions.models import Decision
from prizes.models import PrizeLine, PrizeState
from prizes.selectors.amounts import Standing, claims_of_prizes, settle
from prizes.transitions import PRIZE_MOVES

SETTLED = ("amount", "deducted", "outranked_by_id")


def lock_occasion(decision: Decision) -> None:
    """Nobody else lays, pays or settles prizes of ``decision`` or titles of its occasion until this transaction ends.

    Decisions come before prizes, each in order of primary key.
    """
    occasion = Decision.objects.issued().filter(
        unit=decision.unit_id, signed_on=decision.signed_on, campaign=decision.campaign_id
    )
    list(occasion.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    titles = PrizeLine.objects.titles_on(decision.unit_id, decision.signed_on, decision.campaign_id)
    own = PrizeLine.objects.filter(prize_list__decision=decision)
    prizes = PrizeLine.objects.filter(Q(pk__in=own.values("pk")) | Q(pk__in=titles.values("pk")))
    list(prizes.select_for_update().order_by("pk").values_list("pk"))


def settle_occasion(decision: Decision, *, by) -> None:
    """Of the titles each subject has on the occasion of ``decision``, whose lock is held, only the highest is due or
    paid, less what was paid for lower ones before."""
    titles = PrizeLine.objects.titles_on(decision.unit_id, decision.signed_on, decision.campaign_id)
    prizes = {prize.line_id: prize for prize in titles.select_related("line__member").order_by("pk")}
    standing = settle(claims_of_prizes(prizes.values()))
    changed = [prize for line, prize in prizes.items() if _set(prize, standing.get(line, Standing()), prizes)]
    update_rows(changed, ("amount", "deducted", "outranked_by"))
    for move, state in (("outrank", PrizeState.DUE), ("restore", PrizeState.OUTRANKED)):
        is_lower = state == PrizeState.DUE
        moving = [row.pk for row in prizes.values() if row.state == state and bool(row.outranked_by_id) == is_lower]
        advance_all(PrizeLine.objects.filter(pk__in=moving), move, by=by, table=PRIZE_MOVES)


def _set(prize: PrizeLine, standing: Standing, prizes: dict[int, PrizeLine]) -> bool:
    """Whether ``prize`` is another than it was, now that it stands so; what was paid keeps its money."""
    before = [getattr(prize, name) for name in SETTLED]
    prize.outranked_by_id = prizes[standing.higher].pk if standing.higher else None
    if prize.state != PrizeState.PAID and prize.amount is not None:
        prize.amount, prize.deducted = prize.full - standing.deducted, standing.deducted
    return before != [getattr(prize, name) for name in SETTLED]
