"""The tree of a day and of a period: which units hung under which, by the dated placements."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from units.models import Unit, UnitName, UnitPlacement


def places_of(unit: Unit, named_on: dt.date) -> list[UnitPlacement]:
    """Where ``unit`` hung at all times, with ``name_then``, what it was called on ``named_on``; one query."""
    named = UnitName.objects.on(named_on).filter(unit=OuterRef("unit")).values("name")[:1]
    return list(UnitPlacement.objects.filter(unit=unit).annotate(name_then=Subquery(named)))


def places_between(
    unit: Unit, first: dt.date, last: dt.date, *, own: Sequence[UnitPlacement] | None = None
) -> QuerySet[UnitPlacement]:
    """Where ``unit`` and all that belongs under it hung on ``last``, and those that ended since ``first`` at the end.

    Each unit stands there once: one that moved hangs where it was on ``last``, one that ended hangs where it was on its
    last day, under whoever it was under then. Of a ``unit`` that has ended itself, its own last day is ``last``.
    ``own`` are the places of ``unit``, where they are known already.
    """
    own = list(UnitPlacement.objects.filter(unit=unit)) if own is None else own
    last = min([last, *_last_days(own)])
    wanted = Q(pk__in=[])
    for place in own:
        if _covers(place, last):
            wanted |= Q(_on(last), path__startswith=place.path)
        begins = max(first, place.valid_from or first)
        ends = min(last, place.valid_to or last)
        wanted |= Q(path__startswith=place.path, valid_to__gte=begins, valid_to__lte=ends, valid_to__lt=last)
    later = UnitPlacement.objects.filter(unit=OuterRef("unit"), valid_from__gt=OuterRef("valid_to"))
    return UnitPlacement.objects.filter(wanted).filter(
        Q(_on(last)) | ~Exists(later.filter(valid_from__lte=last)),
    )


def unit_ids_between(
    unit: Unit, first: dt.date, last: dt.date, *, own: Sequence[UnitPlacement] | None = None
) -> QuerySet:
    """A subquery of the ids of the units of ``places_between``."""
    return places_between(unit, first, last, own=own).values("unit_id")


def _last_days(places) -> list[dt.date]:
    """The last day of a unit that hangs nowhere any more, as a list of none or one."""
    days = [place.valid_to for place in places]
    return [] if not days or None in days else [max(days)]


def _covers(place: UnitPlacement, day: dt.date) -> bool:
    return (place.valid_from is None or place.valid_from <= day) and (place.valid_to is None or place.valid_to >= day)


def _on(day: dt.date) -> Q:
    return (Q(valid_from__isnull=True) | Q(valid_from__lte=day)) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))
