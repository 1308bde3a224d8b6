"""What was decided about a campaign, from the audit, as the units invited may read it."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy

from campaigns.models import Campaign
from common.models import AuditEntry

TITLES = {
    "launch": gettext_lazy("%(who)s phát động phong trào"),
    "invite": gettext_lazy("%(who)s mời đơn vị mới"),
    "close_registration": gettext_lazy("%(who)s khoá đăng ký"),
    "reopen_registration": gettext_lazy("%(who)s mở lại đăng ký"),
    "end": gettext_lazy("%(who)s kết thúc phong trào"),
    "show_public": gettext_lazy("%(who)s đưa phong trào ra trang công khai"),
    "hide_public": gettext_lazy("%(who)s ẩn phong trào khỏi trang công khai"),
}
TONES = {
    "launch": "green",
    "invite": "green",
    "close_registration": "gold",
    "reopen_registration": "green",
    "end": "grey",
    "show_public": "green",
    "hide_public": "grey",
}


def campaign_events(campaign: Campaign) -> list[dict]:
    """The moves of the campaign as rows of the timeline, newest first; one query."""
    lines = AuditEntry.objects.filter(
        subject_type=ContentType.objects.get_for_model(Campaign), subject_id=campaign.pk, move__in=TITLES
    )
    return [
        {
            "title": TITLES[line.move] % {"who": line.actor},
            "at": line.at,
            "note": line.note,
            "tone": TONES[line.move],
        }
        for line in lines.select_related("actor").order_by("-at", "-pk")
    ]
