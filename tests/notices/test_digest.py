"""Once a morning, one letter for all that a person has not read, however often the task comes."""

import datetime as dt

import pytest
import time_machine

from common.vietnamese import TIME_ZONE
from notices.models import Delivery, Mail, Notice, NoticeKind
from notices.services.delivery import deliver_due
from notices.services.digest import SHOWN, write_digests
from notices.services.notice import mark_all_read, notify
from notices.services.preference import choose_deliveries
from notices.tasks import write_digests_task
from tests.campaigns.threads import at_once
from tests.factories import UserFactory

EVENING = dt.datetime(2026, 3, 2, 20, 15, tzinfo=TIME_ZONE)
BEFORE_SEVEN = dt.datetime(2026, 3, 3, 6, 59, tzinfo=TIME_ZONE)
MORNING = dt.datetime(2026, 3, 3, 7, 0, tzinfo=TIME_ZONE)
NEXT_MORNING = dt.datetime(2026, 3, 4, 7, 5, tzinfo=TIME_ZONE)


@pytest.fixture
def user(db):
    return UserFactory(full_name="Nguyễn Thị Nga", email="nga@example.org")


def told(users, *texts, at=EVENING, **more):
    with time_machine.travel(at):
        for text in texts:
            notify(users, text=text, **{"kind": NoticeKind.CAMPAIGN} | more)


def digests(at):
    with time_machine.travel(at):
        return write_digests()


def test_what_was_told_is_one_letter_in_the_morning(user, settings):
    settings.SITE_URL = "https://thidua.example.org"
    told([user], "Phong trào A phát động", url="/campaigns/1/")
    told([user], "Phong trào B & C kết thúc", at=EVENING + dt.timedelta(minutes=5))
    assert Mail.objects.count() == 0
    assert digests(MORNING) == 1
    letter = Mail.objects.get()
    assert (letter.user, letter.to, letter.subject) == (user, "nga@example.org", "2 thông báo chưa đọc, 03/03/2026")
    assert (
        "Những thông báo bạn chưa đọc:\n\n"
        "- Phong trào B & C kết thúc (20:20 02/03/2026)\n"
        "- Phong trào A phát động (20:15 02/03/2026)\n"
        "  https://thidua.example.org/campaigns/1/\n"
    ) in letter.body
    assert "Đọc tất cả: https://thidua.example.org/notices/\n" in letter.body


def test_the_task_may_come_as_often_as_it_likes(user):
    told([user], "Một")
    with time_machine.travel(MORNING):
        for _time in range(3):
            write_digests_task()
    assert Mail.objects.count() == 1


def test_before_the_hour_nothing_is_written(user):
    told([user], "Một")
    assert (digests(BEFORE_SEVEN), digests(MORNING)) == (0, 1)


def test_what_is_told_after_the_hour_is_for_the_next_morning(user):
    told([user], "Một")
    told([user], "Hai", at=MORNING + dt.timedelta(minutes=1))
    assert digests(MORNING + dt.timedelta(hours=3)) == 1
    assert "Hai" not in Mail.objects.get().body
    assert digests(NEXT_MORNING) == 1
    second = Mail.objects.latest("pk").body
    assert ("Hai" in second, "Một" in second) == (True, False)


def test_a_morning_without_workers_is_made_up_for(user):
    told([user], "Một")
    assert digests(NEXT_MORNING) == 1


def test_what_was_read_is_left_out(user):
    told([user], "Đã đọc")
    mark_all_read(user)
    told([user], "Chưa đọc")
    assert digests(MORNING) == 1
    assert "Đã đọc" not in Mail.objects.get().body


def test_whoever_has_read_all_gets_no_letter(user):
    told([user], "Đã đọc")
    mark_all_read(user)
    assert digests(MORNING) == 0
    assert not Notice.objects.filter(awaits_digest=True).exists()


@pytest.mark.parametrize(("choice", "letters"), [(Delivery.APP, 0), (Delivery.MAIL, 0), (Delivery.DIGEST, 1)])
def test_only_who_wants_it_gets_one(user, choice, letters):
    choose_deliveries(user, {NoticeKind.CAMPAIGN: choice})
    told([user], "Một")
    assert digests(MORNING) == letters


@pytest.mark.parametrize("change", [{"is_active": False}, {"email": ""}])
def test_whoever_can_read_nothing_gets_none(user, change):
    told([user], "Một")
    type(user).objects.update(**change)
    assert digests(MORNING) == 0


def test_of_many_the_newest_stand_in_the_letter(user):
    told([user], *(f"Tin {number:02}" for number in range(SHOWN + 7)))
    digests(MORNING)
    letter = Mail.objects.get()
    assert (letter.subject.split(",")[0], letter.body.count("- Tin")) == ("37 thông báo chưa đọc", SHOWN)
    assert "Tin 36" in letter.body and "Tin 06" not in letter.body
    assert "Còn 7 thông báo nữa trong ứng dụng." in letter.body


@pytest.mark.parametrize("people", [1, 3])
def test_many_people_cost_a_fixed_number_of_queries(db, people, django_assert_num_queries):
    told([UserFactory(email=f"u{number}@example.org") for number in range(people)], "Một", "Hai")
    with time_machine.travel(MORNING), django_assert_num_queries(9):
        # who waits, savepoint, notices, savepoint, letters, release, done, release, nobody waits
        assert write_digests() == people


def test_two_workers_at_once_write_one_letter(committed_db, settings):
    settings.MAIL_WAIT_MINUTES = 0
    told(UserFactory.create_batch(2, email="nga@example.org"), "Một")
    with time_machine.travel(MORNING):
        written = at_once(write_digests, write_digests)
        assert sum(written) == 2 == Mail.objects.count()
        assert deliver_due() == 2
