"""How many places an award has in a campaign: as the tally keeps them, and in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from awards.tally.ranking import parse_quotas
from awards.tally.wording.numbers import count
from campaigns.models import CampaignAward
from common.vietnamese import format_number


def quotas_of(campaign, awards) -> dict[str, dict[str, Any]]:
    """Per award code the number of places, overall and for each proposing unit; absent is no limit."""
    limits = {row.award_id: row for row in CampaignAward.objects.filter(campaign=campaign)}
    quotas = {}
    for award in awards:
        limit = limits[award.pk]
        written: dict[str, Any] = {}
        if limit.quota is not None:
            written["overall"] = limit.quota
        if limit.quota_per_unit is not None:
            written["scopes"] = [{"name": "unit", "each": limit.quota_per_unit}]
        parse_quotas(written)
        quotas[award.code] = written
    return quotas


def places_of(quota: Mapping[str, Any]) -> int | None:
    """The number of places overall; ``None`` without a limit."""
    return quota.get("overall")


def approved_text(approved: int, places: int | None) -> str:
    """«đã phê duyệt 2/1»: how many of the places are taken, be it more than there are."""
    if places is None:
        return _("đã phê duyệt %(approved)s") % {"approved": format_number(approved)}
    return _("đã phê duyệt %(approved)s/%(places)s") % {
        "approved": format_number(approved),
        "places": format_number(places),
    }


def quota_text(quota: Mapping[str, Any]) -> str:
    """«04 suất, mỗi đơn vị 01»; empty when there is no limit."""
    parts = []
    if quota.get("overall") is not None:
        parts.append(_("%(places)s suất") % {"places": count(quota["overall"])})
    parts += [_("mỗi đơn vị %(places)s") % {"places": count(scope["each"])} for scope in quota.get("scopes", ())]
    return ", ".join(parts)
