"""What a check of a seal found, in words: which entry, in which fact, stored how and found how."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.tally.levels import AwardScope, Block, Coded, Education, Gender, Graded, Rating, SubjectKind, UnitKind
from awards.tally.wording.labels import CHOICE_LABELS

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
    "contests": gettext_lazy("giải hội thi"),
    "targets": gettext_lazy("chỉ tiêu được giao"),
    "year": gettext_lazy("năm xét"),
    "scope": gettext_lazy("diện khen"),
    "registered_in_time": gettext_lazy("đăng ký đúng hạn"),
    "score_min_criterion_ratio": gettext_lazy("tỷ lệ của tiêu chí thấp nhất"),
    "score_knocked_out": gettext_lazy("thuộc trường hợp loại trừ"),
    "achievement_used_for": gettext_lazy("thành tích đã dùng để khen"),
    "maternity_days": gettext_lazy("ngày nghỉ thai sản"),
    "service_years": gettext_lazy("năm tham gia công đoàn"),
    "months_since_founding": gettext_lazy("số tháng từ ngày thành lập"),
    "months_since_mergers": gettext_lazy("số tháng từ các lần sáp nhập, chia tách"),
}
"""What each part that may differ is called, every fact among them."""

LISTS: Mapping[str, type[Coded] | type[Graded]] = {
    "subject": SubjectKind,
    "unit_kind": UnitKind,
    "block": Block,
    "gender": Gender,
    "education": Education,
    "rating": Rating,
    "scope": AwardScope,
}
"""The facts whose values are of a closed list."""


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
        stored=_value(difference["fact"], difference["stored"]),
        found=_value(difference["fact"], difference["found"]),
    )


def fact_label(fact: str) -> str:
    """«xếp loại 2026» for ``rating.2026``."""
    name, _dot, key = fact.partition(".")
    return f"{LABELS.get(name, name)} {key}".strip()


def _value(fact: str, written: str) -> str:
    """JSON of a fact in words: what is of a list by its label, yes or no; anything else as it is written."""
    try:
        value = orjson.loads(written)
    except orjson.JSONDecodeError:
        return written
    if value is None:
        return _("chưa có")
    if isinstance(value, bool):
        return _("có") if value else _("không")
    members = LISTS.get(fact.partition(".")[0], ())
    labels = {member.code: CHOICE_LABELS[type(member)][member] for member in members}
    return _(labels[value]) if isinstance(value, str) and value in labels else written
