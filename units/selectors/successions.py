"""From whom units go on: through mergers, splits and conversions, one after another."""

import datetime as dt
from collections.abc import Collection
from typing import NamedTuple

from django.db import connection

from units.models import Inheritance

STRICTNESS = [Inheritance.COUNT.value, Inheritance.ASK.value, Inheritance.IGNORE.value]
BEFORE = """
WITH RECURSIVE line AS (
  SELECT successor_id AS unit, predecessor_id AS held_by, effective_on AS until,
    array_position(%(strictness)s, inheritance::text) AS strictness
  FROM units_unitsuccession
  WHERE successor_id = ANY(%(units)s) AND predecessor_id IS NOT NULL AND effective_on <= %(day)s
  UNION
  SELECT line.unit, earlier.predecessor_id, earlier.effective_on,
    greatest(line.strictness, array_position(%(strictness)s, earlier.inheritance::text))
  FROM line JOIN units_unitsuccession AS earlier ON earlier.successor_id = line.held_by
  WHERE earlier.predecessor_id IS NOT NULL AND earlier.effective_on <= line.until
)
SELECT line.unit, line.held_by, predecessor.code, max(line.until), (%(strictness)s)[max(line.strictness)]
FROM line JOIN units_unit AS predecessor ON predecessor.id = line.held_by
WHERE line.held_by <> line.unit
GROUP BY 1, 2, 3 ORDER BY 1, 2
"""


class Predecessor(NamedTuple):
    """The unit ``unit`` goes on from ``held_by``, of that code, whose own time before it ended on ``until``.

    ``inheritance`` is the strictest of all the lines between the two: ignored before asked, asked before counted.
    """

    unit: int
    held_by: int
    code: str
    until: dt.date
    inheritance: str


def predecessors_of(units: Collection[int], day: dt.date) -> list[Predecessor]:
    """All the units that ``units``, by key, go on from on ``day``, however far back; one query.

    What a unit took over before it went into another goes on with it, what it took over later does not.
    """
    if not units:
        return []
    with connection.cursor() as cursor:
        cursor.execute(BEFORE, {"units": list(units), "day": day, "strictness": STRICTNESS})
        return [Predecessor(*row) for row in cursor.fetchall()]
