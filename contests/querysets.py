from django.db import models
from django.db.models import Count, F, Q

from common.querysets import SearchedQuerySet
from units.models.unit import Unit
from units.querysets import UnitScopedQuerySet
from units.scope import scope_of

TOLD_STATES = ("open", "held", "published", "cancelled")
"""States in which the units under the one that holds a contest know of it."""


class ContestQuerySet(SearchedQuerySet, UnitScopedQuerySet):
    def visible_to(self, user, *roles):
        """Contests held inside the person's subtrees, and those that units above hold for them once they are open."""
        if user.is_superuser:
            return self
        paths = scope_of(user).paths(*roles)
        above = {path[:end] for path in paths for end in range(Unit.steplen, len(path), Unit.steplen)}
        inside = self.within(paths).values("pk")
        return self.filter(Q(pk__in=inside) | Q(unit__path__in=above, state__in=TOLD_STATES))

    def held_by(self, user, *roles):
        """Contests whose own unit the person reaches in one of ``roles``."""
        return super().visible_to(user, *roles)

    def _found(self, folded, typed):
        return Q(search__contains=folded)

    def for_list(self):
        """The last held first, with the unit and how many are registered."""
        rows = self.select_related("unit").defer("search", "notes", "unit__search", "unit__sort_key")
        return rows.annotate(contestant_count=Count("disciplines__contestants")).order_by("-starts_on", "-pk")

    def for_page(self):
        return self.select_related("unit", "campaign", "confirmed_by")


class ContestantQuerySet(UnitScopedQuerySet):
    def for_list(self):
        """By discipline and, in it, by rank; those without one by name."""
        rows = self.select_related("discipline", "unit", "member__unit", "collective__unit", "prize")
        sort_key = models.functions.Coalesce("member__sort_key", "collective__sort_key")
        return rows.order_by("discipline_id", F("rank").asc(nulls_last=True), sort_key, "pk")

    def of_contest(self, contest):
        return self.filter(discipline__contest=contest)

    def published(self):
        """Those whose results count."""
        return self.filter(discipline__contest__state="published")

    def prized(self):
        return self.filter(prize__isnull=False)
