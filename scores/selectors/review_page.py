"""A cluster's review as its page shows it."""

from dataclasses import dataclass

from scores.counting import Spread
from scores.models import Acclaim, ClusterReview, ScoreCard
from scores.querysets import PRIVATE_STATES
from scores.selectors.spread import cross_spreads
from units.models import ClusterMembership


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A unit of the cluster: its card once sent, what others gave it, whether it is acclaimed."""

    membership: ClusterMembership
    card: ScoreCard | None
    cross: Spread | None
    acclaim: Acclaim | None


@dataclass(frozen=True, slots=True)
class ReviewPage:
    officers: list[ClusterMembership]
    rows: list[ReviewRow]
    acclaims: list[Acclaim]


def review_page(review: ClusterReview) -> ReviewPage:
    """Members by office with their sent cards and places; best score first, units without one last. Four queries."""
    memberships = list(review.cluster.memberships.select_related("unit").by_office())
    cards = list(sent_cards(review))
    crossed = cross_spreads(cards)
    acclaims = list(review.acclaims.select_related("card__unit", "card__subject_unit", "card__collective"))
    acclaimed = {row.card_id: row for row in acclaims}
    found: dict[int, list[ScoreCard]] = {}
    for card in cards:
        found.setdefault(card.unit_id, []).append(card)
    rows = [
        ReviewRow(membership, card, card and crossed.get(card.pk), card and acclaimed.get(card.pk))
        for membership in memberships
        for card in found.get(membership.unit_id, [None])
    ]
    return ReviewPage(
        officers=[row for row in memberships if row.office],
        rows=sorted(rows, key=_place),
        acclaims=acclaims,
    )


def sent_cards(review: ClusterReview):
    """The cards of the cluster that were sent, with their places among all of their series."""
    rows = ScoreCard.objects.filter(campaign=review.campaign_id, cluster=review.cluster_id)
    return rows.exclude(state__in=PRIVATE_STATES).for_list().ranked().banded()


def _place(row: ReviewRow):
    is_blank = row.card is None or row.card.score is None
    return is_blank, 0 if is_blank else -row.card.score, row.membership.unit.sort_key
