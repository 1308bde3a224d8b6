from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q

from common.querysets import SearchedQuerySet
from units.querysets import UnitScopedQuerySet

CONFIRMED_STATES = ("recognised", "applied", "spread")
"""A level above has confirmed the recognition: level and benefit count."""


class InitiativeQuerySet(SearchedQuerySet, UnitScopedQuerySet):
    def confirmed(self):
        """Those whose recognition a level above has confirmed."""
        return self.filter(state__in=CONFIRMED_STATES)

    def declaring_recognition(self):
        """Those handed in with a whole recognition, level, date and number, that nobody has confirmed yet."""
        whole = self.exclude(recognised_level="").exclude(recognition_no="").filter(recognised_on__isnull=False)
        return whole.filter(state__in=["sent", "checked"])

    def for_list(self):
        """A page of initiatives with unit and authors, by name."""
        authors = (
            apps.get_model("contributions.InitiativeAuthor")
            .objects.select_related("member")
            .only("initiative", "share_percent", "member__full_name")
            .order_by("-share_percent", "pk")
        )
        return (
            self.select_related("unit")
            .defer("search", "unit__search", "unit__sort_key")
            .prefetch_related(Prefetch("authors", queryset=authors))
            .order_by("-created_at", "-pk")
        )


class InitiativeAuthorQuerySet(UnitScopedQuerySet):
    unit_path = "initiative__unit__path"


class WorkQuerySet(SearchedQuerySet, UnitScopedQuerySet):
    unit_path = "owner_unit__path"

    def for_list(self):
        return self.select_related("owner_unit").order_by("-created_at", "-pk")

    def once(self):
        """Each work once: a record that counts in another one of these is left out."""
        counted_with = self.order_by().filter(pk=OuterRef("counts_in"))
        return self.filter(Q(counts_in__isnull=True) | ~Exists(counted_with))


class WorkPairQuerySet(models.QuerySet):
    def about(self, work):
        """Those of ``work`` and another."""
        return self.filter(Q(first=work) | Q(second=work))


class WorkPartQuerySet(UnitScopedQuerySet):
    unit_path = "work__owner_unit__path"
