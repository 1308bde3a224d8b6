"""What happened to a contest, told in active sentences from the audit."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _

from common.editing import EDIT
from common.models import AuditEntry
from common.tones import tone_of
from contests.models import Contest

DONE = {
    "create": _("lập hội thi"),
    EDIT: _("sửa hội thi"),
    "open": _("mở đăng ký dự thi"),
    "register": _("đăng ký thí sinh"),
    "take_out": _("bỏ thí sinh"),
    "hold": _("ghi hội thi đã tổ chức"),
    "results": _("nhập kết quả"),
    "confirm": _("xác nhận kết quả"),
    "publish": _("công bố kết quả"),
    "reopen": _("rút kết quả để sửa"),
    "cancel": _("huỷ hội thi"),
}
"""Verbs in the past of every line a contest can have; its table of moves takes its own from here."""
LINES = 50


def timeline(contest: Contest) -> list[dict[str, Any]]:
    """The newest ``LINES`` lines, newest first, as the component of a timeline takes them; one query."""
    lines = AuditEntry.objects.filter(subject_type=ContentType.objects.get_for_model(Contest), subject_id=contest.pk)
    return [
        {
            "title": f"{line.actor} {DONE.get(line.move, line.move)}",
            "at": line.at,
            "note": line.note,
            "tone": tone_of(line.after) if line.after else "grey",
        }
        for line in lines.select_related("actor").order_by("-at", "-pk")[:LINES]
    ]
