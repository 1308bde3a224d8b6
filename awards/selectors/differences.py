"""What a check of a seal found, in words: which entry, in which fact, stored how and found how."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LABELS = {
    "": gettext_lazy("mã băm của kết quả"),
    "facts": gettext_lazy("số liệu đã dùng"),
    "place": gettext_lazy("mã đối tượng, đơn vị, tiêu chuẩn"),
    "findings": gettext_lazy("kết luận từng điều kiện"),
    "standing": gettext_lazy("số liệu xếp hạng"),
    "outcome": gettext_lazy("kết quả"),
    "rank": gettext_lazy("thứ hạng và vạch chỉ tiêu"),
    "sha256": gettext_lazy("mã kiểm chứng cả lần tổng hợp"),
    "subject": gettext_lazy("loại đối tượng"),
    "unit_kind": gettext_lazy("loại đơn vị"),
    "block": gettext_lazy("khối"),
    "period": gettext_lazy("thời gian xét"),
    "registered": gettext_lazy("đã đăng ký"),
    "dossier_accepted": gettext_lazy("hồ sơ đã nhận"),
    "gender": gettext_lazy("giới tính"),
    "is_direct_worker": gettext_lazy("lao động trực tiếp"),
    "is_leader": gettext_lazy("lãnh đạo, quản lý"),
    "education": gettext_lazy("trình độ"),
    "score": gettext_lazy("điểm thi đua"),
    "rating": gettext_lazy("xếp loại"),
    "initiatives": gettext_lazy("sáng kiến"),
    "history": gettext_lazy("khen thưởng đã có"),
    "votes": gettext_lazy("phiếu của hội đồng"),
    "discipline": gettext_lazy("kỷ luật"),
    "open_case": gettext_lazy("vụ việc đang xem xét"),
    "absent_days": gettext_lazy("ngày nghỉ"),
    "collective": gettext_lazy("số liệu của tập thể"),
    "works": gettext_lazy("công trình"),
    "targets": gettext_lazy("chỉ tiêu được giao"),
}
"""A fact without a label is called by its name in the facts."""


@dataclass(frozen=True, slots=True)
class Told:
    """A difference as people read it; ``who`` is empty when it is about the run as a whole."""

    who: str
    fact: str
    stored: str
    found: str

    def __str__(self) -> str:
        sentence = _("%(fact)s: đã lưu %(stored)s, nay ra %(found)s") % {
            "fact": self.fact,
            "stored": self.stored,
            "found": self.found,
        }
        return f"{self.who} – {sentence}" if self.who else sentence


def told(difference: Mapping[str, Any] | None) -> Told | None:
    """A stored difference in words; ``None`` stays ``None``."""
    if difference is None:
        return None
    award, _kind, subject, unit = (*difference["place"], "", "", "", "")[:4]
    who = _("%(award)s · %(subject)s (đơn vị %(unit)s)") % {"award": award, "subject": subject, "unit": unit}
    return Told(
        who=who if award else "",
        fact=fact_label(difference["fact"]),
        stored=difference["stored"],
        found=difference["found"],
    )


def fact_label(fact: str) -> str:
    """«xếp loại 2026» for ``rating.2026``."""
    name, _dot, key = fact.partition(".")
    return f"{LABELS.get(name, name)} {key}".strip()
