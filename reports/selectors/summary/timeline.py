"""What happened to a summary, newest first."""

import datetime as dt
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from common.timeline import lines_about
from common.vietnamese import format_day
from reports.models import CampaignSummary

DONE: Final = {
    "create": _("%(who)s soạn dự thảo"),
    "edit": _("%(who)s sửa dự thảo"),
    "freeze": _("%(who)s chốt số liệu đến hết ngày %(day)s"),
    "publish": _("%(who)s ban hành, số %(number)s"),
    "withdraw": _("%(who)s rút báo cáo"),
    "discard": _("%(who)s bỏ dự thảo"),
}
TONES: Final = {"freeze": "green", "publish": "green", "withdraw": "red", "discard": "red"}


def summary_timeline(summary: CampaignSummary) -> list[dict[str, Any]]:
    """The events of ``summary`` for the timeline of its page; one query."""
    return [
        {"title": _sentence(line), "at": line.at, "note": line.note, "tone": TONES.get(line.move, "")}
        for line in lines_about(summary)
    ]


def _sentence(line) -> str:
    day = line.data.get("as_of")
    said = {
        "who": line.actor,
        "number": line.data.get("number"),
        "day": format_day(dt.date.fromisoformat(day)) if day else "",
    }
    return str(DONE[line.move]) % said
