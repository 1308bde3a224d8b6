"""What happened to an inspection, told in active sentences from the audit."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _

from common.editing import EDIT
from common.models import AuditEntry
from common.tones import tone_of
from inspections.models import Inspection

DONE = {
    "create": _("lập cuộc kiểm tra"),
    EDIT: _("sửa kế hoạch"),
    "announce": _("báo cho các đơn vị"),
    "start": _("bắt đầu"),
    "visit": _("ghi ngày làm việc"),
    "conclude": _("kết luận"),
    "close": _("khép lại"),
    "cancel": _("huỷ"),
    "report": _("báo cáo khắc phục"),
    "confirm": _("xác nhận đã khắc phục"),
    "return": _("yêu cầu khắc phục lại"),
    "add_units": _("thêm đơn vị"),
    "remove_unit": _("bỏ đơn vị"),
    "add_file": _("thêm tệp"),
    "remove_file": _("bỏ tệp"),
}
"""Verbs in the past of the lines an inspection and its parts can have; the tables of moves take theirs from here."""
LINES = 50


def timeline(inspection: Inspection) -> list[dict[str, Any]]:
    """The newest ``LINES`` lines, newest first, as the component of a timeline takes them; one query."""
    about = ContentType.objects.get_for_model(Inspection)
    lines = AuditEntry.objects.filter(subject_type=about, subject_id=inspection.pk)
    return [
        {
            "title": f"{line.actor} {DONE.get(line.move, line.move)}",
            "at": line.at,
            "note": line.note,
            "tone": tone_of(line.after) if line.after else "grey",
        }
        for line in lines.select_related("actor").order_by("-at", "-pk")[:LINES]
    ]
