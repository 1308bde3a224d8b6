"""Days away from work, for many members at once."""

import datetime as dt
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


def absences_between(members: Collection[int], start: dt.date, end: dt.date) -> dict[int, AbsenceFact | None]:
    """The days away of ``members``, by key, that lie between both days; one query.

    A member is ``None`` when a line of these years cannot be placed: it has no day that puts it inside or outside, or
    lies on both sides. One nobody recorded anything of is absent.
    """
    found: dict[int, AbsenceFact | None] = {}
    lines = Absence.objects.filter(member__in=members, year__range=(start.year, end.year), working_days__gt=0)
    for member, reason, days, first, last in lines.values_list(
        "member", "reason", "working_days", "from_date", "to_date"
    ):
        if (last and last < start) or (first and first > end):
            continue
        sum_so_far = found.get(member, AbsenceFact(Decimal(0), Decimal(0)))
        if sum_so_far is None or not (first and last and start <= first and last <= end):
            found[member] = None
            continue
        maternity = days if reason == AbsenceReason.MATERNITY else Decimal(0)
        found[member] = AbsenceFact(sum_so_far.absent_days + days, sum_so_far.maternity_days + maternity)
    return found
