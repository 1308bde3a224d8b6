"""Which imports a person sees in the list of them."""

from django.db import models
from django.db.models import Q

from units.models import Role
from units.querysets import UnitScopedQuerySet
from units.scope import scope_of

UPLOADERS = (Role.EDITOR, Role.SPECIALIST, Role.APPROVER)
"""Whoever may import any sheet at all."""
OVERSEERS = (Role.SPECIALIST, Role.MANAGER)
"""Whoever sees that somebody below imported something."""
OPEN_STATES = ("uploaded", "checking", "checked", "applying")
"""Of an import that is still to be decided on, or under way."""
WORKING_STATES = ("uploaded", "checking", "applying", "undoing")
"""Of an import a worker has to do with."""


class ImportRunQuerySet(UnitScopedQuerySet):
    """Imports; ``unit`` is the topmost one the person worked for, ``None`` for a superuser and on the command line."""

    def visible_to(self, user, *roles):
        """One's own while one imports for their unit, and those of the units one oversees; a superuser sees all."""
        if user.is_superuser:
            return self
        scope = scope_of(user)
        still = Q(unit__isnull=True) if scope.holds(*UPLOADERS) else Q(pk__in=[])
        for path in scope.paths(*UPLOADERS):
            still |= Q(unit__path__startswith=path)
        wanted = Q(by=user) & still
        for path in scope.paths(*OVERSEERS):
            wanted |= Q(unit__path__startswith=path)
        return self.filter(wanted)

    def open(self):
        return self.filter(state__in=OPEN_STATES)

    def faulty(self):
        """Checked, with cells that are wrong or rows given twice, and neither written nor given up."""
        return self.filter(Q(figures__cells__gt=0) | Q(figures__doubles__gt=0), state="checked")

    def for_list(self):
        return self.select_related("by", "unit", "undone_by", "letter").order_by("-created_at", "-pk")


class ExportRunQuerySet(models.QuerySet):
    """Exports; a file holds data of persons, so only whoever asked for it sees it."""

    def visible_to(self, user, *roles):
        return self.filter(by=user)

    def for_list(self):
        return self.order_by("-created_at", "-pk")
