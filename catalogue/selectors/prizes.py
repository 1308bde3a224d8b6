"""What an award brings on a day, by the rows of the catalogue that hold on it."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from catalogue.models import BaseSalary, PrizeMultiple, PrizeSubject, PrizeTerms
from catalogue.prizes import prize_amount

HOUSEHOLD = "household"
PAID_AS = {
    "individual": PrizeSubject.INDIVIDUAL,
    HOUSEHOLD: PrizeSubject.INDIVIDUAL,
    "collective": PrizeSubject.COLLECTIVE,
    "unit": PrizeSubject.COLLECTIVE,
}
"""By whose multiple a kind of subject is paid."""


@dataclass(frozen=True, slots=True)
class Prize:
    """Money in đồng and what it was computed from; ``unverified`` when any of that still needs checking."""

    amount: int
    multiple: Decimal
    factor: Decimal
    salary: int
    unverified: bool


@dataclass(frozen=True, slots=True)
class PrizeTable:
    """All that prizes of one day are computed from; ``None`` where nothing holds on it yet."""

    salary: BaseSalary | None
    terms: PrizeTerms | None
    multiples: dict[tuple[int, str], PrizeMultiple]

    @classmethod
    def on(cls, day: dt.date) -> Self:
        """The table of ``day``, in three queries."""
        multiples = PrizeMultiple.objects.in_force_on(day)
        return cls(
            salary=BaseSalary.objects.on(day),
            terms=PrizeTerms.objects.on(day),
            multiples={(row.award_id, row.subject_kind): row for row in multiples},
        )

    def prize(self, award_id: int, subject_kind: str) -> Prize | None:
        """What one subject of a kind gets for an award; ``None`` when no multiple, salary or terms are known."""
        row = self.multiples.get((award_id, PAID_AS[subject_kind]))
        return row and self.prize_by(row, is_household=subject_kind == HOUSEHOLD)

    def prize_by(self, row: PrizeMultiple, *, is_household: bool = False) -> Prize | None:
        """What ``row`` brings that day; ``None`` when no salary or terms are known."""
        if self.salary is None or self.terms is None:
            return None
        factor = self.terms.household_factor if is_household else Decimal(1)
        rounding = self.terms.rounding
        return Prize(
            amount=prize_amount(row.multiple, salary=self.salary.amount, rounding=rounding, factor=factor),
            multiple=row.multiple,
            factor=factor,
            salary=self.salary.amount,
            unverified=row.unverified or self.salary.unverified or self.terms.unverified,
        )
