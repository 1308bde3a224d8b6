"""On the pages: the specialist invites who came after the launch; whoever writes for such a unit is not stuck."""

import pytest
from django.urls import reverse

from campaigns.models import CampaignState, Dossier
from tests.factories import CampaignFactory, LaunchedCampaignFactory, ParticipationFactory, UnitFactory
from tests.pages import opened, words

pytestmark = pytest.mark.django_db
BUTTON = "Mời đơn vị mới"


@pytest.fixture
def campaign(tree):
    """A running campaign for schools; the one there was is invited."""
    campaign = LaunchedCampaignFactory(unit=tree.province, addressed_blocks=["school"])
    ParticipationFactory(campaign=campaign, unit=tree.base, joined_at=None)
    return campaign


@pytest.fixture
def school(tree):
    return UnitFactory(code="TRUONG", name="CĐCS Trường Mới", block="school", parent=tree.district)


def url(name, campaign):
    return reverse(f"campaigns:{name}", args=[campaign.pk])


def test_the_button_counts_who_is_new_and_goes_with_them(client, campaign, school, people):
    client.force_login(people["specialist_province"])
    assert f"{BUTTON} (1)" in words(opened(client, url("campaign-detail", campaign)))
    response = client.post(url("campaign-invite", campaign), follow=True)
    page = words(response)
    assert ("Đã mời thêm 1 đơn vị" in page, "mời đơn vị mới" in page, BUTTON in page) == (True, True, False)
    assert campaign.participations.count() == 2
    again = client.post(url("campaign-invite", campaign), follow=True)
    assert "đều đã được mời" in words(again)


@pytest.mark.parametrize("who", ["editor", "specialist", "approver", "viewer", "superuser"])
def test_others_are_offered_no_button(client, campaign, school, people, who):
    client.force_login(people[who])
    assert BUTTON not in words(opened(client, url("campaign-detail", campaign)))


@pytest.mark.parametrize("state", [CampaignState.DRAFT, CampaignState.ENDED])
def test_only_a_running_campaign_invites(client, tree, school, people, state):
    campaign = CampaignFactory(unit=tree.province, state=state)
    client.force_login(people["specialist_province"])
    assert BUTTON not in words(opened(client, url("campaign-detail", campaign)))
    client.post(url("campaign-invite", campaign))
    assert campaign.participations.count() == 0
    assert client.get(url("campaign-join", campaign) + f"?unit={school.pk}").status_code == 404


def test_a_unit_without_an_invitation_joins(client, campaign, school, people):
    client.force_login(people["specialist"])
    address = url("campaign-join", campaign)
    page = opened(client, f"{address}?unit={school.pk}")
    assert (page.context["unit"], page.context["seen"]) == (school, "")
    response = client.post(address, {"unit": school.pk, "seen": "", "own_content": "Riêng"})
    assert response.status_code == 302
    assert campaign.participations.get(unit=school).own_content == "Riêng"


def test_a_form_opened_before_the_invitation_is_stale_after_it(client, campaign, school, people):
    client.force_login(people["specialist"])
    ParticipationFactory(campaign=campaign, unit=school)
    response = client.post(url("campaign-join", campaign), {"unit": school.pk, "seen": "", "own_content": "Riêng"})
    assert response.status_code == 409


def test_a_unit_without_an_invitation_opens_its_dossier(client, campaign, school, people):
    client.force_login(people["specialist"])
    response = client.post(url("dossier-open", campaign), {"unit": school.pk})
    dossier = Dossier.objects.get()
    assert response["Location"] == reverse("campaigns:dossier-detail", args=[dossier.pk])
    assert campaign.participations.get(unit=school).joined_by == people["specialist"]


@pytest.mark.parametrize(
    ("who", "unit"), [("specialist", "base2"), ("editor", "other"), ("specialist_province", "far")]
)
def test_a_unit_not_addressed_or_out_of_reach_does_not_join(client, campaign, tree, people, who, unit):
    client.force_login(people[who])
    address = f"{url('campaign-join', campaign)}?unit={getattr(tree, unit).pk}"
    assert client.get(address).status_code == 404
