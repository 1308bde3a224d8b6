from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from awards.forms.admin import StandardVersionForm
from awards.models import (
    Honour,
    Override,
    PriorityRule,
    QuarterPraise,
    QuotaDefault,
    QuotaRule,
    Recommendation,
    StandardVersion,
    TallyRun,
)
from common.admin import CarefulAdmin, ReadOnlyAdmin, RuleAdmin
from common.editing import EDIT
from common.workflow import write_audit
from people.models import SubjectKind


@admin.register(StandardVersion)
class StandardVersionAdmin(CarefulAdmin):
    """A version that left the draft never changes; whoever writes a draft here cannot approve it either."""

    list_display = ["award", "number", "state", "valid_from", "valid_to", "unverified"]
    list_filter = ["state", "unverified"]
    list_select_related = ["award"]
    autocomplete_fields = ["award"]
    search_fields = ["award__code", "award__name__unaccent"]
    form = StandardVersionForm
    readonly_fields = ["state", "drafted_by", "approved_by"]
    array_choices = {"subject_kinds": SubjectKind.choices}

    def has_change_permission(self, request, obj=None):
        return (obj is None or obj.state == "draft") and super().has_change_permission(request, obj)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.drafted_by = request.user
        obj.version += change
        super().save_model(request, obj, form, change)
        write_audit(obj, EDIT if change else "create", by=request.user, after=obj.state)


@admin.register(TallyRun)
class TallyRunAdmin(ReadOnlyAdmin):
    list_display = ["campaign", "number", "state", "entries", "started_by", "finished_at"]
    list_filter = ["state"]
    list_select_related = ["campaign", "started_by"]
    search_fields = ["campaign__code", "campaign__name__unaccent"]
    exclude = ["standards"]


@admin.register(Recommendation)
class RecommendationAdmin(ReadOnlyAdmin):
    list_display = ["subject", "award", "outcome", "rank", "state"]
    list_filter = ["outcome", "state"]
    list_select_related = [
        "award", "entry__member", "entry__collective", "entry__subject_unit", "run__campaign",
    ]  # fmt: skip
    search_fields = ["entry__member__code", "entry__member__full_name__unaccent", "unit__code", "award__code"]

    @admin.display(description=_("đối tượng"))
    def subject(self, obj):
        return obj.subject_label


@admin.register(Override)
class OverrideAdmin(ReadOnlyAdmin):
    list_display = ["recommendation", "outcome", "made_by", "updated_at"]
    list_filter = ["outcome"]
    list_select_related = ["made_by"]


@admin.register(Honour)
class HonourAdmin(ReadOnlyAdmin):
    list_display = ["name_then", "award", "year", "decision_no", "decided_by"]
    list_filter = ["year"]
    list_select_related = ["award"]
    search_fields = ["name_then__unaccent", "decision_no", "award__code"]


@admin.register(QuarterPraise)
class QuarterPraiseAdmin(ReadOnlyAdmin):
    list_display = ["unit", "campaign", "year", "quarter", "indicator", "outcome", "decided_by"]
    list_filter = ["outcome", "year", "quarter"]
    list_select_related = ["unit", "campaign", "decided_by"]
    search_fields = ["unit__code", "unit__name__unaccent", "campaign__code"]


@admin.register(QuotaRule)
class QuotaRuleAdmin(ReadOnlyAdmin):
    list_display = ["offer", "scope", "group", "places", "percent", "base", "rounding", "state"]
    list_filter = ["state", "scope"]
    list_select_related = ["offer__award"]
    search_fields = ["offer__award__code", "offer__campaign__code"]


@admin.register(QuotaDefault)
class QuotaDefaultAdmin(RuleAdmin):
    """Quotas of regulations: a new figure is a new row from its day on."""

    list_display = ["award", "scope", "group", "places", "percent", "valid_from", "valid_to", "unverified"]
    list_filter = ["unverified", "scope"]
    list_select_related = ["award"]
    autocomplete_fields = ["award", "base_award"]
    search_fields = ["award__code", "award__name__unaccent"]


@admin.register(PriorityRule)
class PriorityRuleAdmin(RuleAdmin):
    list_display = ["trait", "award", "minimum", "valid_from", "valid_to", "unverified"]
    list_filter = ["trait", "unverified"]
    list_select_related = ["award"]
    autocomplete_fields = ["award"]
    search_fields = ["award__code", "award__name__unaccent", "legal_basis"]
