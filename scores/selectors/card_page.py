"""A card as its page shows it: sections, their criteria, the three columns side by side."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from scores.counting import Count, largest_total
from scores.models import Criterion, Evidence, ScoreCard, ScoreColumn
from scores.selectors.counts import TOTAL, count_of, points_of
from scores.selectors.sheets import parts_of


@dataclass(slots=True)
class PageRow:
    """A line to score: a criterion, or the whole of a sheet that has none."""

    key: str
    title: str
    maximum: Decimal
    measure: str = ""
    evidence: str = ""
    evidence_required: bool = False
    due_on: dt.date | None = None
    points: dict[str, Decimal | None] = field(default_factory=dict)
    files: list[Evidence] = field(default_factory=list)


@dataclass(slots=True)
class PageSection:
    title: str
    kind: str
    kind_label: str
    maximum: Decimal
    rows: list[PageRow]
    sums: dict[str, Decimal | None]


@dataclass(slots=True)
class CardPage:
    """``column`` is the one that may be typed into; ``None`` for a reader."""

    sections: list[PageSection]
    counts: dict[str, Count]
    largest: Decimal
    column: str | None

    @property
    def columns(self) -> list[tuple[ScoreColumn, Count, bool]]:
        """The columns with what they come to, and whether anything in them is scored."""
        return [(column, self.counts[column], self._is_begun(column)) for column in ScoreColumn]

    def _is_begun(self, column: str) -> bool:
        return any(row.points[column] is not None for row in self.rows())

    def rows(self) -> list[PageRow]:
        return [row for section in self.sections for row in section.rows]


def card_page(card: ScoreCard, *, column: str | None, typed: Mapping[str, Decimal | None] | None = None) -> CardPage:
    """The page of ``card``; ``typed`` points stand in the ``column`` in place of the stored ones."""
    parts = parts_of(card.sheet)
    points = points_of([card])[card.pk]
    if column and typed:
        points[column] = {**points[column], **typed}
    counts = {each: count_of(parts, points[each]) for each in ScoreColumn}
    rows = _rows(card, points)
    sections = [
        PageSection(
            title=str(section),
            kind=section.kind,
            kind_label=section.get_kind_display(),
            maximum=section.maximum,
            rows=rows[section.pk],
            sums={each: _sum_of(counts[each], section.code, rows[section.pk], each) for each in ScoreColumn},
        )
        for section in card.sheet.sections.all()
    ]
    largest = largest_total(parts)
    if not any(section.rows for section in sections) and sections:
        sections[0].rows = [_whole(largest, points, card)]
    return CardPage(sections, counts, largest, column)


def _sum_of(count: Count, code: str, rows: list[PageRow], column: str) -> Decimal | None:
    """What the section comes to; ``None`` while nothing in it is scored."""
    if all(row.points[column] is None for row in rows):
        return None
    return next(each.points for each in count.sums if each.code == code)


def _rows(card: ScoreCard, points) -> dict[int, list[PageRow]]:
    files: defaultdict[int | None, list[Evidence]] = defaultdict(list)
    for row in card.evidence.all():
        files[row.criterion_id].append(row)
    rows: defaultdict[int, list[PageRow]] = defaultdict(list)
    for criterion in Criterion.objects.filter(sheet=card.sheet_id):
        rows[criterion.section_id].append(
            PageRow(
                key=criterion.code,
                title=str(criterion),
                maximum=criterion.maximum,
                measure=criterion.measure,
                evidence=criterion.evidence,
                evidence_required=criterion.evidence_required,
                due_on=criterion.due_on,
                points={column: points[column].get(criterion.code) for column in ScoreColumn},
                files=files[criterion.pk],
            )
        )
    return rows


def _whole(largest: Decimal, points, card: ScoreCard) -> PageRow:
    return PageRow(
        key=TOTAL,
        title=_("Tổng điểm của bảng"),
        maximum=largest,
        points={column: points[column].get(TOTAL) for column in ScoreColumn},
        files=[row for row in card.evidence.all() if row.criterion_id is None],
    )
