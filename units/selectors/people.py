"""Who to tell about a unit: people by the roles they hold there today."""

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


def _holding(roles, **where) -> QuerySet:
    held = RoleAssignment.objects.today().filter(role__in=roles, **where)
    return get_user_model().objects.filter(is_active=True, pk__in=held.values("user")).order_by("pk")
