"""What was paid for honours, and what a later decision sets free of it."""

from collections.abc import Collection

from django.db.models import Sum

from decisions.models import Decision
from prizes.models import PrizeLine, PrizeState


def paid_for_honours(honours: Collection[int]) -> dict[int, int]:
    """Key of an honour → what was paid for it and neither came nor has to come back; one query."""
    paid = PrizeLine.objects.filter(line__honour__in=honours, state=PrizeState.PAID).order_by()
    return dict(paid.values_list("line__honour").annotate(total=Sum("amount")))


def money_set_free(decision: Decision) -> int:
    """What is not paid, or has to come back, once ``decision`` ends honours, in đồng."""
    named = dict(decision.lines.ending().values_list("honour", "recover_amount"))
    free = 0
    held = PrizeLine.objects.filter(line__honour__in=named, amount__isnull=False)
    for honour, state, amount in held.values_list("line__honour", "state", "amount"):
        if state == PrizeState.DUE:
            free += amount
        elif state == PrizeState.PAID:
            free += amount if named[honour] is None else min(named[honour], amount)
    return free
