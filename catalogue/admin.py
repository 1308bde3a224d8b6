from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from catalogue.models import AwardType, BaseSalary, LegalDocument, PrizeMultiple, PrizeTerms, RevocationGround, Road
from common.admin import CarefulInline, RuleAdmin

SUBJECT_KINDS = [
    ("individual", _("Cá nhân")),
    ("collective", _("Tập thể")),
    ("unit", _("Đơn vị")),
    ("household", _("Hộ gia đình")),
]


class RoadInline(CarefulInline):
    model = Road
    fields = ["level", "kind", "unverified"]


@admin.register(AwardType)
class AwardTypeAdmin(RuleAdmin):
    list_display = ["code", "name", "kind", "scope", "decided_by", "unverified", "active"]
    list_filter = ["kind", "scope", "unverified", "active"]
    search_fields = ["code", "name__unaccent"]
    array_choices = {"subject_kinds": SUBJECT_KINDS}
    inlines = [RoadInline]


@admin.register(BaseSalary)
class BaseSalaryAdmin(RuleAdmin):
    list_display = ["valid_from", "amount", "source", "unverified"]


@admin.register(LegalDocument)
class LegalDocumentAdmin(RuleAdmin):
    list_display = ["number", "title", "issued_on", "valid_from", "valid_to", "unverified"]
    search_fields = ["number", "title__unaccent"]


@admin.register(PrizeMultiple)
class PrizeMultipleAdmin(RuleAdmin):
    list_display = ["award", "subject_kind", "multiple", "valid_from", "valid_to", "unverified"]
    list_filter = ["subject_kind", "unverified"]
    list_select_related = ["award"]
    search_fields = ["award__code", "award__name__unaccent"]
    autocomplete_fields = ["award"]


@admin.register(PrizeTerms)
class PrizeTermsAdmin(RuleAdmin):
    list_display = ["valid_from", "rounding", "household_factor", "source", "unverified"]


@admin.register(RevocationGround)
class RevocationGroundAdmin(RuleAdmin):
    list_display = ["code", "text", "valid_from", "valid_to", "source", "unverified"]
    list_select_related = ["document"]
    search_fields = ["code", "text__unaccent"]
    autocomplete_fields = ["document"]
