import pytest
from django.urls import reverse

from awards.selectors.readiness import readiness_of
from campaigns.models import DossierState
from tests.factories import EntryFactory


@pytest.fixture
def draft(world):
    """A draft: one meets the standard, one is rated too low, one not at all, one title has no standard."""
    dossier = world.dossier(state=DossierState.DRAFT)
    good = world.person(dossier)
    low = world.person(dossier, rating="completed")
    unknown = world.person(dossier, rating="")
    EntryFactory(dossier=dossier, award=world.awards.title, member=good.member)
    dossier.low, dossier.unknown = low, unknown
    return dossier


def test_each_entry_against_the_tally_s_own_conditions(draft):
    found = readiness_of(draft)
    assert (found.ready, found.without_standard) == (1, 1)
    assert [(item.entry, item.outcome) for item in found.open] == [
        (draft.low, "not_eligible"),
        (draft.unknown, "missing_data"),
    ]
    assert "chưa có xếp loại năm 2026" in found.open[1].gap


@pytest.mark.parametrize("size", [1, 3])
def test_queries_do_not_grow(world, size, django_assert_num_queries):
    dossier = world.dossier(state=DossierState.DRAFT)
    for _each in range(size):
        world.person(dossier)
    with django_assert_num_queries(8):  # entries, awards, standards, entries again, four registers
        readiness_of(dossier)


@pytest.mark.parametrize(("who", "status"), [("editor", 200), ("specialist", 200), ("editor2", 404), ("nobody", 404)])
def test_page(client, draft, world, who, status):
    client.force_login(world.people[who])
    assert client.get(reverse("awards:readiness", args=[draft.pk])).status_code == status


def test_part_of_a_page(client, draft, world):
    client.force_login(world.people["editor"])
    page = client.get(reverse("awards:readiness", args=[draft.pk]), headers={"HX-Request": "true"}).content.decode()
    assert page.lstrip().startswith('<div id="readiness-findings">')
