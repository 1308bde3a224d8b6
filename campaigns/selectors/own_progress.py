"""What a few units have reached of their targets, for the pages that show them one by one."""

from collections.abc import Collection, Iterable
from functools import reduce
from operator import or_

from django.db.models import Q

from campaigns.models import Campaign
from campaigns.selectors.reached import MEASURES, counted, map_day, whole_span
from campaigns.selectors.subtree_sums import SubtreeSums
from units.models import UnitPlacement


def reached_of_units(
    campaign: Campaign, units: Collection[int], indicators: Iterable[str]
) -> dict[tuple[int, str], int]:
    """(unit's key, indicator) → what its subtree reached in the campaign; indicators nobody counts are left out.

    Two queries and one for each indicator.
    """
    measured = [indicator for indicator in indicators if indicator in MEASURES]
    on_the_day = UnitPlacement.objects.on(map_day(campaign))
    tops = dict(on_the_day.filter(unit__in=units).values_list("unit_id", "path"))
    if not tops or not measured:
        return {}
    below = on_the_day.filter(reduce(or_, (Q(path__startswith=path) for path in tops.values())))
    paths = dict(below.values_list("unit_id", "path"))
    found = {}
    for indicator in measured:
        amounts = counted(campaign, indicator, units=below.values("unit_id")).within(whole_span(campaign))
        sums = SubtreeSums((paths[unit], amount) for unit, amount in amounts.items())
        found |= {(unit, indicator): sums.under(path) for unit, path in tops.items()}
    return found
