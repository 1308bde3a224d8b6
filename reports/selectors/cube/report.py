"""A report: its columns, the ways it breaks down, and the figures of it as a plain table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from common.vietnamese import format_number, format_percent, percent
from reports.selectors.cube.asked import Asked
from reports.selectors.cube.axes import AXES, Axis
from reports.selectors.cube.source import Measure, Source

CAMPAIGN, EITHER, NEITHER = "campaign", "either", "neither"
ALL_ROWS = "-"
"""Stands in an address for the row of totals; no key of an axis reads so."""


@dataclass(frozen=True)
class Report:
    """A report by name. ``needs`` says whether it is of a campaign, of a campaign or a year, or of neither.

    The first of ``axes`` is the one it opens with. ``has_total`` is false where the rows do not add up to anything;
    ``charted`` names the columns a chart draws; ``transposed`` shows columns as rows; a ``sparse`` one shows people
    those columns alone that hold something.
    """

    name: str
    title: str
    hint: str
    needs: str
    sources: Callable[[Asked], Mapping[str, Source]]
    measures: tuple[Measure, ...]
    axes: tuple[str, ...]
    counted: str
    has_total: bool = True
    charted: tuple[str, ...] = ()
    paragraph: Callable[[Asked], str] | None = None
    transposed: bool = False
    sparse: bool = False

    def axis(self, name: str) -> Axis:
        """The one asked for; the first one where there is none of that name."""
        return AXES[name if name in self.axes else self.axes[0]]

    def measure(self, name: str) -> Measure | None:
        return next((one for one in self.measures if one.name == name), None)

    @property
    def choices(self) -> list[Axis]:
        return [AXES[name] for name in self.axes]


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure; ``None`` is unknown. ``behind`` are the parameters of its list, none where nothing stands behind it."""

    measure: Measure
    value: Any
    behind: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The figure as people read it; what is unknown says so."""
        if self.measure.unknown:
            return _("chưa có số liệu")
        if self.value is None:
            return str(self.measure.missing) or _("không có số liệu")
        if self.measure.of:
            return format_percent(self.value)
        return format_number(self.value)

    @property
    def address(self) -> str:
        """The parameters of its list as a query string."""
        return urlencode(self.behind)


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one key of the axis."""

    key: str
    label: str
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of a report, broken down by ``axis``; ``total`` is ``None`` where rows do not add up."""

    report: Report
    asked: Asked
    axis: Axis
    rows: list[Row]
    total: Row | None

    @property
    def paragraph(self) -> str:
        return self.report.paragraph(self.asked) if self.report.paragraph else ""

    def as_json(self) -> dict[str, object]:
        """The published shape of a report."""
        asked = self.asked
        return {
            "report": self.report.name,
            "campaign": asked.campaign.code if asked.campaign else None,
            "year": asked.year,
            "unit": asked.unit.code,
            "as_of": asked.day.isoformat(),
            "by": self.axis.name,
            "columns": [{"name": one.name, "title": str(one.title)} for one in self.report.measures],
            "rows": [{"key": row.key, "label": row.label, **_figures(row)} for row in self.rows],
            "total": _figures(self.total) if self.total else None,
            **({"paragraph": self.paragraph} if self.report.paragraph else {}),
        }


def table_of(report: Report, asked: Asked, by: str = "") -> Table:
    """The figures, in a fixed number of queries whatever is counted."""
    axis = report.axis(by)
    found: dict[str, dict[str, Any]] = {}
    for name, source in report.sources(asked).items():
        own = [one for one in report.measures if name in one.sources and one.of is None and not one.unknown]
        for key, numbers in source.grouped(axis.name, own).items():
            mine = found.setdefault(key, {})
            for measure, number in numbers.items():
                mine[measure] = number if mine.get(measure) is None else mine[measure] + (number or 0)
    known = {key: numbers for key, numbers in found.items() if any(numbers.values())}
    labels = axis.named(asked, known.keys())
    rows = [Row(key, label, _cells(report, axis, key, found[key])) for key, label in labels.items()]
    total = Row(ALL_ROWS, "", _cells(report, axis, ALL_ROWS, _sum(report, known))) if report.has_total else None
    return Table(report, asked, axis, rows, total)


def rows_behind(report: Report, asked: Asked, *, by: str, key: str, figure: str) -> tuple[Any, Source] | None:
    """The rows of one figure and the source that can show them; ``None`` where there is no such figure."""
    measure, axis = report.measure(figure), report.axis(by)
    if measure is None or measure.of or measure.unknown:
        return None
    found = None
    for name, source in report.sources(asked).items():
        if name in measure.sources:
            rows = source.behind(axis.name, None if key == ALL_ROWS else key, measure)
            found = (rows, source)
            if len(measure.sources) == 1 or (rows.exists() if hasattr(rows, "exists") else rows):
                break
    return found


def _cells(report: Report, axis: Axis, key: str, numbers: dict[str, Any]) -> list[Cell]:
    cells = []
    for one in report.measures:
        if one.unknown:
            cells.append(Cell(one, None))
        elif one.of:
            part, whole = (numbers.get(name) for name in one.of)
            share = percent(part or 0, whole)
            cells.append(Cell(one, None if share is None else float(share)))
        else:
            value = numbers.get(one.name)
            value = _plain(value) if one.highest or value is not None else 0
            behind = {"by": axis.name, "key": key, "figure": one.name} if value else {}
            cells.append(Cell(one, value, behind))
    return cells


def _plain(value: Any) -> int | float | None:
    """A number as JSON has it."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _sum(report: Report, found: dict[str, dict[str, Any]]) -> dict[str, Any]:
    sums: dict[str, Any] = {}
    for one in report.measures:
        known = [numbers[one.name] for numbers in found.values() if numbers.get(one.name) is not None]
        if known:
            sums[one.name] = max(known) if one.highest else sum(known)
    return sums


def _figures(row: Row) -> dict[str, Any]:
    return {cell.measure.name: cell.value for cell in row.cells}
