"""Working days a person was away."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal

from awards.selectors.facts.period import Period
from awards.selectors.facts.slices import Reader, Row, Slice, Source
from people.models import SubjectKind
from people.selectors.absences import AbsenceFact, absences_between, absences_of

NONE = AbsenceFact(Decimal(0), Decimal(0))


def read_absences(cut: Slice) -> Reader:
    """``absent_days`` of the last twelve months of the period and ``maternity_days`` among them; of persons only.

    In one calendar year they are the days of that year, which are kept by year. Over two, as in a school year, a line
    counts by its days; unknown where one cannot be placed. No line means no day.
    """
    known = _known(cut.members, cut.period)

    def of(row: Row) -> dict[str, Decimal]:
        if row.subject_kind != SubjectKind.INDIVIDUAL:
            return {}
        found = _together([known.get(key, NONE) for _kind, key in cut.keys_of(row)])
        return {"absent_days": found.absent_days, "maternity_days": found.maternity_days} if found else {}

    return of


def _known(members: list[int], period: Period) -> Mapping[int, AbsenceFact | None]:
    start = max(period.start, _a_year_to(period.end))
    if start.year == period.end.year:
        return absences_of(members, [period.end.year])
    return absences_between(members, start, period.end)


def _together(facts: Sequence[AbsenceFact | None]) -> AbsenceFact | None:
    """Of all records of a person, those that tell the same of it once; ``None`` where one is unknown."""
    told = dict.fromkeys(facts)
    if None in told:
        return None
    return AbsenceFact(
        sum((each.absent_days for each in told if each), Decimal(0)),
        sum((each.maternity_days for each in told if each), Decimal(0)),
    )


def _a_year_to(day: dt.date) -> dt.date:
    """The first of the twelve months whose last day is ``day``."""
    following = day + dt.timedelta(days=1)
    if (following.month, following.day) == (2, 29):
        return dt.date(following.year - 1, 3, 1)
    return following.replace(year=following.year - 1)


ABSENCES = Source(frozenset({"absent_days", "maternity_days"}), read_absences)
