from django.contrib import admin

from common.admin import ReadOnlyAdmin, ReadOnlyInline
from decisions.models import ApprovalStep, Decision, DecisionLine


@admin.register(ApprovalStep)
class ApprovalStepAdmin(ReadOnlyAdmin):
    """Steps are set on their own pages."""

    list_display = ["unit", "level", "award", "order_no", "name", "role", "at_unit", "days", "valid_from", "valid_to"]
    list_filter = ["level", "role"]
    list_select_related = ["unit", "award", "at_unit"]


class LineInline(ReadOnlyInline):
    model = DecisionLine
    fields = ["order_no", "name", "unit_name", "award_label"]
    readonly_fields = fields
    ordering = ["order_no"]


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    """For support; a decision is drafted, issued, corrected and revoked on its own pages."""

    list_display = ["__str__", "kind", "unit", "state", "signed_on", "published_on"]
    list_filter = ["state", "kind"]
    list_select_related = ["unit", "award"]
    search_fields = ["subject_matter__unaccent"]
    inlines = [LineInline]
