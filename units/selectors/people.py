"""Who to tell about a unit: people by the roles they hold there today."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from units.models import RoleAssignment, Unit


def people_with(*roles: str, unit: Unit) -> QuerySet:
    """Active people who hold any of ``roles`` at ``unit`` itself."""
    return _holding(roles, unit=unit)


def people_covering(*roles: str, unit: Unit) -> QuerySet:
    """Active people whose ``roles`` reach ``unit``: held there or anywhere above it."""
    return _holding(roles, unit__path__in=[unit.path[:end] for end in range(len(unit.path), 0, -unit.steplen)])


def people_at(*roles: str, units: QuerySet) -> QuerySet:
    """Active people who hold any of ``roles`` at one of ``units``, each once."""
    return _holding(roles, unit__in=units)


def people_by_unit(*roles: str, units: Collection[int]) -> dict[int, list]:
    """Unit's key → the active people who hold any of ``roles`` at the unit itself, each once; one query."""
    held = RoleAssignment.objects.today().filter(role__in=roles, unit__in=units, user__is_active=True)
    found: defaultdict[int, dict[int, Any]] = defaultdict(dict)
    for row in held.select_related("user").order_by("user"):
        found[row.unit_id][row.user_id] = row.user
    return {unit: list(people.values()) for unit, people in found.items()}


def _holding(roles, **where) -> QuerySet:
    held = RoleAssignment.objects.today().filter(role__in=roles, **where)
    return get_user_model().objects.filter(is_active=True, pk__in=held.values("user")).order_by("pk")
