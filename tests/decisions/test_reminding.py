"""Who is to approve a step, or waits for a higher body, is reminded on the days that are set, once each."""

import datetime as dt

import pytest
import time_machine

from common.clock import morning, telling, today
from decisions.chain import current_step
from decisions.models import DecisionStep, SubmissionLetter
from decisions.services.answers import record_answer
from decisions.services.approval import approve_step, refuse_decision, step_back
from decisions.services.reminding import remind_due
from decisions.services.sending import send_letter, withdraw_letter
from decisions.tasks import remind_due_task
from notices.models import Mail, Notice, Reminder, ReminderDay
from tests.campaigns.threads import at_once
from tests.decisions.conftest import anew, with_chain
from tests.decisions.letters import UpwardOffice, granted
from tests.factories import DelegationFactory, RoleAssignmentFactory, UserFactory

DAYS = {"step": (-1, 1), "letter": (-3, 7)}


def set_days():
    rows = [ReminderDay(kind=kind, days=day, valid_from="2020-01-01") for kind, days in DAYS.items() for day in days]
    ReminderDay.objects.bulk_create(rows)


@pytest.fixture
def office_with_chain(chain):
    set_days()
    chain.finance.email = "finance@example.org"
    chain.finance.save()
    return chain


@pytest.fixture
def upward(tree, people, awards):
    set_days()
    return UpwardOffice(tree, people, awards)


def on(day: dt.date, days: int = 0, hours: int = 1):
    """Inside, it is so many hours after the morning, so many days from ``day``."""
    return telling(morning() + (day - today()) + dt.timedelta(days=days, hours=hours))


def told(day: dt.date, days: int, hours: int = 1) -> int:
    with on(day, days, hours):
        return remind_due()


def people_told() -> set[str]:
    return set(Notice.objects.unread().filter(kind="due").values_list("user__username", flat=True))


# ---------- Steps ----------


@pytest.mark.parametrize("days", range(-3, 4))
def test_of_a_step_its_takers_are_reminded_on_the_days_that_are_set(office_with_chain, days):
    step = current_step(office_with_chain.submitted())
    assert told(step.due_on, days) == (1 if days in DAYS["step"] else 0)
    assert people_told() == ({office_with_chain.finance.username} if days in DAYS["step"] else set())
    assert Mail.objects.filter(kind="due").count() == len(people_told())


def test_the_words_say_which_step_and_until_when(office_with_chain):
    decision = office_with_chain.submitted()
    step = current_step(decision)
    told(step.due_on, -1)
    notice = Notice.objects.get(kind="due")
    assert "chờ bạn duyệt ở bước «Thẩm định»" in notice.text and "còn 1 ngày" in notice.text
    assert (notice.url, notice.topic) == (f"/decisions/{decision.pk}/", step.topic)


def test_a_deputy_is_told_and_whoever_wrote_it_is_not(office_with_chain):
    office = office_with_chain
    deputy = UserFactory(username="deputy")
    RoleAssignmentFactory(user=deputy, role="viewer", unit=office.tree.province)
    DelegationFactory(unit=office.tree.province, principal=office.finance, deputy=deputy)
    writer = office.people["specialist_province"]
    RoleAssignmentFactory(user=writer, role="finance", unit=office.tree.province)
    step = current_step(office.submitted())
    told(step.due_on, 1)
    assert people_told() == {office.finance.username, "deputy"}


def test_a_step_without_days_reminds_nobody(office_with_chain):
    decision = office_with_chain.submitted()
    step = current_step(decision)
    approve_step(decision, by=office_with_chain.finance)
    assert current_step(decision).due_on is None
    assert [told(step.due_on, days) for days in DAYS["step"]] == [0, 0]


@pytest.mark.parametrize("act", [approve_step, refuse_decision, step_back])
def test_whatever_is_said_at_the_step_takes_its_reminder_back(office_with_chain, act):
    decision = office_with_chain.submitted()
    step = current_step(decision)
    told(step.due_on, -1)
    reason = {} if act is approve_step else {"reason": "Thiếu"}
    with on(step.due_on, -1, hours=2):
        act(decision, by=anew(office_with_chain.finance), **reason)
    assert people_told() == set()
    assert not Mail.objects.unsent().filter(kind="due").exists()
    assert told(step.due_on, 1) == 0


def test_a_step_asked_again_is_reminded_of_its_new_day(office_with_chain):
    office = office_with_chain
    decision = office.submitted()
    first = current_step(decision).due_on
    told(first, -1)
    approve_step(decision, by=office.finance)
    with on(first, 5):
        step_back(decision, by=office.approver, reason="Xem lại")
        again = current_step(decision).due_on
    assert again > first
    assert told(again, -1) == 1
    assert Reminder.objects.filter(kind="step").count() == 2


def test_the_task_may_come_as_often_as_it_likes(office_with_chain):
    step = current_step(office_with_chain.submitted())
    with on(step.due_on, 1):
        for _time in range(3):
            remind_due_task()
    assert (Reminder.objects.count(), Notice.objects.filter(kind="due").count()) == (1, 1)


def test_nobody_is_reminded_before_the_morning(office_with_chain):
    step = current_step(office_with_chain.submitted())
    assert (told(step.due_on, 1, hours=-1), told(step.due_on, 1, hours=0)) == (0, 1)


# ---------- Letters to a higher body ----------


def sent(office) -> SubmissionLetter:
    letter = office.drafted()
    SubmissionLetter.objects.filter(pk=letter.pk).update(due_on=today() + dt.timedelta(days=20))
    return send_letter(SubmissionLetter.objects.get(pk=letter.pk), by=office.chair)


@pytest.mark.parametrize("days", [-4, -3, 0, 7])
def test_of_a_letter_those_who_sent_it_are_reminded(upward, days):
    letter = sent(upward)
    assert told(letter.due_on, days) == (1 if days in DAYS["letter"] else 0)
    if days in DAYS["letter"]:
        assert {upward.clerk.username, upward.chair.username} <= people_told()
        assert not people_told() & {"above", "editor", "viewer", "specialist_elsewhere"}
        assert letter.number_label in Notice.objects.filter(kind="due").first().text


def test_a_letter_without_a_day_reminds_nobody(upward):
    letter = upward.sent()
    assert letter.due_on is None
    assert told(today(), 20) == 0


def test_a_part_of_the_answers_leaves_the_reminder_all_of_them_take_it_back(upward):
    letter = sent(upward)
    told(letter.due_on, 7)
    with on(letter.due_on, 7, hours=2):
        part = record_answer(letter, granted(), by=upward.clerk, numbers=[1])
        assert upward.clerk.username in people_told()
        record_answer(part, granted("121/QĐ-TLĐ"), by=upward.clerk)
    assert people_told() == set()


def test_a_letter_that_is_withdrawn_takes_its_reminder_back(upward):
    letter = sent(upward)
    told(letter.due_on, -3)
    with on(letter.due_on, -3, hours=2):
        withdraw_letter(letter, by=upward.chair, reason="Gửi nhầm")
    assert people_told() == set()
    assert told(letter.due_on, 7) == 0


# ---------- At once ----------


def travelled(day: dt.date, days: int):
    """It is that day's morning for every thread."""
    return time_machine.travel(morning() + (day - today()) + dt.timedelta(days=days, hours=1), tick=False)


def test_two_workers_at_once_remind_once(committed_office):
    set_days()
    office = with_chain(committed_office)
    step = current_step(office.submitted())
    with travelled(step.due_on, 1):
        assert sum(at_once(remind_due, remind_due)) == 1
    assert (Reminder.objects.count(), Notice.objects.filter(kind="due").count()) == (1, 1)


@pytest.mark.parametrize("attempt", range(3))
def test_an_approval_while_the_machine_reminds_leaves_nothing_behind(committed_office, attempt):
    set_days()
    office = with_chain(committed_office)
    decision = office.submitted()
    step = current_step(decision)
    with travelled(step.due_on, 1):
        at_once(remind_due, lambda: approve_step(decision, by=anew(office.finance)).state)
    assert not DecisionStep.objects.get(pk=step.pk).is_current
    assert people_told() == set()
