"""Which cluster a unit competes in, where unions above it run some each."""

import pytest

from awards.selectors.buckets import buckets_of
from awards.tally.quota_terms import QuotaScope
from scores.services.card import open_card
from tests.factories import LaunchedCampaignFactory, ScoreSheetFactory
from units.selectors.clusters import clusters_of
from units.services.cluster import add_to_cluster, create_cluster


@pytest.fixture
def clusters(tree):
    """``base`` is in a cluster of each union above it, ``base2`` in the district's alone."""

    def made(unit, code, *members):
        row = create_cluster(code=code, name=f"Cụm {code}", unit=unit, year=2026)
        for member in members:
            add_to_cluster(row, member=member)
        return row

    return made(tree.province, "T1", tree.base), made(tree.district, "H1", tree.base, tree.base2)


def test_the_clusters_of_who_organises_come_first_then_the_nearest(tree, clusters, django_assert_num_queries):
    of_province, of_district = clusters
    units = [tree.base, tree.base2, tree.other]
    for run_by, of_base in (
        (tree.province, of_province),
        (tree.district, of_district),
        (tree.confederation, of_district),
    ):
        with django_assert_num_queries(1):
            found = clusters_of(units, year=2026, run_by=run_by)
        assert found == {tree.base.pk: of_base, tree.base2.pk: of_district}
    assert clusters_of(units, year=2025, run_by=tree.province) == {}


def test_scores_and_quotas_of_a_campaign_go_by_the_same_cluster(tree, people, clusters):
    campaign = LaunchedCampaignFactory(unit=tree.province)
    year = campaign.year
    for cluster in clusters:
        type(cluster).objects.filter(pk=cluster.pk).update(year=year)
    card = open_card(campaign, sheet=ScoreSheetFactory(), subject_kind="unit", subject=tree.base, by=people["editor"])
    assert card.cluster == clusters[0]
    buckets = buckets_of(campaign, [tree.base, tree.base2], [QuotaScope.CLUSTER])
    assert buckets == {"cluster": {tree.base.code: "T1", tree.base2.code: "H1"}}
