from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from campaigns.guards.campaign import campaign_is_open_to_edits
from campaigns.models import Campaign, CampaignAward, CampaignContent, CampaignPhase, CampaignState, Dossier, Entry
from campaigns.selectors.checklist import contents_point
from campaigns.services.campaign import SET_BY_LAUNCH, correct_campaign, keeping_done, refuse_phases_outside
from common.admin import CarefulAdmin, CarefulInline, ReadOnlyAdmin, ReadOnlyInline


class SettledInline(CarefulInline):
    """Rows that the launch settles."""

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and not _is_settled(obj)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not _is_settled(obj)


class PhaseInline(SettledInline):
    model = CampaignPhase


class ContentInline(CarefulInline):
    model = CampaignContent


class AwardInline(SettledInline):
    model = CampaignAward


def _is_settled(campaign: Campaign | None) -> bool:
    return campaign is not None and campaign.state != CampaignState.DRAFT


@admin.register(Campaign)
class CampaignAdmin(CarefulAdmin):
    """For support; making, launching, closing and ending one are done on the campaign's own pages.

    What a launch settled can only be read here as well, and all of a campaign that has ended.
    """

    list_display = ["code", "name", "unit", "kind", "state", "starts_on", "ends_on"]
    list_filter = ["state", "kind"]
    list_select_related = ["unit"]
    search_fields = ["code", "name"]
    readonly_fields = ["code", "unit", "state", "launched_at", "registration_closed_at"]
    inlines = [PhaseInline, ContentInline, AwardInline]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or bool(campaign_is_open_to_edits(obj)))

    def get_readonly_fields(self, request, obj=None):
        settled = SET_BY_LAUNCH if _is_settled(obj) else frozenset()
        return [*self.readonly_fields, *sorted(settled.difference(self.readonly_fields))]

    def save_model(self, request, obj, form, change):
        correct_campaign(obj, by=request.user, **{name: form.cleaned_data[name] for name in form.changed_data})

    def save_related(self, request, form, formsets, change):
        with keeping_done(form.instance, contents_point):
            super().save_related(request, form, formsets, change)
        if not _is_settled(form.instance):
            refuse_phases_outside(form.instance)


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
