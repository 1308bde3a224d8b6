from django.contrib import admin

from common.admin import RuleAdmin
from consultations.models import ConsultationRule


@admin.register(ConsultationRule)
class ConsultationRuleAdmin(RuleAdmin):
    list_display = ["award", "notice_days", "asks_agencies", "valid_from", "valid_to", "unverified"]
    list_filter = ["asks_agencies", "unverified"]
    list_select_related = ["award"]
