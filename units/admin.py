from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from common.admin import CarefulAdmin, CarefulInline, ReadOnlyAdmin
from units.forms.admin import UnitAdminForm
from units.models import Cluster, ClusterMembership, Headcount, RoleAssignment, Unit, UnitName, UnitPlacement
from units.services.unit import create_unit


class UnitNameInline(CarefulInline):
    model = UnitName
    fields = ["name", "short_name", "valid_from", "valid_to"]
    readonly_fields = fields

    def has_add_permission(self, request, obj=None):
        return False


class UnitPlacementInline(CarefulInline):
    model = UnitPlacement
    fk_name = "unit"
    fields = ["parent", "valid_from", "valid_to"]
    readonly_fields = fields

    def has_add_permission(self, request, obj=None):
        return False


class HeadcountInline(CarefulInline):
    model = Headcount


@admin.register(Unit)
class UnitAdmin(CarefulAdmin):
    """Made through the service; a name or a place changes only by a dated event, so here they are read."""

    form = UnitAdminForm
    list_display = ["code", "name", "kind", "block", "ended_on"]
    list_filter = ["kind", "block"]
    search_fields = ["code", "name"]
    inlines = [UnitNameInline, UnitPlacementInline, HeadcountInline]

    def get_fields(self, request, obj=None):
        fields = ["code", "name", "short_name", "kind", "block", "founded_on"]
        return fields if obj else [*fields, "parent"]

    def get_readonly_fields(self, request, obj=None):
        return ["code", "name", "short_name", "kind", "founded_on"] if obj else []

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def save_model(self, request, obj, form, change):
        if change:
            obj.save(update_fields=["block", "updated_at"])
            return
        fields = {name: form.cleaned_data[name] for name in self.get_fields(request)}
        made = create_unit(**fields)
        obj.__dict__.update(made.__dict__)


@admin.register(RoleAssignment)
class RoleAssignmentAdmin(CarefulAdmin):
    list_display = ["user", "role", "unit", "valid_from", "valid_to"]
    list_filter = ["role"]
    list_select_related = ["user", "unit"]
    autocomplete_fields = ["user", "unit"]
    search_fields = ["user__username", "user__full_name", "unit__code"]


class ClusterMembershipInline(CarefulInline):
    model = ClusterMembership
    autocomplete_fields = ["unit"]


@admin.register(Cluster)
class ClusterAdmin(CarefulAdmin):
    list_display = ["code", "name", "unit", "year"]
    list_filter = ["year"]
    list_select_related = ["unit"]
    autocomplete_fields = ["unit"]
    inlines = [ClusterMembershipInline]


@admin.register(UnitPlacement)
class UnitPlacementAdmin(ReadOnlyAdmin):
    list_display = ["unit", "parent", "valid_from", "valid_to"]
    list_select_related = ["unit", "parent"]


admin.site.site_header = _("Thi đua – khen thưởng công đoàn")
