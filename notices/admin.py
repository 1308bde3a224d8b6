from django.contrib import admin

from common.admin import RuleAdmin
from notices.models import ReminderDay


@admin.register(ReminderDay)
class ReminderDayAdmin(RuleAdmin):
    list_display = ["kind", "days", "valid_from", "valid_to", "source"]
    list_filter = ["kind"]
