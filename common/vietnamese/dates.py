"""Days as Vietnamese offices write them: day first, Asia/Ho_Chi_Minh."""

import calendar
import re
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from common.vietnamese.errors import UnclearDate, gettext_noop
from common.vietnamese.text import clean

TIME_ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")

_DAY_FIRST: Final = re.compile(r"(?P<day>[0-9]{1,2})(?P<mark>[/.-])(?P<month>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})")
_YEAR_FIRST: Final = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_IN_WORDS: Final = re.compile(
    r"(?:ngày )?(?P<day>[0-9]{1,2}) tháng (?P<month>[0-9]{1,2}) năm (?P<year>[0-9]{4})", re.IGNORECASE
)
_SHORT_YEAR: Final = re.compile(r"[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{2}")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_MONTHS = 12
_LAST_PADDED_MONTH = 2


def parse_date(value: str | date) -> date:
    """The day of 18/05/2023, 18-5-2023, 18.5.2023, 2023-05-18 or «ngày 18 tháng 5 năm 2023».

    A moment gives its day in Vietnam.

    Raises ``UnclearDate`` for anything else: month first, two-digit years, days that are not in the calendar.
    """
    if isinstance(value, date):
        return local_date(value)
    text = clean(value)
    if not text:
        raise UnclearDate(gettext_noop("Chưa có ngày. Hãy nhập ngày, ví dụ 18/05/2023."))
    found = _DAY_FIRST.fullmatch(text) or _YEAR_FIRST.fullmatch(text) or _IN_WORDS.fullmatch(text)
    if _SHORT_YEAR.fullmatch(text):
        raise UnclearDate(
            gettext_noop(
                "«%(text)s» không phải một ngày đủ năm: hai chữ số có thể là hai thế kỷ. Hãy ghi năm bốn chữ số, ví dụ"
                " 18/05/2023."
            ),
            text=text,
        )
    if found is None:
        raise UnclearDate(
            gettext_noop("«%(text)s» không phải một ngày. Hãy nhập ngày/tháng/năm, ví dụ 18/05/2023."),
            text=text,
        )
    return _day(int(found["day"]), int(found["month"]), int(found["year"]), text)


def _day(day: int, month: int, year: int, text: str) -> date:
    if not 1 <= month <= _MONTHS:
        raise UnclearDate(
            gettext_noop("«%(text)s»: không có tháng %(month)s. Hãy ghi ngày trước, tháng sau, ví dụ 18/05/2023."),
            text=text,
            month=month,
        )
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise UnclearDate(
            gettext_noop("«%(text)s»: năm phải từ %(first)s đến %(last)s. Hãy kiểm tra lại năm."),
            text=text,
            first=_FIRST_YEAR,
            last=_LAST_YEAR,
        )
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise UnclearDate(
            gettext_noop("«%(text)s»: tháng %(month)s năm %(year)s chỉ có ngày 1 đến %(days)s. Hãy sửa lại ngày."),
            text=text,
            month=month,
            year=year,
            days=days,
        )
    return date(year, month, day)


def local_date(value: date) -> date:
    """The day itself; of an aware moment, its day in Vietnam; of a naive one, its own day."""
    if not isinstance(value, datetime):
        return value
    return (value.astimezone(TIME_ZONE) if value.tzinfo else value).date()


def format_date_official(value: date, place: str = "") -> str:
    """«Hải Dương, ngày 18 tháng 5 năm 2023»: a zero before days below 10 and months 1, 2. Decree 30/2020."""
    day = local_date(value)
    month = f"{day.month:02d}" if day.month <= _LAST_PADDED_MONTH else f"{day.month}"
    written = f"ngày {day.day:02d} tháng {month} năm {day.year}"
    return f"{clean(place)}, {written}" if place else written


def format_day(value: date) -> str:
    """«01/9/2021»: zeros as in ``format_date_official``, which is how legal texts write a day."""
    day = local_date(value)
    month = f"{day.month:02d}" if day.month <= _LAST_PADDED_MONTH else f"{day.month}"
    return f"{day.day:02d}/{month}/{day.year}"


def end_of_day(day: date) -> datetime:
    """The last microsecond of ``day`` in Vietnam."""
    return datetime.combine(local_date(day), time.max, TIME_ZONE)


def today() -> date:
    """The current day in Vietnam, whatever the machine's own zone."""
    return datetime.now(TIME_ZONE).date()
