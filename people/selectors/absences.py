"""Days away from work, for many members at once."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, Sum

from people.models import Absence, AbsenceReason


@dataclass(frozen=True, slots=True)
class AbsenceFact:
    """Working days away: ``absent_days`` in all, ``maternity_days`` of them for maternity."""

    absent_days: Decimal
    maternity_days: Decimal


def absences_of(members: Collection[int], years: Collection[int]) -> dict[int, AbsenceFact]:
    """The days away of ``members``, by key, in ``years``; one query. A member nobody recorded any of is absent.

    Days are kept by year: a period over two years has those of both.
    """
    is_maternity = Q(reason=AbsenceReason.MATERNITY)
    rows = (
        Absence.objects.filter(member__in=members, year__in=years)
        .order_by()
        .values("member")
        .annotate(days=Sum("working_days"), maternity=Sum("working_days", filter=is_maternity, default=Decimal(0)))
    )
    return {
        member: AbsenceFact(days, maternity)
        for member, days, maternity in rows.values_list("member", "days", "maternity")
    }
