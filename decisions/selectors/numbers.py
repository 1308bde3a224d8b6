"""Numbers of decisions and letters: the last of each series, and whether one stands in the register already."""

import re
from dataclasses import dataclass

from django.db.models import Q

from awards.models import Honour
from common.models import Counter
from common.vietnamese import fold
from decisions.models import Decision, Series
from units.models import Unit, UnitName

NAME = re.compile(rf"^({'|'.join(Series.values)}):(\d+):(\d+)$")


@dataclass(frozen=True, slots=True)
class LastNumber:
    """The ``last`` number that is used in a series of ``unit`` and ``year``; the next paper has the one after it."""

    unit: Unit
    series: Series
    year: int
    last: int


def last_numbers_of(units, *, since: int) -> list[LastNumber]:
    """The series of ``units`` that have a number in the year ``since`` or later, the latest year first; two queries."""
    rows = Counter.objects.filter(series__regex=rf"^({'|'.join(Series.values)}):").values_list("series", "last")
    found = [(NAME.match(name), last) for name, last in rows]
    read = [(int(name[2]), Series(name[1]), int(name[3]), last) for name, last in found if name]
    read = [row for row in read if row[2] >= since]
    reached = units.in_bulk([row[0] for row in read])
    shown = [LastNumber(reached[unit], *said) for unit, *said in read if unit in reached]
    return sorted(shown, key=lambda row: (-row.year, row.unit.path, row.series))


def used_for(decision: Decision) -> str:
    """What bears the number and year of ``decision`` already, of whomever; empty for nothing.

    A decision, or a line of the register of honours that says it is the unit's; one without a symbol means any.
    """
    others = Decision.objects.filter(unit=decision.unit, year=decision.year, number=decision.number)
    if other := others.exclude(pk=decision.pk).first():
        return other.subject_matter
    names = {fold(name) for row in UnitName.objects.filter(unit=decision.unit) for name in (row.name, row.short_name)}
    for row in _numbered(decision.number, decision.year):
        if _has_symbol(row.decision_no, decision.symbol) and _is_by(row.decided_by, names - {""}):
            return row.name_then
    return ""


def _numbered(number: int, year: int):
    forms = {str(number), f"{number:02d}", f"{number:03d}"}
    wanted = Q(decision_no__in=forms)
    for form in forms:
        wanted |= Q(decision_no__startswith=f"{form}/")
    of_year = Q(decided_on__year=year) | Q(decided_on__isnull=True, year=year)
    return Honour.objects.filter(wanted, of_year).order_by("pk")


def _has_symbol(decision_no: str, symbol: str) -> bool:
    said = fold(decision_no.partition("/")[2]).replace(" ", "")
    return said in ("", fold(symbol).replace(" ", ""))


def _is_by(decided_by: str, names: set[str]) -> bool:
    """Whether it was decided under one of ``names``, whatever body of the unit is put before it."""
    said = fold(decided_by)
    return any(said == name or said.endswith(f" {name}") for name in names)
