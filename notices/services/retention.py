"""Letters that are over are kept for as many days as is set; of one deleted only its key stays."""

import datetime as dt
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from common import clock
from notices.models import ForgottenMail, Mail

BATCH: Final = 1000
"""So many letters are deleted in one transaction."""


def delete_old_letters() -> int:
    """Letters sent or cancelled more than ``MAIL_KEPT_DAYS`` days ago are gone; returns how many went just now.

    One of the day that is just so far back stays. None goes while the setting is 0, and never one that is waiting,
    held or failed. Batches that are through stay so when a later one fails.
    """
    deleted = 0
    if settings.MAIL_KEPT_DAYS:
        first_day = clock.today() - dt.timedelta(days=settings.MAIL_KEPT_DAYS)
        before = dt.datetime.combine(first_day, dt.time.min, tzinfo=timezone.get_default_timezone())
        while count := _delete_batch(before):
            deleted += count
    return deleted


@transaction.atomic
def _delete_batch(before: dt.datetime) -> int:
    """Another worker passes over the rows."""
    rows = Mail.objects.over(before).select_for_update(skip_locked=True)
    keys = dict(rows.values_list("pk", "dedupe_key")[:BATCH])
    ForgottenMail.objects.bulk_create([ForgottenMail(dedupe_key=key) for key in keys.values()], ignore_conflicts=True)
    Mail.objects.filter(pk__in=keys).delete()
    return len(keys)
