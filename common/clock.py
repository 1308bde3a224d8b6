"""What time it is for whatever is judged by it: now, unless a sample is being told as it happened."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

_told_at: ContextVar[dt.datetime | None] = ContextVar("told_at", default=None)


def now() -> dt.datetime:
    """The moment that windows, receipts and audit lines go by."""
    return _told_at.get() or timezone.now()


def today() -> dt.date:
    """The day of ``now`` in Asia/Ho_Chi_Minh."""
    return timezone.localdate(now())


def morning() -> dt.datetime:
    """Seven o'clock of ``today`` in Asia/Ho_Chi_Minh: the machine writes to nobody earlier in the day."""
    return dt.datetime.combine(today(), dt.time(7), tzinfo=timezone.get_default_timezone())


@contextmanager
def telling(moment: dt.datetime) -> Iterator[None]:
    """Inside, it is ``moment``. For sample packs alone: whoever works with the application lives in the present."""
    token = _told_at.set(moment)
    try:
        yield
    finally:
        _told_at.reset(token)
