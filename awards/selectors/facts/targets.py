"""How much of its targets a unit reached."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import ROUND_FLOOR, Decimal

from awards.selectors.facts.slices import Reader, Row, Slice, Source
from awards.tally import levels
from campaigns.models import Campaign, Target, TargetOrigin
from campaigns.selectors.own_progress import reached_of_units
from campaigns.selectors.reached import MEASURES
from people.models import SubjectKind

PLACES = Decimal("0.000001")
Reached = Mapping[levels.Indicator, Decimal]


def read_targets(cut: Slice) -> Reader:
    """``targets``: of each indicator handed down to the unit in the campaign, what its subtree reached as a ratio.

    Rounded down, so that nobody reaches a target by rounding. An indicator not handed down, or that no register
    counts, is unknown; so is everything of a subject that is no unit or that nobody put up.
    """
    units = defaultdict(set)
    for row in cut.rows:
        if row.subject_kind == SubjectKind.UNIT and row.campaign_id is not None:
            units[row.campaign_id].add(row.subject_unit_id)
    known = {
        (campaign.pk, unit): reached
        for campaign in Campaign.objects.filter(pk__in=units)
        for unit, reached in _reached(campaign, units[campaign.pk]).items()
    }

    def of(row: Row) -> dict[str, Reached]:
        reached = known.get((row.campaign_id, row.subject_unit_id))
        return {} if reached is None else {"targets": reached}

    return of


def _reached(campaign: Campaign, units: set[int]) -> dict[int, Reached]:
    """By unit; two queries, two for where the units stand and one for each indicator that was handed down."""
    handed_down = Target.objects.filter(
        campaign=campaign, unit__in=units, origin=TargetOrigin.ASSIGNED, indicator__in=list(MEASURES), value__gt=0
    )
    asked = {(unit, name): value for unit, name, value in handed_down.values_list("unit", "indicator", "value")}
    if not asked:
        return {}
    counted = reached_of_units(campaign, {unit for unit, _name in asked}, sorted({name for _unit, name in asked}))
    found: dict[int, dict[levels.Indicator, Decimal]] = defaultdict(dict)
    for (unit, name), value in sorted(asked.items()):
        ratio = Decimal(counted.get((unit, name), 0)) / value
        found[unit][levels.Indicator(name)] = ratio.quantize(PLACES, rounding=ROUND_FLOOR)
    return found


TARGETS = Source(frozenset({"targets"}), read_targets)
