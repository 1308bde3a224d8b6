"""Quarters of the calendar year. Standard library only."""

import datetime as dt
from dataclasses import dataclass

from common.vietnamese.numbers import roman

MONTHS = 3
IN_A_YEAR = 4


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a calendar year; ``number`` is 1 to 4."""

    year: int
    number: int

    @classmethod
    def of(cls, day: dt.date) -> "Quarter":
        """The quarter ``day`` lies in."""
        return cls(day.year, (day.month - 1) // MONTHS + 1)

    @property
    def first(self) -> dt.date:
        return dt.date(self.year, MONTHS * (self.number - 1) + 1, 1)

    @property
    def last(self) -> dt.date:
        return self.next.first - dt.timedelta(days=1)

    @property
    def next(self) -> "Quarter":
        return Quarter(self.year, self.number + 1) if self.number < IN_A_YEAR else Quarter(self.year + 1, 1)

    @property
    def key(self) -> str:
        """«2022-2», as addresses write it."""
        return f"{self.year}-{self.number}"

    @property
    def label(self) -> str:
        """«quý II/2022»."""
        return f"quý {roman(self.number)}/{self.year}"


def quarters_between(first: dt.date, last: dt.date) -> list[Quarter]:
    """The quarters any day from ``first`` to ``last`` lies in, in order; none when ``last`` comes before ``first``."""
    found, quarter = [], Quarter.of(first)
    while quarter.first <= last:
        found.append(quarter)
        quarter = quarter.next
    return found if first <= last else []
