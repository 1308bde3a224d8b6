"""A letter is written with its event and sent once; an outage of the mail server is waited out."""

import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.db import connection, transaction
from django.utils import timezone

from notices.models import Delivery, Mail, MailState, Notice, NoticeKind
from notices.services.delivery import PAUSES, deliver_due
from notices.services.letters import letter_to, put_in_outbox
from notices.services.notice import notify
from notices.services.preference import choose_deliveries
from notices.tasks import deliver_mail_task
from tests.campaigns.threads import at_once
from tests.factories import UserFactory

SERVERS = "tests.notices.mail_servers"
TEXT = "Hồ sơ bị trả lại: thiếu biên bản"


@pytest.fixture
def user(db):
    return UserFactory(full_name="Nguyễn Thị Nga", email="nga@example.org")


@pytest.fixture
def due(user, settings):
    """A letter that may go at once."""
    settings.MAIL_WAIT_MINUTES = 0
    notify([user], text=TEXT, url="/campaigns/dossiers/7/", kind=NoticeKind.DOSSIER)
    return Mail.objects.get()


def fate(letter):
    letter.refresh_from_db()
    return letter.state, letter.attempts


def states():
    return dict(Mail.objects.values_list("to", "state"))


# ---------- Written with the event ----------


def test_a_notice_of_its_kind_is_a_letter_that_waits(user, settings):
    settings.SITE_URL = "https://thidua.example.org"
    before = timezone.now()
    notify([user], text=TEXT, url="/campaigns/dossiers/7/", kind=NoticeKind.DOSSIER, topic="dossier:7")
    letter = Mail.objects.get()
    assert (letter.user, letter.to, letter.subject, letter.kind, letter.topic, letter.state) == (
        user,
        "nga@example.org",
        TEXT,
        "dossier",
        "dossier:7",
        "waiting",
    )
    assert letter.send_after >= before + dt.timedelta(minutes=settings.MAIL_WAIT_MINUTES)
    assert letter.body.startswith(f"Kính gửi Nguyễn Thị Nga,\n\n{TEXT}\n")
    assert "Xem: https://thidua.example.org/campaigns/dossiers/7/\n" in letter.body
    assert "Đổi cách nhận thư: https://thidua.example.org/notices/preferences/" in letter.body
    assert deliver_due() == 0 and mail.outbox == []


def test_what_people_typed_stands_in_a_letter_as_they_typed_it(user):
    notify([user], text="Thiếu «A & B» <năm>\nvà chữ ký", kind=NoticeKind.DOSSIER)
    letter = Mail.objects.get()
    assert letter.subject == "Thiếu «A & B» <năm> và chữ ký"
    assert "Thiếu «A & B» <năm>\nvà chữ ký" in letter.body


def test_a_long_text_has_a_short_subject(user):
    notify([user], text="Rất dài " * 60, kind=NoticeKind.DOSSIER)
    letter = Mail.objects.get()
    assert len(letter.subject) == 120 and letter.subject.endswith("…")


@pytest.mark.parametrize(
    ("kind", "choice", "letters"),
    [
        ("", None, 0),
        (NoticeKind.DOSSIER, None, 1),
        (NoticeKind.DOSSIER, Delivery.APP, 0),
        (NoticeKind.DOSSIER, Delivery.DIGEST, 0),
        (NoticeKind.FILES, None, 0),
        (NoticeKind.FILES, Delivery.MAIL, 1),
    ],
)
def test_a_letter_is_written_as_the_person_chose(user, kind, choice, letters):
    if choice:
        choose_deliveries(user, {kind: choice})
    notify([user], text=TEXT, kind=kind)
    assert (Notice.objects.count(), Mail.objects.count()) == (1, letters)


def test_whoever_has_no_address_or_is_locked_has_no_letter(db):
    notify([UserFactory(), UserFactory(email="a@example.org", is_active=False)], text=TEXT, kind=NoticeKind.DOSSIER)
    assert Mail.objects.count() == 0


def test_what_is_told_once_is_written_once(user):
    for _time in range(2):
        notify([user], text=TEXT, kind=NoticeKind.DOSSIER)
    assert Mail.objects.count() == 1


def test_a_letter_whose_key_is_known_is_dropped(user):
    for subject in ("Một", "Hai"):
        put_in_outbox(
            [letter_to(user, subject=subject, template="notices/mail/notice.txt", dedupe_key="k", notice=None)]
        )
    assert Mail.objects.get().subject == "Một"


def test_an_event_undone_leaves_no_letter(committed_db, settings):
    settings.MAIL_WAIT_MINUTES = 0
    user = UserFactory(email="nga@example.org")
    with transaction.atomic():
        notify([user], text=TEXT, kind=NoticeKind.DOSSIER)
        assert Mail.objects.count() == 1
        transaction.set_rollback(True)
    assert (Mail.objects.count(), Notice.objects.count(), deliver_due(), mail.outbox) == (0, 0, 0, [])


@pytest.mark.parametrize("people", [1, 3])
def test_writing_to_many_asks_a_fixed_number_of_queries(db, people, django_assert_num_queries):
    users = [UserFactory(email=f"u{number}@example.org") for number in range(people)]
    with django_assert_num_queries(8):  # savepoint, told before, notices, choices, savepoint, letters, release, release
        notify(users, text=TEXT, kind=NoticeKind.DOSSIER)
    assert Mail.objects.count() == people


# ---------- Sent once ----------


def test_a_due_letter_goes_once_however_often_the_task_comes(due, settings):
    settings.SITE_URL = "https://thidua.example.org"
    deliver_mail_task()
    deliver_mail_task()
    [message] = mail.outbox
    assert (message.to, message.subject, message.body) == (["nga@example.org"], due.subject, due.body)
    assert message.extra_headers["Message-ID"] == f"<mail-{due.pk}@thidua.example.org>"
    assert fate(due) == ("sent", 1) and due.sent_at is not None


def test_two_workers_at_once_send_each_letter_once(committed_db, settings):
    settings.MAIL_WAIT_MINUTES = 0
    settings.EMAIL_BACKEND = f"{SERVERS}.SlowServer"
    users = [UserFactory(email=f"u{number}@example.org") for number in range(8)]
    notify(users, text=TEXT, kind=NoticeKind.DOSSIER)
    mail.outbox = []
    shares = at_once(deliver_due, deliver_due)
    assert sum(shares) == 8 and all(shares), shares
    assert sorted(message.to[0] for message in mail.outbox) == sorted(user.email for user in users)
    assert set(states().values()) == {"sent"}


def test_a_letter_in_other_hands_is_passed_over(committed_db, settings):
    settings.MAIL_WAIT_MINUTES = 0
    notify([UserFactory(email=f"u{number}@example.org") for number in range(2)], text=TEXT, kind=NoticeKind.DOSSIER)
    held, other = Mail.objects.order_by("send_after", "pk")
    with transaction.atomic():
        Mail.objects.select_for_update().get(pk=held.pk)
        [sent] = at_once(deliver_due)
    assert (sent, fate(held)[0], fate(other)[0]) == (1, "waiting", "sent")


@pytest.mark.parametrize("state", [MailState.HELD, MailState.CANCELLED, MailState.FAILED])
def test_what_does_not_wait_does_not_go(due, state):
    Mail.objects.update(state=state)
    assert (deliver_due(), mail.outbox) == (0, [])


def test_a_letter_goes_where_the_account_says_now(due, user):
    user.email = "moi@example.org"
    user.save()
    assert deliver_due() == 1
    due.refresh_from_db()
    assert (mail.outbox[0].to, due.to) == (["moi@example.org"], "moi@example.org")


@pytest.mark.parametrize(
    ("change", "state", "sentence"),
    [({"is_active": False}, "cancelled", "đã bị khoá"), ({"email": ""}, "failed", "không còn địa chỉ thư")],
)
def test_an_account_that_can_read_nothing_gets_nothing(due, user, change, state, sentence):
    type(user).objects.filter(pk=user.pk).update(**change)
    assert (deliver_due(), mail.outbox) == (0, [])
    assert fate(due)[0] == state and sentence in due.failure


# ---------- The server is away, or says no ----------


def test_an_outage_is_waited_out_with_growing_pauses_and_then_told(due, settings):
    settings.EMAIL_BACKEND = f"{SERVERS}.ServerAway"
    seen = []
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for attempt, pause in enumerate(PAUSES, 1):
            assert deliver_due() == 0
            assert fate(due) == ("waiting", attempt)
            assert due.send_after == timezone.now() + pause and "Tự thử lại lúc" in due.failure
            seen.append(pause)
            clock.shift(pause - dt.timedelta(seconds=1))
            assert (deliver_due(), fate(due)) == (0, ("waiting", attempt))
            clock.shift(dt.timedelta(seconds=1))
        assert deliver_due() == 0
    assert seen == sorted(seen) and dt.timedelta(hours=20) < sum(seen, dt.timedelta()) < dt.timedelta(hours=30)
    assert fate(due) == ("failed", len(PAUSES) + 1)
    assert "sau 8 lần thử (ConnectionRefusedError)" in due.failure and "«Gửi lại»" in due.failure


def test_the_letter_goes_when_the_server_is_back(due, settings):
    usual = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{SERVERS}.ServerAway"
    deliver_due()
    settings.EMAIL_BACKEND = usual
    with time_machine.travel(timezone.now() + PAUSES[0]):
        assert deliver_due() == 1
    assert fate(due) == ("sent", 2) and due.failure == ""


def test_nobody_listens_at_the_address_of_the_server(due, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert deliver_due() == 0
    assert fate(due) == ("waiting", 1) and "ConnectionRefusedError" in due.failure


def test_an_outage_costs_one_attempt_not_one_for_each_letter(due, settings, user):
    notify([user], text="Việc khác", kind=NoticeKind.DOSSIER)
    settings.EMAIL_BACKEND = f"{SERVERS}.ServerAway"
    deliver_due()
    assert list(Mail.objects.order_by("pk").values_list("attempts", flat=True)) == [1, 0]


def test_a_letter_that_is_refused_does_not_stop_the_others(db, settings):
    settings.MAIL_WAIT_MINUTES = 0
    settings.EMAIL_BACKEND = f"{SERVERS}.PickyServer"
    names = ("gone", "busy", "full", "nga")
    notify([UserFactory(email=f"{name}@example.org") for name in names], text=TEXT, kind=NoticeKind.DOSSIER)
    assert deliver_due() == 1
    assert states() == {
        "gone@example.org": "failed",
        "busy@example.org": "waiting",
        "full@example.org": "waiting",
        "nga@example.org": "sent",
    }
    failure = Mail.objects.get(to="gone@example.org").failure
    assert "từ chối thư gửi tới gone@example.org (550)" in failure and "«Gửi lại»" in failure


def test_an_address_that_cannot_be_written_does_not_stop_the_others(due, user):
    type(user).objects.filter(pk=user.pk).update(email="nga@example.org\nBcc: x@example.org")
    notify([UserFactory(email="b@example.org")], text=TEXT, kind=NoticeKind.DOSSIER)
    assert deliver_due() == 1
    assert (fate(due)[0], len(mail.outbox)) == ("failed", 1)


def test_a_task_leaves_off_in_time(due):
    assert deliver_due(seconds=0) == 0
    assert fate(due) == ("waiting", 0)


def test_the_longest_waiting_goes_first_by_the_index(due):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan TO off")
        plan = Mail.objects.due()[:1].explain()
    assert "mail_due_idx" in plan
