"""What the first page asks beside campaigns, and what it reads of the whole country."""

import datetime as dt

import pytest
from django.urls import reverse

from exemplars.models import StoryComment
from reports.selectors.homes.asked import asked_of
from reports.services.keeping import keep_figures
from tests.factories import (
    ConsentFactory,
    ContestantFactory,
    ContestFactory,
    ExemplarFactory,
    FindingFactory,
    InspectionFactory,
    InspectionUnitFactory,
    LaunchedCampaignFactory,
    ParticipationFactory,
    RoleAssignmentFactory,
    SpotProposalFactory,
)
from tests.pages import opened, words
from units.models import Role, Unit, UnitKind

HOME = reverse("home")


@pytest.fixture
def asked(tree):
    """One thing of each kind that is asked of the base union, and of the district about it."""
    today = dt.date.today()
    inspection = InspectionFactory(unit=tree.district, state="under_way", announced_at=dt.datetime.now(dt.UTC))
    part = InspectionUnitFactory(inspection=inspection, unit=tree.base, state="concluded", visited_on=today)
    days = {"starts_on": today, "ends_on": today, "registration_closes_on": today}
    exemplar = ExemplarFactory(unit=tree.base, state="published")
    return {
        "remedy": FindingFactory(inspected=part),
        "consent": ExemplarFactory(unit=tree.base, state="approved"),
        "contest": ContestFactory(unit=tree.district, state="open", **days),
        "approval": ExemplarFactory(unit=tree.base, state="selected"),
        "spot": SpotProposalFactory(unit=tree.base, decider=tree.district, state="sent"),
        "spot_returned": SpotProposalFactory(unit=tree.base, decider=tree.district, reason="Thiếu biên bản họp"),
        "comment": StoryComment.objects.create(exemplar=exemplar, name="Bạn đọc", text="Hay quá"),
    }


def asked_actions(user) -> list[str]:
    return [task.action for task in asked_of(user)]


def test_what_units_are_asked_about_others_than_campaigns(client, people, asked):
    assert asked_actions(people["editor"]) == ["Báo cáo", "Ghi đồng ý", "Đăng ký", "Xem, sửa", "Đọc, duyệt"]
    assert asked_actions(people["specialist"]) == ["Xem, trả lời", "Xem, duyệt", "Đọc, duyệt"]
    for who in ("editor", "specialist"):
        client.force_login(people[who])
        for task in asked_of(people[who]):
            assert opened(client, task.url).status_code == 200


@pytest.mark.parametrize("who", ["editor_elsewhere", "specialist_elsewhere", "viewer", "approver", "nobody"])
def test_nobody_else_is_asked(people, asked, who):
    assert asked_actions(people[who]) == []


def test_what_is_done_is_asked_no_more(people, tree, asked):
    ConsentFactory(exemplar=asked["consent"])
    ContestantFactory(discipline__contest=asked["contest"], unit=tree.base)
    type(asked["remedy"]).objects.update(remedy="", remedy_due=None)
    StoryComment.objects.update(state="refused")
    type(asked["approval"]).objects.filter(pk=asked["approval"].pk).update(state="draft")
    type(asked["spot"]).objects.update(state="refused")
    assert asked_actions(people["editor"]) == asked_actions(people["specialist"]) == []


def test_nobody_is_asked_to_answer_what_they_wrote(people, asked):
    asked["spot"].__class__.objects.update(created_by=people["specialist"])
    assert asked_actions(people["specialist"]) == ["Xem, duyệt", "Đọc, duyệt"]


def counted(client) -> list[tuple[dict[str, int], bool]]:
    """Of each campaign on the page the units it counts and whether they were counted before."""
    return [(row.counts, row.counted_at is not None) for row in client.get(HOME).context["campaigns"]]


def test_the_country_reads_what_was_counted_within_the_hour(client, tree, people):
    campaign = LaunchedCampaignFactory(unit=tree.province)
    ParticipationFactory(campaign=campaign, unit=tree.base)
    root = Unit.objects.get(path=tree.province.path[: Unit.steplen])
    over_all = RoleAssignmentFactory(unit=root, role=Role.VIEWER).user
    readers = [people["superuser"], over_all]
    for reader in readers:
        client.force_login(reader)
        assert counted(client) == [({"not_sent": 1}, False)]
    assert keep_figures() == 1 + Unit.objects.filter(kind=UnitKind.CONFEDERATION).count()
    ParticipationFactory(campaign=campaign, unit=tree.base2)
    for reader in readers:
        client.force_login(reader)
        assert counted(client) == [({"not_sent": 1}, True)]
        assert "Số đếm lúc" in words(client.get(HOME))
    client.force_login(people["viewer"])
    assert counted(client) == [({"not_sent": 2}, False)]
    keep_figures()
    newer = LaunchedCampaignFactory(unit=tree.province)
    ParticipationFactory(campaign=newer, unit=tree.base)
    client.force_login(over_all)
    assert sorted(map(str, counted(client))) == ["({'not_sent': 1}, False)", "({'not_sent': 2}, True)"]
