"""Once a day, in the morning: one letter for all that a person was told and has not read."""

import datetime as dt
from collections.abc import Collection
from itertools import groupby
from operator import attrgetter

from django.db import transaction
from django.urls import reverse
from django.utils.translation import ngettext

from common import clock
from notices.models import Mail, Notice
from notices.services.letters import letter_to, put_in_outbox

PEOPLE = 500
SHOWN = 30
"""So many stand in the letter, the newest first; of more it says how many."""


def write_digests() -> int:
    """Whoever waits for the digest of today has it in the outbox, once; returns how many were written.

    What is told after ``clock.morning`` is for the next one. What a person has read meanwhile is left out.
    """
    morning, written = clock.morning(), 0
    if clock.now() < morning:
        return written
    waiting = Notice.objects.for_digest(morning).order_by("user_id").values_list("user_id", flat=True).distinct()
    while users := list(waiting[:PEOPLE]):
        written += _write_digests(users, morning)
    return written


@transaction.atomic
def _write_digests(users: Collection[int], morning: dt.datetime) -> int:
    """Another worker waits for the rows, and then finds nothing left of them."""
    rows = Notice.objects.for_digest(morning).filter(user__in=users).select_for_update(of=("self",))
    notices = list(rows.select_related("user").order_by("user_id", "-created_at", "-pk"))
    unread = [notice for notice in notices if notice.read_at is None and notice.user.is_active and notice.user.email]
    letters = [_digest(list(told), morning.date()) for _user, told in groupby(unread, key=attrgetter("user_id"))]
    put_in_outbox(letters)
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(awaits_digest=False)
    return len(letters)


def _digest(notices: list[Notice], day: dt.date) -> Mail:
    """The letter about ``notices``, all of one person."""
    user, count = notices[0].user, len(notices)
    subject = ngettext("%(count)d thông báo chưa đọc, %(day)s", "%(count)d thông báo chưa đọc, %(day)s", count)
    return letter_to(
        user,
        subject=subject % {"count": count, "day": f"{day:%d/%m/%Y}"},
        template="notices/mail/digest.txt",
        dedupe_key=f"digest:{user.pk}:{day:%Y-%m-%d}",
        notices=notices[:SHOWN],
        more=count - SHOWN,
        list_url=reverse("notices:list"),
    )
