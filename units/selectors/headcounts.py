"""The figures of the units under one, nobody counted at two levels."""

import datetime as dt

from django.db.models import QuerySet, Sum

from units.models import Headcount, Unit
from units.scope import topmost

FIGURES = ("workers", "workers_female", "members", "members_female")


def headcounts_below(unit: Unit, day: dt.date) -> QuerySet[Headcount]:
    """The latest figures up to ``day`` of the units under ``unit``, in the order of the tree.

    A unit's own figure stands for everything under it; units that ended have none.
    """
    below = Headcount.objects.filter(unit__path__startswith=unit.path, unit__ended_on__isnull=True, as_of__lte=day)
    latest = below.exclude(unit=unit).order_by("unit", "-as_of").distinct("unit")
    by_path = dict(latest.values_list("unit__path", "pk"))
    chosen = [by_path[path] for path in topmost(by_path)]
    return Headcount.objects.filter(pk__in=chosen).select_related("unit").order_by("unit__path")


def sums_of(headcounts: QuerySet[Headcount]) -> dict[str, int] | None:
    """Each figure added up; ``None`` when there is none."""
    sums = headcounts.order_by().aggregate(**{name: Sum(name) for name in FIGURES})
    return sums if sums["workers"] is not None else None
