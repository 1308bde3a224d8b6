from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from common.admin import ReadOnlyAdmin
from exchange.models import ExportRun, ImportRun


class FaultyFilter(admin.SimpleListFilter):
    """Imports whose file has cells to be put right."""

    title = _("ô lỗi")
    parameter_name = "faulty"

    def lookups(self, request, model_admin):
        return [("yes", _("Có ô lỗi, chờ sửa"))]

    def queryset(self, request, queryset):
        return queryset.faulty() if self.value() else queryset


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin):
    """For support; the files are taken from the pages of the import."""

    list_display = ["file_name", "state", "by", "unit", "created_at"]
    list_filter = ["state", FaultyFilter]
    list_select_related = ["by", "unit"]
    search_fields = ["file_name__unaccent"]
    exclude = ["file", "errors_file", "faults_file"]


@admin.register(ExportRun)
class ExportRunAdmin(ReadOnlyAdmin):
    """For support: that something was taken out, never the file, which only whoever asked for it opens."""

    list_display = ["title", "state", "by", "rows", "created_at"]
    list_filter = ["state"]
    list_select_related = ["by"]
    search_fields = ["title__unaccent"]
    exclude = ["file", "query"]
