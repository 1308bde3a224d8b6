import datetime as dt

import pytest
from django.urls import reverse

from awards.selectors.readiness import readiness_of
from campaigns.models import Dossier, DossierInitiative, DossierState
from campaigns.services.moves import accept_dossier
from contributions.models import Initiative, InitiativeAuthor
from tests.factories import EntryFactory, InitiativeFactory
from tests.pages import opened, words


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
    assert [(item.entry_id, item.outcome) for item in found.open] == [
        (draft.low.pk, "not_eligible"),
        (draft.unknown.pk, "missing_data"),
    ]
    assert "chưa có xếp loại năm 2026" in found.open[1].gap


def test_what_accepting_the_dossier_will_settle_is_no_gap(world):
    """The dossier's own acceptance, and the recognitions it declares, which are confirmed with it."""
    initiatives = {"condition": "initiatives", "params": {"count": 1, "level": "base", "years": 1}}
    world.goes_by({"all_of": [{"condition": "dossier_accepted"}, initiatives]})
    dossier = world.dossier(state=DossierState.DRAFT)
    ready, elsewhere, vague = (world.person(dossier) for _each in range(3))
    for entry, linked, number in ((ready, True, "01/QĐ"), (elsewhere, False, "02/QĐ"), (vague, True, "")):
        initiative = InitiativeFactory(
            unit=dossier.unit, recognised_level="base", recognised_on=dt.date(2026, 5, 4), recognition_no=number
        )
        InitiativeAuthor.objects.create(initiative=initiative, member=entry.member, share_percent=100)
        if linked:
            DossierInitiative.objects.create(dossier=dossier, initiative=initiative)
    before = readiness_of(dossier)
    assert (before.ready, [item.entry_id for item in before.open]) == (1, [elsewhere.pk, vague.pk])
    assert before.open[0].gap == "01 sáng kiến chưa được cấp trên xác nhận"

    Initiative.objects.filter(dossier_links__dossier=dossier).update(state="sent")
    Dossier.objects.filter(pk=dossier.pk).update(state=DossierState.SENT)
    accept_dossier(dossier, by=world.people["specialist"])
    found = dict(world.evaluated().recommendations.values_list("entry", "outcome"))
    assert found == {ready.pk: "recommended", elsewhere.pk: "missing_data", vague.pk: "missing_data"}


@pytest.mark.parametrize("size", [1, 3])
def test_queries_do_not_grow(world, size, django_assert_num_queries):
    dossier = world.dossier(state=DossierState.DRAFT)
    for _each in range(size):
        world.person(dossier)
    with django_assert_num_queries(5):  # awards, standards, entries, and the two registers that decide
        readiness_of(dossier)


@pytest.mark.parametrize(("who", "status"), [("editor", 200), ("specialist", 200), ("editor2", 404), ("nobody", 404)])
def test_page(client, draft, world, who, status):
    client.force_login(world.people[who])
    assert client.get(reverse("awards:readiness", args=[draft.pk])).status_code == status


def test_part_of_a_page(client, draft, world):
    client.force_login(world.people["editor"])
    page = client.get(reverse("awards:readiness", args=[draft.pk]), headers={"HX-Request": "true"}).content.decode()
    assert page.lstrip().startswith('<div id="readiness-findings">')


def test_what_is_lacking_is_told_and_what_is_met_is_named(client, draft, world):
    client.force_login(world.people["editor"])
    text = words(opened(client, reverse("awards:readiness", args=[draft.pk])))
    [low, _unknown] = readiness_of(draft).open
    assert [finding.verdict for finding in low.lacking] == ["not_met"]
    assert low.met and all(label in text for label in low.met)
    assert "Đã đạt:" in text
    assert low.lacking[0].gap in text
