from django.apps import apps
from django.db.models import Exists, OuterRef, Prefetch, Q

from common import clock
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

    def own(self):
        """Without what workers handed in and nobody of the unit has confirmed."""
        unconfirmed = apps.get_model("contributions.Suggestion").objects.exclude(state="confirmed")
        return self.exclude(Exists(unconfirmed.filter(initiative=OuterRef("pk"))))

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

    def for_page(self):
        """One initiative with its unit and its authors, whom the page tells apart."""
        authors = apps.get_model("contributions.InitiativeAuthor").objects.select_related("member__unit")
        return self.select_related("unit", "programme", "suggestion__sender").prefetch_related(
            Prefetch("authors", queryset=authors.order_by("-share_percent", "pk"))
        )


class InitiativePartQuerySet(UnitScopedQuerySet):
    """What belongs to an initiative; it is reached through its unit."""

    unit_path = "initiative__unit__path"


class IntakeLinkQuerySet(UnitScopedQuerySet):
    def taking(self):
        """Those at which workers may hand in something today: not closed, not run out, of a unit that goes on."""
        today = clock.today()
        return self.filter(closed_at__isnull=True).filter(
            Q(expires_on__isnull=True) | Q(expires_on__gte=today),
            Q(unit__ended_on__isnull=True) | Q(unit__ended_on__gte=today),
        )


class InitiativeAuthorQuerySet(InitiativePartQuerySet):
    def of_account(self, user):
        """The shares of the person whose account ``user`` is, under whichever record they were written."""
        return self.filter(Q(member__user=user) | Q(member__merged_into__user=user))


class WorkQuerySet(SearchedQuerySet, UnitScopedQuerySet):
    unit_path = "owner_unit__path"

    def for_list(self):
        return self.select_related("owner_unit").order_by("-created_at", "-pk")
