"""A refused save keeps the mark it was opened with, so that the next one cannot overwrite somebody in silence."""

import re

import pytest
from django.urls import reverse

from campaigns.models import Target
from campaigns.services.campaign import update_campaign
from campaigns.services.participation import join_campaign
from tests.campaigns.district import legal_document
from tests.campaigns.targets import set_target
from tests.factories import CampaignFactory, LaunchedCampaignFactory, ParticipationFactory
from tests.pages import words

pytestmark = pytest.mark.django_db
DATES = {
    "starts_on": "01/01/2027",
    "ends_on": "31/12/2027",
    "registration_opens_on": "01/01/2027",
    "registration_closes_on": "31/03/2027",
}
PHASE = {
    "phase-TOTAL_FORMS": "1",
    "phase-INITIAL_FORMS": "0",
    "phase-0-number": "1",
    "phase-0-name": "Đợt I",
    "phase-0-ends_on": "01/01/2027",
}
REFUSED = {
    "update": {"name": ""} | DATES,
    "phases": PHASE | {"phase-0-starts_on": "hôm qua"},
    "phases with one more row": PHASE | {"phase-0-starts_on": "01/01/2027", "more": "1"},
    "documents": {"document": ""},
    "awards": {"chosen": "", "total": "1"},
}


@pytest.fixture
def signed_in(client, people):
    client.force_login(people["specialist_province"])
    return client


def url(name, *args):
    return reverse(f"campaigns:campaign-{name}", args=args)


def hidden(response, name):
    """What every form of the page carries as ``name``."""
    found = re.findall(rf'<input type="hidden" name="{name}" value="([^"]*)">', response.content.decode())
    (value,) = set(found)
    return value


class TestParts:
    @pytest.fixture
    def campaign(self, tree, people):
        """A draft that somebody changed after the form was opened."""
        campaign = CampaignFactory(unit=tree.province)
        update_campaign(campaign, by=people["specialist_province2"], version=1, slogan="Của người kia")
        return campaign

    @pytest.mark.parametrize("version", ["1", "", "x"])
    @pytest.mark.parametrize("part", REFUSED)
    def test_a_form_with_a_mistake_stays_as_old_as_it_was(self, signed_in, campaign, awards, part, version):
        typed = REFUSED[part]
        if part == "awards":
            typed = {f"award-{awards.certificate.pk}-{name}": value for name, value in typed.items()}
        response = signed_in.post(url(part.split()[0], campaign.pk), typed | {"version": version})
        assert (response.status_code, hidden(response, "version")) == (200, version)

    def test_a_form_without_a_version_is_stale(self, signed_in, campaign):
        response = signed_in.post(url("contents", campaign.pk), {"content_all": "Thi đua"})
        assert (response.status_code, hidden(response, "version")) == (409, "2")
        assert campaign.contents.count() == 0

    def test_the_list_of_documents_is_that_of_today(self, signed_in, campaign, people):
        campaign.documents.create(document=legal_document())
        response = signed_in.post(url("documents", campaign.pk), {"document": "", "version": "1"})
        removal = re.search(r'/remove/".*?name="version" value="(\d+)"', response.content.decode(), re.DOTALL)
        assert removal[1] == "2"

    @pytest.mark.parametrize("total", ["9" * 5000, "9" * 18, "x", "-1"])
    def test_one_more_row_of_nonsense_is_a_page(self, signed_in, campaign, total):
        typed = {"phase-TOTAL_FORMS": total, "phase-INITIAL_FORMS": "0", "more": "1", "version": "9" * 5000}
        assert signed_in.post(url("phases", campaign.pk), typed).status_code == 200


class TestTargets:
    @pytest.fixture
    def campaign(self, tree):
        return CampaignFactory(unit=tree.province)

    def test_a_table_with_a_mistake_stays_as_old_as_it_was(self, signed_in, campaign, tree, people):
        address, cell = url("target-unit", campaign.pk, tree.province.pk), f"t-{tree.district.pk}-works"
        seen = signed_in.get(address).context["seen"]
        set_target(campaign, unit=tree.district, indicator="works", value=3, by=people["specialist_province2"])
        response = signed_in.post(address, {"seen": seen, cell: "nhiều"})
        assert (response.status_code, hidden(response, "seen")) == (200, seen)
        response = signed_in.post(address, {"seen": seen, cell: "7"})
        assert response.status_code == 409
        assert Target.objects.get().value == 3
        signed_in.post(address, {"seen": hidden(response, "seen"), cell: "7"})
        assert Target.objects.get().value == 7

    def test_an_ended_campaign_renews_nothing(self, signed_in, tree):
        campaign = LaunchedCampaignFactory(unit=tree.province, state="ended")
        address = url("target-unit", campaign.pk, tree.province.pk)
        response = signed_in.post(address, {"seen": "cũ", f"t-{tree.district.pk}-works": "7"})
        assert hidden(response, "seen") == "cũ"


class TestJoining:
    @pytest.fixture
    def campaign(self, tree):
        campaign = LaunchedCampaignFactory(unit=tree.province)
        ParticipationFactory(campaign=campaign, unit=tree.base, joined_at=None)
        return campaign

    @pytest.fixture
    def address(self, client, people, campaign):
        client.force_login(people["editor"])
        return url("join", campaign.pk)

    def test_a_form_with_a_mistake_stays_as_old_as_it_was(self, client, campaign, people, tree, address):
        seen = client.get(address).context["seen"]
        join_campaign(campaign, unit=tree.base, by=people["specialist"], own_content="Của huyện")
        response = client.post(address, {"seen": seen, "own_works": "nhiều"})
        assert (response.status_code, hidden(response, "seen")) == (200, seen)
        response = client.post(address, {"seen": seen, "own_content": "Của cơ sở"})
        assert response.status_code == 409
        assert campaign.participations.get().own_content == "Của huyện"
        client.post(address, {"seen": hidden(response, "seen"), "own_content": "Của cơ sở"})
        assert campaign.participations.get().own_content == "Của cơ sở"

    @pytest.mark.parametrize("seen", [None, "", "hôm qua", "2025-13-45T00:00:00", "2025-01-01", "2025-01-01T00:00:00"])
    def test_a_moment_nobody_can_read_is_stale(self, client, campaign, address, seen):
        typed = {"own_content": "Đè"} | ({} if seen is None else {"seen": seen})
        response = client.post(address, typed)
        assert response.status_code == 409
        assert "đã được" in words(response)
        assert campaign.participations.get().joined_at is None

    @pytest.mark.parametrize("unit", ["9" * 5000, "9" * 18])
    def test_a_unit_of_very_many_digits_is_not_found(self, client, address, unit):
        assert client.get(f"{address}?unit={unit}").status_code == 404
        assert client.post(address, {"unit": unit}).status_code == 404
