from django.contrib import admin

from common.admin import CarefulAdmin
from notices.models import ReminderDay


@admin.register(ReminderDay)
class ReminderDayAdmin(CarefulAdmin):
    list_display = ["kind", "days", "valid_from", "valid_to", "source"]
    list_filter = ["kind"]
