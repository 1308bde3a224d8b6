"""How a deadline is told to people: until when, how many days are left, how urgent that is."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.vietnamese import TIME_ZONE, end_of_day, local_date

SOON = 3
"""Days left from which a deadline is urgent."""

_WEEKDAYS = (
    gettext_lazy("thứ Hai"),
    gettext_lazy("thứ Ba"),
    gettext_lazy("thứ Tư"),
    gettext_lazy("thứ Năm"),
    gettext_lazy("thứ Sáu"),
    gettext_lazy("thứ Bảy"),
    gettext_lazy("Chủ nhật"),
)
_LAST_MINUTE = time(23, 59)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment seen from now; ``days`` is the difference of calendar days in Vietnam, negative once past."""

    moment: datetime
    days: int
    is_past: bool

    @property
    def tone(self) -> str:
        """Red once past, gold in the last days, grey before."""
        if self.is_past:
            return "red"
        return "gold" if self.days <= SOON else "grey"

    @property
    def until(self) -> str:
        """«17:00, thứ Sáu 31/03/2025», or «hết ngày thứ Sáu 31/03/2025» when the whole day counts."""
        local = self.moment.astimezone(TIME_ZONE)
        day = {"weekday": _WEEKDAYS[local.weekday()], "day": date_format(local, "SHORT_DATE_FORMAT")}
        if local.time() >= _LAST_MINUTE:
            return _("hết ngày %(weekday)s %(day)s") % day
        return _("%(time)s, %(weekday)s %(day)s") % {"time": date_format(local, "TIME_FORMAT"), **day}

    @property
    def left(self) -> str:
        """«còn 12 ngày», «hạn là hôm nay», «đã quá 3 ngày»."""
        if self.is_past:
            return _("đã quá %(days)s ngày") % {"days": -self.days} if self.days else _("đã hết hạn hôm nay")
        return _("còn %(days)s ngày") % {"days": self.days} if self.days else _("hạn là hôm nay")

    def __str__(self) -> str:
        return f"{self.until} ({self.left})"


def deadline_of(moment: date, now: datetime | None = None) -> Deadline:
    """A day lasts until its end in Vietnam; a moment is taken as it is."""
    if not isinstance(moment, datetime):
        moment = end_of_day(moment)
    now = now or timezone.now()
    return Deadline(moment, (local_date(moment) - local_date(now)).days, moment < now)
