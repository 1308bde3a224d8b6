from django.apps import apps
from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce

from common import clock
from common.querysets import ConclusionQuerySet, SearchedQuerySet
from contributions.scope import provinces_of
from units.querysets import UnitScopedQuerySet
from units.scope import scope_of
from units.selectors.provinces import province_paths

CONFIRMED_STATES = ("recognised", "applied", "spread")
"""A level above has confirmed the recognition: level and benefit count."""

HAS_PLAQUE = ("plaque_decided", "plaque_fixed")
"""A level above has decided on the plaque of a work: number and day stand in the register."""

REVOKED = "revoked"
"""The kind of an amendment that took a plaque back."""

BRANCH = 8
"""Letters of a unit's path that an initiative keeps: two steps, which is a province of the confederation."""


def _under(paths):
    """The condition of being of a unit under one of ``paths``; of a province by the index of branches alone."""
    found = Q(pk__in=[])
    for path in paths:
        below = Q(unit__path__startswith=path)
        branch = Q(branch=path[:BRANCH])
        found |= below if len(path) < BRANCH else branch if len(path) == BRANCH else branch & below
    return found


class InitiativeQuerySet(SearchedQuerySet, UnitScopedQuerySet):
    def within(self, paths):
        return self.filter(_under(paths))

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

    def in_library(self):
        """Those that stand in a library: confirmed, and counting by themselves."""
        return self.confirmed().filter(counts_in__isnull=True)

    def in_library_for(self, user):
        """Those of a library within the person's reach, shared with the person's provinces, or with everybody."""
        rows = self.in_library()
        if user.is_superuser:
            return rows
        in_provinces = Q(_under(provinces_of(user)), sharing="province")
        return rows.filter(_under(scope_of(user).paths()) | in_provinces | Q(sharing="everybody"))

    def shown_at(self, unit):
        """What somebody without an account is told of at ``unit``: its own, and what of a library is shared with it."""
        in_province = Q(_under([province_paths()(unit.path)]), sharing="province")
        shared = self.in_library().filter(in_province | Q(sharing="everybody"))
        return self.filter(Q(unit__path__startswith=unit.path) | Q(pk__in=shared.values("pk")))

    def shelves_of(self, user):
        """As ``in_library_for``, in parts each of which is read from an index of its own; they may overlap."""
        rows = self.in_library()
        if user.is_superuser:
            return [rows]
        reached = tuple(scope_of(user).paths())
        others = [path for path in provinces_of(user) if not path.startswith(reached)]
        shelves = [rows.visible_to(user), rows.filter(sharing="everybody")]
        return [*shelves, rows.filter(_under(others), sharing="province")] if others else shelves

    def with_unit(self):
        """With their unit, and without the columns that only serve searching and sorting."""
        return self.select_related("unit").defer("search", "field_search", "unit__search", "unit__sort_key")

    def for_list(self):
        """A page of initiatives with unit and authors, by name."""
        authors = (
            apps.get_model("contributions.InitiativeAuthor")
            .objects.select_related("member")
            .only("initiative", "share_percent", "member__full_name")
            .order_by("-share_percent", "pk")
        )
        return self.with_unit().prefetch_related(Prefetch("authors", queryset=authors)).order_by("-created_at", "-pk")

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

    def plaques(self):
        """The register of plaques: those a plaque was ever decided for, the last decision first.

        Each with ``booked_on``, the day of that decision, also of one that was taken back since.
        """
        gone = _revoked().filter(work=OuterRef("pk")).order_by("-plaque_decided_on", "-pk")
        last = Subquery(gone.values("plaque_decided_on")[:1])
        rows = self.for_list().prefetch_related("plaque_amendments")
        rows = rows.annotate(booked_on=Coalesce("plaque_decided_on", last))
        return rows.filter(Q(state__in=HAS_PLAQUE) | Exists(gone)).order_by("-booked_on", "-pk")

    def plaques_of(self, unit):
        """Works of ``unit`` itself that have a plaque, by a decision whose day is known."""
        return self.filter(owner_unit=unit, state__in=HAS_PLAQUE, plaque_decided_on__isnull=False)

    def without_plaque_again(self):
        """Those whose last plaque was taken back and that have none since."""
        return self.exclude(state__in=HAS_PLAQUE).filter(Exists(_revoked().filter(work=OuterRef("pk"))))

    def with_plaque_on(self, day):
        """Those that had a plaque by a decision at the end of ``day``: given by then, and not taken back by then."""
        given = Q(state__in=HAS_PLAQUE) & (Q(plaque_decided_on__isnull=True) | Q(plaque_decided_on__lte=day))
        later = _revoked().filter(work=OuterRef("pk"), plaque_decided_on__lte=day, decided_on__gt=day)
        return self.filter(given | Exists(later))

    def once(self):
        """Each work once: a record that counts in another one of these is left out."""
        counted_with = self.order_by().filter(pk=OuterRef("counts_in"))
        return self.filter(Q(counts_in__isnull=True) | ~Exists(counted_with))


def _revoked():
    return apps.get_model("contributions.PlaqueAmendment").objects.filter(kind=REVOKED)


class InitiativePairQuerySet(ConclusionQuerySet):
    def visible_to(self, user, *roles):
        """Those one of whose two initiatives the person reaches."""
        if user.is_superuser:
            return self
        reached = apps.get_model("contributions.Initiative").objects.visible_to(user, *roles).values("pk")
        return self.filter(Q(first__in=reached) | Q(second__in=reached))

    def for_list(self):
        """Newest first, with both initiatives, their units, who concluded, upon whose word, and who took it back."""
        rows = self.select_related("first__unit", "second__unit", "made_by", "said_by", "withdrawn_by")
        return rows.order_by("-created_at", "-pk")


class ReuseQuerySet(UnitScopedQuerySet):
    def for_list(self):
        """The latest first, with the units."""
        return self.select_related("unit").order_by("-applied_on", "-pk")


class WorkPairQuerySet(ConclusionQuerySet):
    def for_list(self):
        """Newest first, with both works, their units, and who concluded and took back."""
        rows = self.select_related("first__owner_unit", "second__owner_unit", "made_by", "withdrawn_by")
        return rows.order_by("-created_at", "-pk")


class WorkPartQuerySet(UnitScopedQuerySet):
    unit_path = "work__owner_unit__path"
