"""What was paid for honours."""

from collections.abc import Collection

from django.db.models import Sum

from prizes.models import PrizeLine


def paid_for_honours(honours: Collection[int]) -> dict[int, int]:
    """Key of an honour → what was paid for it and neither came nor has to come back; one query.

    Without what counts in a higher title that was paid less by it.
    """
    paid = PrizeLine.objects.paid_apart().filter(line__honour__in=honours).order_by()
    return dict(paid.values_list("line__honour").annotate(total=Sum("amount")))
