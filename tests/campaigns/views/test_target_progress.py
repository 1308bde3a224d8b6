"""The pages of targets: every figure leads to a list of as many rows, within the person's reach."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import html5lib
import pytest

from campaigns.models import Indicator
from tests.campaigns.targets import accepted, cluster_of, finish, hand, make_campaign, praise_entry, recognise
from tests.campaigns.views.conftest import at
from tests.factories import ParticipationFactory, UnitFactory
from tests.pages import opened, words

PAGES = ("campaign-progress", "campaign-progress-units", "campaign-progress-rows")


@pytest.fixture
def campaign(tree):
    """Two units of a cluster and one outside; base is above its target, base2 behind, other has none."""
    campaign = make_campaign(tree.province)
    cluster_of(tree.province, "C1", tree.district)
    hand(campaign, province=(tree.province, 6), base=(tree.base, 4), base2=(tree.base2, 3))
    for unit in (tree.base, tree.base2, tree.other):
        ParticipationFactory(campaign=campaign, unit=unit)
    recognise(campaign, tree.base, 7, on=dt.date(2022, 3, 31))
    recognise(campaign, tree.base2, 1, on=dt.date(2022, 4, 1))
    recognise(campaign, tree.other, 2, on=dt.date(2022, 8, 1))
    return campaign


def linked_numbers(response, name) -> list[tuple[str, int]]:
    """Addresses of the page ``name`` with the whole number written on them."""
    tree = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    found = []
    for link in tree.find("body").iter("a"):
        text = "".join(link.itertext()).split()
        if name in link.get("href", "") and text and text[0].replace(".", "").isdecimal():
            found.append((link.get("href"), int(text[0].replace(".", ""))))
    return found


def test_the_page_says_how_far_it_is(sign_in, campaign):
    text = words(opened(sign_in("specialist_province"), at("campaign-progress", campaign.pk)))
    assert "10/6 sáng kiến, 166,7%" in text
    assert "Đã giao xuống 7 sáng kiến, nhiều hơn chỉ tiêu được giao 1 sáng kiến." in text


def test_every_figure_leads_to_as_many_rows(sign_in, campaign):
    client = sign_in("viewer")
    page = opened(client, at("campaign-progress", campaign.pk))
    numbers = linked_numbers(page, "/progress/rows/")
    assert sorted(number for _address, number in numbers) == sorted(
        [10, 8, 2, 7, 1, 2, 7, 7, 1, 8, 2, 10, 0, 10]  # whole; clusters; blocks; in and to the end of each quarter
    )
    units = linked_numbers(page, "/progress/units/")
    assert len(units) == 15
    for address, number in numbers + units:
        assert opened(client, address).context["paginator"].count == number, address


def test_every_unit_leads_to_its_rows(sign_in, campaign, tree):
    client = sign_in("viewer")
    page = opened(client, at("campaign-progress-units", campaign.pk))
    assert [(row["unit"], row["attainment"].target, row["attainment"].reached) for row in page.context["rows"]] == [
        (tree.base, 4, 7),
        (tree.base2, 3, 1),
        (tree.other, None, 2),
    ]
    for address, number in linked_numbers(page, "/progress/rows/"):
        assert opened(client, address).context["paginator"].count == number
    text = words(page)
    assert "175,0%" in text and "thiếu 2" in text and "chưa giao" in text


@pytest.mark.parametrize(
    ("asked", "units"),
    [
        ("standing=behind", ["CS2"]),
        ("standing=above", ["CS1"]),
        ("standing=not_given", ["CS3"]),
        ("order=percent", ["CS2", "CS1", "CS3"]),
        ("block=school", ["CS1"]),
        ("cluster=0", ["CS3"]),
        ("cluster=x", []),
        ("standing=nonsense", ["CS1", "CS2", "CS3"]),
        ("until=2022-1&standing=behind", ["CS2"]),
    ],
)
def test_units_are_narrowed(sign_in, campaign, asked, units):
    page = opened(sign_in("viewer"), f"{at('campaign-progress-units', campaign.pk)}?{asked}")
    assert [row["unit"].code for row in page.context["rows"]] == units


@pytest.mark.parametrize(
    ("who", "top", "reached"),
    [
        ("specialist_province", "TINH", 10),
        ("specialist", "HUYEN", 8),
        ("editor", "CS1", 7),
        ("editor2", "CS2", 1),
        ("editor_elsewhere", "CS3", 2),
    ],
)
def test_one_begins_at_the_topmost_unit_within_reach(sign_in, campaign, who, top, reached):
    page = opened(sign_in(who), at("campaign-progress", campaign.pk))
    assert (page.context["top"].code, page.context["whole"].reached) == (top, reached)


@pytest.mark.parametrize("name", PAGES)
def test_a_unit_out_of_reach_is_not_found(sign_in, campaign, tree, name):
    client = sign_in("editor")
    for unit in (tree.base2.pk, tree.province.pk, tree.far.pk, "0", "x", "9" * 30):
        assert client.get(f"{at(name, campaign.pk)}?unit={unit}").status_code == 404
    opened(client, f"{at(name, campaign.pk)}?unit={tree.base.pk}")


def test_works_show_their_money_and_titles_their_subjects(sign_in, campaign, tree, awards):
    finish(campaign, tree.base, 44_900_000_000)
    campaign.needs_proposal = False
    campaign.save()
    praise_entry(campaign, tree.base, awards.title)
    client = sign_in("viewer")
    shown = {"works_value": "44,9 tỷ đồng", "works": "44,9 tỷ đồng", "individual_titles": awards.title.label}
    for indicator, said in shown.items():
        page = opened(client, f"{at('campaign-progress-rows', campaign.pk)}?indicator={indicator}")
        assert page.context["paginator"].count == 1 and said in words(page)
    value = opened(client, f"{at('campaign-progress', campaign.pk)}?indicator=works_value")
    assert "44,9 tỷ đồng đã đạt chưa giao" in words(value)


def test_what_does_not_count_yet_is_shown_apart(sign_in, campaign, tree):
    recognise(campaign, tree.base, 2, state="sent")
    recognise(campaign, tree.base2, on=dt.date(2023, 1, 1))
    recognise(campaign, tree.far, dossier=accepted(campaign, tree.far, state="returned"))
    client = sign_in("viewer")
    page = opened(client, at("campaign-progress", campaign.pk))
    assert page.context["whole"].reached == 10
    assert "3 mục trong hồ sơ đã nhận chưa được tính" in words(page)
    (address,) = [href for href, number in linked_numbers(page, "/progress/rows/") if "waiting=1" in href]
    rows = opened(client, address)
    assert rows.context["paginator"].count == 3 and "3 dòng chưa được tính" in words(rows)


def test_a_campaign_without_anything_says_so(sign_in, tree):
    campaign = make_campaign(tree.province)
    client = sign_in("viewer")
    page = opened(client, at("campaign-progress", campaign.pk))
    assert "0 sáng kiến, chưa giao chỉ tiêu" in words(page)
    assert "Chưa có dòng nào được tính" in words(opened(client, at("campaign-progress-rows", campaign.pk)))
    assert "Không có đơn vị nào" in words(opened(client, at("campaign-progress-units", campaign.pk)))


def test_the_own_unit_sees_what_it_reached(sign_in, campaign, tree):
    page = opened(sign_in("editor"), at("campaign-detail", campaign.pk))
    text = words(page)
    assert "175,0%" in text
    (address,) = [href for href, number in linked_numbers(page, "/progress/rows/") if number == 7]
    assert parse_qs(urlsplit(address).query)["indicator"] == [Indicator.INITIATIVES]


@pytest.mark.parametrize(("name", "queries"), [("campaign-progress", 13), ("campaign-progress-units", 12)])
@pytest.mark.parametrize("rows", [1, 3])
def test_query_count(sign_in, tree, name, queries, rows, django_assert_num_queries):
    campaign = _grown(tree, rows)
    client = sign_in("viewer")
    opened(client, at(name, campaign.pk))
    with django_assert_num_queries(queries):
        client.get(at(name, campaign.pk))


@pytest.mark.parametrize(("indicator", "queries"), [("initiatives", 11), ("works", 10), ("individual_titles", 10)])
@pytest.mark.parametrize("rows", [1, 3])
def test_rows_query_count(sign_in, tree, awards, indicator, queries, rows, django_assert_num_queries):
    campaign = _grown(tree, rows, awards)
    client = sign_in("viewer")
    address = f"{at('campaign-progress-rows', campaign.pk)}?indicator={indicator}"
    opened(client, address)
    with django_assert_num_queries(queries):
        client.get(address)


def _grown(tree, rows, awards=None):
    """As many clusters, units, initiatives, works and titles as ``rows``."""
    campaign = make_campaign(tree.province, needs_proposal=False)
    for number in range(rows):
        unit = UnitFactory(code=f"U{number}", parent=tree.district, block="school")
        cluster_of(tree.province, f"K{number}", unit)
        hand(campaign, unit=(unit, 1))
        recognise(campaign, unit)
        finish(campaign, unit, 1)
        if awards:
            praise_entry(campaign, unit, awards.title)
    return campaign
