"""When things happened in a load: all in the present year, before today."""

import datetime as dt
from dataclasses import dataclass

from common.vietnamese import TIME_ZONE


@dataclass(frozen=True, slots=True)
class Calendar:
    """The year of the load up to ``today``; the very same on any hour of that day."""

    today: dt.date

    @property
    def year(self) -> int:
        return self.today.year

    @property
    def first_day(self) -> dt.date:
        return dt.date(self.year, 1, 1)

    @property
    def last_day(self) -> dt.date:
        return dt.date(self.year, 12, 31)

    def moment(self, part: float) -> dt.datetime:
        """``part`` (0 to 1) of the way from New Year to the last midnight."""
        start = dt.datetime.combine(self.first_day, dt.time(), TIME_ZONE)
        end = dt.datetime.combine(self.today, dt.time(), TIME_ZONE)
        return start + dt.timedelta(seconds=int((end - start).total_seconds() * part))

    def day(self, part: float) -> dt.date:
        return self.moment(part).date()
