"""What happened to a decision, newest first."""

from typing import Any, Final

from django.utils.translation import gettext_lazy

from awards.selectors.timeline import lines_about

DONE: Final = {
    "create": gettext_lazy("%(who)s soạn dự thảo"),
    "edit": gettext_lazy("%(who)s sửa dự thảo"),
    "submit": gettext_lazy("%(who)s trình công bố"),
    "send_back": gettext_lazy("%(who)s đưa về dự thảo"),
    "issue": gettext_lazy("%(who)s công bố quyết định số %(number)s"),
}
TONES: Final = {"issue": "green", "send_back": "red"}


def timeline_of(decision) -> list[dict[str, Any]]:
    """The events of ``decision`` for the timeline of its page."""
    return [
        {
            "title": str(DONE[line.move]) % {"who": line.actor, "number": line.data.get("number")},
            "at": line.at,
            "note": line.note,
            "tone": TONES.get(line.move, ""),
        }
        for line in lines_about(decision)
    ]
