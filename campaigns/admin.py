from django.contrib import admin

from campaigns.models import Campaign, CampaignAward, CampaignContent, CampaignPhase, Dossier, Entry
from common.admin import CarefulAdmin, CarefulInline, ReadOnlyAdmin


class PhaseInline(CarefulInline):
    model = CampaignPhase


class ContentInline(CarefulInline):
    model = CampaignContent


class AwardInline(CarefulInline):
    model = CampaignAward


@admin.register(Campaign)
class CampaignAdmin(CarefulAdmin):
    """For support; launching, closing and ending are moves of the campaign's own page."""

    list_display = ["code", "name", "unit", "kind", "state", "starts_on", "ends_on"]
    list_filter = ["state", "kind"]
    list_select_related = ["unit"]
    search_fields = ["code", "name"]
    autocomplete_fields = ["unit"]
    inlines = [PhaseInline, ContentInline, AwardInline]


@admin.register(Dossier)
class DossierAdmin(ReadOnlyAdmin):
    list_display = ["unit", "campaign", "phase", "kind", "state", "sent_at"]
    list_filter = ["state", "kind"]
    list_select_related = ["unit", "campaign", "phase"]


@admin.register(Entry)
class EntryAdmin(ReadOnlyAdmin):
    list_display = ["subject_label", "award", "dossier"]
    list_filter = ["award"]
    list_select_related = [
        "award", "dossier__unit", "dossier__campaign", "member", "collective", "subject_unit",
    ]  # fmt: skip
