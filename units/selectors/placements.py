"""The tree of a day: which units hung under which, by the dated placements."""

import datetime as dt

from units.models import Unit, UnitPlacement


def unit_ids_on(unit: Unit, day: dt.date):
    """A subquery of the ids of ``unit`` and of all that hung under it on ``day``; empty when it hung nowhere."""
    there = UnitPlacement.objects.on(day).filter(unit=unit).values_list("path", flat=True).first()
    if there is None:
        return UnitPlacement.objects.none().values("unit_id")
    return UnitPlacement.objects.on(day).filter(path__startswith=there).values("unit_id")
