"""What happened to a decision, newest first."""

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.timeline import lines_about

DONE: Final = {
    "create": gettext_lazy("%(who)s soạn dự thảo"),
    "edit": gettext_lazy("%(who)s sửa dự thảo"),
    "renew": gettext_lazy("%(who)s cập nhật %(lines)s dòng theo sổ"),
    "submit": gettext_lazy("%(who)s trình công bố"),
    "send_back": gettext_lazy("%(who)s đưa về dự thảo"),
    "discard": gettext_lazy("%(who)s huỷ dự thảo"),
    "issue": gettext_lazy("%(who)s công bố quyết định số %(number)s"),
    "ask": gettext_lazy("%(who)s trình duyệt"),
    "pass": gettext_lazy("%(who)s duyệt bước «%(step)s»"),
    "finish": gettext_lazy("%(who)s duyệt bước cuối «%(step)s»"),
    "step_back": gettext_lazy("%(who)s trả lại một bước, từ bước «%(step)s»"),
    "refuse": gettext_lazy("%(who)s trả về dự thảo ở bước «%(step)s»"),
    "reopen": gettext_lazy("%(who)s trả lại bước duyệt «%(step)s»"),
    "waive": gettext_lazy("%(who)s cho phép %(user)s (%(unit)s) duyệt, công bố"),
    "certificates": gettext_lazy("%(who)s cho tạo %(total)s bằng, giấy"),
    "print": gettext_lazy("%(who)s in %(sheets)s bằng, giấy"),
}
"""Of a move; what apps above write about a decision besides is told on their own pages."""
TONES: Final = {
    "issue": "green",
    "pass": "green",
    "finish": "green",
    "send_back": "red",
    "discard": "red",
    "step_back": "red",
    "refuse": "red",
    "reopen": "red",
}


def timeline_of(decision) -> list[dict[str, Any]]:
    """The events of ``decision`` for the timeline of its page."""
    return [
        {
            "title": str(DONE[line.move]) % (line.data | {"who": _who(line), "number": line.data.get("number")}),
            "at": line.at,
            "note": line.note,
            "tone": TONES.get(line.move, ""),
        }
        for line in lines_about(decision)
        if line.move in DONE
    ]


def _who(line) -> str:
    if not line.on_behalf_of:
        return str(line.actor)
    return _("%(who)s thay mặt %(principal)s") % {"who": line.actor, "principal": line.on_behalf_of}
