"""A cluster's review: cross-scores, the mean, the acclaimed list, the minutes."""

from decimal import Decimal

import pytest

from common.errors import DomainError, NotAllowed, StaleEdit, TransitionRefused
from scores.models import ClusterReview, CrossScore, ReviewState, ScoreCard
from scores.selectors.review_page import review_page
from scores.selectors.spread import cross_spreads, spreads
from scores.services.card import PointsRefused, save_scores
from scores.services.review import (
    Acclaimed,
    adopt_cross_scores,
    attach_minutes,
    close_review,
    open_review,
    reopen_review,
    save_acclaims,
    save_cross_scores,
)
from tests.scores.conftest import OWN, pdf
from units.services.cluster import create_cluster


@pytest.fixture
def review(campaign, cluster, people):
    return open_review(campaign, cluster=cluster, uses_cross_scores=True, by=people["specialist_province"])


@pytest.mark.parametrize("who", ["specialist", "editor2", "viewer"])
def test_only_the_union_that_runs_the_cluster_opens_a_review(campaign, cluster, people, who):
    with pytest.raises(NotAllowed):
        open_review(campaign, cluster=cluster, uses_cross_scores=False, by=people[who])


def test_a_review_is_of_a_cluster_of_the_campaigns_year_and_once(review, campaign, cluster, tree, people):
    by = people["specialist_province"]
    with pytest.raises(DomainError, match="đã có kỳ bình xét"):
        open_review(campaign, cluster=cluster, uses_cross_scores=True, by=by)
    past = create_cluster(code="C0", name="Cụm cũ", unit=tree.province, year=campaign.year - 1)
    with pytest.raises(DomainError, match="là cụm của năm"):
        open_review(campaign, cluster=past, uses_cross_scores=True, by=by)


def test_each_unit_scores_the_others_and_never_itself(review, cards, tree, people):
    save_cross_scores(
        review, scorer=tree.base, points={cards.base2.pk: Decimal(80), cards.other.pk: Decimal(0)}, by=people["editor"]
    )
    with pytest.raises(NotAllowed, match="chính mình"):
        save_cross_scores(review, scorer=tree.base, points={cards.base.pk: Decimal(100)}, by=people["editor"])
    with pytest.raises(NotAllowed):
        save_cross_scores(review, scorer=tree.base2, points={cards.other.pk: Decimal(1)}, by=people["editor"])
    with pytest.raises(PointsRefused):
        save_cross_scores(review, scorer=tree.base, points={cards.other.pk: Decimal(106)}, by=people["editor"])
    save_cross_scores(review, scorer=tree.base, points={cards.base2.pk: None}, by=people["editor"])
    assert list(CrossScore.objects.values_list("card__unit__code", "points")) == [("CS3", 0)]


def test_the_mean_becomes_the_clusters_total(review, cards, tree, people):
    save_cross_scores(review, scorer=tree.base2, points={cards.base.pk: Decimal(80)}, by=people["editor2"])
    save_cross_scores(
        review, scorer=tree.other, points={cards.base.pk: Decimal("85.25")}, by=people["editor_elsewhere"]
    )
    assert adopt_cross_scores(review, by=people["editor2"]) == 1
    cards.base.refresh_from_db()
    assert cards.base.cluster_total == Decimal("82.63")
    spread = cross_spreads([cards.base])[cards.base.pk]
    assert (spread.n, spread.least, spread.most) == (2, 80, Decimal("85.25"))


def test_points_by_criterion_outlast_the_mean(review, cards, tree, people):
    save_cross_scores(review, scorer=tree.base2, points={cards.base.pk: Decimal(80)}, by=people["editor2"])
    save_scores(cards.base, column="cluster", points=OWN, by=people["editor2"])
    assert adopt_cross_scores(review, by=people["editor2"]) == 0
    with pytest.raises(NotAllowed):
        adopt_cross_scores(review, by=people["editor"])


def test_the_list_is_in_order_of_votes_and_ties_share_a_place(review, cards, people):
    lines = [Acclaimed(cards.base.pk, 2), Acclaimed(cards.base2.pk, 3), Acclaimed(cards.other.pk, 2)]
    save_acclaims(review, acclaimed=lines, voters=3, by=people["editor2"])
    assert list(review.acclaims.values_list("card__unit__code", "position")) == [("CS2", 1), ("CS1", 2), ("CS3", 2)]
    save_acclaims(review, acclaimed=lines[:1], voters=2, by=people["editor2"])
    assert list(review.acclaims.values_list("position", "votes_for", "voters")) == [(1, 2, 2)]


@pytest.mark.parametrize(
    ("votes", "voters", "told"), [(4, 3, "không thể nhiều hơn"), (1, 4, "từ 1 đến 3"), (0, 0, "từ 1")]
)
def test_votes_and_voters_are_checked(review, cards, people, votes, voters, told):
    with pytest.raises(DomainError, match=told):
        save_acclaims(review, acclaimed=[Acclaimed(cards.base.pk, votes)], voters=voters, by=people["editor2"])


def test_a_list_seen_before_somebody_else_saved_it_is_refused(review, cards, people):
    seen = ClusterReview.objects.get().version
    lines = [Acclaimed(cards.base.pk, 1)]
    save_acclaims(review, acclaimed=lines, voters=3, by=people["editor2"], version=seen)
    with pytest.raises(StaleEdit):
        save_acclaims(review, acclaimed=lines, voters=3, by=people["editor_elsewhere"], version=seen)


def test_closing_needs_the_list_and_the_minutes(review, cards, tree, people):
    with pytest.raises(TransitionRefused, match="suy tôn"):
        close_review(review, by=people["editor2"])
    save_acclaims(review, acclaimed=[Acclaimed(cards.base.pk, 3)], voters=3, by=people["editor2"])
    with pytest.raises(TransitionRefused, match="biên bản"):
        close_review(review, by=people["editor2"])
    with pytest.raises(NotAllowed):
        attach_minutes(review, upload=pdf("bien-ban.pdf"), by=people["editor"])
    attach_minutes(review, upload=pdf("bien-ban.pdf"), by=people["editor2"])
    assert close_review(review, by=people["editor2"]).state == ReviewState.CLOSED
    with pytest.raises(TransitionRefused, match="đã chốt"):
        save_cross_scores(review, scorer=tree.base, points={cards.other.pk: Decimal(1)}, by=people["editor"])
    with pytest.raises(NotAllowed):
        reopen_review(review, by=people["editor2"], reason="nhầm")
    assert reopen_review(review, by=people["specialist_province"], reason="nhầm").state == ReviewState.OPEN


def test_the_page_lists_every_member_and_asks_a_fixed_number_of_queries(
    review, scored, tree, people, django_assert_num_queries
):
    scored(tree.base, people["editor"], "cluster_scored")
    with django_assert_num_queries(4):
        one = review_page(review)
    scored(tree.base2, people["editor2"], "cluster_scored", {"I.1": Decimal(60), "I.2": Decimal(40)})
    scored(tree.other, people["editor_elsewhere"])
    with django_assert_num_queries(4):
        page = review_page(review)
    assert one.rows[0].membership.unit.code == "CS1"
    assert [(row.membership.unit.code, row.card and row.card.cluster_rank) for row in page.rows] == [
        ("CS2", 1),
        ("CS1", 2),
        ("CS3", None),
    ]
    assert [row.unit.code for row in page.officers] == ["CS2", "CS3"]


def test_spreads_show_who_is_harsh(review, scored, tree, people, django_assert_num_queries):
    scored(tree.base, people["editor"], "appraised", {"I.1": Decimal(60), "I.2": Decimal(40)})
    scored(tree.base2, people["editor2"], "cluster_scored", {"I.1": Decimal(10), "I.2": Decimal(10)})
    with django_assert_num_queries(4):
        by_cluster, by_appraiser, by_officer, across = spreads(ScoreCard.objects.all())
    assert [(row.label, row.spread.n, row.spread.middle) for row in by_cluster.rows] == [("Cụm 1", 2, 60)]
    named = {name: f"{person.full_name} ({name})" for name, person in people.items()}
    assert [(row.label, row.spread.mean) for row in by_appraiser.rows] == [(named["specialist_province"], 100)]
    harsh, generous = sorted(by_officer.rows, key=lambda row: row.spread.mean)
    assert (harsh.label, harsh.spread.mean, harsh.marks["median"]) == (named["editor_elsewhere"], 20, Decimal("19.8"))
    assert (generous.label, generous.spread.mean, generous.marks["median"]) == (named["editor2"], 100, 99)
    assert across.rows == []
