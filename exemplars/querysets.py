from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce

from common import clock
from common.querysets import SearchedQuerySet
from units.querysets import DatedQuerySet, UnitScopedQuerySet

COUNTING_STATES = ("approved", "published", "withdrawn")
"""A union above approved it: it counts towards targets, shown to the public or not."""

AHEAD_STATES = ("proposed", "selected")
"""On the way to an approval."""


class ExemplarSortQuerySet(DatedQuerySet):
    """Rows of a list that hold from day to day."""


class ExemplarQuerySet(SearchedQuerySet, UnitScopedQuerySet):
    def _found(self, folded, typed):
        """By the title, by the name of whom it is about, and by the code of that person or collective."""
        named = Q(member__search__contains=folded) | Q(collective__search__contains=folded)
        coded = Q(member__code__iexact=typed) | Q(collective__code__iexact=typed)
        return Q(search__contains=folded) | named | coded

    def with_subject(self):
        """With unit, programme, field and whom each is about, and without the columns that only serve searching."""
        return self.select_related("unit", "programme", "field", "member", "collective").defer(
            "search",
            "unit__search",
            "unit__sort_key",
            "member__search",
            "member__sort_key",
            "collective__search",
            "collective__sort_key",
        )

    def for_list(self):
        """A page of exemplars, the last made first, without their stories."""
        return self.with_subject().defer("search", "story", "safety", "quote").order_by("-pk")

    def consented(self):
        """Those whose consent stands."""
        standing = apps.get_model("exemplars.Consent").objects.standing()
        return self.filter(Exists(standing.filter(exemplar=OuterRef("pk"))))

    def public(self):
        """What everybody may see: published, while the consent stands."""
        return self.filter(state="published").consented()

    def counting(self):
        """Those a union above approved."""
        return self.filter(state__in=COUNTING_STATES)

    def of_account(self, user):
        """Those about the person whose account ``user`` is, under whichever record they were written."""
        return self.filter(Q(member__user=user) | Q(member__merged_into__user=user))

    def with_photos(self):
        """Each with its photos in their order."""
        photos = apps.get_model("exemplars.ExemplarPhoto").objects.order_by("position", "pk")
        return self.prefetch_related(Prefetch("photos", queryset=photos))

    def with_uptake_count(self):
        taken_up = apps.get_model("exemplars.Uptake").objects.filter(exemplar=OuterRef("pk")).order_by()
        counted = taken_up.values("exemplar").annotate(count=Count("pk")).values("count")
        return self.annotate(uptake_count=Coalesce(Subquery(counted), 0))


class ExemplarPartQuerySet(UnitScopedQuerySet):
    """What belongs to an exemplar; it is reached through its unit."""

    unit_path = "exemplar__unit__path"


class ConsentQuerySet(ExemplarPartQuerySet):
    def standing(self):
        """Those nobody took back."""
        return self.filter(withdrawn_at__isnull=True)


class ConsentFileQuerySet(UnitScopedQuerySet):
    unit_path = "consent__exemplar__unit__path"


class SelectionRoundQuerySet(UnitScopedQuerySet):
    def for_list(self):
        """The last made first, with the unit and how many candidates and votes each has."""
        votes = _count_of("exemplars.Vote")
        return (
            self.select_related("unit")
            .annotate(candidate_count=_count_of("exemplars.Candidate"), vote_count=votes)
            .order_by("-pk")
        )

    def voting(self):
        """Those at which somebody may vote today."""
        today = clock.today()
        return self.filter(state="open", opens_on__lte=today, closes_on__gte=today)


class StoryCommentQuerySet(ExemplarPartQuerySet):
    def for_queue(self):
        """Those that wait, the oldest first, with what they are about."""
        return self.filter(state="waiting").select_related("exemplar__unit").order_by("pk")


class UptakeQuerySet(UnitScopedQuerySet):
    def for_list(self):
        """The latest first, with the units."""
        return self.select_related("unit").order_by("-taken_on", "-pk")


def _count_of(model):
    """How many rows of ``model`` belong to a round."""
    rows = apps.get_model(model).objects.filter(round=OuterRef("pk")).order_by().values("round")
    return models.functions.Coalesce(models.Subquery(rows.annotate(amount=Count("pk")).values("amount")), 0)
