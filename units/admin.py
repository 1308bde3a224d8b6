from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from common.admin import CarefulAdmin, CarefulInline, ReadOnlyAdmin, ReadOnlyInline
from common.errors import DomainError
from units.forms.admin import ClusterMembershipForm, HeadcountForm, SuccessionForm, UnitAdminForm
from units.models import (
    Cluster,
    ClusterMembership,
    Headcount,
    RoleAssignment,
    Unit,
    UnitName,
    UnitPlacement,
    UnitSuccession,
)
from units.selectors.headcounts import FIGURES
from units.services.cluster import add_to_cluster, create_cluster, rename_cluster
from units.services.headcount import record_headcount
from units.services.role import assign_role, end_role
from units.services.succession import record_succession
from units.services.unit import correct_unit, create_unit


class UnitNameInline(ReadOnlyInline):
    model = UnitName
    fields = ["name", "short_name", "valid_from", "valid_to"]


class UnitPlacementInline(ReadOnlyInline):
    model = UnitPlacement
    fk_name = "unit"
    fields = ["parent", "valid_from", "valid_to"]


class HeadcountInline(CarefulInline):
    model = Headcount
    form = HeadcountForm


class SuccessionInline(CarefulInline):
    model = UnitSuccession
    form = SuccessionForm
    fk_name = "successor"
    autocomplete_fields = ["predecessor"]


@admin.register(Unit)
class UnitAdmin(CarefulAdmin):
    """Made and corrected through the services; a name or a place changes only by a dated event."""

    form = UnitAdminForm
    list_display = ["code", "name", "kind", "block", "ended_on"]
    list_filter = ["kind", "block"]
    search_fields = ["code", "name"]
    inlines = [UnitNameInline, UnitPlacementInline, SuccessionInline, HeadcountInline]

    def get_fields(self, request, obj=None):
        fields = ["code", "name", "short_name", "kind", "block", "founded_on"]
        return fields if obj else [*fields, "parent"]

    def get_readonly_fields(self, request, obj=None):
        return ["code", "name", "short_name"] if obj else []

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def save_model(self, request, obj, form, change):
        if change:
            correct_unit(obj, **{name: form.cleaned_data[name] for name in form.changed_data})
            return
        obj.pk = create_unit(**form.cleaned_data).pk
        obj.refresh_from_db()

    def save_formset(self, request, form, formset, change):
        """Headcounts and origins; names and places are only looked at."""
        for row in formset.save(commit=False):
            if formset.model is UnitSuccession:
                terms = {name: getattr(row, name) for name in SuccessionForm.Meta.fields}
                record_succession(row.successor, **terms)
                continue
            record_headcount(row.unit, as_of=row.as_of, **{name: getattr(row, name) for name in FIGURES})


@admin.register(RoleAssignment)
class RoleAssignmentAdmin(CarefulAdmin):
    """Given and ended through the services, which write down who did it; a role given stays as it was given."""

    list_display = ["user", "role", "unit", "valid_from", "valid_to"]
    list_filter = ["role"]
    list_select_related = ["user", "unit"]
    autocomplete_fields = ["user", "unit"]
    search_fields = ["user__username", "user__full_name__unaccent", "unit__code", "unit__name__unaccent"]
    fields = ["user", "unit", "role", "valid_from", "valid_to"]

    def get_readonly_fields(self, request, obj=None):
        return ["user", "unit", "role", "valid_from"] if obj else []

    def save_model(self, request, obj, form, change):
        if not change:
            obj.pk = assign_role(by=request.user, **form.cleaned_data).pk
            obj.refresh_from_db()
        elif "valid_to" in form.changed_data:
            if form.cleaned_data["valid_to"] is None:
                raise DomainError(_("Vai trò đã có ngày kết thúc thì không bỏ ngày đó. Hãy giao vai trò mới."))
            assignment = RoleAssignment.objects.get(pk=obj.pk)
            end_role(assignment, by=request.user, on=form.cleaned_data["valid_to"])


class ClusterMembershipInline(CarefulInline):
    model = ClusterMembership
    form = ClusterMembershipForm
    autocomplete_fields = ["unit"]


@admin.register(Cluster)
class ClusterAdmin(CarefulAdmin):
    list_display = ["code", "name", "unit", "year"]
    list_filter = ["year"]
    list_select_related = ["unit"]
    autocomplete_fields = ["unit"]
    search_fields = ["code", "name__unaccent"]
    inlines = [ClusterMembershipInline]

    def get_readonly_fields(self, request, obj=None):
        return ["code", "unit", "year"] if obj else []

    def save_model(self, request, obj, form, change):
        if change:
            rename_cluster(obj, name=form.cleaned_data["name"])
            return
        obj.pk = create_cluster(**form.cleaned_data).pk
        obj.refresh_from_db()

    def save_formset(self, request, form, formset, change):
        for row in formset.save(commit=False):
            add_to_cluster(form.instance, member=row.unit, office=row.office)


@admin.register(UnitPlacement)
class UnitPlacementAdmin(ReadOnlyAdmin):
    list_display = ["unit", "parent", "valid_from", "valid_to"]
    list_select_related = ["unit", "parent"]
    search_fields = ["unit__code", "unit__name__unaccent"]


admin.site.site_header = _("Thi đua – khen thưởng công đoàn")
