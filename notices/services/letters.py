"""What stands in a letter, and for whom one is written."""

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from notices.models import Mail, Notice

SUBJECT_LETTERS = 120
BATCH = 1000


def write_letters(notices: Iterable[Notice]) -> None:
    """Each of ``notices`` whose person has an address waits as a letter in the outbox; twice the same is one letter.

    Must run in the transaction of the event, so that one undone leaves no letter.
    """
    put_in_outbox(_letter(notice) for notice in notices if notice.user.email)


def put_in_outbox(letters: Iterable[Mail]) -> None:
    """``letters`` wait until they have been in the outbox as long as is set; one whose key is known is dropped."""
    send_after = timezone.now() + dt.timedelta(minutes=settings.MAIL_WAIT_MINUTES)
    rows = list(letters)
    for row in rows:
        row.send_after = send_after
    if rows:
        with transaction.atomic():
            Mail.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def letter_to(user, *, subject: str, template: str, dedupe_key: str, **words) -> Mail:
    """A letter to ``user`` that is not in the outbox yet; ``template`` is drawn with ``words``."""
    about = {"user": user, "site": settings.SITE_URL, "preferences_url": reverse("notices:preferences")}
    return Mail(
        user=user,
        to=user.email,
        subject=Truncator(" ".join(subject.split())).chars(SUBJECT_LETTERS),
        body=render_to_string(template, about | words),
        dedupe_key=dedupe_key,
    )


def _letter(notice: Notice) -> Mail:
    letter = letter_to(
        notice.user,
        subject=notice.text,
        template="notices/mail/notice.txt",
        dedupe_key=f"notice:{notice.pk}",
        notice=notice,
    )
    letter.kind, letter.topic = notice.kind, notice.topic
    return letter
