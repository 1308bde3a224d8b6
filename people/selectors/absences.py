"""Days away from work, for many members at once."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from people.models import Absence, AbsenceReason


@dataclass(frozen=True, slots=True)
class AbsenceFact:
    """Working days away: ``absent_days`` in all, ``maternity_days`` of them for maternity."""

    absent_days: Decimal
    maternity_days: Decimal


class AbsenceLine(NamedTuple):
    """Working days away in a year for a reason; ``first`` and ``last`` are ``None`` where they are not known."""

    year: int
    reason: str
    days: Decimal
    first: dt.date | None
    last: dt.date | None


def absences_of(members: Collection[int], first_year: int, last_year: int) -> dict[int, list[AbsenceLine]]:
    """The lines about ``members``, by key, of both years and those between; one query.

    A member nobody recorded a day of is absent.
    """
    found: defaultdict[int, list[AbsenceLine]] = defaultdict(list)
    lines = Absence.objects.filter(member__in=members, year__range=(first_year, last_year), working_days__gt=0)
    for member, *line in lines.order_by("pk").values_list(
        "member", "year", "reason", "working_days", "from_date", "to_date"
    ):
        found[member].append(AbsenceLine(*line))
    return found


def days_away(lines: Iterable[AbsenceLine], start: dt.date, end: dt.date) -> AbsenceFact | None:
    """The days of one person's ``lines`` that lie between both days, a day told of twice counted once.

    Days are kept by year, so within one year none is asked where it lies. ``None`` when one of more years cannot be
    placed – it has no day that puts it inside or outside, or lies on both sides –, or when two overlap that do not say
    the same: how many working days they share is written nowhere.
    """
    inside = list(dict.fromkeys(lines))
    if start.year != end.year:
        inside = [line for line in inside if not _is_outside(line, start, end)]
        if not all(line.first and line.last and start <= line.first and line.last <= end for line in inside):
            return None
    told = _told_once(inside)
    if told is None:
        return None
    maternity = (line.days for line in told if line.reason == AbsenceReason.MATERNITY)
    return AbsenceFact(sum((line.days for line in told), Decimal(0)), sum(maternity, Decimal(0)))


def _is_outside(line: AbsenceLine, start: dt.date, end: dt.date) -> bool:
    return bool((line.last and line.last < start) or (line.first and line.first > end))


def _told_once(lines: Iterable[AbsenceLine]) -> list[AbsenceLine] | None:
    """Of lines about the very same days one, that of maternity first; ``None`` when two others overlap."""
    told = [line for line in lines if not (line.first and line.last)]
    until, before = dt.date.min, None
    for line in sorted(set(lines) - set(told), key=lambda line: (line.first, line.reason != AbsenceReason.MATERNITY)):
        if line.first > until:
            told.append(line)
            until, before = line.last, line
        elif before is None or (line.first, line.last, line.days) != (before.first, before.last, before.days):
            return None
    return told
