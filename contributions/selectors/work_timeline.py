"""What happened to a work, told in active sentences from the audit."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.models import AuditEntry
from common.timeline import lines_about
from common.tones import tone_of
from contributions.models import Work

DONE = {
    "edit": gettext_lazy("sửa công trình"),
    "start": gettext_lazy("ghi khởi công"),
    "finish": gettext_lazy("ghi hoàn thành"),
    "inspect": gettext_lazy("ghi nghiệm thu"),
    "propose_plaque": gettext_lazy("đề nghị gắn biển"),
    "take_back_plaque": gettext_lazy("rút đề nghị gắn biển"),
    "decide_plaque": gettext_lazy("ghi quyết định gắn biển"),
    "issue_plaque": gettext_lazy("công bố quyết định gắn biển"),
    "revoke_plaque": gettext_lazy("công bố quyết định thu hồi biển"),
    "correct_plaque": gettext_lazy("công bố quyết định đính chính biển"),
    "refuse_plaque": gettext_lazy("không đồng ý gắn biển"),
    "fix_plaque": gettext_lazy("ghi đã gắn biển"),
    "build_on": gettext_lazy("ghi lại là chưa hoàn thành"),
    "inspect_again": gettext_lazy("ghi lại là chưa nghiệm thu"),
    "drop": gettext_lazy("ghi là không thực hiện nữa"),
    "take_up_again": gettext_lazy("ghi là thực hiện trở lại"),
    "progress": gettext_lazy("ghi tiến độ"),
    "remove_progress": gettext_lazy("bỏ một lần ghi tiến độ"),
    "pair_same": gettext_lazy("kết luận là cùng một công trình"),
    "pair_different": gettext_lazy("kết luận là công trình khác"),
    "withdraw_pair": gettext_lazy("bỏ kết luận về hai công trình"),
}
"""Verbs in the past of every line a work can have; ``contributions.transitions.work`` takes its own from here."""


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the timeline."""

    title: str
    at: datetime
    tone: str
    note: str = ""


def work_timeline(work: Work) -> list[Event]:
    """The road of ``work``, newest first; one query."""
    return [
        Event(_sentence(line), line.at, tone_of(line.after) if line.after else "grey", line.note)
        for line in lines_about(work)
    ]


def _sentence(line: AuditEntry) -> str:
    told = _("%(who)s %(done)s") % {"who": line.actor, "done": DONE.get(line.move, line.move)}
    return f"{told} ({line.data['other']})" if "other" in line.data else told
