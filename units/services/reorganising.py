"""Units end and move, many at once; the caller holds one transaction and has checked everything."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from common.bulk import create_rows, update_rows
from common.vietnamese import text_sort_key
from units.models import Unit, UnitName, UnitSuccession
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
WHERE valid_to IS NULL AND unit_id = ANY(%(units)s) AND (valid_from IS NULL OR valid_from <= %(last)s)
RETURNING unit_id
"""
REPLACE_PLACES = """
UPDATE units_unitplacement AS place
SET path = unit.path, depth = unit.depth, parent_id = above.id, updated_at = now()
FROM units_unit AS unit LEFT JOIN units_unit AS above ON above.path = left(unit.path, length(unit.path) - %(step)s)
WHERE place.unit_id = unit.id AND place.valid_to IS NULL AND place.valid_from > %(last)s
  AND unit.id = ANY(%(units)s) AND place.path <> unit.path
"""
OPEN_PLACES = """
INSERT INTO units_unitplacement
  (unit_id, parent_id, path, depth, kind, block, valid_from, created_at, updated_at)
SELECT unit.id, above.id, unit.path, unit.depth, unit.kind, unit.block, %(on)s, now(), now()
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
REGRADE = """
UPDATE units_unit AS unit SET kind = fresh.kind, updated_at = now()
FROM unnest(%(units)s::bigint[], %(kinds)s::text[]) AS fresh (unit, kind) WHERE unit.id = fresh.unit
"""
NAME_PLACES = """
UPDATE units_unitplacement AS place SET kind = unit.kind, updated_at = now()
FROM units_unit AS unit
WHERE place.unit_id = unit.id AND unit.id = ANY(%(units)s) AND place.valid_to IS NULL AND place.valid_from > %(last)s
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

    Units founded on that day go along in the place they have. A parent that moves itself is moved first. A unit that
    had ended goes along in today's tree, its dated places stay.
    """
    pending, moved, emptied = dict(parents), set(), set()
    while pending:
        places = dict(Unit.objects.filter(pk__in={*pending, *pending.values()}).values_list("pk", "path"))
        ready = _ready(pending, places)
        emptied |= {places[unit][: -Unit.steplen] for unit in ready} | {places[pending[unit]] for unit in ready}
        moved |= _rehang({unit: pending.pop(unit) for unit in ready}, places)
        if pending and not ready:
            raise ValueError("units under themselves")
    _reopen_places(moved, on=on)
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


def _reopen_places(units: Collection[int], *, on: dt.date) -> None:
    """The places of today end and those of ``on`` begin; a place that begins then is put right."""
    last = on - dt.timedelta(days=1)
    _run(REPLACE_PLACES, last=last, step=Unit.steplen, units=list(units))
    held = _run(CLOSE_PLACES, last=last, units=list(units))
    _run(OPEN_PLACES, on=on, step=Unit.steplen, units=held)


def regrade_units(kinds: Mapping[int, str], *, on: dt.date) -> None:
    """Each unit, by key, is of that level from ``on``; the places before keep the one they had."""
    if not kinds:
        return
    _run(REGRADE, units=list(kinds), kinds=list(kinds.values()))
    last = on - dt.timedelta(days=1)
    _run(NAME_PLACES, last=last, units=list(kinds))
    held = _run(CLOSE_PLACES, last=last, units=list(kinds))
    _run(OPEN_PLACES, on=on, step=Unit.steplen, units=held)


def rename_units(names: Mapping[int, tuple[str, str]], *, on: dt.date) -> None:
    """Each unit, by key, bears its new name and short name from ``on``; what was issued before keeps the old ones."""
    units = list(Unit.objects.filter(pk__in=names))
    present = UnitName.objects.filter(unit__in=names, valid_to__isnull=True)
    present.update(valid_to=on - dt.timedelta(days=1), updated_at=timezone.now())
    for unit in units:
        unit.name, unit.short_name = names[unit.pk]
        unit.sort_key = text_sort_key(unit.name)
    create_rows([UnitName(unit=unit, name=unit.name, short_name=unit.short_name, valid_from=on) for unit in units])
    update_rows(units, ["name", "short_name", "sort_key"])


def end_units(units: Collection[int], *, last: dt.date) -> None:
    """``last`` is the last day of the units, by key, and of their place; their names and paths stay theirs."""
    _run(END, last=last, units=list(units))
    _run(CLOSE_PLACES, last=last, units=list(units))


class Heir(NamedTuple):
    """That ``successor`` goes on from ``predecessor``, by their keys; ``None`` for a unit founded anew."""

    predecessor: int | None
    successor: int
    kind: str


def record_successors(heirs: Sequence[Heir], *, on: dt.date, decision_no: str, inheritance: str) -> None:
    """Each unit goes on in its successor since ``on``; a line of the two that stands already is kept."""
    lines = UnitSuccession.objects.filter(successor__in={heir.successor for heir in heirs})
    known = set(lines.values_list("predecessor_id", "successor_id"))
    fresh = {heir[:2]: heir for heir in reversed(heirs) if heir[:2] not in known}
    create_rows(
        [
            UnitSuccession(
                successor_id=heir.successor,
                predecessor_id=heir.predecessor,
                kind=heir.kind,
                effective_on=on,
                decision_no=decision_no,
                inheritance=inheritance,
            )
            for heir in reversed(fresh.values())
        ]
    )


def _run(statement: str, **values: object) -> list[int]:
    """The keys the statement returns, none for one that returns nothing."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [key for (key,) in cursor.fetchall()] if cursor.description else []
