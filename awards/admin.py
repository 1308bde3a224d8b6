from django.contrib import admin

from awards.models import Honour, Recommendation, StandardVersion, TallyRun
from common.admin import CarefulAdmin, ReadOnlyAdmin


@admin.register(StandardVersion)
class StandardVersionAdmin(CarefulAdmin):
    """A version that left the draft never changes."""

    list_display = ["award", "number", "state", "valid_from", "valid_to", "unverified"]
    list_filter = ["state", "unverified"]
    list_select_related = ["award"]
    autocomplete_fields = ["award"]

    def has_change_permission(self, request, obj=None):
        return (obj is None or obj.state == "draft") and super().has_change_permission(request, obj)


@admin.register(TallyRun)
class TallyRunAdmin(ReadOnlyAdmin):
    list_display = ["campaign", "number", "state", "entries", "started_by", "finished_at"]
    list_filter = ["state"]
    list_select_related = ["campaign", "started_by"]


@admin.register(Recommendation)
class RecommendationAdmin(ReadOnlyAdmin):
    list_display = ["subject_label", "award", "outcome", "rank", "state"]
    list_filter = ["outcome", "state", "award"]
    list_select_related = [
        "award", "entry__member", "entry__collective", "entry__subject_unit", "run__campaign",
    ]  # fmt: skip


@admin.register(Honour)
class HonourAdmin(ReadOnlyAdmin):
    list_display = ["name_then", "award", "year", "decision_no", "decided_by"]
    list_filter = ["award", "year"]
    list_select_related = ["award"]
