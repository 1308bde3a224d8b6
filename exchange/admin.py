from django.contrib import admin

from common.admin import ReadOnlyAdmin
from exchange.models import ExportRun, ImportRun


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin):
    """For support; the files are taken from the pages of the import."""

    list_display = ["file_name", "state", "by", "unit", "created_at"]
    list_filter = ["state"]
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
