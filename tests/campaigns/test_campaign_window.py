"""Registration lasts until 23:59:59 of its day in Vietnam; a specialist closes it earlier and opens it again."""

import datetime as dt

import pytest
import time_machine

from awards.models import TallyRun
from campaigns.guards.dossier import dossier_is_on_time
from campaigns.models import Dossier, DossierKind
from campaigns.selectors.events import campaign_events
from campaigns.selectors.standing import standing_of
from campaigns.services.campaign import close_registration, end_campaign, reopen_registration, update_campaign
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.templatetags.vietnamese import deadline
from common.vietnamese import TIME_ZONE, today
from notices.models import Notice
from tests.factories import LaunchedCampaignFactory, ParticipationFactory

pytestmark = pytest.mark.django_db


def day(count):
    return today() + dt.timedelta(days=count)


@pytest.fixture
def campaign(tree, people):
    campaign = LaunchedCampaignFactory(unit=tree.province, name="Phong trào Mẫu")
    ParticipationFactory(campaign=campaign, unit=tree.base, joined_at=None)
    return campaign


@pytest.mark.parametrize(
    ("moment", "is_open", "words"),
    [
        ("2020-03-31T23:59:59", True, "hết hạn hôm nay"),
        ("2020-04-01T00:00:00", False, "đã quá hạn 1 ngày"),
        ("2020-03-31T00:30:00", True, "hết hạn hôm nay"),
        ("2020-03-30T00:30:00", True, "còn 1 ngày"),
        ("2020-04-01T00:30:00", False, "đã quá hạn 1 ngày"),
        ("2019-11-01T00:00:00", True, "còn 151 ngày"),
        ("2019-10-31T23:59:59", False, "còn 152 ngày"),
    ],
)
def test_the_window_ends_with_its_last_second(tree, moment, is_open, words):
    campaign = LaunchedCampaignFactory(
        unit=tree.province,
        registration_opens_on=dt.date(2019, 11, 1),
        registration_closes_on=dt.date(2020, 3, 31),
    )
    dossier = Dossier(campaign=campaign, unit=tree.base, kind=DossierKind.REGISTRATION)
    with time_machine.travel(dt.datetime.fromisoformat(moment).replace(tzinfo=TIME_ZONE), tick=False):
        assert campaign.registration_is_open() is is_open
        assert bool(dossier_is_on_time(dossier)) is is_open
        assert standing_of(campaign).is_open is is_open
        shown = deadline(campaign.registration_closes_on)
        assert shown == f"đến hết thứ Ba 31/03/2020 ({words})"


def test_closing_earlier_tells_the_editors_why(campaign, people):
    campaign = close_registration(campaign, by=people["specialist_province"], reason="Đủ chỉ tiêu")
    assert campaign.registration_is_open() is False
    assert standing_of(campaign).label == "Đã khoá đăng ký"
    (notice,) = Notice.objects.all()
    assert (notice.user, notice.text) == (
        people["editor"],
        "LĐLĐ tỉnh Mẫu đã khoá đăng ký «Phong trào Mẫu». Lý do: Đủ chỉ tiêu",
    )
    (event,) = campaign_events(campaign)
    assert (event["title"], event["note"]) == (f"{people['specialist_province']} khoá đăng ký", "Đủ chỉ tiêu")


def test_opening_again_keeps_the_day_or_sets_another(campaign, people):
    by = people["specialist_province"]
    close_registration(campaign, by=by, reason="Nhầm")
    reopened = reopen_registration(campaign, by=by, reason="Khoá nhầm")
    assert (reopened.registration_is_open(), reopened.registration_closes_on) == (True, day(30))
    later = reopen_registration(campaign, by=by, reason="Thêm thời gian", closes_on=day(60))
    assert later.registration_closes_on == day(60)
    assert Notice.objects.filter(user=people["editor"]).count() == 3


@pytest.mark.parametrize(
    ("closes_in", "asked_in", "sentence"),
    [
        (-1, None, "đã qua. Hãy chọn hạn mới"),
        (-1, -1, "đã qua. Hãy chọn hạn mới"),
        (30, None, "Đăng ký đang mở đến hết"),
        (30, 20, "Đăng ký đang mở đến hết"),
    ],
)
def test_opening_needs_a_day_that_changes_something(campaign, people, closes_in, asked_in, sentence):
    campaign.registration_closes_on = day(closes_in)
    campaign.save()
    closes_on = None if asked_in is None else day(asked_in)
    with pytest.raises(TransitionRefused, match=sentence):
        reopen_registration(campaign, by=people["specialist_province"], reason="Thử", closes_on=closes_on)
    assert Notice.objects.count() == 0


def test_opening_ends_with_the_first_run(campaign, people):
    by = people["specialist_province"]
    close_registration(campaign, by=by, reason="Tổng hợp")
    TallyRun.objects.create(campaign=campaign, number=1, started_by=by)
    with pytest.raises(TransitionRefused, match="Đã chạy tổng hợp"):
        reopen_registration(campaign, by=by, reason="Mở lại", closes_on=day(40))
    campaign.refresh_from_db()
    assert campaign.registration_closed_at


@pytest.mark.parametrize("reason", ["", "   "])
def test_closing_and_opening_ask_for_a_reason(campaign, people, reason):
    by = people["specialist_province"]
    with pytest.raises(TransitionRefused, match="Hãy ghi lý do"):
        close_registration(campaign, by=by, reason=reason)
    with pytest.raises(TransitionRefused, match="Hãy ghi lý do"):
        reopen_registration(campaign, by=by, reason=reason, closes_on=day(40))


def test_registration_closes_once(campaign, people):
    by = people["specialist_province"]
    close_registration(campaign, by=by, reason="Một")
    with pytest.raises(TransitionRefused, match="Đăng ký đã khoá lúc"):
        close_registration(campaign, by=by, reason="Hai")


def test_what_the_launch_settled_stays(campaign, people):
    by = people["specialist_province"]
    with pytest.raises(TransitionRefused, match="Nhận đăng ký đến hết ngày» không đổi được"):
        update_campaign(campaign, by=by, version=1, registration_closes_on=day(90))
    changed = update_campaign(campaign, by=by, version=1, slogan="Khẩu hiệu mới")
    assert (changed.slogan, changed.version) == ("Khẩu hiệu mới", 2)


def test_nothing_is_edited_after_the_end(campaign, people):
    by = people["specialist_province"]
    campaign = end_campaign(campaign, by=by)
    with pytest.raises(TransitionRefused, match="đã kết thúc"):
        update_campaign(campaign, by=by, version=1, slogan="Muộn")
    with pytest.raises(DomainError):
        end_campaign(campaign, by=by)


@pytest.mark.parametrize("who", ["specialist", "specialist_elsewhere", "editor", "approver", "manager", "superuser"])
def test_only_a_specialist_who_reaches_the_unit_moves_it(campaign, people, who):
    by = people[who]
    for move in (
        lambda: close_registration(campaign, by=by, reason="Thử"),
        lambda: reopen_registration(campaign, by=by, reason="Thử", closes_on=day(50)),
        lambda: end_campaign(campaign, by=by),
        lambda: update_campaign(campaign, by=by, version=1, slogan="Thử"),
    ):
        with pytest.raises(NotAllowed):
            move()
    assert Notice.objects.count() == 0
