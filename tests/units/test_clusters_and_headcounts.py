"""Clusters of a year have one head; headcounts keep women within all."""

import datetime as dt
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from common.errors import DomainError
from tests.campaigns.threads import at_once
from tests.conftest import make_tree
from units.models import Cluster, ClusterMembership, Headcount
from units.services.cluster import add_to_cluster, create_cluster
from units.services.headcount import record_headcount

FIGURES = {"workers": 100, "workers_female": 60, "members": 90, "members_female": 55}


@pytest.fixture
def cluster(tree):
    return create_cluster(code="CUM1", name="Cụm số 1", unit=tree.province, year=2025)


def test_a_cluster_has_one_head(tree, cluster):
    add_to_cluster(cluster, member=tree.base, office="head")
    with pytest.raises(DomainError, match="Cụm đã có cụm trưởng"):
        add_to_cluster(cluster, member=tree.base2, office="head")
    with pytest.raises(IntegrityError, match="one_head"), transaction.atomic():
        ClusterMembership.objects.create(cluster=cluster, unit=tree.base2, office="head")
    add_to_cluster(cluster, member=tree.base2, office="deputy")
    assert [row.office for row in cluster.memberships.by_office()] == ["head", "deputy"]


def test_adding_again_changes_the_office(tree, cluster):
    add_to_cluster(cluster, member=tree.base, office="head")
    add_to_cluster(cluster, member=tree.base)
    assert [row.office for row in cluster.memberships.all()] == [""]


def test_a_unit_is_in_one_cluster_of_a_union_in_a_year(tree, cluster):
    second = create_cluster(code="CUM2", name="Cụm số 2", unit=tree.province, year=2025)
    next_year = create_cluster(code="CUM1", name="Cụm số 1", unit=tree.province, year=2026)
    add_to_cluster(cluster, member=tree.base)
    with pytest.raises(DomainError, match="Cụm số 1"):
        add_to_cluster(second, member=tree.base)
    add_to_cluster(next_year, member=tree.base)
    assert ClusterMembership.objects.filter(unit=tree.base).count() == 2


def test_a_unit_from_elsewhere_is_refused(tree, cluster):
    with pytest.raises(DomainError, match="không thuộc đơn vị tổ chức cụm"):
        add_to_cluster(cluster, member=tree.far)


def test_a_code_is_used_once_a_year(tree, cluster):
    with pytest.raises(DomainError, match="Mã cụm đã dùng trong năm này"):
        create_cluster(code="CUM1", name="Cụm khác", unit=tree.province, year=2025)
    assert Cluster.objects.count() == 1


def test_the_figures_of_a_day_are_replaced_and_other_days_stay(tree):
    record_headcount(tree.base, as_of=dt.date(2025, 1, 1), **FIGURES)
    record_headcount(tree.base, as_of=dt.date(2025, 6, 1), **FIGURES)
    record_headcount(tree.base, as_of=dt.date(2025, 6, 1), **FIGURES | {"members": 95})
    assert list(tree.base.headcounts.order_by("as_of").values_list("members", flat=True)) == [90, 95]


def test_women_are_within_all(tree):
    with pytest.raises(DomainError, match="Số nữ không thể lớn hơn tổng số"):
        record_headcount(tree.base, as_of=dt.date(2025, 1, 1), **FIGURES | {"members_female": 91})
    with pytest.raises(IntegrityError, match="women_within_all"), transaction.atomic():
        Headcount.objects.create(unit=tree.base, as_of=dt.date(2025, 1, 1), **FIGURES | {"workers_female": 101})


def test_the_database_keeps_a_unit_in_one_cluster_of_a_union_in_a_year(tree, cluster):
    second = create_cluster(code="CUM2", name="Cụm số 2", unit=tree.province, year=2025)
    add_to_cluster(cluster, member=tree.base)
    with pytest.raises(IntegrityError, match="một cụm"), transaction.atomic():
        ClusterMembership.objects.create(cluster=second, unit=tree.base)
    other = ClusterMembership.objects.create(cluster=second, unit=tree.base2)
    with pytest.raises(IntegrityError, match="một cụm"), transaction.atomic():
        ClusterMembership.objects.filter(pk=other.pk).update(unit=tree.base)


@pytest.mark.parametrize("attempt", range(3))
def test_two_clusters_that_take_the_same_unit_at_once(committed_db, attempt):
    tree = make_tree()
    clusters = [create_cluster(code=code, name=code, unit=tree.province, year=2025) for code in ("CUM1", "CUM2")]
    works = [partial(add_to_cluster, each, member=tree.base) for each in clusters]
    refusals = [each for each in at_once(*works) if isinstance(each, str)]
    assert len(refusals) == 1 and "trong năm này" in refusals[0]
    assert ClusterMembership.objects.count() == 1
