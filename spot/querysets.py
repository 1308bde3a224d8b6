from django.db.models import Q

from common.querysets import SearchedQuerySet
from units.querysets import UnitScopedQuerySet

LIVE_STATES = ("sent", "accepted")
"""Asked for and not refused."""


class SpotProposalQuerySet(SearchedQuerySet, UnitScopedQuerySet):
    def _found(self, folded, typed):
        """By the name of whom it is about, and by the code of that person or collective."""
        named = Q(member__search__contains=folded) | Q(collective__search__contains=folded)
        coded = Q(member__code__iexact=typed) | Q(collective__code__iexact=typed)
        return named | coded

    def with_subject(self):
        """With units, award, whom each is about and the decision drafted from it."""
        return self.select_related("unit", "decider", "award", "member__unit", "collective__unit", "line__decision")

    def for_task(self):
        """With what its name and that of its unit are made of."""
        unread = [f"{about}__{name}" for about in ("member", "collective") for name in ("search", "sort_key")]
        return self.select_related("unit", "award", "member", "collective").defer("statement", *unread)

    def for_list(self):
        """The last made first."""
        return self.with_subject().order_by("-pk")

    def live(self):
        """Asked for and not refused."""
        return self.filter(state__in=LIVE_STATES)

    def undecided(self):
        """Those that stand in no decision, and in none but a draft that was put aside."""
        return self.filter(Q(line__isnull=True) | Q(line__decision__state="discarded"))

    def waiting(self):
        """Accepted, and in no decision yet."""
        return self.undecided().filter(state="accepted")


class SpotFileQuerySet(UnitScopedQuerySet):
    unit_path = "proposal__unit__path"
