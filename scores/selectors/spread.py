"""How scores lie by cluster and by who gave them, so that a harsh or a generous scorer shows."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Concat
from django.utils.translation import gettext as _

from scores.counting import Spread, spread
from scores.models import CrossScore, ScoreCard, ScoreColumn

WIDTH = 99
"""Of the scale, in the units of the drawing; the last mark needs one more."""


@dataclass(frozen=True, slots=True)
class SpreadRow:
    """One group with its spread; ``marks`` are the places of least, median, mean and most, 0 to ``WIDTH``."""

    label: str
    spread: Spread
    marks: dict[str, Decimal]


@dataclass(frozen=True, slots=True)
class SpreadTable:
    title: str
    rows: list[SpreadRow]


def spreads(cards: QuerySet[ScoreCard]) -> list[SpreadTable]:
    """The spread of ``cards`` by cluster, by appraiser, by officer and by unit that scored across; four queries."""
    return [
        _table(_("Theo cụm (điểm được tính)"), _of(cards, "score", F("cluster__name"))),
        _table(_("Theo người thẩm định"), _of(cards, ScoreColumn.APPRAISED.total, _person("appraised_by"))),
        _table(_("Theo người chấm của cụm"), _of(cards, ScoreColumn.CLUSTER.total, _person("cluster_by"))),
        _table(_("Theo đơn vị chấm chéo"), _crossed(cards)),
    ]


def cross_spreads(cards: Iterable[ScoreCard]) -> dict[int, Spread]:
    """The spread of the cross-scores of each card that has some, by key; one query."""
    given: defaultdict[int, list[Decimal]] = defaultdict(list)
    rows = CrossScore.objects.filter(card__in=[card.pk for card in cards])
    for card, points in rows.values_list("card_id", "points"):
        given[card].append(points)
    return {card: spread(points) for card, points in given.items()}


def _person(field: str) -> Case:
    """Name and account, so that namesakes stay apart; nothing for nobody."""
    told = Concat(F(f"{field}__full_name"), Value(" ("), F(f"{field}__username"), Value(")"))
    return Case(When(**{f"{field}__isnull": False}, then=told))


def _of(cards: QuerySet[ScoreCard], total: str, by: Combinable) -> Iterable[tuple[str | None, Decimal]]:
    scored = cards.filter(**{f"{total}__isnull": False}).order_by()
    return scored.values_list(by, total)


def _crossed(cards: QuerySet[ScoreCard]) -> Iterable[tuple[str, Decimal]]:
    rows = CrossScore.objects.filter(card__in=cards.order_by().values("pk"))
    return rows.values_list(F("scorer__name"), "points")


def _table(title: str, values: Iterable[tuple[str | None, Decimal]]) -> SpreadTable:
    groups: defaultdict[str, list[Decimal]] = defaultdict(list)
    for label, points in values:
        groups[label or _("Không rõ, hoặc từ tệp")].append(points)
    found = {label: spread(points) for label, points in sorted(groups.items())}
    most = max((each.most for each in found.values()), default=Decimal(0))
    return SpreadTable(title, [SpreadRow(label, each, _marks(each, most)) for label, each in found.items()])


def _marks(each: Spread, most: Decimal) -> dict[str, Decimal]:
    """Places on one scale for the whole table, from 0 points to the most of any group."""
    scale = Decimal(WIDTH) / most if most else Decimal(0)
    marks = {"least": each.least, "median": each.middle, "mean": each.mean, "most": each.most}
    placed = {name: (value * scale).quantize(Decimal("0.1")) for name, value in marks.items()}
    return placed | {"width": placed["most"] - placed["least"]}
