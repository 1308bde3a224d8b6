from django.contrib import admin

from certificates.models import Certificate, CertificateBatch, PrintRun
from common.admin import ReadOnlyAdmin


@admin.register(Certificate)
class CertificateAdmin(ReadOnlyAdmin):
    """For support; a lost one is made again on the page of its decision."""

    list_display = ["code", "line", "copy_no", "reason", "made_at"]
    list_filter = ["reason"]
    list_select_related = ["line"]
    search_fields = ["code"]


@admin.register(CertificateBatch)
class CertificateBatchAdmin(ReadOnlyAdmin):
    list_display = ["decision", "made", "total", "asked_by", "finished_at"]
    list_filter = [("failure", admin.EmptyFieldListFilter), ("finished_at", admin.EmptyFieldListFilter)]
    list_select_related = ["decision", "asked_by"]
    search_fields = ["decision__subject_matter__unaccent"]


@admin.register(PrintRun)
class PrintRunAdmin(ReadOnlyAdmin):
    """For support; files are taken from the page of the print."""

    list_display = ["title", "state", "by", "handled", "finished_at"]
    list_filter = ["state"]
    list_select_related = ["by"]
    search_fields = ["title__unaccent"]
    exclude = ["lines"]
