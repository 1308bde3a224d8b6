"""People and collectives of units that end, many at once; the caller holds one transaction and has checked."""

import datetime as dt
from collections.abc import Collection, Mapping

from django.db import connection

from people.models import LeavingReason

CLOSE = """
UPDATE people_membership AS spent SET valid_to = %(last)s, leaving_reason = %(reason)s, updated_at = now()
FROM people_member AS member
WHERE spent.member_id = member.id AND member.left_on IS NULL AND spent.valid_to IS NULL
  AND spent.unit_id = ANY(%(units)s)
"""
OPEN = """
INSERT INTO people_membership (member_id, unit_id, valid_from, leaving_reason, created_at, updated_at)
SELECT member.id, moved.target, %(on)s, '', now(), now()
FROM people_member AS member JOIN unnest(%(units)s::bigint[], %(targets)s::bigint[]) AS moved (source, target)
  ON member.unit_id = moved.source
WHERE member.left_on IS NULL
"""
MOVE = """
UPDATE people_member AS member SET unit_id = moved.target, updated_at = now()
FROM unnest(%(units)s::bigint[], %(targets)s::bigint[]) AS moved (source, target)
WHERE member.unit_id = moved.source AND member.left_on IS NULL
"""
LEAVE = """
UPDATE people_member SET left_on = %(last)s, updated_at = now() WHERE unit_id = ANY(%(units)s) AND left_on IS NULL
"""
MOVE_COLLECTIVES = """
UPDATE people_collective AS collective SET unit_id = moved.target, updated_at = now()
FROM unnest(%(units)s::bigint[], %(targets)s::bigint[]) AS moved (source, target)
WHERE collective.unit_id = moved.source AND collective.ended_on IS NULL
"""
END_COLLECTIVES = """
UPDATE people_collective SET ended_on = %(last)s, updated_at = now() WHERE unit_id = ANY(%(units)s) AND ended_on IS NULL
"""
CLOSE_COLLECTIVES = """
UPDATE people_collectivemembership AS spent SET valid_to = %(last)s, updated_at = now()
FROM people_collective AS collective
WHERE spent.collective_id = collective.id AND spent.valid_to IS NULL AND collective.unit_id = ANY(%(units)s)
  AND (spent.valid_from IS NULL OR spent.valid_from <= %(last)s)
"""


CLOSE_LISTED = """
UPDATE people_membership AS spent SET valid_to = %(last)s, leaving_reason = %(reason)s, updated_at = now()
FROM people_member AS member
WHERE spent.member_id = member.id AND spent.valid_to IS NULL AND spent.unit_id = member.unit_id
  AND member.id = ANY(%(units)s)
"""
OPEN_LISTED = """
INSERT INTO people_membership (member_id, unit_id, valid_from, leaving_reason, created_at, updated_at)
SELECT moved.member, moved.target, %(on)s, '', now(), now()
FROM unnest(%(units)s::bigint[], %(targets)s::bigint[]) AS moved (member, target)
"""
MOVE_LISTED = """
UPDATE people_member AS member SET unit_id = moved.target, updated_at = now()
FROM unnest(%(units)s::bigint[], %(targets)s::bigint[]) AS moved (member, target) WHERE member.id = moved.member
"""


def move_members(targets: Mapping[int, int], *, on: dt.date) -> None:
    """Each member, by key, is in that unit from ``on``; the time before and the collectives stay."""
    values = _moving(targets, on=on)
    _run((CLOSE_LISTED, OPEN_LISTED, MOVE_LISTED), values)


def move_people(targets: Mapping[int, int], *, on: dt.date) -> None:
    """Whoever is in a unit, by key, is in its target from ``on``; collectives go along. The time before stays."""
    _run((CLOSE, OPEN, MOVE, MOVE_COLLECTIVES), _moving(targets, on=on))


def release_people(units: Collection[int], *, on: dt.date) -> None:
    """Whoever is in one of the units, by key, left on the day before ``on`` for its end; its collectives ended then."""
    values = {"units": list(units), "last": on - dt.timedelta(days=1), "reason": LeavingReason.DISSOLVED}
    _run((CLOSE_COLLECTIVES, END_COLLECTIVES, CLOSE, LEAVE), values)


def _moving(targets: Mapping[int, int], *, on: dt.date) -> dict:
    return {
        "units": list(targets),
        "targets": list(targets.values()),
        "on": on,
        "last": on - dt.timedelta(days=1),
        "reason": LeavingReason.MOVED,
    }


def _run(statements: tuple[str, ...], values: dict) -> None:
    if not values["units"]:
        return
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, values)
