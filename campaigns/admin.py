from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from campaigns.models import Campaign, CampaignAward, CampaignContent, CampaignPhase, Dossier, Entry
from common.admin import CarefulAdmin, CarefulInline, ReadOnlyAdmin, ReadOnlyInline
from common.editing import mark_edited


class PhaseInline(CarefulInline):
    model = CampaignPhase


class ContentInline(CarefulInline):
    model = CampaignContent


class AwardInline(CarefulInline):
    model = CampaignAward


@admin.register(Campaign)
class CampaignAdmin(CarefulAdmin):
    """For support; making, launching, closing and ending one are done on the campaign's own pages."""

    list_display = ["code", "name", "unit", "kind", "state", "starts_on", "ends_on"]
    list_filter = ["state", "kind"]
    list_select_related = ["unit"]
    search_fields = ["code", "name"]
    readonly_fields = ["code", "unit", "state", "launched_at", "registration_closed_at"]
    inlines = [PhaseInline, ContentInline, AwardInline]

    def has_add_permission(self, request):
        return False

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        mark_edited(obj, by=request.user)


class EntryInline(ReadOnlyInline):
    model = Entry
    fields = ["subject_kind", "member", "collective", "subject_unit", "award", "registered_on"]

    def get_queryset(self, request):
        return super().get_queryset(request).with_subject()


@admin.register(Dossier)
class DossierAdmin(ReadOnlyAdmin):
    list_display = ["unit", "campaign", "phase", "kind", "state", "sent_at"]
    list_filter = ["state", "kind"]
    list_select_related = ["unit", "campaign", "phase"]
    search_fields = ["receipt_no", "unit__code", "unit__name__unaccent", "campaign__code"]
    inlines = [EntryInline]


@admin.register(Entry)
class EntryAdmin(ReadOnlyAdmin):
    list_display = ["subject", "award", "dossier"]
    list_filter = ["subject_kind"]
    list_select_related = [
        "award", "dossier__unit", "dossier__campaign", "member", "collective", "subject_unit",
    ]  # fmt: skip
    search_fields = ["member__code", "member__full_name__unaccent", "collective__code", "dossier__unit__code"]

    @admin.display(description=_("đối tượng"))
    def subject(self, obj):
        return obj.subject_label
