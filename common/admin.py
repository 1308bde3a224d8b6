"""Habits of every admin page: nothing with a history is deleted, search needs no dấu, lists join what they show."""

from django.contrib import admin
from django.contrib.auth.models import Group
from unfold.admin import ModelAdmin, TabularInline

from common.models import AuditEntry, DataQuestion, Holiday

admin.site.unregister(Group)


class CarefulAdmin(ModelAdmin):
    """Adds and corrects, never deletes; ``matching`` of the queryset serves the search where there is one."""

    actions = None
    list_per_page = 50
    show_full_result_count = False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_search_results(self, request, queryset, search_term):
        if search_term and hasattr(queryset, "matching"):
            return queryset.matching(search_term), False
        return super().get_search_results(request, queryset, search_term)


class ReadOnlyAdmin(CarefulAdmin):
    """Looks, never touches: the workflow has its own pages."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False


class CarefulInline(TabularInline):
    extra = 0
    can_delete = False


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    list_display = ["at", "actor", "move", "subject_type", "subject_id", "before", "after"]
    list_filter = ["move", "subject_type"]
    list_select_related = ["actor", "subject_type"]


@admin.register(Holiday)
class HolidayAdmin(ModelAdmin):
    list_display = ["day", "name", "unverified"]
    list_filter = ["unverified"]


@admin.register(DataQuestion)
class DataQuestionAdmin(CarefulAdmin):
    list_display = ["created_at", "text", "subject_type", "answered_at"]
    list_select_related = ["subject_type"]
    readonly_fields = ["subject_type", "subject_id", "text", "answered_by", "answered_at"]

    def has_add_permission(self, request):
        return False
