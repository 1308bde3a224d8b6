"""The one way into a card for every edit: locked, and its totals as its points say."""

from collections.abc import Iterable, Mapping

from scores.counting import Count
from scores.models import ScoreCard, ScoreColumn
from scores.selectors.counts import counts_of, standing
from units.models import Cluster
from units.selectors.clusters import clusters_of

COUNTED = ("self_total", "cluster_total", "appraised_total", "score", "ratio")
"""The fields of a card that follow from its points and its state."""


def lock(card: ScoreCard) -> ScoreCard:
    """The row under lock, with what permissions and sums read."""
    return locked([card.pk]).get()


def locked(keys: Iterable[int]):
    """The cards of these keys under lock, in order of primary key."""
    rows = ScoreCard.objects.select_for_update(of=("self",)).with_subject()
    return rows.select_related("campaign__unit", "sheet", "unit", "cluster__unit").filter(pk__in=keys).order_by("pk")


def cluster_of(card: ScoreCard) -> Cluster | None:
    """The cluster its unit competes in, in the campaign and its year, as it is now."""
    return clusters_of([card.unit], year=card.campaign.year, run_by=card.campaign.unit).get(card.unit_id)


def recount(card: ScoreCard, *others: str) -> None:
    """The locked ``card`` is saved with the totals its points come to, and the fields ``others`` with them."""
    settle(card, counts_of(card))
    card.save(update_fields=[*COUNTED, *others, "updated_at"])


def settle(card: ScoreCard, counts: Mapping[str, Count]) -> None:
    """``card`` bears the totals of ``counts`` and what counts in its state; it is not saved."""
    for column in ScoreColumn:
        setattr(card, column.total, counts[column].total)
    for name, value in standing(counts, card.state).items():
        setattr(card, name, value)
