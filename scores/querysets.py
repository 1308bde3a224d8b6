from django.apps import apps
from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from people.querysets import SubjectQuerySet
from units.models import Cluster, Role
from units.querysets import UnitScopedQuerySet
from units.scope import scope_of

PRIVATE_STATES = ("self_scoring", "returned")
"""While a unit is still scoring itself, nobody of its cluster looks on."""


class SheetQuerySet(QuerySet):
    def in_force(self, year):
        """Those that hold in ``year``."""
        return self.of_year(year).filter(state="in_force")

    def of_year(self, year):
        """Those made for ``year``, whatever their state."""
        return self.filter(Q(year_to__isnull=True) | Q(year_to__gte=year), year_from__lte=year)

    def visible_to(self, user, *roles):
        """Everybody reads what holds or held; drafts are for those who reach the union that drafts them."""
        if user.is_superuser:
            return self
        reached = Q(pk__in=[])
        for path in scope_of(user).paths(*roles):
            reached |= Q(unit__path__startswith=path)
        return self.filter(~Q(state="draft") | reached)

    def for_list(self):
        return self.select_related("unit").order_by("series", "code", "-number")


class CardQuerySet(SubjectQuerySet):
    """Cards are reached through their unit, and by the other units of their cluster once they are sent."""

    def visible_to(self, user, *roles):
        own = super().visible_to(user, *roles)
        held = scope_of(user).held.get(Role.EDITOR, ())
        if user.is_superuser or roles or not held:
            return own
        joined = Cluster.objects.filter(memberships__unit__path__in=held)
        beside = Q(cluster__in=joined.values("pk")) & ~Q(state__in=PRIVATE_STATES)
        return self.filter(Q(pk__in=own.values("pk")) | beside)

    def for_list(self):
        """A page of cards with their subjects: the latest campaign first, in it the best score, the blank ones last."""
        return (
            self.with_subject()
            .select_related("campaign", "sheet", "unit", "cluster")
            .order_by("-campaign__ends_on", "campaign_id", F("score").desc(nulls_last=True), "unit__sort_key", "pk")
        )

    def ranked(self):
        """``cluster_rank`` and ``block_rank`` among all cards of the campaign and series, whoever may see them.

        Ties share a place (1, 2, 2, 4); a card without a score, a cluster or a block has none there.
        """
        return self.annotate(
            cluster_rank=Case(
                When(score__isnull=False, cluster__isnull=False, then=self._place(cluster=OuterRef("cluster")))
            ),
            block_rank=Case(
                When(Q(score__isnull=False) & ~Q(unit__block=""), then=self._place(unit__block=OuterRef("unit__block")))
            ),
        )

    def _place(self, **same):
        better = self.model.objects.filter(
            campaign=OuterRef("campaign"),
            sheet__series=OuterRef("sheet__series"),
            score__gt=OuterRef("score"),
            **same,
        )
        return Coalesce(_count(better, "campaign"), 0) + 1

    def banded(self):
        """``band``, ``band_title`` and ``knock_out_count`` of the score that counts today; no band is ``None``."""
        enough = Q(least_criterion_percent__isnull=True) | Q(least_criterion_percent__lte=OuterRef("ratio") * 100)
        bands = apps.get_model("scores.Band").objects.filter(
            enough, sheet=OuterRef("sheet"), at_least__lte=OuterRef("score")
        )
        highest = bands.order_by("-at_least")
        hits = apps.get_model("scores.CardKnockOut").objects.filter(card=OuterRef("pk"))
        is_free = ~Q(pk__in=apps.get_model("scores.CardKnockOut").objects.values("card"))
        return self.annotate(
            knock_out_count=Coalesce(_count(hits, "card"), 0),
            band=Case(When(is_free, then=Subquery(highest.values("code")[:1]))),
            band_title=Case(When(is_free, then=Subquery(highest.values("title")[:1]))),
        )


def _count(rows, by):
    """How many ``rows``, all of one ``by``, as a subquery; nothing for none."""
    return Subquery(rows.order_by().values(by).annotate(count=Count("pk")).values("count"))


class ReviewQuerySet(UnitScopedQuerySet):
    def visible_to(self, user, *roles):
        """Reviews of clusters a unit of the person's subtrees runs or is a member of."""
        return self.filter(cluster__in=Cluster.objects.visible_to(user, *roles).values("pk"))

    def for_list(self):
        return self.select_related("campaign", "cluster__unit").order_by("-campaign__ends_on", "cluster__code", "pk")
