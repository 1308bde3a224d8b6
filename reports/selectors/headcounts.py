"""The people of the units a campaign invites, each counted once."""

from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from reports.selectors.counted import Counted
from units.models import Headcount, UnitPlacement

PEOPLE = ("workers", "workers_female", "members", "members_female")


def headcounts_of(counted: Counted) -> list[Headcount]:
    """The latest headcount of the day of each invited unit, in the order of the tree.

    A unit under another one of them is left out: the headcount above holds its people already.
    """
    return _topmost(_latest(counted).select_related("unit"))


def people_of(counted: Counted) -> tuple[int, dict[str, int]]:
    """How many units ``headcounts_of`` has, and the sums of their people by name of the figure."""
    rows = _topmost(_latest(counted).values_list("place", *PEOPLE, named=True))
    return len(rows), {name: sum(getattr(row, name) for row in rows) for name in PEOPLE}


def _latest(counted: Counted) -> QuerySet[Headcount]:
    """By ``place``, where the unit hung on the day; a unit that had ended is told by whoever took its people in."""
    known = Headcount.objects.filter(unit__in=counted.invited().values("unit"), as_of__lte=counted.tree_day)
    latest = known.order_by("unit", "-as_of").distinct("unit").values("pk")
    place = UnitPlacement.objects.on(counted.tree_day).filter(unit=OuterRef("unit")).values("path")[:1]
    placed = Headcount.objects.filter(pk__in=latest).annotate(place=Subquery(place))
    return placed.filter(place__isnull=False).order_by("place")


def _topmost(rows: Iterable[Any]) -> list[Any]:
    """Those of ``rows``, in the order of ``place``, that lie under no other one."""
    kept: list[Any] = []
    for row in rows:
        if not kept or not row.place.startswith(kept[-1].place):
            kept.append(row)
    return kept
