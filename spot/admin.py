from django.contrib import admin

from common.admin import ReadOnlyAdmin, ReadOnlyInline
from spot.models import SpotFile, SpotProposal


class SpotFileInline(ReadOnlyInline):
    model = SpotFile
    exclude = ["file"]


@admin.register(SpotProposal)
class SpotProposalAdmin(ReadOnlyAdmin):
    list_display = ["subject_name", "award", "unit", "decider", "happened_on", "state"]
    list_filter = ["state"]
    list_select_related = ["unit", "decider", "award", "member", "collective"]
    inlines = [SpotFileInline]
