"""What happened to an initiative, told in active sentences from the audit."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from common.editing import EDIT
from common.timeline import LINES, lines_about
from common.tones import tone_of
from contributions.models import Initiative, Sharing

DONE = {
    EDIT: _("sửa sáng kiến"),
    "send": _("gửi sáng kiến"),
    "take_back": _("đưa sáng kiến về nháp"),
    "check": _("kiểm tra ba điều kiện"),
    "recognise": _("xác nhận sáng kiến được công nhận"),
    "record_recognition": _("ghi thêm một cấp công nhận"),
    "not_recognise": _("kết luận không công nhận"),
    "apply": _("ghi sáng kiến đã áp dụng"),
    "spread": _("ghi sáng kiến được nhân rộng"),
    "confirm_benefit": _("ghi giá trị làm lợi được xác nhận"),
    "confirm": _("xác nhận sáng kiến người lao động gửi"),
    "decline": _("không tiếp nhận sáng kiến người lao động gửi"),
    "share": _("đổi việc chia sẻ trong thư viện"),
    "attach": _("thêm tệp"),
    "detach": _("bỏ tệp"),
}
"""Verbs in the past of every line an initiative can have; its table of moves takes its own from here."""
SHARED_WITH = dict(Sharing.choices)


def timeline(initiative: Initiative) -> list[dict[str, Any]]:
    """The newest ``LINES`` lines, newest first, as the component of a timeline takes them; one query."""
    return list(_events(lines_about(initiative)[:LINES]))


def _events(lines) -> Iterator[dict[str, Any]]:
    for line in lines:
        yield {
            "title": f"{line.actor} {DONE.get(line.move, line.move)}",
            "at": line.at,
            "note": line.note or SHARED_WITH.get(line.after, ""),
            "tone": tone_of(line.after) if line.after else "grey",
        }
