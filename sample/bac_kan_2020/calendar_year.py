"""The dates of the current year's campaign, all from the day of loading."""

from dataclasses import dataclass
from datetime import date, timedelta

OPENED_BEFORE = timedelta(60)
CLOSES_AFTER = timedelta(30)
FIRST_YEAR = 2022


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """A campaign of the year of ``today`` whose registration is open on that day."""

    today: date

    def __post_init__(self) -> None:
        """Refuse a day before ``FIRST_YEAR``: the year would meet the historic campaign of 2020."""
        if self.today.year < FIRST_YEAR:
            raise ValueError(f"Gói mẫu chỉ dựng được từ năm {FIRST_YEAR}: hãy kiểm tra ngày giờ của máy.")

    @property
    def year(self) -> int:
        """The year the campaign is of."""
        return self.today.year

    @property
    def code(self) -> str:
        """The campaign's code."""
        return f"BK{self.year}"

    @property
    def opens(self) -> date:
        """First day of registration."""
        return self.today - OPENED_BEFORE

    @property
    def closes(self) -> date:
        """Last day of registration."""
        return self.today + CLOSES_AFTER

    @property
    def phases(self) -> tuple[tuple[str, date, date], ...]:
        """Two halves of the year, the first begun as early as registration opened.

        The last day is always 31 December: a campaign is of the year it ends in. In December the window
        reaches past it, into the weeks in which units still hand in the papers of the year.
        """
        return (
            ("Đợt I", min(date(self.year, 1, 1), self.opens), date(self.year, 6, 30)),
            ("Đợt II", date(self.year, 7, 1), date(self.year, 12, 31)),
        )

    @property
    def phase(self) -> int:
        """Number of the phase ``today`` is in."""
        return 1 if self.today <= self.phases[0][2] else 2

    def moment(self, share: float) -> date:
        """A day between the first possible one of this phase's registration (0) and today (1)."""
        first = max(self.opens, self.phases[self.phase - 1][1])
        return first + timedelta(round((self.today - first).days * share))

    def within_year(self, days_ago: int) -> date:
        """The day so many days ago, but not before 1 January."""
        return max(date(self.year, 1, 1), self.today - timedelta(days_ago))
