"""Days people work: neither Saturdays and Sundays nor public holidays."""

import datetime as dt

from common.models import Holiday

SATURDAY = 5
DAY = dt.timedelta(days=1)


def after_working_days(start: dt.date, count: int) -> dt.date:
    """The ``count``-th working day after ``start``, which itself is not counted; one query."""
    holidays = set(Holiday.objects.filter(day__gt=start).values_list("day", flat=True))
    day = start
    while count > 0:
        day += DAY
        if day.weekday() < SATURDAY and day not in holidays:
            count -= 1
    return day
