"""Working days a person was away."""

from decimal import Decimal

from awards.selectors.facts.slices import Reader, Row, Slice, Source
from people.models import SubjectKind
from people.selectors.absences import AbsenceFact, absences_of

NONE = AbsenceFact(Decimal(0), Decimal(0))


def read_absences(cut: Slice) -> Reader:
    """``absent_days`` of the year the period ends in and ``maternity_days`` among them; of persons only."""
    known = absences_of(cut.members, [cut.period.end.year])

    def of(row: Row) -> dict[str, Decimal]:
        if row.subject_kind != SubjectKind.INDIVIDUAL:
            return {}
        found = known.get(row.key[1], NONE)
        return {"absent_days": found.absent_days, "maternity_days": found.maternity_days}

    return of


ABSENCES = Source(frozenset({"absent_days", "maternity_days"}), read_absences)
