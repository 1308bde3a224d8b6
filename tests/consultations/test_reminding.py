"""Who asked agencies or the public is reminded on the days that are set, once each, and not once it is done."""

import datetime as dt

import pytest
import time_machine

from common.clock import morning, telling, today
from common.models import AuditEntry
from consultations.services.comment import handle_comment, receive_comment
from consultations.services.consultation import pass_over_request, record_answer, withdraw_request
from consultations.services.notice import close_notice, withdraw_notice
from consultations.services.reminding import remind_due
from consultations.tasks import remind_due_task
from notices.models import Mail, Notice, Reminder, ReminderDay
from notices.services.preference import choose_deliveries
from tests.campaigns.threads import at_once
from tests.factories import RoleAssignmentFactory

AGENCY_DAYS, PUBLIC_DAYS = (-2, 1), (1, 3)


def set_days():
    rows = [ReminderDay(kind="agency", days=days, valid_from="2020-01-01") for days in AGENCY_DAYS]
    rows += [ReminderDay(kind="public", days=days, valid_from="2020-01-01") for days in PUBLIC_DAYS]
    ReminderDay.objects.bulk_create(rows)


@pytest.fixture
def asking(hearing):
    """``specialist`` has an address; the days are set."""
    set_days()
    hearing.specialist.email = "specialist@example.org"
    hearing.specialist.save()
    return hearing


def on(day: dt.date, days: int = 0, hours: int = 1):
    """Inside, it is so many hours after the morning, so many days from ``day``."""
    return telling(morning() + (day - today()) + dt.timedelta(days=days, hours=hours))


def travelled(day: dt.date, days: int):
    """The same for every thread."""
    return time_machine.travel(morning() + (day - today()) + dt.timedelta(days=days, hours=1), tick=False)


def told(day: dt.date, days: int, hours: int = 1) -> int:
    with on(day, days, hours):
        return remind_due()


def texts(user) -> list[str]:
    return list(Notice.objects.unread().filter(user=user, kind="due").order_by("pk").values_list("text", flat=True))


# ---------- Agencies ----------


@pytest.mark.parametrize("days", range(-4, 4))
def test_of_an_agency_one_is_reminded_on_the_days_that_are_set(asking, days):
    consultation = asking.asked(days=20)
    assert told(consultation.due_on, days) == (1 if days in AGENCY_DAYS else 0)
    letters = Mail.objects.filter(kind="due", user=asking.specialist)
    assert letters.count() == len(texts(asking.specialist)) == (1 if days in AGENCY_DAYS else 0)


def test_only_days_of_its_own_kind_count(asking):
    consultation = asking.asked(days=20)
    ReminderDay.objects.filter(kind="agency").update(kind="dossier")
    assert [told(consultation.due_on, days) for days in AGENCY_DAYS] == [0, 0]


def test_the_words_say_who_what_and_until_when(asking):
    consultation = asking.asked(days=20)
    told(consultation.due_on, -2)
    (near,) = texts(asking.specialist)
    assert "Công an tỉnh chưa trả lời hiệp y «Hiệp y khen thưởng»" in near
    assert "còn 2 ngày" in near and f"{consultation.due_on:%d/%m/%Y}" in near and "không chờ nữa" not in near
    told(consultation.due_on, 1)
    assert "Đã quá hạn 1 ngày" in texts(asking.specialist)[1] and "không chờ nữa" in texts(asking.specialist)[1]
    assert Notice.objects.filter(kind="due").first().url == f"/consultations/letters/{consultation.pk}/"


def test_each_agency_is_told_of_apart(asking):
    consultation = asking.asked("Công an tỉnh", "Thuế tỉnh", days=20)
    assert told(consultation.due_on, 1) == 2
    assert Reminder.objects.filter(kind="agency", due_on=consultation.due_on, days=1).count() == 2


def test_nobody_is_reminded_before_the_morning(asking):
    consultation = asking.asked(days=20)
    assert (told(consultation.due_on, 1, hours=-1), told(consultation.due_on, 1, hours=0)) == (0, 1)


def test_the_task_may_come_as_often_as_it_likes(asking):
    consultation = asking.asked(days=20)
    with on(consultation.due_on, 1):
        for _time in range(3):
            remind_due_task()
    assert Reminder.objects.count() == 1
    assert Mail.objects.filter(user=asking.specialist).count() == 1


def test_who_stands_on_the_list_and_who_is_elsewhere_are_not_told(asking):
    listed, elsewhere = asking.listed_keeper(), asking.people["specialist_elsewhere"]
    consultation = asking.asked(days=20)
    told(consultation.due_on, 1)
    people = set(Notice.objects.filter(kind="due").values_list("user", flat=True))
    assert asking.specialist.pk in people
    assert not people & {listed.pk, elsewhere.pk, asking.people["editor"].pk, asking.people["viewer"].pk}
    assert Reminder.objects.get().people == len(people)


def test_where_the_unit_has_nobody_left_those_above_are_told(asking):
    consultation = asking.asked(days=20)
    asking.tree.province.role_assignments.all().delete()
    above = asking.people["nobody"]
    RoleAssignmentFactory(user=above, role="specialist", unit=asking.tree.confederation)
    told(consultation.due_on, 1)
    assert set(Notice.objects.filter(kind="due").values_list("user", flat=True)) == {above.pk}


def test_whoever_wants_it_in_the_application_alone_has_no_letter(asking):
    choose_deliveries(asking.specialist, {"due": "app"})
    consultation = asking.asked(days=20)
    told(consultation.due_on, 1)
    assert texts(asking.specialist) and not Mail.objects.filter(user=asking.specialist).exists()


def _answer(hearing, request):
    record_answer(request, answered_on=today(), answer_no="1/CAT", objections={}, by=hearing.specialist)


def _pass_over(hearing, request):
    pass_over_request(request, reason="Đã nhắc hai lần", by=hearing.specialist)


def _withdraw(hearing, request):
    withdraw_request(request, reason="Hỏi nhầm", by=hearing.specialist)


@pytest.mark.parametrize("settle", [_answer, _pass_over, _withdraw])
def test_what_settles_a_request_takes_its_reminder_back(asking, settle):
    consultation = asking.asked("Công an tỉnh", "Thuế tỉnh", days=20)
    told(consultation.due_on, 1)
    request = consultation.requests.get(agency__name="Công an tỉnh")
    with on(consultation.due_on, 1, hours=2):
        settle(asking, request)
    assert [text.split(" chưa")[0] for text in texts(asking.specialist)] == ["Thuế tỉnh"]
    letters = dict(Mail.objects.filter(user=asking.specialist).values_list("topic", "state"))
    assert letters.pop(request.topic) == "cancelled" and set(letters.values()) == {"waiting"}
    dropped = Mail.objects.get(topic=request.topic, user=asking.specialist)
    assert AuditEntry.objects.get(subject_type__model="mail", subject_id=dropped.pk).move == "drop"
    assert told(consultation.due_on, 1, hours=3) == 0


# ---------- Lists before the public ----------


@pytest.mark.parametrize("days", range(-1, 5))
def test_of_a_list_that_nobody_ended_its_keepers_are_told(asking, days):
    notice = asking.notice()
    assert told(notice.last_day, days) == (1 if days in PUBLIC_DAYS else 0)


def test_comments_that_wait_are_counted(asking):
    notice = asking.notice()
    first = receive_comment(notice, name="An", contact="0912", text="Một")
    receive_comment(notice, name="An", contact="0912", text="Hai")
    handle_comment(first, answer="Đã xem", by=asking.specialist)
    told(notice.last_day, 1)
    assert "còn 1 ý kiến chờ xử lý" in texts(asking.specialist)[0]


def test_a_list_may_be_told_of_before_its_end_too(asking):
    ReminderDay.objects.create(kind="public", days=-1, valid_from="2020-01-01")
    notice = asking.notice()
    assert told(notice.last_day, -1) == 1
    assert "đang lấy ý kiến" in texts(asking.specialist)[0]


@pytest.mark.parametrize("end", ["close", "withdraw"])
def test_what_ends_a_list_takes_its_reminder_back(asking, end):
    notice = asking.notice()
    told(notice.last_day, 1)
    with on(notice.last_day, 1, hours=2):
        if end == "close":
            close_notice(notice, by=asking.specialist)
        else:
            withdraw_notice(notice, reason="Nhầm", by=asking.specialist)
    assert texts(asking.specialist) == []
    assert not Mail.objects.unsent().filter(kind="due").exists()
    assert told(notice.last_day, 3) == 0


# ---------- At once ----------


def test_two_workers_at_once_remind_once(committed_hearing):
    set_days()
    consultation = committed_hearing.asked("Công an tỉnh", "Thuế tỉnh", days=20)
    with travelled(consultation.due_on, 1):
        assert sum(at_once(remind_due, remind_due)) == 2
    assert Reminder.objects.count() == 2
    assert Notice.objects.filter(kind="due", user=committed_hearing.specialist).count() == 2


@pytest.mark.parametrize("attempt", range(3))
def test_an_answer_while_the_machine_reminds_leaves_nothing_behind(committed_hearing, attempt):
    set_days()
    consultation = committed_hearing.asked(days=20)
    request = consultation.requests.get()
    with travelled(consultation.due_on, 1):
        at_once(remind_due, lambda: _answer(committed_hearing, request) or 1)
    assert not Notice.objects.unread().filter(kind="due").exists()
    assert not Mail.objects.unsent().filter(kind="due").exists()
