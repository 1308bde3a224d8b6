from django.contrib import admin

from common.admin import ReadOnlyAdmin
from prizes.models import PrizeLine


@admin.register(PrizeLine)
class PrizeLineAdmin(ReadOnlyAdmin):
    """For support; prizes are paid and recovered on the page of their list."""

    list_display = ["line", "state", "amount", "paid_on", "paid_by"]
    list_filter = ["state"]
    list_select_related = ["line", "paid_by"]
    search_fields = ["line__name__unaccent"]
