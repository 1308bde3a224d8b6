"""Letters that are over are deleted after their time; what they were about is not sent a second time."""

import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from notices.models import ForgottenMail, Mail, MailState
from notices.services import retention
from notices.services.delivery import deliver_due
from notices.services.letters import letter_to, put_in_outbox
from notices.services.retention import delete_old_letters
from notices.tasks import delete_old_letters_task
from tests.campaigns.threads import at_once
from tests.factories import UserFactory

KEPT = 30
NOW = dt.datetime(2026, 8, 31, 9, tzinfo=timezone.get_default_timezone())
LAST_KEPT = dt.datetime(2026, 8, 1, tzinfo=timezone.get_default_timezone())
"""The first moment of the day that is thirty days back."""


@pytest.fixture(autouse=True)
def _kept(settings):
    settings.MAIL_KEPT_DAYS = KEPT
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def user(db):
    return UserFactory(email="nga@example.org")


def letter(user, state, over_at, key="k"):
    """A letter that came into ``state`` at the moment ``over_at``."""
    with time_machine.travel(over_at, tick=False):
        return Mail.objects.create(
            user=user,
            to=user.email,
            subject="Hồ sơ bị trả lại",
            body="Thiếu biên bản",
            dedupe_key=key,
            state=state,
            send_after=over_at,
            sent_at=over_at if state == MailState.SENT else None,
        )


@pytest.mark.parametrize("state", MailState)
@pytest.mark.parametrize(("before", "is_old"), [(dt.timedelta(0), False), (dt.timedelta(microseconds=1), True)])
def test_only_what_is_over_goes_and_only_after_its_last_day(user, state, before, is_old):
    letter(user, state, LAST_KEPT - before)
    goes = is_old and state in {MailState.SENT, MailState.CANCELLED}
    assert (delete_old_letters(), Mail.objects.count()) == ((1, 0) if goes else (0, 1))


@pytest.mark.parametrize("state", [MailState.WAITING, MailState.HELD, MailState.FAILED])
def test_what_is_not_over_stays_for_years(user, state):
    letter(user, state, NOW - dt.timedelta(days=4000))
    assert (delete_old_letters(), Mail.objects.count()) == (0, 1)


def test_with_zero_days_nothing_goes(user, settings):
    settings.MAIL_KEPT_DAYS = 0
    letter(user, MailState.SENT, NOW - dt.timedelta(days=4000))
    assert (delete_old_letters(), Mail.objects.count()) == (0, 1)


def test_of_a_letter_only_its_key_stays(user):
    letter(user, MailState.SENT, LAST_KEPT - dt.timedelta(days=1), key="notice:7")
    delete_old_letters_task()
    delete_old_letters_task()
    [left] = ForgottenMail.objects.values()
    assert left == {"id": left["id"], "dedupe_key": "notice:7"}


def test_what_was_sent_is_not_sent_again_because_its_row_is_gone(user, settings):
    settings.MAIL_WAIT_MINUTES = 0
    letter(user, MailState.SENT, LAST_KEPT - dt.timedelta(days=1), key="notice:7")
    delete_old_letters()
    template = "notices/mail/notice.txt"
    for key in ("notice:7", "notice:8"):
        put_in_outbox([letter_to(user, subject=key, template=template, dedupe_key=key, notice=None)])
    assert deliver_due() == 1
    assert [message.subject for message in mail.outbox] == ["notice:8"]
    again = Mail.objects.get(dedupe_key="notice:7")
    assert (again.state, again.failure) == ("cancelled", "Thư này đã gửi từ trước nên không gửi lần nữa.")


def test_a_repeat_that_was_cancelled_goes_in_its_time_too(user):
    ForgottenMail.objects.create(dedupe_key="k")
    letter(user, MailState.CANCELLED, LAST_KEPT - dt.timedelta(days=1))
    assert (delete_old_letters(), ForgottenMail.objects.count()) == (1, 1)


@pytest.mark.parametrize(("letters", "batches"), [(3, 2), (4, 2), (5, 3)])
def test_many_go_in_batches(user, monkeypatch, django_assert_max_num_queries, letters, batches):
    monkeypatch.setattr(retention, "BATCH", 2)
    for number in range(letters):
        letter(user, MailState.SENT, LAST_KEPT - dt.timedelta(days=1 + number), key=f"k{number}")
    with django_assert_max_num_queries(5 * batches + 4):  # savepoint, keys, kept keys, letters, release
        assert delete_old_letters() == letters
    assert (Mail.objects.count(), ForgottenMail.objects.count()) == (0, letters)


def test_two_workers_at_once_delete_each_letter_once(committed_db, monkeypatch):
    monkeypatch.setattr(retention, "BATCH", 2)
    user = UserFactory(email="nga@example.org")
    for number in range(9):
        letter(user, MailState.SENT, LAST_KEPT - dt.timedelta(days=1), key=f"k{number}")
    assert sum(at_once(delete_old_letters, delete_old_letters)) == 9
    assert (Mail.objects.count(), ForgottenMail.objects.count()) == (0, 9)


def test_a_letter_that_is_gone_is_not_found(client, user, people):
    old = letter(people["editor"], MailState.SENT, LAST_KEPT - dt.timedelta(days=1))
    client.force_login(people["manager"])
    address = reverse("office:mail-detail", args=[old.pk])
    assert client.get(address).status_code == 200
    delete_old_letters()
    assert client.get(address).status_code == 404
