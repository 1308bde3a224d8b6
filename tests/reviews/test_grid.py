"""The units of a campaign as tiles in four colours."""

import pytest
from django.urls import reverse

from campaigns.models import Dossier
from campaigns.models import DossierState as S
from tests.campaigns.conftest import waiting
from tests.factories import ParticipationFactory, UnitFactory
from tests.pages import opened, words
from tests.reviews.conftest import at

GRID_QUERIES = 14
"""Session, user, roles, own unit, notices; campaign, phases, clusters, groups and their names; count, page, dossiers,
figures."""


@pytest.fixture
def colours(campaign, tree):
    """A unit of each colour under the district, by colour; one elsewhere."""
    waiting(campaign, tree.other)
    returned = UnitFactory(parent=tree.district, code="R1")
    accepted = UnitFactory(parent=tree.district, code="A1")
    return {
        "grey": tree.base2,
        "gold": waiting(campaign, tree.base),
        "red": waiting(campaign, returned, state=S.RETURNED),
        "green": waiting(campaign, accepted, state=S.ACCEPTED),
    }


def test_each_unit_is_a_tile_that_leads_to_its_dossier(sign_in, colours, campaign):
    response = opened(sign_in("specialist"), at("grid", campaign.pk))
    addresses = {row["progress"].tone: url for row, url in response.context["tiles"]}
    assert addresses == {
        "grey": reverse("units:unit-detail", args=[colours["grey"].pk]),
        "gold": at("dossier", colours["gold"].pk),
        "red": reverse("campaigns:dossier-detail", args=[colours["red"].pk]),
        "green": reverse("campaigns:dossier-detail", args=[colours["green"].pk]),
    }


def test_whoever_does_not_review_reads(sign_in, colours, campaign):
    response = opened(sign_in("viewer"), at("grid", campaign.pk))
    addresses = {url for row, url in response.context["tiles"] if row["progress"].tone == "gold"}
    of_waiting = Dossier.objects.filter(state=S.SENT)
    assert addresses == {reverse("campaigns:dossier-detail", args=[dossier.pk]) for dossier in of_waiting}


def test_the_colours_count_and_lead_to_their_lists(sign_in, colours, campaign):
    client = sign_in("specialist")
    response = opened(client, at("grid", campaign.pk))
    assert {progress.tone: count for progress, count in response.context["total"].cells} == dict.fromkeys(colours, 1)
    assert "Chờ duyệt: 1" in words(response)
    address = reverse("campaigns:campaign-units", args=[campaign.pk]) + "?progress=accepted&amp;kind=registration"
    assert address in response.content.decode()
    listed = opened(client, address.replace("&amp;", "&")).context["rows"]
    assert [row["participation"].unit for row in listed] == [colours["green"].unit]


def test_filters_narrow_the_tiles(sign_in, colours, campaign):
    response = opened(sign_in("specialist"), at("grid", campaign.pk) + "?progress=waiting")
    assert [row["progress"].tone for row, _url in response.context["tiles"]] == ["gold"]
    assert "Không thấy đơn vị nào" in words(opened(sign_in("specialist"), at("grid", campaign.pk) + "?q=khongco"))


def test_the_queue_leads_to_it_once_a_campaign_is_chosen(sign_in, colours, campaign):
    client = sign_in("specialist")
    grid = at("grid", campaign.pk)
    assert grid not in opened(client, at("queue")).content.decode()
    assert grid in opened(client, f"{at('queue')}?campaign={campaign.pk}").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_grid_query_count(sign_in, campaign, tree, rows, django_assert_num_queries):
    for number in range(rows):
        unit = UnitFactory(parent=tree.district, code=f"G{number}")
        ParticipationFactory(campaign=campaign, unit=unit)
        waiting(campaign, unit)
    client = sign_in("specialist")
    client.get(at("grid", campaign.pk))
    with django_assert_num_queries(GRID_QUERIES):
        client.get(at("grid", campaign.pk))
