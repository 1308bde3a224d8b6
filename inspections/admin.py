from django.contrib import admin

from common.admin import ReadOnlyAdmin, ReadOnlyInline
from inspections.models import Inspection, InspectionUnit


class InspectionUnitInline(ReadOnlyInline):
    model = InspectionUnit


@admin.register(Inspection)
class InspectionAdmin(ReadOnlyAdmin):
    list_display = ["title", "unit", "kind", "starts_on", "ends_on", "state"]
    list_filter = ["state", "kind"]
    list_select_related = ["unit"]
    search_fields = ["title__unaccent"]
    inlines = [InspectionUnitInline]
