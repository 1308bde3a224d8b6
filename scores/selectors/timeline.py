"""What happened to a card, told in active sentences from the audit."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.models import AuditEntry
from common.timeline import lines_about
from scores.models import ScoreCard, ScoreColumn

DONE = {
    "open": gettext_lazy("lập phiếu chấm điểm"),
    "edit": gettext_lazy("chấm điểm"),
    "send": gettext_lazy("gửi phiếu"),
    "finish_cluster": gettext_lazy("chấm xong cho cụm"),
    "appraise": gettext_lazy("thẩm định xong"),
    "return": gettext_lazy("trả lại phiếu"),
    "reopen": gettext_lazy("mở lại phiếu"),
    "record_cluster": gettext_lazy("nhập điểm của cụm từ tệp"),
    "record_appraisal": gettext_lazy("nhập điểm thẩm định từ tệp"),
    "adopt_cross_scores": gettext_lazy("lấy điểm trung bình chấm chéo làm điểm của cụm"),
}
"""Verbs in the past of every line a card can have; ``scores.transitions`` takes its own from here."""

TONES = {"send": "gold", "finish_cluster": "blue", "appraise": "green", "return": "red", "reopen": "gold"}


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the timeline."""

    title: str
    at: datetime
    tone: str
    by: str = ""
    note: str = ""


def timeline(card: ScoreCard) -> list[Event]:
    """The road of ``card``, newest first; one query."""
    return [Event(title=_sentence(line), at=line.at, tone=TONES.get(line.move, "grey")) for line in lines_about(card)]


def _sentence(line: AuditEntry) -> str:
    told = _("%(who)s %(done)s") % {"who": line.actor, "done": DONE.get(line.move, line.move)}
    if column := line.data.get("column"):
        told = f"{told} ({ScoreColumn(column).label})"
    return f"{told}: {line.note}" if line.note else told
