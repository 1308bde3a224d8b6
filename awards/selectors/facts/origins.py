"""Splits and mergers of units."""

import datetime as dt
from collections import defaultdict

from django.db.models import Q

from awards.selectors.facts.period import Period, whole_months
from awards.selectors.facts.slices import Reader, Row, Slice, Source
from people.models import SubjectKind
from units.models import SuccessionKind, Unit, UnitSuccession

MERGERS_AND_SPLITS = frozenset({SuccessionKind.ABSORBED, SuccessionKind.CONSOLIDATED, SuccessionKind.SPLIT})
MONTHS_OF_A_YEAR = 12


def read_origins(cut: Slice) -> Reader:
    """``months_since_mergers``: whole months from each split or merger of a unit to the end of the period.

    A unit no line tells of was neither split nor merged. But one that began in the period, or within a year of its
    end, must have come of something: without a line it is unknown of what, until one says «thành lập mới». Of a split
    the unit that was split and goes on counts too. Lines that take effect after the period are not looked at.
    """
    months: dict[int, set[int]] = defaultdict(set)
    told: set[int] = set()
    was_split = Q(predecessor__in=cut.units, kind=SuccessionKind.SPLIT)
    lines = UnitSuccession.objects.filter(Q(successor__in=cut.units) | was_split, effective_on__lte=cut.period.end)
    for successor, predecessor, kind, day in lines.values_list("successor", "predecessor", "kind", "effective_on"):
        told.add(successor)
        if kind in MERGERS_AND_SPLITS:
            since = whole_months(day, cut.period.end) or 0
            months[successor].add(since)
            if kind == SuccessionKind.SPLIT:
                months[predecessor].add(since)
    founded = dict(Unit.objects.filter(pk__in=cut.units).values_list("pk", "founded_on"))

    def of(row: Row) -> dict[str, tuple[int, ...]]:
        if row.subject_kind != SubjectKind.UNIT:
            return {}
        unit = row.key[1]
        if unit not in told and not months.get(unit) and _is_young(founded[unit], cut.period):
            return {}
        return {"months_since_mergers": tuple(sorted(months.get(unit, ())))}

    return of


def _is_young(founded_on: dt.date | None, period: Period) -> bool:
    if founded_on is None:
        return False
    age = whole_months(founded_on, period.end)
    return founded_on >= period.start or age is None or age < MONTHS_OF_A_YEAR


ORIGINS = Source(frozenset({"months_since_mergers"}), read_origins)
