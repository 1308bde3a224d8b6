from django.contrib import admin

from catalogue.models import AwardType, BaseSalary, LegalDocument, Road
from common.admin import CarefulAdmin, CarefulInline


class RoadInline(CarefulInline):
    model = Road
    fields = ["level", "kind", "unverified"]


@admin.register(AwardType)
class AwardTypeAdmin(CarefulAdmin):
    list_display = ["code", "name", "kind", "scope", "decided_by", "unverified", "active"]
    list_filter = ["kind", "scope", "unverified", "active"]
    search_fields = ["code", "name"]
    inlines = [RoadInline]


@admin.register(BaseSalary)
class BaseSalaryAdmin(CarefulAdmin):
    list_display = ["valid_from", "amount", "source", "unverified"]


@admin.register(LegalDocument)
class LegalDocumentAdmin(CarefulAdmin):
    list_display = ["number", "title", "issued_on", "valid_from", "valid_to", "unverified"]
    search_fields = ["number", "title"]
