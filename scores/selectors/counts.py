"""What the three columns of cards come to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from scores.counting import Count, Part, counted
from scores.models import CardState, CriterionScore, ScoreCard, ScoreColumn
from scores.selectors.sheets import parts_by_sheet

TOTAL = ""
"""Stands in place of a criterion's code for a total that is only known as such."""

COUNTS_IN: Mapping[str, ScoreColumn] = {
    CardState.CLUSTER_SCORED: ScoreColumn.CLUSTER,
    CardState.APPRAISED: ScoreColumn.APPRAISED,
}
"""Which column is the card's score in which state; in the others it has none."""


def points_of(cards: Iterable[ScoreCard]) -> dict[int, dict[str, dict[str, Decimal | None]]]:
    """By card and column the points by code of criterion, the stated total under ``TOTAL``; one query."""
    points: defaultdict[int, dict] = defaultdict(lambda: {column: {} for column in ScoreColumn})
    rows = CriterionScore.objects.filter(card__in=[card.pk for card in cards]).select_related("criterion")
    for row in rows:
        code = row.criterion.code if row.criterion_id else TOTAL
        for column in ScoreColumn:
            points[row.card_id][column][code] = getattr(row, column.points)
    return points


def counts_of(card: ScoreCard) -> dict[str, Count]:
    """The count of each column of ``card``; three queries."""
    return counts_by_card([card])[card.pk]


def counts_by_card(cards: Iterable[ScoreCard]) -> dict[int, dict[str, Count]]:
    """``counts_of`` of many cards, whose sheets are joined; three queries."""
    cards = list(cards)
    parts = parts_by_sheet(card.sheet for card in cards)
    points = points_of(cards)
    return {
        card.pk: {column: count_of(parts[card.sheet_id], points[card.pk][column]) for column in ScoreColumn}
        for card in cards
    }


def standing(counts: Mapping[str, Count], state: str) -> dict[str, Decimal | None]:
    """The fields ``score`` and ``ratio`` of a card in ``state`` whose columns come to ``counts``."""
    column = COUNTS_IN.get(state)
    count = counts[column] if column else None
    return {"score": count.total if count else None, "ratio": count.ratio if count else None}


def count_of(parts: Iterable[Part], points: Mapping[str, Decimal | None]) -> Count:
    """What one column comes to; ``points`` by code, the stated total under ``TOTAL``."""
    of_criteria = {code: value for code, value in points.items() if code != TOTAL}
    return counted(parts, of_criteria, stated=points.get(TOTAL))
