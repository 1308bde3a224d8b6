from django.apps import apps
from django.db.models import Exists, OuterRef, Prefetch, Q

from common.expressions import Unaccented
from common.vietnamese import fold
from units.querysets import UnitScopedQuerySet
from units.scope import scope_of

PUBLISHED = "published"


class ReportedFigureQuerySet(UnitScopedQuerySet):
    def standing(self):
        """Those nobody took back."""
        return self.filter(withdrawn_at=None)

    def standing_at(self, moment):
        """Those nobody had taken back by ``moment``."""
        return self.filter(Q(withdrawn_at=None) | Q(withdrawn_at__gt=moment))

    def for_list(self):
        """The newest source first, with unit, campaign and who noted it."""
        return self.select_related("unit", "campaign", "recorded_by", "withdrawn_by").order_by("-source_date", "-pk")


class CampaignSummaryQuerySet(UnitScopedQuerySet):
    def visible_to(self, user, *roles):
        """Those of the person's units by any of ``roles``; published ones of every unit above them as well."""
        if user.is_superuser:
            return self
        scope = scope_of(user)
        inside = Q(pk__in=self.within(scope.paths(*roles)).values("pk"))
        return self.filter(inside | Q(state=PUBLISHED, unit__path__in=_paths_to(scope.paths())))

    def of_campaign(self, campaign):
        """Those that are about ``campaign``, alone or with others."""
        parts = apps.get_model("reports.SummaryCampaign").objects.filter(summary=OuterRef("pk"), campaign=campaign)
        return self.filter(Exists(parts))

    def matching(self, text):
        """Those whose title, dấu or not, holds ``text``."""
        return self.annotate(plain=Unaccented("title")).filter(plain__contains=fold(text))

    def for_list(self):
        """The last made first, each with its campaigns."""
        return self.select_related("unit").prefetch_related(_parts()).order_by("-created_at", "-pk")

    def for_page(self):
        people = ("written_by", "frozen_by", "published_by")
        return self.select_related("unit", "figures", *people).prefetch_related(_parts())


def _parts():
    rows = apps.get_model("reports.SummaryCampaign").objects.select_related("campaign__unit", "phase")
    return Prefetch("parts", queryset=rows.order_by("order_no"))


def _paths_to(paths):
    """``paths`` and those of the units above them."""
    length = apps.get_model("units.Unit").steplen
    return {path[:end] for path in paths for end in range(length, len(path) + 1, length)}
