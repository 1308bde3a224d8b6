"""What was paid for honours, and what a later decision sets free of it."""

from collections.abc import Collection

from django.db.models import Sum

from decisions.models import Decision, DecisionLine
from prizes.models import PrizeLine, PrizeState


def paid_for_honours(honours: Collection[int]) -> dict[int, int]:
    """Key of an honour → what was paid for it and neither came nor has to come back; one query.

    Without what counts in a higher title that was paid less by it.
    """
    paid = PrizeLine.objects.paid_apart().filter(line__honour__in=honours).order_by()
    return dict(paid.values_list("line__honour").annotate(total=Sum("amount")))


def money_set_free(decision: Decision) -> int:
    """What is not paid, or has to come back, once ``decision`` ends honours, in đồng."""
    if not decision.about_id:
        return 0
    named = dict(decision.lines.ending().values_list("honour", "recover_amount"))
    held = PrizeLine.objects.filter(line__honour__in=named)
    free = sum(held.filter(state=PrizeState.DUE, amount__isnull=False).values_list("amount", flat=True))
    for honour, amount in held.paid_apart().values_list("line__honour", "amount"):
        free += amount if named[honour] is None else min(named[honour], amount)
    not_laid = DecisionLine.objects.issued().giving().filter(honour__in=named, decision__prize_list=None)
    return free + (not_laid.aggregate(total=Sum("prize_amount"))["total"] or 0)
