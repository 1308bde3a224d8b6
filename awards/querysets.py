from django.db import models

from units.querysets import UnitScopedQuerySet


class StandardVersionQuerySet(models.QuerySet):
    def in_force_on(self, day):
        """The versions in force on ``day``."""
        return self.filter(
            models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=day),
            state="in_force",
            valid_from__lte=day,
        )


class TallyRunQuerySet(UnitScopedQuerySet):
    unit_path = "campaign__unit__path"

    def active(self):
        return self.filter(state__in=["draft", "running", "interrupted"])

    def for_list(self):
        return self.select_related("campaign__unit", "started_by").order_by("-created_at", "-pk")


class RecommendationQuerySet(UnitScopedQuerySet):
    unit_path = "run__campaign__unit__path"

    def shown(self):
        """Those of runs that are done: the outcomes of a run under way are nobody's to see."""
        return self.filter(run__state__in=["done", "sealed"])

    def with_subject(self):
        return self.select_related(
            "award", "entry__member", "entry__collective", "entry__subject_unit", "entry__dossier__unit"
        )

    def for_list(self):
        return self.with_subject().order_by("award__position", "award__code", "outcome_order", "rank", "pk")


class HonourQuerySet(UnitScopedQuerySet):
    def with_subject(self):
        return self.select_related("award", "member", "collective", "subject_unit", "unit")

    def for_list(self):
        return self.with_subject().order_by("-year", "award__position", "pk")
