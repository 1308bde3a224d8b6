"""Units that still owe are reminded on the days that are set, once each, and never again once they have sent."""

import datetime as dt
from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError

from campaigns.models import CampaignAward, CampaignState, Dossier, DossierKind, DossierState, Extension, Participation
from campaigns.selectors.owing import debts, owing
from campaigns.services.campaign import end_campaign
from campaigns.services.dossier import open_dossier
from campaigns.services.entry import add_entries
from campaigns.services.extension import grant_extension
from campaigns.services.moves import return_dossier, send_dossier
from campaigns.services.reminding import remind_by_hand, remind_due
from campaigns.tasks import remind_due_task
from common.errors import NotAllowed
from common.models import AuditEntry
from common.vietnamese import TIME_ZONE
from notices.models import Mail, Notice, Reminder, ReminderDay
from notices.services.delivery import deliver_due
from notices.services.digest import write_digests
from notices.services.preference import choose_deliveries
from tests.campaigns.conftest import REASON, fresh
from tests.campaigns.threads import at_once
from tests.conftest import make_awards, make_people, make_tree
from tests.factories import (
    DossierFactory,
    LaunchedCampaignFactory,
    MemberFactory,
    ParticipationFactory,
    PhaseFactory,
    RoleAssignmentFactory,
    UserFactory,
)
from units.models import Role, Unit

K, S = DossierKind, DossierState
DUE = dt.date(2026, 4, 5)
DAYS = (-7, -3, -1, 1)


def at(days, hour=8):
    """So many days from the last day of the window."""
    moment = dt.datetime.combine(DUE + timedelta(days=days), dt.time(hour), tzinfo=TIME_ZONE)
    return time_machine.travel(moment, tick=False)


def make_stage():
    """A campaign of the province that invites both base units of a district; their editors have addresses."""
    tree, awards = make_tree(), make_awards()
    people = make_people(tree)
    for name in ("editor", "editor2"):
        people[name].email = f"{name}@example.org"
        people[name].save()
    ReminderDay.objects.bulk_create([ReminderDay(days=days, valid_from="2020-01-01") for days in DAYS])
    campaign = LaunchedCampaignFactory(
        code="PT2026",
        name="Phong trào Mẫu",
        unit=tree.province,
        starts_on=dt.date(2026, 1, 1),
        ends_on=dt.date(2026, 12, 31),
        registration_opens_on=dt.date(2026, 3, 1),
        registration_closes_on=DUE,
        proposal_closes_on=DUE + timedelta(days=200),
    )
    CampaignAward.objects.create(campaign=campaign, award=awards.title)
    for unit in (tree.base, tree.base2):
        ParticipationFactory(campaign=campaign, unit=unit, joined_at=None)
    return SimpleNamespace(tree=tree, people=people, campaign=campaign, awards=awards)


@pytest.fixture
def stage(db):
    return make_stage()


def invitation(stage, unit) -> Participation:
    return Participation.objects.get(campaign=stage.campaign, unit=unit)


def draft(stage, name="editor"):
    """A registration that may be sent."""
    unit = stage.tree.base if name == "editor" else stage.tree.base2
    by = fresh(stage.people[name])
    dossier = open_dossier(stage.campaign, unit=unit, by=by)
    add_entries(dossier, award=stage.awards.title, subjects=[MemberFactory(unit=unit)], by=by)
    return Dossier.objects.get(pk=dossier.pk)


def told(days, hour=8):
    """How many units the machine reminded that day."""
    with at(days, hour):
        return remind_due()


def owed(stage, kind=K.REGISTRATION) -> dict:
    """Unit's code → until when it owes."""
    return dict(owing(stage.campaign, kind).values_list("unit__code", "last_day"))


# ---------- Who owes ----------


@pytest.mark.parametrize(
    ("state", "owes"),
    [
        (None, True),
        (S.DRAFT, True),
        (S.RETURNED, True),
        (S.SENT, False),
        (S.IN_REVIEW, False),
        (S.ACCEPTED, False),
        (S.WITHDRAWN, False),
        (S.REFUSED, False),
    ],
)
def test_who_has_not_sent_owes_a_registration(stage, state, owes):
    if state:
        DossierFactory(campaign=stage.campaign, unit=stage.tree.base, state=state)
    with at(-3):
        assert owed(stage) == ({"CS1": DUE} if owes else {}) | {"CS2": DUE}


@pytest.mark.parametrize("state", [CampaignState.DRAFT, CampaignState.ENDED])
def test_nobody_owes_a_campaign_that_is_not_running(stage, state):
    type(stage.campaign).objects.update(state=state)
    stage.campaign.refresh_from_db()
    with at(-3):
        assert owed(stage) == {}


def test_nobody_owes_before_the_window_opens(stage):
    with at(-60):
        assert owed(stage) == {}


def test_a_unit_that_has_ended_owes_nothing(stage):
    Unit.objects.filter(pk=stage.tree.base.pk).update(ended_on="2026-03-20")
    with at(-3):
        assert set(owed(stage)) == {"CS2"}


def test_a_returned_dossier_is_owed_by_its_own_day_and_by_an_extension(stage):
    about = {"campaign": stage.campaign, "unit": stage.tree.base}
    DossierFactory(**about, state=S.RETURNED, due_on=DUE + timedelta(days=9))
    with at(-3):
        assert owed(stage)["CS1"] == DUE + timedelta(days=9)
        Extension.objects.create(
            **about, until=DUE + timedelta(days=20), reason="Bão", granted_by=stage.people["specialist"]
        )
        assert owed(stage)["CS1"] == DUE + timedelta(days=20)


def test_a_window_closed_by_hand_is_over_the_day_before(stage):
    stage.campaign.registration_closed_at = dt.datetime(2026, 4, 2, 9, tzinfo=TIME_ZONE)
    stage.campaign.save()
    with at(-3):
        assert owed(stage) == dict.fromkeys(("CS1", "CS2"), dt.date(2026, 4, 1))


def test_with_phases_a_unit_owes_until_it_has_sent_in_each_that_is_not_over(stage):
    over = PhaseFactory(campaign=stage.campaign, number=1, ends_on=dt.date(2026, 3, 30))
    going_on = PhaseFactory(campaign=stage.campaign, number=2, name="Đợt II")
    for unit, phase in ((stage.tree.base, over), (stage.tree.base2, going_on)):
        DossierFactory(campaign=stage.campaign, unit=unit, phase=phase, state=S.SENT)
    with at(-3):
        assert set(owed(stage)) == {"CS1"}


def test_an_accepted_registration_owes_a_proposal_until_one_is_sent(stage):
    closes = stage.campaign.proposal_closes_on
    registration = DossierFactory(campaign=stage.campaign, unit=stage.tree.base, state=S.ACCEPTED)
    DossierFactory(campaign=stage.campaign, unit=stage.tree.base2, state=S.SENT)
    with at(100):
        assert owed(stage, K.PROPOSAL) == {"CS1": closes}
        proposal = DossierFactory(
            campaign=stage.campaign, unit=stage.tree.base, kind=K.PROPOSAL, source=registration, state=S.DRAFT
        )
        assert owed(stage, K.PROPOSAL) == {"CS1": closes}
        Dossier.objects.filter(pk=proposal.pk).update(state=S.SENT)
        assert owed(stage, K.PROPOSAL) == {}


def test_where_no_proposal_is_asked_none_is_owed(stage):
    DossierFactory(campaign=stage.campaign, unit=stage.tree.base, state=S.ACCEPTED)
    stage.campaign.needs_proposal = False
    with at(100):
        assert owed(stage, K.PROPOSAL) == {}


def test_a_proposal_without_a_last_day_is_owed_without_one(stage):
    stage.campaign.proposal_closes_on = None
    stage.campaign.save()
    DossierFactory(campaign=stage.campaign, unit=stage.tree.base, state=S.ACCEPTED)
    with at(100):
        assert owed(stage, K.PROPOSAL) == {"CS1": None}
        [debt] = debts(owing(stage.campaign, K.PROPOSAL).select_related("unit", "campaign"), K.PROPOSAL)
        assert debt.words().endswith("chưa gửi hồ sơ đề nghị, phong trào «Phong trào Mẫu».")


@pytest.mark.parametrize(
    ("state", "days", "words"),
    [
        (None, -3, "chưa gửi đăng ký thi đua, phong trào «Phong trào Mẫu». Hạn là hết ngày 05/04/2026, còn 3 ngày."),
        (S.DRAFT, 0, "chưa gửi đăng ký thi đua, phong trào «Phong trào Mẫu». Hạn là hết hôm nay, 05/04/2026."),
        (S.RETURNED, -1, "yêu cầu bổ sung, phong trào «Phong trào Mẫu». Hạn là hết ngày 05/04/2026, còn 1 ngày."),
        (S.DRAFT, 1, "Đã hết hạn từ hết ngày 05/04/2026; nếu vẫn muốn nộp, hãy xin công đoàn cấp trên gia hạn."),
    ],
)
def test_what_people_are_told(stage, state, days, words):
    if state:
        DossierFactory(campaign=stage.campaign, unit=stage.tree.base, state=state)
    with at(days):
        rows = owing(stage.campaign, K.REGISTRATION).filter(unit=stage.tree.base)
        [debt] = debts(rows.select_related("unit", "campaign"), K.REGISTRATION)
        assert debt.words().startswith("CĐCS Trường Tiểu học Mẫu chưa gửi") and debt.words().endswith(words)


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
