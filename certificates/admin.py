from django.contrib import admin

from certificates.models import Certificate
from common.admin import ReadOnlyAdmin


@admin.register(Certificate)
class CertificateAdmin(ReadOnlyAdmin):
    """For support; a lost one is made again on the page of its decision."""

    list_display = ["code", "line", "copy_no", "reason", "made_at"]
    list_filter = ["reason"]
    list_select_related = ["line"]
    search_fields = ["code"]
