"""What happened to a letter to a higher body, newest first."""

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.timeline import lines_about

DONE: Final = {
    "create": gettext_lazy("%(who)s soạn dự thảo"),
    "edit": gettext_lazy("%(who)s sửa dự thảo"),
    "renew": gettext_lazy("%(who)s cập nhật %(lines)s dòng theo sổ"),
    "send": gettext_lazy("%(who)s gửi tờ trình số %(number)s"),
    "withdraw": gettext_lazy("%(who)s rút tờ trình"),
    "answer_part": gettext_lazy("%(who)s ghi trả lời cho %(lines)s dòng: %(verdict)s"),
    "answer": gettext_lazy("%(who)s ghi trả lời cho %(lines)s dòng sau cùng: %(verdict)s"),
    "correct": gettext_lazy("%(who)s sửa trả lời về %(name)s: %(before)s, nay là %(after)s"),
}
TONES: Final = {"send": "green", "answer": "green", "withdraw": "red", "correct": "red"}


def letter_timeline(letter) -> list[dict[str, Any]]:
    """The events of ``letter`` for the timeline of its page; one query."""
    return [
        {"title": _sentence(line), "at": line.at, "note": line.note, "tone": TONES.get(line.move, "")}
        for line in lines_about(letter)
    ]


def _sentence(line) -> str:
    data = line.data
    said = {"who": line.actor, "number": data.get("number"), "lines": data.get("lines"), "name": data.get("name")}
    said |= {"verdict": _verdict(data)}
    said |= {key: _verdict(data.get(key, {})) for key in ("before", "after")}
    return str(DONE[line.move]) % said


def _verdict(data) -> str:
    """«được tặng, 12/QĐ-TLĐ»; of several answers at once, how many lines were granted and how many were not."""
    if replies := data.get("replies"):
        granted = sum(reply["lines"] for reply in replies if reply["granted"])
        return _("%(granted)s được tặng, %(refused)s không tặng") % {
            "granted": granted,
            "refused": data["lines"] - granted,
        }
    verdict = _("được tặng") if data.get("granted") else _("không tặng")
    return ", ".join(filter(None, (verdict, data.get("decision_no"))))
