"""What happened to a proposal, told in active sentences from the audit."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _

from common.editing import EDIT
from common.models import AuditEntry
from common.tones import tone_of
from spot.models import SpotProposal

DONE = {
    "create": _("lập đề nghị khen đột xuất"),
    EDIT: _("sửa đề nghị khen đột xuất"),
    "add_file": _("thêm tệp"),
    "remove_file": _("bỏ tệp"),
    "send": _("gửi đề nghị khen đột xuất"),
    "take_back": _("rút đề nghị về nháp"),
    "accept": _("nhận đề nghị khen đột xuất"),
    "return": _("trả lại đề nghị khen đột xuất"),
    "refuse": _("không nhận đề nghị khen đột xuất"),
    "reopen": _("xét lại đề nghị khen đột xuất"),
    "draft": _("đưa đề nghị vào dự thảo quyết định"),
}
"""Verbs in the past of every line a proposal can have; its table of moves takes its own from here."""
LINES = 50


def timeline(proposal: SpotProposal) -> list[dict[str, Any]]:
    """The newest ``LINES`` lines, newest first, as the component of a timeline takes them; one query."""
    kind = ContentType.objects.get_for_model(SpotProposal)
    lines = AuditEntry.objects.filter(subject_type=kind, subject_id=proposal.pk)
    return [
        {
            "title": f"{line.actor} {DONE.get(line.move, line.move)}",
            "at": line.at,
            "note": line.note,
            "tone": tone_of(line.after) if line.after else "grey",
        }
        for line in lines.select_related("actor").order_by("-at", "-pk")[:LINES]
    ]
