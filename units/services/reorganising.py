"""Units end and move, many at once; the caller holds one transaction and has checked everything."""

import datetime as dt
from collections.abc import Collection, Mapping

from django.db import connection

from common.bulk import create_rows
from units.models import SuccessionKind, Unit, UnitSuccession
from units.services.paths import last_children, path_under

REHANG = """
UPDATE units_unit AS unit
SET path = moved.fresh || substr(unit.path, length(moved.old) + 1),
    depth = (length(moved.fresh) + length(unit.path) - length(moved.old)) / %(step)s,
    updated_at = now()
FROM unnest(%(old)s::text[], %(fresh)s::text[]) AS moved (old, fresh)
WHERE unit.path LIKE moved.old || '%%'
RETURNING unit.id
"""
CLOSE_PLACES = """
UPDATE units_unitplacement SET valid_to = %(last)s, updated_at = now()
WHERE valid_to IS NULL AND unit_id = ANY(%(units)s) RETURNING unit_id
"""
OPEN_PLACES = """
INSERT INTO units_unitplacement (unit_id, parent_id, path, depth, valid_from, created_at, updated_at)
SELECT unit.id, above.id, unit.path, unit.depth, %(on)s, now(), now()
FROM units_unit AS unit LEFT JOIN units_unit AS above ON above.path = left(unit.path, length(unit.path) - %(step)s)
WHERE unit.id = ANY(%(units)s)
"""
COUNT_CHILDREN = """
UPDATE units_unit AS above SET numchild = counted.children, updated_at = now()
FROM (
  SELECT parent.id, count(child.id) AS children
  FROM units_unit AS parent
  LEFT JOIN units_unit AS child ON left(child.path, length(child.path) - %(step)s) = parent.path
  WHERE parent.path = ANY(%(paths)s)
  GROUP BY parent.id
) AS counted
WHERE above.id = counted.id
"""
END = """
UPDATE units_unit SET ended_on = %(last)s, updated_at = now() WHERE id = ANY(%(units)s)
"""


def lock_units(units: Collection[int]) -> None:
    """The rows of ``units`` and of everything under them are ours until the transaction ends."""
    paths = Unit.objects.filter(pk__in=units).values_list("path", flat=True)
    list(Unit.objects.within(list(paths)).select_for_update().order_by("pk").values_list("pk", flat=True))


def hang_units(parents: Mapping[int, int], *, on: dt.date) -> None:
    """Each unit, by key, hangs under its new parent from ``on`` with everything below it; the places before stay dated.

    A parent that moves itself is moved first. A unit that had ended goes along in today's tree, its dated places stay.
    """
    pending, moved, emptied = dict(parents), set(), set()
    while pending:
        places = dict(Unit.objects.filter(pk__in={*pending, *pending.values()}).values_list("pk", "path"))
        ready = _ready(pending, places)
        emptied |= {places[unit][: -Unit.steplen] for unit in ready} | {places[pending[unit]] for unit in ready}
        moved |= _rehang({unit: pending.pop(unit) for unit in ready}, places)
        if pending and not ready:
            raise ValueError("units under themselves")
    held = _run(CLOSE_PLACES, last=on - dt.timedelta(days=1), units=list(moved))
    _run(OPEN_PLACES, on=on, step=Unit.steplen, units=held)
    tops = Unit.objects.filter(pk__in=parents.values()).values_list("path", flat=True)
    _run(COUNT_CHILDREN, step=Unit.steplen, paths=[*emptied, *tops])


def _ready(pending: Mapping[int, int], places: Mapping[int, str]) -> list[int]:
    """The units whose parent stays where it is, none of them above another one."""
    still = [
        unit
        for unit, parent in pending.items()
        if not any(places[parent].startswith(places[other]) for other in pending if other != unit)
    ]
    return [unit for unit in still if not any(places[o].startswith(places[unit]) for o in still if o != unit)]


def _rehang(parents: Mapping[int, int], places: Mapping[int, str]) -> set[int]:
    """One statement for them all; returns the keys of everything that has a new path."""
    tops = Unit.objects.filter(pk__in=parents.values())
    last = last_children(tops)
    old, fresh = [], []
    for unit, parent in parents.items():
        top = places[parent]
        last[top] += 1
        old.append(places[unit])
        fresh.append(path_under(top, last[top]))
    return set(_run(REHANG, step=Unit.steplen, old=old, fresh=fresh))


def end_units(units: Collection[int], *, last: dt.date) -> None:
    """``last`` is the last day of the units, by key, and of their place; their names and paths stay theirs."""
    _run(END, last=last, units=list(units))
    _run(CLOSE_PLACES, last=last, units=list(units))


def record_successors(successors: Mapping[int, int], *, on: dt.date, decision_no: str) -> None:
    """Each unit, by key, goes on in its successor since ``on``; a line of the two that stands already is kept."""
    known = set(UnitSuccession.objects.filter(predecessor__in=successors).values_list("predecessor_id", "successor_id"))
    create_rows(
        [
            UnitSuccession(
                successor_id=successor,
                predecessor_id=unit,
                kind=SuccessionKind.ABSORBED,
                effective_on=on,
                decision_no=decision_no,
            )
            for unit, successor in successors.items()
            if (unit, successor) not in known
        ]
    )


def _run(statement: str, **values: object) -> list[int]:
    """The keys the statement returns, none for one that returns nothing."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [key for (key,) in cursor.fetchall()] if cursor.description else []
