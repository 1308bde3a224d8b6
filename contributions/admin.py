from django.contrib import admin

from common.admin import ReadOnlyAdmin, ReadOnlyInline
from contributions.models import Initiative, InitiativeAuthor, Work, WorkFile, WorkProgress


class AuthorInline(ReadOnlyInline):
    model = InitiativeAuthor


@admin.register(Initiative)
class InitiativeAdmin(ReadOnlyAdmin):
    list_display = ["code", "title", "unit", "kind", "state"]
    list_filter = ["state", "kind"]
    list_select_related = ["unit"]
    search_fields = ["code", "title"]
    inlines = [AuthorInline]


class WorkProgressInline(ReadOnlyInline):
    model = WorkProgress


class WorkFileInline(ReadOnlyInline):
    model = WorkFile


@admin.register(Work)
class WorkAdmin(ReadOnlyAdmin):
    list_display = ["code", "name", "owner_unit", "kind", "value", "state"]
    list_filter = ["state", "kind"]
    list_select_related = ["owner_unit"]
    search_fields = ["code", "name"]
    inlines = [WorkProgressInline, WorkFileInline]
