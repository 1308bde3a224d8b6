"""Dossiers given to one person to review pass with a handover of the specialist's role."""

import pytest

from campaigns.models import Dossier
from common.errors import StaleEdit
from common.models import AuditEntry
from office.models import Handover, HandoverList, HandoverSide
from office.selectors.handover import list_now, signed_lists
from office.services.handover import cancel_handover, give_handover
from tests.factories import DossierFactory, LaunchedCampaignFactory, RoleAssignmentFactory
from tests.office.test_handover import given, passed, prepared, shown, taken
from units.models import Role


@pytest.fixture
def running(tree):
    return LaunchedCampaignFactory(unit=tree.province)


def assigned_to(people, who, unit, campaign, **fields):
    return DossierFactory(campaign=campaign, unit=unit, **{"state": "in_review", "reviewer": people[who]} | fields)


def listed(handover) -> list[str]:
    rows = list_now(Handover.objects.for_list().get(pk=handover.pk)).content["assigned"]
    return sorted(row["unit"]["code"] for row in rows)


@pytest.fixture
def shared(tree, people, running):
    """Dossiers given to the specialist of the district, and others; the taker typed one of the former."""
    return {
        "mine": assigned_to(people, "specialist", tree.base, running),
        "returned": assigned_to(people, "specialist", tree.base2, running, state="returned"),
        "typed": assigned_to(people, "specialist", tree.base, running, kind="proposal", created_by=people["nobody"]),
        "decided": assigned_to(people, "specialist", tree.base2, running, kind="proposal", state="accepted"),
        "another's": assigned_to(people, "specialist_province", tree.other, running),
    }


def reviewers(shared) -> dict[str, str | None]:
    names = dict(Dossier.objects.values_list("pk", "reviewer__username"))
    return {name: names[row.pk] for name, row in shared.items()}


def test_dossiers_given_to_the_giver_are_listed_and_pass(tree, people, shared):
    before = reviewers(shared)
    handover = prepared(tree.district, people, giver="specialist")
    assert listed(handover) == ["CS1", "CS1", "CS2"]
    handover = given(handover, people, by="specialist")
    assert reviewers(shared) == before
    taken(handover, people)
    passed_on = {"mine": "nobody", "returned": "nobody", "typed": None}
    assert reviewers(shared) == before | passed_on
    note = AuditEntry.objects.filter(move="assign", subject_id=shared["mine"].pk).get()
    assert (note.actor, note.note) == (people["manager"], str(people["nobody"]))


def test_a_cancelled_handover_leaves_them_where_they_are(tree, people, shared):
    before = reviewers(shared)
    handover = given(prepared(tree.district, people, giver="specialist"), people, by="specialist")
    cancel_handover(handover, by=people["manager"], reason="Nhầm người")
    assert reviewers(shared) == before


def test_they_come_back_the_other_way_round(tree, people, shared):
    RoleAssignmentFactory(user=people["specialist"], unit=tree.base, role=Role.VIEWER)
    passed(tree.district, people, giver="specialist")
    passed(tree.district, people, giver="nobody", taker="specialist")
    assert reviewers(shared)["mine"] == "specialist"


def test_other_roles_take_no_assignments_along(tree, people, shared):
    RoleAssignmentFactory(user=people["specialist"], unit=tree.base, role=Role.EDITOR)
    before = reviewers(shared)
    handover = prepared(tree.base, people, giver="specialist")
    assert listed(handover) == []
    taken(given(handover, people, by="specialist"), people)
    assert reviewers(shared) == before


def test_a_dossier_taken_from_the_giver_since_the_list_was_looked_at(tree, people, shared):
    handover = prepared(tree.district, people, giver="specialist")
    seen = shown(handover)
    Dossier.objects.filter(pk=shared["mine"].pk).update(reviewer=None)
    with pytest.raises(StaleEdit):
        give_handover(handover, by=people["specialist"], seen=seen)


def test_a_list_signed_before_there_were_assignments_is_still_shown(tree, people):
    handover = given(prepared(tree.base, people), people)
    text = HandoverList.objects.get().content.replace('"assigned":[],', "")
    old = HandoverList(handover=handover, side=HandoverSide.TAKER, content=text, signed_by=people["nobody"])
    old.sha256 = old.hash_now()
    old.save()
    shown_list = signed_lists(handover)[HandoverSide.TAKER]
    assert (shown_list.count, shown_list.is_intact) == (0, True)
