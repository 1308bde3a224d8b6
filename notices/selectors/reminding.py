"""Of which deadlines somebody is reminded today, and how far away each is in words."""

import datetime as dt

from django.utils.translation import gettext as _

from common import clock
from notices.models import ReminderDay


def deadlines_today(kind: str) -> dict[dt.date, int]:
    """Deadline of ``kind`` → how many days from it today is; those alone that one is reminded of today."""
    today = clock.today()
    return {today - dt.timedelta(days=row.days): row.days for row in ReminderDay.objects.of(kind).on(today)}


def until_words(due_on: dt.date) -> str:
    """How much time is left until the end of ``due_on``, or since when it is over."""
    left = (due_on - clock.today()).days
    words = {"day": f"{due_on:%d/%m/%Y}", "left": abs(left)}
    if left < 0:
        return _("Đã quá hạn %(left)s ngày (hạn là hết ngày %(day)s).") % words
    if left == 0:
        return _("Hạn là hết hôm nay, %(day)s.") % words
    return _("Hạn là hết ngày %(day)s, còn %(left)s ngày.") % words
