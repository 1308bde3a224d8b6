"""What happened to an exemplar, told in active sentences from the audit."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _

from common.editing import EDIT
from common.models import AuditEntry
from common.tones import tone_of
from exemplars.models import Exemplar

DONE = {
    "create": _("lập điển hình"),
    EDIT: _("sửa điển hình"),
    "propose": _("đề cử điển hình"),
    "take_back": _("đưa điển hình về nháp"),
    "select": _("chốt điển hình được bình chọn"),
    "approve": _("duyệt điển hình"),
    "return": _("trả lại điển hình"),
    "refuse": _("không duyệt điển hình"),
    "publish": _("công bố điển hình"),
    "withdraw": _("gỡ điển hình khỏi trang công khai"),
    "lose_consent": _("gỡ điển hình vì sự đồng ý đã rút"),
    "rework": _("đưa điển hình ra soạn lại"),
    "consent": _("ghi sự đồng ý công khai"),
    "withdraw_consent": _("rút sự đồng ý công khai"),
    "add_photo": _("thêm ảnh"),
    "edit_photo": _("sửa chú thích, thứ tự ảnh"),
    "remove_photo": _("bỏ ảnh"),
}
"""Verbs in the past of every line an exemplar can have; its table of moves takes its own from here."""
LINES = 50


def timeline(exemplar: Exemplar) -> list[dict[str, Any]]:
    """The newest ``LINES`` lines, newest first, as the component of a timeline takes them; one query."""
    lines = AuditEntry.objects.filter(subject_type=ContentType.objects.get_for_model(Exemplar), subject_id=exemplar.pk)
    return [
        {
            "title": f"{line.actor} {DONE.get(line.move, line.move)}",
            "at": line.at,
            "note": line.note,
            "tone": tone_of(line.after) if line.after else "grey",
        }
        for line in lines.select_related("actor").order_by("-at", "-pk")[:LINES]
    ]
