"""Units that still owe are reminded on the days that are set, once each, and never again once they have sent."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError

from campaigns.services.campaign import close_registration, end_campaign, reopen_registration, update_campaign
from campaigns.services.extension import grant_extension
from campaigns.services.moves import correct_dossier, return_dossier, send_dossier
from campaigns.services.reminding import remind_by_hand, remind_due
from campaigns.tasks import remind_due_task
from common.errors import NotAllowed
from common.models import AuditEntry
from notices.models import Mail, Notice, Reminder, ReminderDay
from notices.services.delivery import deliver_due
from notices.services.digest import write_digests
from notices.services.preference import choose_deliveries
from tests.campaigns.conftest import REASON, fresh
from tests.campaigns.reminding import DAYS, DUE, K, S, at, draft, invitation, make_stage
from tests.campaigns.threads import at_once
from tests.factories import (
    DossierFactory,
    ParticipationFactory,
    RoleAssignmentFactory,
    UserFactory,
)
from units.models import Role, Unit


@pytest.fixture
def stage(db):
    return make_stage()


def told(days, hour=8):
    """How many units the machine reminded that day."""
    with at(days, hour):
        return remind_due()


# ---------- The machine reminds ----------


@pytest.mark.parametrize("days", range(-9, 4))
def test_one_is_reminded_on_the_days_that_are_set(stage, days):
    assert told(days) == (2 if days in DAYS else 0)
    assert Notice.objects.filter(kind="reminder").count() == Mail.objects.filter(kind="reminder").count()
    assert set(Notice.objects.values_list("user__username", flat=True)) == (
        {"editor", "editor2"} if days in DAYS else set()
    )


def test_the_days_are_rows_with_dates(stage):
    ReminderDay.objects.filter(days=-7).update(valid_to="2026-03-01")
    ReminderDay.objects.create(days=-5, valid_from="2026-03-01")
    ReminderDay.objects.create(days=-2, valid_from="2027-01-01")
    assert [day for day in range(-9, 4) if told(day)] == [-5, -3, -1, 1]


def test_without_days_nobody_is_reminded(stage):
    ReminderDay.objects.all().delete()
    assert told(-3) == 0


def test_nobody_is_reminded_before_seven(stage):
    assert (told(-3, hour=6), told(-3, hour=7)) == (0, 2)


def test_the_task_may_come_as_often_as_it_likes(stage):
    with at(-3):
        for _time in range(3):
            remind_due_task()
    assert (Reminder.objects.count(), Notice.objects.count(), Mail.objects.count()) == (2, 2, 2)


def test_every_reminder_is_written_down(stage):
    told(-3)
    reminder = Reminder.objects.get(target_id=invitation(stage, stage.tree.base).pk)
    assert (reminder.target, reminder.kind, reminder.due_on, reminder.days, reminder.sent_on) == (
        invitation(stage, stage.tree.base),
        "registration",
        DUE,
        -3,
        DUE - timedelta(days=3),
    )
    assert (reminder.by, reminder.people, reminder.when) == (None, 1, "trước hạn 3 ngày")


def test_the_notice_leads_to_where_one_goes_on(stage):
    with at(-9):
        dossier = draft(stage)
    told(-3)
    assert dict(Notice.objects.filter(kind="reminder").values_list("user__username", "url")) == {
        "editor": f"/campaigns/dossiers/{dossier.pk}/",
        "editor2": f"/campaigns/{stage.campaign.pk}/",
    }


def test_a_unit_without_an_editor_is_noted_with_nobody_told(stage):
    stage.people["editor"].role_assignments.all().delete()
    assert told(-3) == 2
    assert Reminder.objects.get(target_id=invitation(stage, stage.tree.base).pk).people == 0
    assert list(Notice.objects.values_list("user__username", flat=True)) == ["editor2"]


def test_whoever_edits_for_two_units_is_told_of_each(stage):
    RoleAssignmentFactory(user=stage.people["editor"], role=Role.EDITOR, unit=stage.tree.base2)
    told(-3)
    assert Notice.objects.filter(user=stage.people["editor"]).count() == 2


@pytest.mark.parametrize("units", [1, 3])
def test_many_units_cost_a_fixed_number_of_queries(stage, units, django_assert_num_queries):
    for number in range(units - 1):
        unit = stage.tree.base2 if number == 0 else Unit.objects.get(code="CS3")
        ParticipationFactory(campaign=stage.campaign, unit=unit)
    if units == 1:
        invitation(stage, stage.tree.base2).delete()
    remind_due()
    with at(-3), django_assert_num_queries(21):
        assert remind_due() == units


# ---------- It stops ----------


def test_whoever_has_sent_is_reminded_no_more(stage):
    with at(-9):
        dossier = draft(stage)
    told(-7)
    with at(-6):
        send_dossier(dossier, by=fresh(stage.people["editor"]))
    assert [told(days) for days in (-3, -1, 1)] == [1, 1, 1]
    assert Reminder.objects.filter(target_id=invitation(stage, stage.tree.base).pk).count() == 1


def test_sending_takes_back_letters_and_notices_on_their_way(stage):
    with at(-9):
        dossier = draft(stage)
    told(-3)
    with at(-3, hour=8):
        send_dossier(dossier, by=fresh(stage.people["editor"]))
    assert dict(Mail.objects.values_list("to", "state")) == {
        "editor@example.org": "cancelled",
        "editor2@example.org": "waiting",
    }
    assert list(Notice.objects.unread().values_list("user__username", flat=True)) == ["editor2"]
    letter = Mail.objects.get(state="cancelled")
    assert AuditEntry.objects.get(subject_type__model="mail", subject_id=letter.pk).move == "drop"
    with at(-3, hour=9):
        assert deliver_due() == 1
    assert [message.to for message in mail.outbox] == [["editor2@example.org"]]


def test_whoever_has_sent_finds_no_reminder_in_the_digest(stage):
    for name in ("editor", "editor2"):
        choose_deliveries(stage.people[name], {"reminder": "digest"})
    with at(-9):
        dossier = draft(stage)
    told(-3)
    with at(-3, hour=20):
        send_dossier(dossier, by=fresh(stage.people["editor"]))
    with at(-2):
        write_digests()
    assert list(Mail.objects.filter(dedupe_key__startswith="digest").values_list("to", flat=True)) == [
        "editor2@example.org"
    ]


def test_a_returned_dossier_is_reminded_of_its_own_day_alone(stage):
    """Sent in time, returned with a day, extended, sent: three days and one before the day of the return, no more."""
    with at(-20):
        dossier = draft(stage)
        send_dossier(dossier, by=fresh(stage.people["editor"]))
    with at(-2):
        dossier.refresh_from_db()
        return_dossier(dossier, by=fresh(stage.people["specialist"]), reason=REASON, due_on=DUE + timedelta(days=2))
    mine = Reminder.objects.filter(target_id=invitation(stage, stage.tree.base).pk).order_by("pk")
    for days in range(-1, 3):
        told(days)
    assert list(mine.values_list("days", "due_on")) == [(-3, DUE + timedelta(days=2)), (-1, DUE + timedelta(days=2))]
    with at(3, hour=6):
        dossier.refresh_from_db()
        until = DUE + timedelta(days=5)
        grant_extension(dossier, by=fresh(stage.people["specialist"]), until=until, reason="Mất điện")
    told(3)
    with at(4, hour=6):
        dossier.refresh_from_db()
        sent = send_dossier(dossier, by=fresh(stage.people["editor"]))
    assert sent.dossier.is_late
    for days in range(4, 8):
        told(days)
    assert list(mine.values_list("days", flat=True)) == [-3, -1]


def test_a_campaign_that_has_ended_reminds_nobody(stage):
    with at(-4):
        end_campaign(stage.campaign, by=fresh(stage.people["specialist_province"]))
    assert told(-3) == 0


def test_the_same_day_is_not_reminded_twice_even_by_other_ways(stage):
    told(-3)
    twin = Reminder.objects.first()
    twin.pk = None
    with pytest.raises(IntegrityError, match="reminder_once_a_deadline_and_day"):
        twin.save()


# ---------- By hand ----------


def by_hand(stage, who, *units, kind=K.REGISTRATION):
    keys = [invitation(stage, unit).pk for unit in units]
    return remind_by_hand(stage.campaign, keys, kind=kind, by=fresh(stage.people[who]))


def test_a_specialist_reminds_once_a_day(stage):
    base = stage.tree.base
    with at(-5):
        assert (by_hand(stage, "specialist", base), by_hand(stage, "specialist_province", base)) == (1, 0)
    with at(-4):
        assert by_hand(stage, "specialist_province", base) == 1
    assert list(Reminder.objects.order_by("pk").values_list("by__username", "days")) == [
        ("specialist", None),
        ("specialist_province", None),
    ]


def test_the_machine_reminds_besides(stage):
    with at(-3):
        assert by_hand(stage, "specialist", stage.tree.base) == 1
        assert remind_due() == 2


@pytest.mark.parametrize("who", ["editor", "manager", "viewer", "specialist_elsewhere", "nobody"])
def test_nobody_else_reminds(stage, who):
    with at(-3), pytest.raises(NotAllowed, match="Chỉ chuyên viên"):
        by_hand(stage, who, stage.tree.base)
    assert Reminder.objects.count() == 0


def test_only_units_within_reach_that_owe_are_reminded(stage):
    ParticipationFactory(campaign=stage.campaign, unit=stage.tree.other)
    DossierFactory(campaign=stage.campaign, unit=stage.tree.base2, state=S.SENT)
    with at(-3):
        assert by_hand(stage, "specialist", stage.tree.base, stage.tree.base2, stage.tree.other) == 1
    assert Reminder.objects.get().target_id == invitation(stage, stage.tree.base).pk


# ---------- At once ----------


@pytest.fixture
def committed_stage(committed_db):
    return make_stage()


def test_two_workers_at_once_remind_once(committed_stage):
    with at(-3):
        shares = at_once(remind_due, remind_due)
    assert sum(shares) == 2
    assert (Reminder.objects.count(), Notice.objects.count(), Mail.objects.count()) == (2, 2, 2)


@pytest.mark.parametrize("attempt", range(3))
def test_sending_while_the_machine_reminds_leaves_no_letter_behind(committed_stage, attempt):
    with at(-9):
        dossier = draft(committed_stage)
    editor = fresh(committed_stage.people["editor"])

    def send():
        return send_dossier(dossier, by=editor).number

    with at(-3):
        at_once(remind_due, send)
    letters = Mail.objects.filter(user=editor, kind="reminder").exclude(state="cancelled")
    assert not letters.exists()
    assert not Notice.objects.unread().filter(user=editor, kind="reminder").exists()


def test_a_locked_account_is_not_told(stage):
    RoleAssignmentFactory(user=UserFactory(is_active=False), role=Role.EDITOR, unit=stage.tree.base)
    told(-3)
    assert Reminder.objects.get(target_id=invitation(stage, stage.tree.base).pk).people == 1


# ---------- A deadline that moved ----------


def waiting() -> dict[str, str]:
    """Who has a reminder that was not sent yet, with its text."""
    rows = Mail.objects.unsent().filter(topic__startswith="owes:").order_by("pk")
    return {row.user.username: row.body for row in rows.select_related("user")}


def test_when_the_campaign_ends_the_letters_that_wait_are_taken_back(stage):
    told(-3)
    assert set(waiting()) == {"editor", "editor2"}
    with at(-3, hour=9):
        end_campaign(stage.campaign, by=stage.people["specialist_province"])
    assert waiting() == {}
    assert not Notice.objects.unread().filter(topic__startswith="owes:").exists()


def test_when_registration_is_closed_and_opened_again_the_new_day_is_told(stage):
    by = stage.people["specialist_province"]
    told(-3)
    with at(-3, hour=9):
        close_registration(stage.campaign, by=by, reason="Đã đủ")
        assert waiting() == {}
        reopen_registration(stage.campaign, by=by, reason="Mưa bão", closes_on=DUE + timedelta(days=4))
    assert told(-3, hour=10) == 2
    assert all("09/04/2026" in text and "còn 7 ngày" in text for text in waiting().values())
    assert told(-3, hour=11) == 0
    assert told(3) == 2


def test_an_extension_takes_back_what_its_unit_alone_was_told(stage):
    draft(stage)
    told(-3)
    with at(-3, hour=9):
        dossier = stage.campaign.dossiers.get(unit=stage.tree.base)
        until = DUE + timedelta(days=4)
        grant_extension(dossier, by=stage.people["specialist"], until=until, reason="Mưa bão kéo dài")
        assert set(waiting()) == {"editor2"}
    assert told(-3, hour=10) == 1
    assert "09/04/2026" in waiting()["editor"]
    assert "05/04/2026" in waiting()["editor2"]


def test_a_day_for_proposals_that_moves_takes_back_what_was_told_of_it(stage):
    DossierFactory(campaign=stage.campaign, unit=stage.tree.base, state=S.ACCEPTED)
    by = stage.people["specialist_province"]
    told(197)
    assert set(waiting()) == {"editor"}
    with at(197, hour=9):
        update_campaign(stage.campaign, by=by, version=None, notes="Lưu ý")
        assert set(waiting()) == {"editor"}
        update_campaign(stage.campaign, by=by, version=None, proposal_closes_on=DUE + timedelta(days=207))
        assert waiting() == {}
    assert told(204) == 1


def test_a_return_taken_back_takes_its_reminder_along(stage):
    with at(-20):
        dossier = draft(stage)
        send_dossier(dossier, by=fresh(stage.people["editor"]))
        specialist = stage.people["specialist"]
        return_dossier(dossier, by=specialist, reason=REASON, due_on=DUE - timedelta(days=17))
        assert remind_due() == 1
        assert set(waiting()) == {"editor"}
        correct_dossier(dossier, by=specialist, reason="Trả lại nhầm hồ sơ")
        assert waiting() == {}


def test_who_reminds_while_a_campaign_ends_reminds_of_nothing(stage):
    stale = stage.campaign
    type(stale).objects.filter(pk=stale.pk).update(state="ended")
    with at(-3):
        keys = [row.pk for row in stale.participations.all()]
        assert remind_by_hand(stale, keys, kind=K.REGISTRATION, by=stage.people["specialist"]) == 0
