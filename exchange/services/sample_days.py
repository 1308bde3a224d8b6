"""The past of a sample is told on its own days, each deed by the account that did it."""

import datetime as dt
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

import pghistory
from django.utils import timezone

from accounts.models import User
from common import clock
from common.vietnamese import TIME_ZONE

MORNING, AFTERNOON = dt.time(8, 30), dt.time(14, 30)


def on_day(day: dt.date, time: dt.time = MORNING) -> AbstractContextManager[None]:
    """Inside, it is ``time`` on ``day`` in Vietnam, or now when that has not come yet."""
    return clock.telling(min(dt.datetime.combine(day, time, TIME_ZONE), timezone.now()))


@contextmanager
def acting(by: User, on: dt.date, time: dt.time = MORNING) -> Iterator[None]:
    """Inside, it is ``time`` on the day ``on``, and what changes is written down as changed by ``by``."""
    with on_day(on, time), pghistory.context(user=by.pk):
        yield
