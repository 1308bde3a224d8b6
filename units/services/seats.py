"""Roles and seats in clusters of units that end; the caller holds one transaction and has checked everything."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from django.db import connection

from common.bulk import update_rows
from common.workflow import Move, write_audits
from units.models import Cluster, ClusterMembership, ClusterOffice, Role, RoleAssignment, Unit
from units.services.intake import take_in_cluster_members

LET_READ = """
INSERT INTO units_roleassignment (user_id, unit_id, role, valid_from, valid_to, created_at, updated_at)
SELECT user_id, unit_id, %(viewer)s, %(on)s, CASE WHEN bool_and(valid_to IS NOT NULL) THEN max(valid_to) END,
  now(), now()
FROM units_roleassignment
WHERE unit_id = ANY(%(units)s) AND ended_at IS NULL AND (valid_to IS NULL OR valid_to >= %(on)s)
GROUP BY user_id, unit_id HAVING bool_and(role <> %(viewer)s)
ON CONFLICT DO NOTHING RETURNING id
"""
MOVE = """
INSERT INTO units_roleassignment (user_id, unit_id, role, valid_from, valid_to, created_at, updated_at)
SELECT DISTINCT ON (held.user_id, moved.target, held.role)
  held.user_id, moved.target, held.role, greatest(held.valid_from, %(on)s), held.valid_to, now(), now()
FROM units_roleassignment AS held
JOIN unnest(%(units)s::bigint[], %(targets)s::bigint[]) AS moved (source, target) ON moved.source = held.unit_id
WHERE held.ended_at IS NULL AND (held.valid_to IS NULL OR held.valid_to >= %(on)s) AND NOT EXISTS (
  SELECT 1 FROM units_roleassignment AS there
  WHERE there.user_id = held.user_id AND there.unit_id = moved.target AND there.role = held.role
    AND there.ended_at IS NULL AND (there.valid_to IS NULL OR there.valid_to >= %(on)s))
ORDER BY held.user_id, moved.target, held.role, held.valid_to DESC NULLS FIRST
ON CONFLICT DO NOTHING RETURNING id
"""
END = """
UPDATE units_roleassignment SET valid_to = %(last)s, updated_at = now()
WHERE unit_id = ANY(%(units)s) AND role <> %(viewer)s AND ended_at IS NULL
  AND (valid_to IS NULL OR valid_to >= %(on)s) RETURNING id
"""


def retire_officers(units: Collection[int], *, moving: Mapping[int, int], on: dt.date, by) -> None:
    """Whoever holds a role at one of the units, by key, reads there from ``on`` and does no more.

    Those of the units ``moving`` names hold the same role at its target from then on. The audit has a line of each.
    """
    values = {"on": on, "last": on - dt.timedelta(days=1), "viewer": Role.VIEWER}
    taken = {"units": list(moving), "targets": list(moving.values())}
    assigned = _run(MOVE, **values, **taken) if moving else []
    assigned += _run(LET_READ, **values, units=list(units))
    _write_down(_run(END, **values, units=list(units)), "end", by=by, data={"valid_to": values["last"].isoformat()})
    _write_down(assigned, "assign", by=by, data={})


def hand_on_seats(successors: Mapping[int, int | None], *, on: dt.date) -> None:
    """Who goes on from a unit that ended takes its seat and office in the clusters of the year and of later ones.

    Where it sits already, in this or another cluster of the same union, or lies outside the union, nobody does. Of the
    year it ended in the unit stays a member, without an office; it is none of later years, nor of one it did not begin.
    """
    rows = list(
        ClusterMembership.objects.filter(unit__in=successors, cluster__year__gte=on.year)
        .select_related("cluster__unit")
        .order_by("pk")
    )
    if not rows:
        return
    heirs = Unit.objects.in_bulk({heir for heir in successors.values() if heir})
    seated = _seats(heirs, rows)
    fresh = _fresh_seats(rows, {unit: heirs.get(heir) for unit, heir in successors.items()}, seated)
    began = dt.date(on.year, 1, 1) < on
    stays = [row for row in rows if began and row.cluster.year == on.year]
    ClusterMembership.objects.filter(pk__in={row.pk for row in rows} - {row.pk for row in stays}).delete()
    officers = [row for row in stays if row.office]
    for row in officers:
        row.office = ClusterOffice.MEMBER
    update_rows(officers, ["office"])
    take_in_cluster_members(new=fresh, changed=[])


def _seats(heirs: Iterable[int], rows: Iterable[ClusterMembership]) -> set[tuple[int, int, int]]:
    """(unit, union, year) where the heirs sit already."""
    years = {row.cluster.year for row in rows}
    there = ClusterMembership.objects.filter(unit__in=heirs, cluster__year__in=years)
    return set(there.values_list("unit_id", "cluster__unit_id", "cluster__year"))


def _fresh_seats(
    rows: Iterable[ClusterMembership], heirs: Mapping[int, Unit | None], seated: set[tuple[int, int, int]]
) -> list[ClusterMembership]:
    fresh = []
    for row in rows:
        heir, cluster = heirs[row.unit_id], row.cluster
        if heir is None or not heir.path.startswith(cluster.unit.path):
            continue
        if (seat := (heir.pk, cluster.unit_id, cluster.year)) not in seated:
            seated.add(seat)
            fresh.append(ClusterMembership(cluster=cluster, unit=heir, office=row.office))
    return fresh


def hand_on_clusters(successors: Mapping[int, int], *, on: dt.date) -> None:
    """Clusters of the year and of later ones that an ended unit ran are its successor's, who runs none of that year."""
    if not successors:
        return
    heirs = Cluster.objects.filter(unit__in=successors.values(), year__gte=on.year)
    runs = {(unit, year): unit for unit, year in heirs.values_list("unit_id", "year")}
    rows = Cluster.objects.filter(unit__in=successors, year__gte=on.year).order_by("unit", "pk")
    passed = [row for row in rows if runs.setdefault((successors[row.unit_id], row.year), row.unit_id) == row.unit_id]
    for row in passed:
        row.unit_id = successors[row.unit_id]
    update_rows(passed, ["unit"])


def _write_down(keys: Collection[int], move: str, *, by, data: dict[str, str]) -> None:
    rows = RoleAssignment.objects.filter(pk__in=keys).select_related("unit").order_by("pk")
    lines = [(row, Move(data={"user": row.user_id, "unit": row.unit.code, "role": row.role} | data)) for row in rows]
    write_audits(lines, move, by=by)


def _run(statement: str, **values: object) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [key for (key,) in cursor.fetchall()]
