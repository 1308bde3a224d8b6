"""A part of a campaign saved too late shows, beside each field that differs, what somebody else saved."""

import re

import pytest
from django.urls import reverse

from campaigns.services.phase import set_phases
from tests.factories import CampaignFactory, PhaseFactory
from tests.pages import assert_valid_html, words


@pytest.fixture
def campaign(tree):
    return CampaignFactory(unit=tree.province, slogan="")


def save(client, people, who, campaign, part, typed):
    """What ``who`` gets for ``typed`` on a page opened before anybody had saved."""
    client.force_login(people[who])
    return client.post(reverse(f"campaigns:campaign-{part}", args=[campaign.pk]), typed | {"version": "1"})


def conflict(client, people, campaign, part, first, second):
    """The words of the page that ``second`` gets after ``first`` was saved by somebody else."""
    assert save(client, people, "specialist_province2", campaign, part, first).status_code == 302
    response = save(client, people, "specialist_province", campaign, part, second)
    assert response.status_code == 409
    assert_valid_html(response)
    return words(response)


def stored(people, value):
    return rf"{people['specialist_province2']} đã lưu lúc [^:]+:\d\d ngày [\d/]+: {value}"


def test_general_data(client, people, campaign):
    typed = {
        "name": campaign.name,
        "code": campaign.code,
        "kind": campaign.kind,
        "period_kind": campaign.period_kind,
        "praise_by": campaign.praise_by,
        "needs_proposal": "on",
    } | {
        name: f"{getattr(campaign, name):%d/%m/%Y}"
        for name in ("starts_on", "ends_on", "registration_opens_on", "registration_closes_on")
    }
    first = typed | {"slogan": "Của người kia", "addressed_kinds": ["grassroots", "district"], "kind": "peak"}
    text = conflict(client, people, campaign, "update", first, typed | {"slogan": "Của tôi"})
    for value in ("Của người kia", "Đợt cao điểm"):
        assert re.search(stored(people, value), text)
    assert text.count("đã lưu lúc") == 3


def test_contents(client, people, campaign):
    text = conflict(client, people, campaign, "contents", {"content_all": "Của người kia"}, {"content_all": "Của tôi"})
    assert re.search(stored(people, "Của người kia"), text)


def test_awards(client, people, campaign, awards):
    key = f"award-{awards.certificate.pk}"
    first = {f"{key}-chosen": "on", f"{key}-total": "10"}
    text = conflict(client, people, campaign, "awards", first, {f"{key}-chosen": "on", f"{key}-total": "7"})
    assert re.search(stored(people, "10"), text)
    assert text.count("đã lưu lúc") == 1


def test_phases(client, people, campaign):
    phase = PhaseFactory(campaign=campaign)
    days = {name: f"{getattr(phase, name):%d/%m/%Y}" for name in ("starts_on", "ends_on")}

    def typed(name):
        row = {"pk": phase.pk, "number": "1", "name": name} | days
        form = {"phase-TOTAL_FORMS": "1", "phase-INITIAL_FORMS": "1"}
        return form | {f"phase-0-{key}": value for key, value in row.items()}

    text = conflict(client, people, campaign, "phases", typed("Của người kia"), typed("Của tôi"))
    assert re.search(stored(people, "Của người kia"), text)
    assert text.count("đã lưu lúc") == 1


def test_a_phase_put_in_before_is_not_taken_for_the_one_that_was_typed(client, people, campaign):
    phase = PhaseFactory(campaign=campaign, number=2, name="Đợt II")
    row = {"pk": phase.pk, "number": "2", "starts_on": phase.starts_on, "ends_on": phase.ends_on, "is_peak": False}
    early = {"number": 1, "name": "Đợt I", "starts_on": phase.starts_on, "ends_on": phase.ends_on, "is_peak": False}
    set_phases(campaign, by=people["specialist_province2"], version=1, phases=[early, row | {"name": "Đợt II"}])
    days = {name: f"{getattr(phase, name):%d/%m/%Y}" for name in ("starts_on", "ends_on")}
    typed = {"phase-TOTAL_FORMS": "1", "phase-INITIAL_FORMS": "1", "phase-0-name": "Đợt hai"} | {
        f"phase-0-{key}": value for key, value in (row | days).items() if key != "is_peak"
    }
    response = save(client, people, "specialist_province", campaign, "phases", typed)
    assert response.status_code == 409
    assert "đã lưu lúc" not in words(response)
