"""The admin of units and clusters saves through the services."""

import datetime as dt

import pytest
from django.urls import reverse

from tests.pages import words
from units.models import Cluster, ClusterMembership, Unit
from units.services.cluster import add_to_cluster, create_cluster
from units.services.headcount import record_headcount

FIGURES = {"workers": 100, "workers_female": 60, "members": 90, "members_female": 55}


@pytest.fixture
def boss(client, people):
    client.force_login(people["superuser"])
    return client


@pytest.fixture
def clusters(tree):
    return [create_cluster(code=f"C{number}", name=f"Cụm {number}", unit=tree.province, year=2025) for number in (1, 2)]


def change(row):
    return reverse(f"admin:units_{row._meta.model_name}_change", args=[row.pk])


def rows_of(prefix, initial, *rows) -> dict:
    """What the admin sends for an inline: ``initial`` of ``rows`` stand already."""
    sent = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": initial}
    for number, row in enumerate(rows):
        sent |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return sent


def test_a_cluster_is_made_and_renamed_through_the_services(boss, tree):
    typed = {"code": "C1", "name": "Cụm 1", "unit": tree.province.pk, "year": "2025"}
    assert boss.post(reverse("admin:units_cluster_add"), typed | rows_of("memberships", 0)).status_code == 302
    cluster = Cluster.objects.get()
    typed |= {"name": "Cụm số 1", "code": "KHAC", "year": "2030", "unit": tree.district.pk}
    assert boss.post(change(cluster), typed | rows_of("memberships", 0)).status_code == 302
    cluster.refresh_from_db()
    assert (cluster.name, cluster.code, cluster.year, cluster.unit) == ("Cụm số 1", "C1", 2025, tree.province)


def test_a_unit_joins_one_cluster_a_year_in_the_admin_too(boss, tree, clusters):
    first, second = clusters
    add_to_cluster(first, member=tree.base)
    row = {"unit": tree.base.pk, "office": "", "cluster": second.pk}
    response = boss.post(change(second), {"name": "Cụm 2"} | rows_of("memberships", 0, row), follow=True)
    assert "Đơn vị đã ở Cụm 1 trong năm này." in words(response)
    row["unit"] = tree.far.pk
    response = boss.post(change(second), {"name": "Cụm 2"} | rows_of("memberships", 0, row), follow=True)
    assert "Đơn vị không thuộc đơn vị tổ chức cụm." in words(response)
    assert ClusterMembership.objects.get().cluster == first


def test_the_office_changes_and_the_unit_stays(boss, tree, clusters):
    membership = add_to_cluster(clusters[0], member=tree.base)
    row = {"id": membership.pk, "cluster": clusters[0].pk, "unit": tree.base2.pk, "office": "head"}
    boss.post(change(clusters[0]), {"name": "Cụm 1"} | rows_of("memberships", 1, row))
    membership.refresh_from_db()
    assert (membership.unit, membership.office) == (tree.base, "head")


def test_figures_are_added_and_corrected_on_their_day(boss, tree):
    known = record_headcount(tree.base, as_of=dt.date(2025, 1, 1), **FIGURES)
    rows = [
        FIGURES | {"id": known.pk, "unit": tree.base.pk, "as_of": "05/05/2024", "members": 91},
        FIGURES | {"id": "", "unit": tree.base.pk, "as_of": "01/06/2025", "members": 95},
    ]
    typed = {"kind": "grassroots", "block": "school", "founded_on": ""}
    inlines = rows_of("names", 0) | rows_of("placements", 0) | rows_of("headcounts", 1, *rows)
    inlines |= rows_of("origins", 0)
    assert boss.post(change(tree.base), typed | inlines).status_code == 302
    assert list(tree.base.headcounts.order_by("as_of").values_list("as_of", "members")) == [
        (dt.date(2025, 1, 1), 91),
        (dt.date(2025, 6, 1), 95),
    ]


# ---------- Where a unit may hang ----------


def test_parents_are_offered_that_go_on_and_may_have_units_under_them(boss, tree):
    Unit.objects.filter(pk=tree.district2.pk).update(ended_on=dt.date(2025, 1, 1))
    form = boss.get(reverse("admin:units_unit_add")).context["adminform"].form
    offered = set(form.fields["parent"].queryset)
    assert {tree.confederation, tree.province, tree.district, tree.base} <= offered
    assert tree.district2 not in offered


@pytest.mark.parametrize(
    ("kind", "parent", "made"),
    [("section", "base", True), ("group", "base", True), ("district", "base", False), ("grassroots", "province", True)],
)
def test_a_unit_is_made_below_a_higher_one(boss, tree, kind, parent, made):
    typed = {"code": "MOI", "name": "Đơn vị mới", "kind": kind, "parent": getattr(tree, parent).pk, "block": ""}
    response = boss.post(reverse("admin:units_unit_add"), typed, follow=True)
    assert Unit.objects.filter(code="MOI").exists() is made
    assert ("không phải là cấp trên của" in words(response)) is not made
