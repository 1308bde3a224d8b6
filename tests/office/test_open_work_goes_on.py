"""What was open at a unit that ended: dossiers, targets, seats in clusters, campaigns, roles."""

import datetime as dt

import pytest
from django.urls import reverse

from campaigns.models import CampaignAward, DossierInitiative, DossierState, Target
from campaigns.selectors.timeline import timeline
from campaigns.services.moves import return_dossier
from common.editing import validated
from common.errors import DomainError, TransitionRefused
from office.services.applying import apply_due
from office.services.reorganisation_lines import add_line
from tests.factories import (
    AwardTypeFactory,
    DossierFactory,
    EntryFactory,
    InitiativeFactory,
    LaunchedCampaignFactory,
    MemberFactory,
    ParticipationFactory,
    UserFactory,
)
from tests.office.conftest import DAY, EVE, at, draft, fresh, scheduled
from tests.pages import opened, words
from units.models import RoleAssignment
from units.scope import scope_of
from units.services.cluster import add_to_cluster, create_cluster


@pytest.fixture
def campaign(world):
    days = {"starts_on": dt.date(2025, 1, 1), "ends_on": dt.date(2025, 12, 31)}
    campaign = LaunchedCampaignFactory(unit=world.tree.province, **days)
    world.award = AwardTypeFactory()
    CampaignAward.objects.create(campaign=campaign, award=world.award)
    return campaign


def absorbed(world, source=None, target=None, **open_work):
    """base goes into base2 on the day."""
    row = draft(world.tree, world.people)
    by = world.people["specialist_province"]
    source, target = source or world.tree.base, target or world.tree.base2
    add_line(row, by=by, operation="absorb", source=source, target=target, **open_work)
    row.refresh_from_db()
    return happened(world, row)


def happened(world, row):
    scheduled(row, world.people)
    with at(7, 1, 0, 5):
        assert apply_due() == [row.pk], type(row).objects.get(pk=row.pk).failure
    row.refresh_from_db()
    return row


@pytest.mark.parametrize("state", ["draft", "returned"])
def test_an_open_dossier_is_the_successors(world, campaign, state):
    dossier = DossierFactory(campaign=campaign, unit=world.tree.base, state=state)
    EntryFactory(dossier=dossier, award=world.award, member=world.teacher)
    row = absorbed(world)
    dossier.refresh_from_db()
    assert (dossier.unit, dossier.state, dossier.version) == (world.tree.base2, state, 2)
    assert (row.figures["dossiers_moved"], row.figures["dossiers_closed"]) == (1, 0)
    assert campaign.participations.get(unit=world.tree.base2).joined_at is not None
    with at(7, 1):
        told = [str(event) for event in timeline(dossier, viewer=world.people["editor2"])]
    assert any("chuyển hồ sơ sang đơn vị kế tiếp: CĐCS Trường Tiểu học Mẫu → CĐCS Công ty Mẫu" in line for line in told)


@pytest.mark.parametrize("state", ["sent", "in_review", "accepted", "refused", "withdrawn"])
def test_what_was_sent_stays_and_is_not_returned_to_nobody(world, campaign, state):
    dossier = DossierFactory(campaign=campaign, unit=world.tree.base, state=state)
    absorbed(world)
    dossier.refresh_from_db()
    assert (dossier.unit, dossier.state, dossier.version) == (world.tree.base, state, 1)
    if state == DossierState.SENT:
        with at(7, 2), pytest.raises(TransitionRefused, match="không còn ai bổ sung hồ sơ"):
            return_dossier(
                dossier, by=world.people["specialist"], reason="Thiếu biên bản họp xét", due_on=dt.date(2025, 7, 9)
            )


def test_a_dossier_the_successor_has_begun_takes_in_what_it_lacks(world, campaign):
    theirs = DossierFactory(campaign=campaign, unit=world.tree.base2)
    EntryFactory(dossier=theirs, award=world.award, member=world.worker)
    ours = DossierFactory(campaign=campaign, unit=world.tree.base)
    for member in (world.teacher, world.nurse):
        EntryFactory(dossier=ours, award=world.award, member=member)
    DossierInitiative.objects.create(dossier=ours, initiative=InitiativeFactory(unit=world.tree.base))
    row = absorbed(world)
    ours.refresh_from_db()
    assert {entry.member for entry in theirs.entries.all()} == {world.worker, world.teacher, world.nurse}
    assert theirs.initiative_links.count() == 1
    assert (ours.state, ours.unit, ours.entries.count()) == ("withdrawn", world.tree.base, 0)
    assert (row.figures["dossiers_joined"], row.figures["dossiers_moved"]) == (1, 0)
    theirs.refresh_from_db()
    assert theirs.version == 2


def test_two_units_into_one_make_one_dossier(world, campaign):
    row = draft(world.tree, world.people)
    made = []
    for source in (world.tree.base, world.tree.base2):
        made.append(DossierFactory(campaign=campaign, unit=source))
        add_line(
            row, by=world.people["specialist_province"], operation="absorb", source=source, target=world.tree.other
        )
    row.refresh_from_db()
    happened(world, row)
    assert [(each.unit.code, each.state) for each in map(refreshed, made)] == [("CS3", "draft"), ("CS2", "withdrawn")]


def refreshed(row):
    return type(row).objects.get(pk=row.pk)


@pytest.mark.parametrize("why", ["already sent", "nobody goes on", "outside the campaign"])
def test_what_cannot_go_on_is_closed_with_the_reason(world, campaign, why):
    tree = world.tree
    if why == "outside the campaign":
        campaign.unit = tree.district
        campaign.save()
    dossier = DossierFactory(campaign=campaign, unit=tree.base)
    if why == "already sent":
        DossierFactory(campaign=campaign, unit=tree.base2, state="sent")
    if why == "nobody goes on":
        row = draft(tree, world.people)
        add_line(row, by=world.people["specialist_province"], operation="dissolve", source=tree.base, people="end")
        row.refresh_from_db()
        happened(world, row)
    else:
        absorbed(world, target=tree.other if why == "outside the campaign" else None)
    dossier = refreshed(dossier)
    assert (dossier.unit, dossier.state) == (tree.base, "withdrawn")
    with at(7, 1):
        last = timeline(dossier, viewer=world.people["specialist_province"])[0]
    assert "đóng hồ sơ vì đơn vị kết thúc hoạt động" in last.title
    assert "theo quyết định số 25/QĐ-LĐLĐ" in last.title


def test_targets_stay_or_are_added(world, campaign):
    tree = world.tree
    for unit, value in ((tree.base, 20), (tree.base2, 30)):
        Target.objects.create(campaign=campaign, unit=unit, indicator="initiatives", value=value)
    Target.objects.create(campaign=campaign, unit=tree.base, indicator="works", value=2)
    Target.objects.create(campaign=campaign, unit=tree.base, indicator="works", value=9, origin="own")
    absorbed(world, goals="add")
    found = Target.objects.filter(unit=tree.base2).values_list("indicator", "value", "origin")
    assert set(found) == {("initiatives", 50, "assigned"), ("works", 2, "assigned")}
    assert Target.objects.filter(unit=tree.base).count() == 3


def test_targets_stay_where_they_are_unless_asked(world, campaign):
    Target.objects.create(campaign=campaign, unit=world.tree.base, indicator="works", value=2)
    absorbed(world)
    assert not Target.objects.filter(unit=world.tree.base2).exists()


def test_a_campaign_ends_with_its_unit_or_goes_on_with_the_successor(world, campaign):
    ends, stays = LaunchedCampaignFactory(unit=world.tree.district), LaunchedCampaignFactory(unit=world.tree.district2)
    row = draft(world.tree, world.people)
    by = world.people["specialist_province"]
    for unit in (world.tree.base, world.tree.base2):
        add_line(row, by=by, operation="absorb", source=unit, target=world.tree.other)
    add_line(row, by=by, operation="dissolve", source=world.tree.district, people="end")
    row.refresh_from_db()
    happened(world, row)
    assert [refreshed(each).state for each in (ends, stays, campaign)] == ["ended", "launched", "launched"]
    assert row.figures["campaigns_ended"] == 1


def test_a_campaign_goes_on_with_the_successor(world):
    campaign = LaunchedCampaignFactory(unit=world.tree.district)
    cluster = create_cluster(code="C1", name="Cụm 1", unit=world.tree.district, year=2025)
    row = draft(world.tree, world.people)
    by = world.people["specialist_province"]
    for unit in (world.tree.base, world.tree.base2):
        add_line(row, by=by, operation="transfer", source=unit, target=world.tree.district2)
    add_line(
        row,
        by=by,
        operation="absorb",
        source=world.tree.district,
        target=world.tree.district2,
        movements="pass_on",
    )
    row.refresh_from_db()
    dossier = DossierFactory(campaign=campaign, unit=world.tree.base2)
    happened(world, row)
    assert (refreshed(campaign).unit, refreshed(campaign).state) == (world.tree.district2, "launched")
    assert refreshed(cluster).unit == world.tree.district2
    assert refreshed(dossier).state == "draft"


def test_the_seat_in_the_cluster_goes_with_its_office(world):
    this_year = create_cluster(code="C25", name="Cụm", unit=world.tree.province, year=2025)
    next_year = create_cluster(code="C26", name="Cụm", unit=world.tree.province, year=2026)
    past = create_cluster(code="C24", name="Cụm", unit=world.tree.province, year=2024)
    for cluster in (this_year, next_year, past):
        add_to_cluster(cluster, member=world.tree.base, office="head")
    absorbed(world)
    seats = {
        cluster.code: {(each.unit.code, each.office) for each in cluster.memberships.select_related("unit")}
        for cluster in (past, this_year, next_year)
    }
    assert seats == {"C24": {("CS1", "head")}, "C25": {("CS1", ""), ("CS2", "head")}, "C26": {("CS2", "head")}}


def test_nobody_sits_twice(world):
    first = create_cluster(code="C1", name="Cụm", unit=world.tree.province, year=2025)
    second = create_cluster(code="C2", name="Cụm", unit=world.tree.province, year=2025)
    add_to_cluster(first, member=world.tree.base, office="head")
    add_to_cluster(second, member=world.tree.base2)
    absorbed(world)
    assert not first.memberships.filter(unit=world.tree.base2).exists()


@pytest.mark.parametrize("officers", ["view", "move"])
def test_officers_read_and_perhaps_go_along(world, officers):
    editor, both = world.people["editor"], UserFactory(username="both")
    RoleAssignment.objects.create(user=both, unit=world.tree.base, role="viewer")
    RoleAssignment.objects.create(user=both, unit=world.tree.base, role="editor", valid_to=dt.date(2025, 12, 31))
    RoleAssignment.objects.create(user=both, unit=world.tree.base2, role="editor")
    past = RoleAssignment.objects.create(
        user=both, unit=world.tree.base, role="council", valid_to=dt.date(2024, 12, 31)
    )
    absorbed(world, officers=officers)
    held = {
        (role.user.username, role.unit.code, role.role, role.valid_from, role.valid_to)
        for role in RoleAssignment.objects.filter(user__in=(editor, both)).exclude(pk=past.pk)
    }
    along = {("editor", "CS2", "editor", DAY, None), ("both", "CS2", "viewer", DAY, None)}
    moved = along if officers == "move" else set()
    assert held == moved | {
        ("editor", "CS1", "editor", None, EVE),
        ("editor", "CS1", "viewer", DAY, None),
        ("both", "CS1", "viewer", None, None),
        ("both", "CS1", "editor", None, EVE),
        ("both", "CS2", "editor", None, None),
    }
    assert refreshed(past).valid_to == dt.date(2024, 12, 31)


def test_nothing_goes_to_nobody(world):
    row = draft(world.tree, world.people)
    line = add_line(
        row,
        by=world.people["specialist_province"],
        operation="dissolve",
        source=world.tree.base,
        people="end",
        officers="move",
    )
    assert line.officers == "view"
    line.officers = "move"
    with pytest.raises(DomainError, match="không chuyển đi đâu được"):
        validated(line)


def test_an_officer_of_a_dissolved_unit_signs_in_and_is_told(client, world, campaign):
    sent = DossierFactory(campaign=campaign, unit=world.tree.base, state="sent")
    ParticipationFactory(campaign=campaign, unit=world.tree.base)
    absorbed(world)
    with at(7, 1):
        client.force_login(world.people["editor"])
        home = opened(client, reverse("home"))
        said = words(home)
        assert "CĐCS Trường Tiểu học Mẫu đã kết thúc hoạt động từ hết ngày 30/06/2025" in said
        assert "không ghi thêm được" in said
        page = opened(client, reverse("units:unit-detail", args=[world.tree.base.pk]))
        assert "CĐCS Công ty Mẫu" in words(page)
        assert "Thêm đoàn viên" not in words(page)
        dossier = opened(client, reverse("campaigns:dossier-detail", args=[sent.pk]))
        assert not dossier.context["moves"]
        refused = client.post(
            reverse("people:member-create") + "?unit=CS1",
            {"unit": "CS1", "code": "M-9", "full_name": "Người Mới", "gender": "female"},
        )
        assert refused.status_code != 500
        assert not type(world.teacher).objects.filter(code="M-9").exists()


def test_the_band_is_for_those_who_hold_nothing_else(client, world):
    absorbed(world, officers="move")
    with at(7, 1):
        person = type(world.people["editor"]).objects.get(username="editor")
        assert not scope_of(person).only_ended
        assert fresh(world.tree.base).ended_on == EVE
        client.force_login(person)
        assert "đã kết thúc hoạt động từ hết ngày" not in words(opened(client, reverse("home")))


def test_a_member_of_the_wrong_unit_stays_behind(world, campaign):
    """Somebody who moved away while the dossier was a draft is not put into the successor's."""
    theirs = DossierFactory(campaign=campaign, unit=world.tree.base2)
    ours = DossierFactory(campaign=campaign, unit=world.tree.base)
    stranger = MemberFactory(unit=world.tree.base)
    entry = EntryFactory(dossier=ours, award=world.award, member=stranger)
    type(stranger).objects.filter(pk=stranger.pk).update(unit=world.tree.far)
    absorbed(world)
    assert refreshed(entry).dossier == ours
    assert not theirs.entries.exists()
