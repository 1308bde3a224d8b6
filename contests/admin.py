from django.contrib import admin

from common.admin import ReadOnlyAdmin, ReadOnlyInline
from contests.models import Contest, ContestDiscipline, ContestPrize


class ContestDisciplineInline(ReadOnlyInline):
    model = ContestDiscipline


class ContestPrizeInline(ReadOnlyInline):
    model = ContestPrize


@admin.register(Contest)
class ContestAdmin(ReadOnlyAdmin):
    list_display = ["title", "unit", "year", "starts_on", "state"]
    list_filter = ["state"]
    list_select_related = ["unit"]
    search_fields = ["title"]
    inlines = [ContestDisciplineInline, ContestPrizeInline]
