from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.db.models.functions import Now

from common.vietnamese import fold
from units.querysets import UnitScopedQuerySet

SHOWN_STATES = ("launched", "ended")
"""Of a campaign the public may read of: a draft is nobody's."""


class PublicCampaignQuerySet(UnitScopedQuerySet):
    unit_path = "campaign__unit__path"

    def shown(self) -> "PublicCampaignQuerySet":
        """Those everybody may read of."""
        return self.filter(is_shown=True, campaign__state__in=SHOWN_STATES)

    def running(self) -> "PublicCampaignQuerySet":
        return self.filter(campaign__state="launched")

    def for_list(self) -> "PublicCampaignQuerySet":
        """Those that run first, then the latest."""
        rows = self.select_related("campaign__unit")
        return rows.order_by("-campaign__state", "-campaign__starts_on", "-pk")


class ArticleQuerySet(UnitScopedQuerySet):
    def published(self) -> "ArticleQuerySet":
        """Those everybody may read now; of a campaign that is hidden or still a draft none is."""
        public = apps.get_model("portal.PublicCampaign").objects.shown().filter(campaign=OuterRef("campaign"))
        told = Q(campaign__isnull=True) | Exists(public)
        return self.filter(told, Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=Now()), published_at__lte=Now())

    def matching(self, text: str) -> "ArticleQuerySet":
        return self.filter(search__contains=fold(text))

    def for_list(self) -> "ArticleQuerySet":
        """The latest first, without their texts, each with its photos."""
        rows = self.select_related("unit").defer("body").prefetch_related(Prefetch("photos"))
        return rows.order_by("-published_at", "-pk")

    def before(self, article: models.Model) -> "ArticleQuerySet":
        """Those published earlier, the latest of them first."""
        same = Q(published_at=article.published_at, pk__lt=article.pk)
        return self.filter(Q(published_at__lt=article.published_at) | same).order_by("-published_at", "-pk")

    def after(self, article: models.Model) -> "ArticleQuerySet":
        """Those published later, the earliest of them first."""
        same = Q(published_at=article.published_at, pk__gt=article.pk)
        return self.filter(Q(published_at__gt=article.published_at) | same).order_by("published_at", "pk")
