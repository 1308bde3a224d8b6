"""Pages of units and clusters: who reaches what, what a search finds, how much it costs."""

import datetime as dt

import pytest
from django.urls import reverse

from campaigns.models import Target
from tests.factories import (
    CampaignFactory,
    CollectiveFactory,
    DossierFactory,
    LaunchedCampaignFactory,
    MemberFactory,
    RoleAssignmentFactory,
    UnitFactory,
)
from tests.pages import opened, words
from units.models import UnitPlacement
from units.services.cluster import add_to_cluster, create_cluster
from units.services.headcount import record_headcount
from units.services.succession import record_succession
from units.services.unit import rename_unit

TREE = reverse("units:unit-list")
HTMX = {"HX-Request": "true"}


def detail(unit):
    return reverse("units:unit-detail", args=[unit.pk])


def children(unit):
    return reverse("units:unit-children", args=[unit.pk])


@pytest.mark.parametrize(
    ("who", "tops"),
    [
        ("editor", ["CS1"]),
        ("specialist", ["HUYEN"]),
        ("viewer", ["TINH"]),
        ("superuser", ["TLD"]),
        ("nobody", []),
    ],
)
def test_the_tree_begins_at_the_top_of_ones_reach(client, people, who, tops):
    client.force_login(people[who])
    response = opened(client, TREE)
    assert [unit.code for unit in response.context["object_list"]] == tops
    assert ("Bạn chưa được phân quyền" in words(response)) is not bool(tops)


@pytest.mark.parametrize(
    ("who", "unit", "status"),
    [
        ("editor", "base", 200),
        ("editor", "base2", 404),
        ("editor", "district", 404),
        ("specialist", "base", 200),
        ("specialist", "district", 200),
        ("specialist", "other", 404),
        ("viewer", "other", 200),
        ("viewer", "far", 404),
        ("superuser", "far", 200),
        ("nobody", "base", 404),
    ],
)
@pytest.mark.parametrize("page", [detail, children])
def test_who_opens_a_unit(client, tree, people, who, unit, status, page):
    client.force_login(people[who])
    opened(client, page(getattr(tree, unit)), status)


@pytest.mark.parametrize("query", ["mau hai truong", "TRUONG TIEU HOC", "cs1", "%00cs1", "tru%CC%9Bo%CC%9B%CC%80ng"])
def test_search_finds_old_and_new_names_within_reach(client, tree, people, query):
    rename_unit(tree.base, name="CĐCS Mẫu hai trường", on=dt.date(2024, 1, 1))
    rename_unit(tree.far, name="CĐCS Mẫu hai trường", on=dt.date(2024, 1, 1))
    client.force_login(people["specialist"])
    response = opened(client, f"{TREE}?q={query}")
    assert response.context["object_list"] == [tree.base]
    assert "LĐLĐ huyện Mẫu" in words(response)


def test_search_that_finds_nothing_says_what_to_do(client, people):
    client.force_login(people["viewer"])
    assert "Hãy thử ít chữ hơn" in words(opened(client, f"{TREE}?q=khong co"))


@pytest.mark.parametrize("rows", [1, 3])
def test_search_query_count(client, tree, people, rows, django_assert_num_queries):
    for _ in range(rows):
        UnitFactory(name="CĐCS Bệnh viện", parent=tree.district)
    UnitFactory(name="CĐCS Bệnh viện", parent=tree.province2)
    client.force_login(people["viewer"])
    opened(client, f"{TREE}?q=benh vien")
    with django_assert_num_queries(8):  # session, user, roles, count, page, units above; notices, the band
        response = client.get(f"{TREE}?q=benh vien")
    assert len(response.context["object_list"]) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_children_query_count(client, tree, people, rows, django_assert_num_queries):
    for _ in range(rows):
        UnitFactory(parent=tree.province2)
    client.force_login(people["superuser"])
    opened(client, children(tree.province2))
    with django_assert_num_queries(7):  # session, user, the unit, count, page; roles and notices of the frame
        response = client.get(children(tree.province2))
    assert len(response.context["object_list"]) == rows + 1


def test_children_come_as_a_branch_and_go_on_by_fifty(client, tree, people):
    UnitFactory.create_batch(60, parent=tree.district)
    client.force_login(people["specialist"])
    first = client.get(children(tree.district), headers=HTMX)
    assert first.content.decode().count("<li>") == 50
    assert first.content.decode().startswith('<ul class="td-tree">')
    assert "HX-Request" in first["Vary"]
    second = client.get(f"{children(tree.district)}?page=2", headers=HTMX).content.decode()
    assert (second.count("<li>"), "<ul" in second, "td-tree-more" in second) == (12, False, False)


def test_children_are_in_the_order_of_the_alphabet(client, tree, people):
    names = ["CĐCS Đại Từ", "CĐCS Dân Chủ", "CĐCS Ân Thi", "CĐCS An Khê"]
    for name in names:
        UnitFactory(name=name, parent=tree.province2)
    client.force_login(people["superuser"])
    shown = [unit.name for unit in opened(client, children(tree.province2)).context["object_list"]]
    assert shown == ["CĐCS An Khê", "CĐCS Ân Thi", "CĐCS Dân Chủ", "CĐCS Đại Từ", "CĐCS tỉnh khác"]


@pytest.fixture
def full_unit(tree, people):
    """A unit with something in each part of its page, and the same next door."""
    cluster = create_cluster(code="CUM1", name="Cụm số 1", unit=tree.province, year=2025)
    campaign = LaunchedCampaignFactory(unit=tree.province)
    for unit in (tree.base, tree.base2):
        MemberFactory(unit=unit)
        CollectiveFactory(unit=unit)
        DossierFactory(campaign=campaign, unit=unit)
        add_to_cluster(cluster, member=unit)
        record_headcount(unit, as_of=dt.date(2025, 1, 1), workers=100, workers_female=60, members=90, members_female=55)
    return tree.base


def test_a_page_shows_its_own_unit_only(client, people, full_unit):
    client.force_login(people["specialist"])
    context = opened(client, detail(full_unit)).context
    assert {row.unit for row in [*context["members"], *context["collectives"], *context["dossiers"]]} == {full_unit}
    assert (context["member_count"], context["collective_count"]) == (1, 1)
    assert [row.members for row in context["headcounts"]] == [90]
    assert [row.user.username for row in context["assignments"]] == ["editor"]
    assert [row.code for row in context["ancestors"]] == ["HUYEN"]


def test_a_page_leads_from_what_was_asked_to_what_was_reached(client, tree, people):
    launched, draft = LaunchedCampaignFactory(unit=tree.district), CampaignFactory(unit=tree.district)
    for campaign in (launched, draft):
        for unit, origin in ((tree.base, "assigned"), (tree.base, "own"), (tree.base2, "assigned")):
            Target.objects.create(campaign=campaign, unit=unit, indicator="initiatives", value=1500, origin=origin)
    client.force_login(people["specialist"])
    page = opened(client, detail(tree.base))
    assert [(row.unit, row.campaign, row.origin) for row in page.context["targets"]] == [
        (tree.base, launched, "assigned")
    ]
    assert "1.500" in words(page)
    address = f"{reverse('campaigns:campaign-progress', args=[launched.pk])}?unit={tree.base.pk}&indicator=initiatives"
    assert address.replace("&", "&amp;") in page.content.decode()
    opened(client, address)


def test_names_and_places_stand_newest_first_the_one_from_ever_last(client, tree, people):
    for year in (2010, 2020):
        rename_unit(tree.base, name=f"CĐCS năm {year}", on=dt.date(year, 1, 1))
    here = UnitPlacement.objects.get(unit=tree.base)
    UnitPlacement.objects.filter(pk=here.pk).update(valid_to=dt.date(2019, 12, 31))
    UnitPlacement.objects.create(
        unit=tree.base, parent=tree.district2, path=here.path, depth=here.depth, valid_from=dt.date(2020, 1, 1)
    )
    client.force_login(people["specialist"])
    context = opened(client, detail(tree.base)).context
    assert [row.name for row in context["names"]] == ["CĐCS năm 2020", "CĐCS năm 2010", "CĐCS Trường Tiểu học Mẫu"]
    assert [row.parent for row in context["placements"]] == [tree.district2, tree.district]


def test_a_page_sums_the_headcounts_below_it_once_a_unit(client, tree, people, full_unit):
    record_headcount(
        tree.base, as_of=dt.date(2025, 6, 1), workers=110, workers_female=61, members=95, members_female=57
    )
    client.force_login(people["specialist"])
    below = opened(client, detail(tree.district)).context["headcount_below"]
    assert below == {"workers": 210, "workers_female": 121, "members": 185, "members_female": 112}


def figures(unit, as_of, members):
    return record_headcount(
        unit, as_of=as_of, workers=members, workers_female=0, members=members, members_female=members // 2
    )


@pytest.fixture
def counted(tree):
    """A district with a figure of its own over two base unions, one without under it, an ended unit, next year's."""
    day = dt.date(2025, 1, 1)
    figures(tree.district, day, 500)
    figures(tree.base, day, 90)
    figures(tree.other, day, 30)
    figures(tree.other, day.replace(year=2999), 99)
    figures(UnitFactory(code="CU", parent=tree.district2, ended_on=day), day, 7)
    figures(tree.far, day, 11)
    return tree.province


@pytest.mark.parametrize(("unit", "members", "codes"), [("province", 530, ["HUYEN", "CS3"]), ("district", 90, ["CS1"])])
def test_a_figure_of_its_own_stands_for_all_under_a_unit(client, tree, people, counted, unit, members, codes):
    unit = getattr(tree, unit)
    client.force_login(people["viewer"])
    page = opened(client, detail(unit))
    assert page.context["headcount_below"]["members"] == members
    address = reverse("units:unit-headcounts", args=[unit.pk])
    assert address in page.content.decode()
    rows = opened(client, address).context["object_list"]
    assert [row.unit.code for row in rows] == codes
    assert sum(row.members for row in rows) == members


@pytest.mark.parametrize(("who", "status"), [("viewer", 200), ("specialist", 404), ("nobody", 404)])
def test_who_sees_what_a_figure_is_made_of(client, people, counted, who, status):
    client.force_login(people[who])
    opened(client, reverse("units:unit-headcounts", args=[counted.pk]), status)


@pytest.mark.parametrize("rows", [1, 3])
def test_headcounts_query_count(client, tree, people, rows, django_assert_num_queries):
    for _ in range(rows):
        figures(UnitFactory(parent=tree.district), dt.date(2025, 1, 1), 5)
    client.force_login(people["specialist"])
    address = reverse("units:unit-headcounts", args=[tree.district.pk])
    opened(client, address)
    with django_assert_num_queries(10):  # session, user, roles, the unit, which rows, count, page, sums; notices, band
        response = client.get(address)
    assert len(response.context["object_list"]) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_costs_the_same_whatever_it_holds(client, people, full_unit, rows, django_assert_num_queries):
    for number in range(rows):
        MemberFactory(unit=full_unit)
        CollectiveFactory(unit=full_unit)
        DossierFactory(unit=full_unit)
        Target.objects.create(campaign=LaunchedCampaignFactory(), unit=full_unit, indicator="works", value=1)
        create = create_cluster(code=f"C{number}", name="Cụm", unit=full_unit, year=2030 + number)
        add_to_cluster(create, member=full_unit)
        record_succession(full_unit, predecessor=UnitFactory(), kind="absorbed", effective_on=dt.date(2020, 1, 1))
    client.force_login(people["specialist"])
    opened(client, detail(full_unit))
    # session, user, roles, the unit, its 13 parts (where it comes from among them), notices, the band
    with django_assert_num_queries(21):
        client.get(detail(full_unit))


def test_the_page_says_where_a_unit_comes_from(client, people, tree):
    client.force_login(people["specialist"])
    day = dt.date(2025, 7, 1)
    assert "Nguồn gốc" not in words(opened(client, detail(tree.base)))
    record_succession(tree.base, predecessor=tree.far, kind="absorbed", effective_on=day, decision_no="12/QĐ")
    assert f"Sáp nhập: {tree.far.name} từ 01/07/2025 · 12/QĐ" in words(opened(client, detail(tree.base)))


@pytest.mark.parametrize("part", ["member", "collective"])
def test_the_count_of_a_figure_is_the_count_of_its_list(client, tree, people, part):
    factory = {"member": MemberFactory, "collective": CollectiveFactory}[part]
    factory.create_batch(3, unit=tree.district)
    factory(unit=tree.base)
    client.force_login(people["specialist"])
    page = opened(client, detail(tree.district))
    listed = opened(client, reverse(f"people:{part}-list") + "?own=on&unit=HUYEN")
    assert "?own=on&amp;unit=HUYEN" in page.content.decode()
    assert page.context[f"{part}_count"] == listed.context["paginator"].count == 3


@pytest.mark.parametrize(
    ("who", "may"), [("editor", True), ("specialist", True), ("manager", True), ("viewer", False), ("auditor", False)]
)
def test_only_keepers_are_offered_to_add(client, tree, people, who, may):
    client.force_login(people[who])
    assert ("Thêm đoàn viên" in words(opened(client, detail(tree.base)))) is may


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("editor", {"CUM1"}),
        ("editor2", set()),
        ("specialist", {"CUM1"}),
        ("viewer", {"CUM1", "CUM2"}),
        ("nobody", set()),
    ],
)
def test_who_sees_a_cluster(client, tree, people, who, seen):
    clusters = {code: create_cluster(code=code, name=code, unit=tree.province, year=2025) for code in ("CUM1", "CUM2")}
    for unit in (tree.base, tree.other):
        add_to_cluster(clusters["CUM1"], member=unit)
    client.force_login(people[who])
    response = opened(client, reverse("units:cluster-list"))
    assert {row.code: row.member_count for row in response.context["object_list"]} == {
        code: clusters[code].memberships.count() for code in seen
    }
    for code, cluster in clusters.items():
        opened(client, reverse("units:cluster-detail", args=[cluster.pk]), 200 if code in seen else 404)


@pytest.mark.parametrize(
    ("year", "seen"),
    [("2025", {2025}), ("2026", {2026}), ("", {2025, 2026}), ("²", {2025, 2026}), ("9" * 30, {2025, 2026})],
)
def test_clusters_of_a_year(client, tree, people, year, seen):
    for each in (2025, 2026):
        create_cluster(code="CUM1", name="Cụm", unit=tree.province, year=each)
    client.force_login(people["viewer"])
    response = opened(client, f"{reverse('units:cluster-list')}?year={year}")
    assert {row.year for row in response.context["object_list"]} == seen


@pytest.mark.parametrize("rows", [1, 3])
def test_cluster_list_query_count(client, tree, people, rows, django_assert_num_queries):
    for number in range(rows):
        create_cluster(code=f"CUM{number}", name="Cụm", unit=tree.province, year=2025)
    create_cluster(code="XA", name="Cụm", unit=tree.province2, year=2025)
    client.force_login(people["viewer"])
    opened(client, reverse("units:cluster-list"))
    with django_assert_num_queries(8):  # session, user, roles, years, count, page; notices, the band
        response = client.get(reverse("units:cluster-list"))
    assert len(response.context["object_list"]) == rows


def test_pick_offers_units_within_reach_with_their_level(client, tree, people):
    client.force_login(people["manager"])
    answer = client.get(reverse("units:unit-pick"), {"q": "truong tieu hoc"}).json()
    assert answer == {
        "results": [{"id": tree.base.pk, "label": "CĐCS Trường Tiểu học Mẫu", "note": "CS1 – Công đoàn cơ sở"}],
        "more": 0,
    }
    assert client.get(reverse("units:unit-pick"), {"q": "tinh khac"}).json()["results"] == []


def test_pick_says_when_there_are_more(client, tree, people):
    UnitFactory.create_batch(14, name="CĐCS Bệnh viện", parent=tree.district)
    client.force_login(people["manager"])
    answer = client.get(reverse("units:unit-pick"), {"q": "benh vien"}).json()
    assert (len(answer["results"]), answer["more"]) == (12, 1)


@pytest.mark.parametrize("rows", ["25", "50", "100", "7", "²", "-1", "x"])
def test_only_offered_sizes_of_page(client, people, rows):
    client.force_login(people["viewer"])
    size = opened(client, f"{reverse('units:cluster-list')}?rows={rows}").context["paginator"].per_page
    assert size == (int(rows) if rows in {"25", "50", "100"} else 25)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_one_top_is_open_from_the_start(client, tree, people, rows, django_assert_num_queries):
    UnitFactory.create_batch(rows, parent=tree.district2)
    client.force_login(people["specialist_elsewhere"])
    opened(client, TREE)
    with django_assert_num_queries(9):  # session, user, roles, count and page, twice; notices, the band
        response = client.get(TREE)
    (top,) = response.context["object_list"]
    assert (top, len(top.branch)) == (tree.district2, rows + 1)
    assert "<details open>" in response.content.decode()


def test_several_tops_stay_closed(client, tree, people):
    RoleAssignmentFactory(user=people["specialist"], unit=tree.district2, role="viewer")
    client.force_login(people["specialist"])
    assert "<details open>" not in opened(client, TREE).content.decode()
