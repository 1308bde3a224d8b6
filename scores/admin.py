from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from common.admin import CarefulAdmin, CarefulInline, ReadOnlyAdmin, ReadOnlyInline
from common.editing import EDIT
from common.workflow import write_audit
from scores.models import (
    Band,
    CouncilVote,
    Criterion,
    CriterionScore,
    KnockOut,
    ScoreCard,
    ScoreSheet,
    SheetSection,
)
from scores.permissions import may_write_sheet
from scores.services.sheet import refuse_settled


class DraftInline(CarefulInline):
    """Parts of a sheet, written while it is a draft."""

    can_delete = True

    def has_add_permission(self, request, obj=None):
        return _may_write(request, obj)

    def has_change_permission(self, request, obj=None):
        return _may_write(request, obj)

    def has_delete_permission(self, request, obj=None):
        return _may_write(request, obj)


class SectionInline(DraftInline):
    model = SheetSection


class CriterionInline(DraftInline):
    model = Criterion

    def get_formset(self, request, obj=None, **kwargs):
        """Only sections of the same sheet are offered."""
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.base_fields["section"].queryset = SheetSection.objects.filter(sheet=obj)
        return formset


class BandInline(DraftInline):
    model = Band


class KnockOutInline(DraftInline):
    model = KnockOut


def _may_write(request, sheet: ScoreSheet | None) -> bool:
    return sheet is not None and bool(may_write_sheet(request.user, sheet))


@admin.register(ScoreSheet)
class ScoreSheetAdmin(CarefulAdmin):
    """Drafts are written here; sections first, then their criteria. Putting one in force is done on its own page."""

    list_display = ["code", "number", "name", "unit", "state", "year_from", "year_to", "unverified"]
    list_filter = ["state", "series"]
    list_select_related = ["unit"]
    search_fields = ["code", "name__unaccent"]
    autocomplete_fields = ["unit"]
    readonly_fields = ["state", "drafted_by", "approved_by"]
    inlines = [SectionInline, CriterionInline, BandInline, KnockOutInline]

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or _may_write(request, obj))

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def save_model(self, request, obj, form, change):
        if change:
            refuse_settled(ScoreSheet.objects.select_for_update().get(pk=obj.pk))
            write_audit(obj, EDIT, by=request.user)
        else:
            obj.drafted_by = request.user
        super().save_model(request, obj, form, change)
        if not change:
            write_audit(obj, "create", by=request.user)


class ScoreInline(ReadOnlyInline):
    model = CriterionScore
    fields = ["criterion", "self_score", "cluster_score", "appraised_score"]


@admin.register(ScoreCard)
class ScoreCardAdmin(ReadOnlyAdmin):
    list_display = ["subject", "campaign", "sheet", "state", "score"]
    list_filter = ["state"]
    list_select_related = ["campaign", "sheet", "member", "collective", "subject_unit"]
    search_fields = ["unit__code", "unit__search"]
    inlines = [ScoreInline]

    @admin.display(description=_("đối tượng"))
    def subject(self, obj):
        return obj.subject_label


@admin.register(CouncilVote)
class CouncilVoteAdmin(ReadOnlyAdmin):
    list_display = ["subject", "campaign", "award", "votes_for", "council_members", "source"]
    list_select_related = ["campaign", "award", "member", "collective", "subject_unit"]
    search_fields = ["campaign__code", "member__code", "subject_unit__code", "collective__code"]

    @admin.display(description=_("đối tượng"))
    def subject(self, obj):
        return obj.subject_label
