from django.contrib import admin

from common.admin import RuleAdmin
from councils.models import VotingRule


@admin.register(VotingRule)
class VotingRuleAdmin(RuleAdmin):
    list_display = [
        "council_kind", "award", "quorum_percent", "pass_percent", "is_strict", "valid_from", "valid_to", "unverified",
    ]  # fmt: skip
    list_filter = ["council_kind", "unverified"]
    list_select_related = ["award"]
