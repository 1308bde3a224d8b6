"""What happened to a dossier, told in active sentences from the audit."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import Dossier
from common.models import AuditEntry
from common.timeline import lines_about
from units.scope import scope_of

DONE = {
    "open": gettext_lazy("lập hồ sơ"),
    "edit": gettext_lazy("sửa hồ sơ"),
    "send": gettext_lazy("nộp hồ sơ"),
    "withdraw": gettext_lazy("rút hồ sơ"),
    "recall": gettext_lazy("thu hồi hồ sơ để sửa"),
    "reopen": gettext_lazy("mở lại hồ sơ để soạn"),
    "take": gettext_lazy("nhận xử lý hồ sơ"),
    "assign": gettext_lazy("giao hồ sơ"),
    "review": gettext_lazy("thẩm định từng đối tượng"),
    "return": gettext_lazy("trả lại hồ sơ"),
    "accept": gettext_lazy("nhận hồ sơ"),
    "refuse": gettext_lazy("kết luận hồ sơ không đạt"),
    "correct": gettext_lazy("sửa lại bước xử lý vừa rồi"),
    "ask_extension": gettext_lazy("xin gia hạn nộp hồ sơ"),
    "extend": gettext_lazy("gia hạn nộp hồ sơ"),
    "decline_extension": gettext_lazy("không đồng ý gia hạn"),
    "propose": gettext_lazy("lập hồ sơ đề nghị từ đăng ký này"),
    "undo_import": gettext_lazy("hoàn tác một lần nhập từ Excel"),
    "close": gettext_lazy("đóng hồ sơ vì đơn vị kết thúc hoạt động"),
    "pass_on": gettext_lazy("chuyển hồ sơ sang đơn vị kế tiếp"),
}
"""Verbs in the past of every line a dossier can have; ``campaigns.transitions`` takes its own from here."""

EDITS = frozenset({"open", "edit", "undo_import"})
INTERNAL = frozenset({"take", "assign", "review"})
"""Who inside the union above handles a dossier is not the unit's part."""

TONES = {
    "send": "gold",
    "return": "red",
    "refuse": "red",
    "accept": "green",
    "take": "blue",
    "extend": "gold",
    "correct": "blue",
}


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the timeline; ``kind`` is ``edit`` or ``decision``, for filters."""

    title: str
    at: datetime
    move: str
    kind: str
    tone: str
    by: str = ""
    note: str = ""

    def __str__(self) -> str:
        return self.title


def timeline(dossier: Dossier, *, viewer) -> list[Event]:
    """What ``viewer`` may know of the dossier's road, newest first; one query.

    The unit sees its part, those above it all, a stranger nothing.
    """
    scope = scope_of(viewer)
    if not (viewer.is_superuser or scope.covers(dossier.unit.path)):
        return []
    lines = lines_about(dossier)
    if not (viewer.is_superuser or scope.covers_from_above(dossier.unit.path, *scope.held)):
        lines = lines.exclude(move__in=INTERNAL)
    return [_event(line) for line in lines]


def _event(line: AuditEntry) -> Event:
    return Event(
        title=_sentence(line),
        at=line.at,
        move=line.move,
        kind="edit" if line.move in EDITS else "decision",
        tone=TONES.get(line.move, "grey"),
    )


def _sentence(line: AuditEntry) -> str:
    unit = line.data.get("unit")
    words = {
        "who": f"{line.actor} ({unit})" if unit else str(line.actor),
        "done": DONE.get(line.move, line.move),
        "unit": line.on_behalf_of,
    }
    told = (_("%(who)s %(done)s thay đơn vị %(unit)s") if line.on_behalf_of else _("%(who)s %(done)s")) % words
    if line.note:
        told = f"{told}: {line.note}"
    return " – ".join([told, *_details(line)])


def _details(line: AuditEntry) -> list[str]:
    """What the move's own figures say: receipt, deadline, lateness."""
    details = []
    if receipt := line.data.get("receipt_no"):
        details.append(_("biên nhận %(no)s") % {"no": receipt})
    if due := line.data.get("due_on"):
        details.append(_("hạn %(day)s") % {"day": _short(date.fromisoformat(due), line.at)})
    if parts := line.data.get("parts"):
        details.append(_("chỉ mở lại %(parts)s") % {"parts": ", ".join(parts)})
    if line.data.get("is_late"):
        details.append(_("nộp muộn (được gia hạn)"))
    return details


def _short(day: date, seen: datetime) -> str:
    """«05/04» in the year of the line, «05/04/2026» in another."""
    return f"{day:%d/%m}" if day.year == timezone.localdate(seen).year else f"{day:%d/%m/%Y}"
