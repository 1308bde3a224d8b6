from django.contrib import admin

from common.admin import ReadOnlyAdmin, ReadOnlyInline, RuleAdmin
from exemplars.models import Exemplar, ExemplarField, ExemplarPhoto, ExemplarProgramme


class ExemplarSortAdmin(RuleAdmin):
    list_display = ["code", "name", "position", "valid_from", "valid_to", "source", "unverified"]
    list_filter = ["unverified"]
    search_fields = ["code", "name__unaccent"]


admin.site.register(ExemplarField, ExemplarSortAdmin)
admin.site.register(ExemplarProgramme, ExemplarSortAdmin)


class ExemplarPhotoInline(ReadOnlyInline):
    model = ExemplarPhoto
    exclude = ["file"]


@admin.register(Exemplar)
class ExemplarAdmin(ReadOnlyAdmin):
    list_display = ["title", "unit", "programme", "field", "year", "state"]
    list_filter = ["state", "programme"]
    list_select_related = ["unit", "programme", "field"]
    search_fields = ["title"]
    inlines = [ExemplarPhotoInline]
