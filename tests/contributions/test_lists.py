import datetime as dt

import pytest
from django.urls import reverse

from contributions.models import InitiativeAuthor, InitiativeState
from tests.factories import (
    DossierFactory,
    InitiativeFactory,
    LaunchedCampaignFactory,
    MemberFactory,
    WorkFactory,
)
from tests.pages import opened

MAKERS = {"initiative": (InitiativeFactory, "unit"), "work": (WorkFactory, "owner_unit")}


def url(name, *args):
    return reverse(f"contributions:{name}", args=args)


def make(noun, unit, **more):
    factory, place = MAKERS[noun]
    return factory(**{place: unit}, **more)


@pytest.mark.parametrize("noun", MAKERS)
@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("editor", {"base"}),
        ("specialist", {"base", "base2"}),
        ("auditor", {"base", "base2", "other"}),
        ("superuser", {"base", "base2", "other", "far"}),
        ("nobody", set()),
    ],
)
def test_each_sees_those_of_the_own_subtree(client, tree, people, noun, who, seen):
    rows = {place: make(noun, getattr(tree, place)) for place in ("base", "base2", "other", "far")}
    client.force_login(people[who])
    response = opened(client, url(f"{noun}-list"))
    assert set(response.context["object_list"]) == {rows[place] for place in seen}
    for place, row in rows.items():
        status = 200 if place in seen else 404
        assert client.get(url(f"{noun}-detail", row.pk)).status_code == status, place


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=may+han", {"welding"}),
        ("q=M%C3%A1y+h%C3%A0n", {"welding"}),
        ("q=SK-X", {"welding"}),
        ("q=%00sk-x", {"welding"}),
        ("unit=CS2", {"water"}),
        ("unit=HUYEN", {"welding", "water"}),
        ("unit=KHONGCO", set()),
        ("state=recognised", {"water"}),
        ("level=province", {"water"}),
        ("year=2022", {"welding"}),
        ("kind=research", set()),
    ],
)
def test_initiatives_are_found_without_dau_and_narrowed(client, tree, people, asked, found):
    rows = {
        "welding": InitiativeFactory(
            unit=tree.base, title="Cải tiến máy hàn tự động", code="SK-X", applied_on=dt.date(2022, 3, 15)
        ),
        "water": InitiativeFactory(
            unit=tree.base2, title="Lọc nước", state=InitiativeState.RECOGNISED, recognised_level="province"
        ),
    }
    InitiativeAuthor.objects.create(initiative=rows["water"], member=MemberFactory(unit=tree.base2), share_percent=100)
    client.force_login(people["specialist"])
    response = opened(client, f"{url('initiative-list')}?{asked}")
    assert set(response.context["object_list"]) == {rows[name] for name in found}


@pytest.mark.parametrize("noun", MAKERS)
def test_dossiers_out_of_reach_are_not_named(client, tree, people, noun):
    row = make(noun, tree.base)
    campaign = LaunchedCampaignFactory(unit=tree.province)
    for unit in (tree.base, tree.base2):
        dossier = DossierFactory(campaign=campaign, unit=unit)
        row.dossier_links.create(dossier=dossier)
    client.force_login(people["editor"])
    response = opened(client, url(f"{noun}-detail", row.pk))
    assert [dossier.unit for dossier in response.context["dossiers"]] == [tree.base]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("noun", "queries"), [("initiative", 8), ("work", 7)])
def test_list_query_counts(client, tree, people, noun, queries, rows, django_assert_num_queries):
    for _number in range(rows):
        row = make(noun, tree.base)
        if noun == "initiative":
            InitiativeAuthor.objects.create(initiative=row, member=MemberFactory(unit=tree.base), share_percent=100)
    client.force_login(people["specialist"])
    client.get(url(f"{noun}-list"))
    with django_assert_num_queries(queries):
        response = client.get(url(f"{noun}-list"))
    assert len(response.context["object_list"]) == rows
