from django.db import models
from django.db.models import Q

from units.models import Role
from units.querysets import UnitScopedQuerySet
from units.scope import scope_of


class ReorganisationQuerySet(UnitScopedQuerySet):
    def visible_to(self, user, *roles):
        """Those decided by a unit of the person's subtrees; once scheduled also those that name a unit of theirs.

        A draft that is to receive a unit of theirs is seen by the approvers who are asked to agree.
        """
        if user.is_superuser:
            return self
        paths = scope_of(user).paths(*roles)
        lines = self.model._meta.get_field("lines").related_model
        named = Q(pk__in=[])
        for path in paths:
            named |= Q(source__path__startswith=path) | Q(target__path__startswith=path)
        known = Q(pk__in=self.within(paths).values("pk"))
        told = Q(state__in=("scheduled", "applied"), pk__in=lines.objects.filter(named).values("reorganisation"))
        return self.filter(known | told | self._asking(user))

    def _asking(self, user):
        """Drafts that wait for an approver of the giving side."""
        lines = self.model._meta.get_field("lines").related_model
        theirs = Q(pk__in=[])
        for path in scope_of(user).paths("approver"):
            theirs |= Q(source__path__startswith=path)
        asked = lines.objects.filter(theirs, operation="receive")
        return Q(state="draft", pk__in=asked.values("reorganisation"))

    def for_list(self):
        """The newest day first, with the deciding unit."""
        return self.select_related("unit").order_by("-effective_on", "-pk")

    def with_line_count(self):
        return self.annotate(line_count=models.Count("lines"))


class HandoverQuerySet(UnitScopedQuerySet):
    def visible_to(self, user, *roles):
        """Those at units one manages, those one is to sign, and those one took as long as the unit is within reach.

        Whoever gave sees nothing of it from the moment it is taken.
        """
        if user.is_superuser:
            return self
        scope = scope_of(user)
        managed = Q(pk__in=self.within(scope.paths(Role.MANAGER)).values("pk"))
        kept = Q(taker=user, state="taken", pk__in=self.within(scope.paths()).values("pk"))
        return self.filter(managed | kept | Q(giver=user, state__in=("draft", "given")) | Q(taker=user, state="given"))

    def for_list(self):
        """The newest first, with the unit and the people."""
        return self.select_related("unit", "giver", "taker", "prepared_by").order_by("-created_at", "-pk")
