"""The catalogue: what holds is for everybody, what is still being written for those who write it."""

import datetime as dt

import pytest
from django.urls import reverse

from awards.models import StandardVersionState
from tests.factories import RoleAssignmentFactory, StandardVersionFactory, UserFactory
from units.models import Role

WRITERS = ("specialist_province", "superuser", "specialist_tld", "approver")
CAST = (*WRITERS, "specialist", "council", "viewer", "editor", "nobody")
STATES = list(StandardVersionState)


@pytest.fixture
def cast(world):
    people = dict(world.people)
    people["specialist_tld"] = UserFactory()
    RoleAssignmentFactory(user=people["specialist_tld"], unit=world.tree.confederation, role=Role.SPECIALIST)
    return people


@pytest.fixture
def versions(world):
    """One version in each state, each of a year of its own."""
    return {
        state: StandardVersionFactory(
            award=world.awards.flag,
            number=number,
            state=state,
            valid_from=dt.date(2030 - number, 1, 1),
            valid_to=dt.date(2030 - number, 12, 31),
        )
        for number, state in enumerate(STATES, start=10)
    }


@pytest.mark.parametrize("state", STATES)
def test_who_opens_a_standard(client, cast, versions, state):
    found = {}
    for who in CAST:
        client.force_login(cast[who])
        found[who] = client.get(reverse("awards:standard-detail", args=[versions[state].pk])).status_code
    public = state in ("in_force", "superseded")
    assert found == {who: 200 if public or who in WRITERS else 404 for who in CAST}


@pytest.mark.parametrize("who", CAST)
def test_an_award_lists_the_standards_one_may_open(client, world, cast, versions, who):
    client.force_login(cast[who])
    page = client.get(reverse("awards:type-detail", args=[world.awards.flag.pk]))
    public = {versions["in_force"], versions["superseded"]}
    assert set(page.context["versions"]) == (set(versions.values()) if who in WRITERS else public)


@pytest.mark.parametrize(
    ("state", "approved", "words"),
    [
        ("draft", False, "chưa duyệt"),
        ("approved", True, "Cán bộ Duyệt"),
        ("in_force", False, "dữ liệu gốc"),
        ("in_force", True, "Cán bộ Duyệt"),
        ("superseded", False, "dữ liệu gốc"),
    ],
)
def test_who_approved_it(client, world, cast, state, approved, words):
    world.goes_by_nothing()
    by = UserFactory(full_name="Cán bộ Duyệt") if approved else None
    version = StandardVersionFactory(award=world.award, number=9, state=state, approved_by=by)
    client.force_login(cast["superuser"])
    page = client.get(reverse("awards:standard-detail", args=[version.pk])).content.decode()
    shown = [word for word in ("chưa duyệt", "dữ liệu gốc", "Cán bộ Duyệt") if word in page]
    assert shown == [words]
