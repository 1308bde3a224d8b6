"""Working days: Monday to Friday without the public holidays of the catalogue."""

import datetime as dt

from common.models import Holiday

WEEK = 5
"""Working days of a week; the law on labour leaves Saturday and Sunday free in offices."""


def add_working_days(day: dt.date, number: int) -> dt.date:
    """The last of ``number`` working days that begin the day after ``day``."""
    free = set(Holiday.objects.filter(day__gt=day).values_list("day", flat=True))
    while number > 0:
        day += dt.timedelta(days=1)
        if day.weekday() < WEEK and day not in free:
            number -= 1
    return day
