from django.contrib import admin

from common.admin import CarefulInline, ReadOnlyAdmin, ReadOnlyInline, RuleAdmin
from contributions.models import (
    Initiative,
    InitiativeAuthor,
    Programme,
    ProgrammePhase,
    Recognition,
    Work,
    WorkFile,
    WorkProgress,
)


class AuthorInline(ReadOnlyInline):
    model = InitiativeAuthor


class RecognitionInline(ReadOnlyInline):
    model = Recognition
    exclude = ["file"]


@admin.register(Initiative)
class InitiativeAdmin(ReadOnlyAdmin):
    list_display = ["code", "title", "unit", "kind", "state"]
    list_filter = ["state", "kind"]
    list_select_related = ["unit"]
    search_fields = ["code", "title"]
    inlines = [AuthorInline, RecognitionInline]


class PhaseInline(CarefulInline):
    model = ProgrammePhase


@admin.register(Programme)
class ProgrammeAdmin(RuleAdmin):
    list_display = ["code", "name", "starts_on", "ends_on", "source", "unverified"]
    list_filter = ["unverified"]
    search_fields = ["code", "name__unaccent"]
    inlines = [PhaseInline]


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
