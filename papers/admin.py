from django.contrib import admin

from common.admin import ReadOnlyAdmin
from papers.models import Layout, Letterhead, PaperTemplate


@admin.register(Letterhead)
class LetterheadAdmin(ReadOnlyAdmin):
    list_display = ["unit", "valid_from", "valid_to", "place", "signer_post", "signer_name"]
    list_select_related = ["unit"]
    search_fields = ["unit__code", "unit__name__unaccent"]


@admin.register(Layout)
class LayoutAdmin(ReadOnlyAdmin):
    list_display = ["name", "unit", "width", "height", "offset_x", "offset_y", "text_only"]
    list_select_related = ["unit"]
    search_fields = ["name__unaccent", "unit__code"]


@admin.register(PaperTemplate)
class PaperTemplateAdmin(ReadOnlyAdmin):
    list_display = ["kind", "name", "uploaded_by", "created_at", "withdrawn_at"]
    list_select_related = ["uploaded_by"]
    list_filter = ["kind"]
    exclude = ["file"]
