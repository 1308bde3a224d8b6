"""Working days a person was away."""

import datetime as dt
from decimal import Decimal

from awards.selectors.facts.slices import Reader, Row, Slice, Source
from people.models import SubjectKind
from people.selectors.absences import absences_of, days_away


def read_absences(cut: Slice) -> Reader:
    """``absent_days`` of the last twelve months of the period and ``maternity_days`` among them; of persons only.

    In one calendar year they are the days of that year, which are kept by year. Over two, as in a school year, a line
    counts by its days; unknown where one cannot be placed, or two overlap. What two records of a person tell alike is
    told once. No line means no day.
    """
    end = cut.period.end
    start = max(cut.period.start, _a_year_to(end))
    known = absences_of(cut.members, start.year, end.year)

    def of(row: Row) -> dict[str, Decimal]:
        if row.subject_kind != SubjectKind.INDIVIDUAL:
            return {}
        lines = (line for _kind, key in cut.keys_of(row) for line in known.get(key, ()))
        found = days_away(lines, start, end)
        return {"absent_days": found.absent_days, "maternity_days": found.maternity_days} if found else {}

    return of


def _a_year_to(day: dt.date) -> dt.date:
    """The first of the twelve months whose last day is ``day``."""
    following = day + dt.timedelta(days=1)
    if (following.month, following.day) == (2, 29):
        return dt.date(following.year - 1, 3, 1)
    return following.replace(year=following.year - 1)


ABSENCES = Source(frozenset({"absent_days", "maternity_days"}), read_absences)
