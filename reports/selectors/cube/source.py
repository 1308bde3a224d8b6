"""Rows a report counts: of a table, grouped by the database, or read from what was sent by a past day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db.models import Aggregate, CharField, Count, Max, Q, QuerySet, Sum, Value
from django.db.models.functions import Cast, Coalesce

Numbers = dict[str, int | None]


@dataclass(frozen=True, slots=True)
class Line:
    """A row behind a figure, as its list shows it."""

    what: str
    about: str
    unit: str
    day: dt.date | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A column: rows of ``sources`` counted, or their ``sums`` added up, where ``where`` holds.

    ``of`` makes it a share in percent of two other columns, ``unknown`` a column we have no data for, ``highest`` the
    largest one instead of the sum; ``missing`` is how a share of nothing reads. Money in đồng.
    """

    name: str
    title: str
    sources: tuple[str, ...] = ("rows",)
    where: Mapping[str, tuple] = field(default_factory=dict)
    sums: str = ""
    highest: bool = False
    money: bool = False
    of: tuple[str, str] | None = None
    unknown: bool = False
    missing: str = ""

    def aggregate(self) -> Aggregate:
        condition = self.condition()
        if self.sums:
            return (Max if self.highest else Sum)(self.sums, filter=condition)
        return Count("pk", filter=condition)

    def condition(self) -> Q:
        return Q(**{f"{name}__in": values for name, values in self.where.items()})

    def counts(self, row: Any) -> bool:
        """As ``condition``, of a row that is no row of a table."""
        return all(getattr(row, name) in values for name, values in self.where.items())


class Source(Protocol):
    """Rows that can be grouped by an axis and listed."""

    def grouped(self, axis: str, measures: Sequence[Measure]) -> dict[str, Numbers]: ...

    def behind(self, axis: str, key: str | None, measure: Measure) -> Any: ...

    def line_of(self, row: Any) -> Line: ...


class TableSource:
    """Rows of a table; ``axes`` says by which column or expression each axis groups them.

    ``joined`` is the same rows with what their list shows of them.
    """

    def __init__(
        self,
        rows: QuerySet,
        axes: Mapping[str, Any],
        line_of: Callable[[Any], Line],
        joined: Callable[[QuerySet], QuerySet],
    ) -> None:
        self._rows, self._axes, self.line_of, self._joined = rows, axes, line_of, joined

    def grouped(self, axis: str, measures: Sequence[Measure]) -> dict[str, Numbers]:
        """Key on the axis → figures; one query."""
        rows = self._on(axis).order_by().values("on_axis")
        found = rows.annotate(**{f"m_{one.name}": one.aggregate() for one in measures})
        sums: dict[str, Numbers] = defaultdict(dict)
        for row in found:
            mine = sums[_key(row["on_axis"])]
            for one in measures:
                mine[one.name] = _added(mine.get(one.name), row[f"m_{one.name}"], one)
        return sums

    def behind(self, axis: str, key: str | None, measure: Measure) -> QuerySet:
        """The rows of a figure; of all keys when ``key`` is ``None``."""
        rows = self._on(axis).filter(measure.condition())
        if key is not None:
            rows = rows.filter(on_axis=key)
        return self._joined(rows)

    def _on(self, axis: str) -> QuerySet:
        return self._rows.annotate(on_axis=Coalesce(Cast(self._axes[axis], CharField()), Value("")))


class ReadSource:
    """Rows already read; each has an attribute for every axis and condition, and ``line``."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self._rows = list(rows)

    def grouped(self, axis: str, measures: Sequence[Measure]) -> dict[str, Numbers]:
        sums: dict[str, Numbers] = defaultdict(dict)
        for row in self._rows:
            mine = sums[_key(getattr(row, axis))]
            for one in measures:
                if one.counts(row):
                    mine[one.name] = _added(mine.get(one.name), getattr(row, one.sums) if one.sums else 1, one)
        return sums

    def behind(self, axis: str, key: str | None, measure: Measure) -> list[Any]:
        rows = [row for row in self._rows if measure.counts(row)]
        return rows if key is None else [row for row in rows if _key(getattr(row, axis)) == key]

    def line_of(self, row: Any) -> Line:
        return row.line


def _key(value: Any) -> str:
    return "" if value is None else str(value)


def _added(one: int | None, other: int | None, measure: Measure) -> int | None:
    if one is None or other is None:
        return other if one is None else one
    return max(one, other) if measure.highest else one + other
