"""What a home says of a campaign's targets: each figure leads to a list of as many rows."""

import html5lib
import pytest
from django.urls import reverse

from tests.campaigns.targets import finish, hand, make_campaign, recognise
from tests.campaigns.views.conftest import at
from tests.emulation.numbers import figures
from tests.factories import ParticipationFactory, UnitFactory
from tests.pages import opened, words


@pytest.fixture
def campaign(tree):
    """base is above its target, base2 behind; works are asked by value too."""
    campaign = make_campaign(tree.province)
    hand(campaign, province=(tree.province, 6), base=(tree.base, 2), base2=(tree.base2, 3))
    hand(campaign, indicator="works_value", base=(tree.base, 10))
    for unit in (tree.base, tree.base2):
        ParticipationFactory(campaign=campaign, unit=unit)
    recognise(campaign, tree.base, 3)
    recognise(campaign, tree.base2, 1)
    finish(campaign, tree.base, 4)
    return campaign


def brief(client, campaign):
    """The piece of the campaign; a browser would have to guess nothing in it."""
    response = client.get(at("campaign-progress-brief", campaign.pk))
    assert response.status_code == 200
    html5lib.HTMLParser(strict=True).parseFragment(response.content.decode())
    return response


def test_it_says_what_was_reached_of_each_indicator_and_who_is_behind(sign_in, campaign):
    text = words(brief(sign_in("specialist_province"), campaign))
    assert "4/6 sáng kiến, 66,7%" in text
    assert text.count("1 đơn vị chưa đạt") == 2


@pytest.mark.parametrize("who", ["specialist_province", "specialist", "viewer"])
def test_every_figure_leads_to_as_many_rows(sign_in, campaign, who):
    client = sign_in(who)
    numbers = figures(brief(client, campaign))
    assert len(numbers) == 3
    for address, number in numbers.items():
        assert opened(client, address).context["paginator"].count == number, address


def test_a_campaign_without_targets_says_so(sign_in, tree):
    campaign = make_campaign(tree.province)
    assert "chưa giao" in words(brief(sign_in("specialist_province"), campaign))


def test_the_home_asks_for_it_and_leads_on_without_a_script(sign_in, campaign):
    page = opened(sign_in("specialist_province"), reverse("home")).content.decode()
    assert f'hx-get="{at("campaign-progress-brief", campaign.pk)}"' in page
    assert f"{at('campaign-progress-units', campaign.pk)}?standing=behind" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_query_count(sign_in, tree, rows, django_assert_num_queries):
    campaign = make_campaign(tree.province)
    for number in range(rows):
        unit = UnitFactory(code=f"U{number}", parent=tree.district)
        hand(campaign, unit=(unit, 1))
        recognise(campaign, unit)
    client = sign_in("viewer")
    brief(client, campaign)
    with django_assert_num_queries(9):
        brief(client, campaign)
