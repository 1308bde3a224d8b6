"""Units that come after the launch are invited by the specialist, or by joining and opening a dossier themselves."""

import pytest

from campaigns.models import Dossier, DossierKind, Participation
from campaigns.services.campaign import end_campaign, invite_new_units
from campaigns.services.dossier import open_dossier
from campaigns.services.intake import open_dossiers
from campaigns.services.participation import join_campaign
from common.errors import NotAllowed, TransitionRefused
from common.models import AuditEntry
from notices.models import Notice
from tests.campaigns.conftest import fresh
from tests.campaigns.threads import at_once
from tests.conftest import make_people, make_tree
from tests.factories import (
    CampaignFactory,
    LaunchedCampaignFactory,
    ParticipationFactory,
    RoleAssignmentFactory,
    UnitFactory,
)
from units.models import Role, UnitKind
from units.services.unit import correct_unit


@pytest.fixture
def campaign(tree):
    """A running campaign for the schools of the province; the one there was is invited."""
    campaign = LaunchedCampaignFactory(
        unit=tree.province, addressed_kinds=[UnitKind.GRASSROOTS], addressed_blocks=["school"], name="Phong trào Mẫu"
    )
    ParticipationFactory(campaign=campaign, unit=tree.base, joined_at=None)
    return campaign


@pytest.fixture
def school(tree):
    """A school founded after the launch, with an editor."""
    school = UnitFactory(code="TRUONG", name="CĐCS Trường Mới", block="school", parent=tree.district)
    school.editor = RoleAssignmentFactory(role=Role.EDITOR, unit=school).user
    return school


def invited(campaign):
    return set(campaign.participations.values_list("unit__code", flat=True))


def test_only_the_new_ones_are_invited_and_told(campaign, school, tree, people):
    correct_unit(tree.other, block="school")
    assert invite_new_units(campaign, by=people["specialist_province"]) == 2
    assert invited(campaign) == {"CS1", "TRUONG", "CS3"}
    assert set(Notice.objects.values_list("user", flat=True)) == {school.editor.pk, people["editor_elsewhere"].pk}
    line = AuditEntry.objects.get(move="invite")
    assert (line.subject_id, line.actor, line.data) == (campaign.pk, people["specialist_province"], {"invited": 2})


def test_inviting_nobody_is_refused_and_leaves_no_line(campaign, people):
    with pytest.raises(TransitionRefused, match="đều đã được mời"):
        invite_new_units(campaign, by=people["specialist_province"])
    assert not AuditEntry.objects.filter(move="invite").exists()


@pytest.mark.parametrize("who", ["specialist", "editor", "approver", "manager", "superuser", "nobody"])
def test_inviting_is_for_specialists_of_the_campaign(campaign, school, people, who):
    with pytest.raises(NotAllowed):
        invite_new_units(campaign, by=people[who])
    assert invited(campaign) == {"CS1"}


def test_nobody_is_invited_before_the_launch_or_after_the_end(campaign, school, tree, people):
    by = people["specialist_province"]
    for closed in (CampaignFactory(unit=tree.province), end_campaign(campaign, by=by)):
        with pytest.raises(TransitionRefused):
            invite_new_units(closed, by=by)
        with pytest.raises(TransitionRefused):
            join_campaign(closed, unit=school, by=school.editor)
    assert invited(campaign) == {"CS1"}


def test_joining_invites(campaign, school):
    joined = join_campaign(campaign, unit=school, by=school.editor, own_content="Riêng")
    assert (joined.joined_by, joined.own_content) == (school.editor, "Riêng")
    assert invited(campaign) == {"CS1", "TRUONG"}


def test_opening_invites_and_joins(campaign, school, people):
    dossier = open_dossier(campaign, unit=school, by=people["specialist"])
    assert (dossier.unit, dossier.filled_by_unit.code) == (school, "HUYEN")
    assert Participation.objects.get(unit=school).joined_by == people["specialist"]


def test_strangers_invite_nobody(campaign, school, people):
    for act in (join_campaign, open_dossier):
        with pytest.raises(NotAllowed):
            act(campaign, unit=school, by=people["editor"])
    assert invited(campaign) == {"CS1"}


@pytest.mark.parametrize("who", ["specialist", "editor"])
def test_a_workbook_of_dossiers_invites_and_joins_with_a_line_each(campaign, school, tree, people, who):
    by = people[who]
    units = [tree.base, school] if who == "specialist" else [tree.base]
    open_dossiers([Dossier(campaign=campaign, unit=unit, kind=DossierKind.REGISTRATION) for unit in units], by=by)
    assert set(Participation.objects.filter(joined_by=by).values_list("unit", flat=True)) == {u.pk for u in units}
    lines = AuditEntry.objects.filter(move="join").order_by("pk").values_list("on_behalf_of", flat=True)
    assert list(lines) == ([str(unit) for unit in units] if who == "specialist" else [""])


def test_a_unit_that_joined_stays_as_it_joined(campaign, tree, people):
    before = join_campaign(campaign, unit=tree.base, by=people["editor"], own_content="Riêng")
    open_dossiers([Dossier(campaign=campaign, unit=tree.base, kind=DossierKind.REGISTRATION)], by=people["specialist"])
    row = campaign.participations.get()
    assert (row.joined_by, row.joined_at, row.own_content) == (people["editor"], before.joined_at, "Riêng")
    assert AuditEntry.objects.filter(move="join").count() == 1


@pytest.mark.parametrize("units", [1, 3])
def test_dossiers_of_many_units_join_in_a_fixed_number_of_queries(
    campaign, tree, people, units, django_assert_num_queries
):
    rows = [UnitFactory(code=f"T{number}", block="school", parent=tree.district) for number in range(units)]
    by = people["specialist"]
    dossiers = [Dossier(campaign=campaign, unit=unit, kind=DossierKind.REGISTRATION) for unit in rows]
    with django_assert_num_queries(12):
        open_dossiers(dossiers, by=by)


def test_two_invitations_at_once_tell_everybody_once(committed_db):
    tree = make_tree()
    people, campaign = make_people(tree), LaunchedCampaignFactory(unit=tree.province)
    outcomes = at_once(*[lambda: _invite(campaign, fresh(people["specialist_province"]))] * 2)
    assert sorted(outcomes) == [0, 5]
    assert campaign.participations.count() == 5
    assert Notice.objects.count() == 3


def _invite(campaign, by):
    try:
        return invite_new_units(campaign, by=by)
    except TransitionRefused:
        return 0
