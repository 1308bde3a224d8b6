"""What changed between two versions of a dossier, read from their own texts, in words people use."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.text_changes import Piece, text_changes
from common.vietnamese import format_number

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with the pieces of what it said before and says after."""

    label: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that came (``added``), went (``taken``) or says something else (``changed``, with its fields)."""

    label: str
    note: str
    kind: str
    fields: list[FieldChange]


@dataclass(frozen=True, slots=True)
class PartChange:
    """A part of the dossier in which anything changed."""

    label: str
    rows: list[RowChange]


@dataclass(frozen=True, slots=True)
class _Part:
    """How the rows of a part are told apart, named and read."""

    name: str
    label: str
    key: Callable[[Row], Any]
    title: Callable[[Row], str]
    note: Callable[[Row], str]
    fields: Mapping[str, str]


def version_changes(before: Row, after: Row) -> list[PartChange]:
    """The parts in which the kept content ``after`` differs from ``before``; both as ``kept_version`` gives them."""
    return [*_pledge(before, after), *_parts(before, after)]


def _pledge(before: Row, after: Row) -> list[PartChange]:
    if before["pledge"] == after["pledge"]:
        return []
    label = _("Nội dung, kết quả chung")
    change = FieldChange(label, text_changes(before["pledge"], after["pledge"]))
    return [PartChange(label, [RowChange("", "", "changed", [change])])]


def _parts(before: Row, after: Row) -> Iterable[PartChange]:
    for part in PARTS:
        rows = _rows(part, before.get(part.name, ()), after.get(part.name, ()))
        if rows:
            yield PartChange(str(part.label), rows)


def _rows(part: _Part, before: Iterable[Row], after: Iterable[Row]) -> list[RowChange]:
    old, new = ({part.key(row): row for row in rows} for rows in (before, after))
    found = [_row(part, old.get(key), new.get(key)) for key in {**old, **new}]
    return [row for row in found if row]


def _row(part: _Part, old: Row | None, new: Row | None) -> RowChange | None:
    shown = new or old
    kind = "added" if old is None else "taken" if new is None else "changed"
    fields = _fields(part, old, new) if old and new else []
    if kind == "changed" and not fields:
        return None
    return RowChange(part.title(shown), part.note(shown), kind, fields)


def _fields(part: _Part, old: Row, new: Row) -> list[FieldChange]:
    """Only what both versions know how to say: an older format is silent on what came after it."""
    said = {name: (_words(old[name]), _words(new[name])) for name in part.fields if name in old and name in new}
    return [
        FieldChange(str(part.fields[name]), text_changes(before, after))
        for name, (before, after) in said.items()
        if before != after
    ]


def _words(value: Any) -> str:
    """A value of a kept content as a page says it."""
    if isinstance(value, Mapping):
        return f"{format_number(value['for'])}/{format_number(value['of'])}"
    if isinstance(value, list):
        return ", ".join(f"{author['name']} {author['share_percent']}%" for author in value)
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, int | Decimal):
        return format_number(value)
    return value or ""


def _subject_key(row: Row) -> tuple[str, str, str]:
    return row["award"]["code"], row["subject"]["kind"], row["subject"]["code"]


def _subject(row: Row) -> str:
    return row["subject"]["name"]


def _award(row: Row) -> str:
    return row["award"]["name"]


def _code(row: Row) -> str:
    return row["code"]


PARTS = (
    _Part(
        "entries",
        gettext_lazy("Tập thể, cá nhân"),
        _subject_key,
        _subject,
        _award,
        {
            "registered_on": gettext_lazy("Ngày đăng ký"),
            "achievements": gettext_lazy("Thành tích"),
            "self_score": gettext_lazy("Điểm tự chấm"),
            "votes": gettext_lazy("Phiếu tán thành"),
        },
    ),
    _Part(
        "not_proposed",
        gettext_lazy("Đã đăng ký, không đề nghị"),
        _subject_key,
        _subject,
        _award,
        {"reason": gettext_lazy("Lý do")},
    ),
    _Part(
        "initiatives",
        gettext_lazy("Sáng kiến"),
        _code,
        lambda row: row["title"],
        _code,
        {
            "title": gettext_lazy("Tên"),
            "kind_label": gettext_lazy("Loại"),
            "field": gettext_lazy("Lĩnh vực"),
            "authors": gettext_lazy("Tác giả"),
            "programme": gettext_lazy("Chương trình"),
            "applied_on": gettext_lazy("Áp dụng lần đầu"),
            "applied_at": gettext_lazy("Nơi áp dụng lần đầu"),
            "summary": gettext_lazy("Tóm tắt"),
            "problem": gettext_lazy("Vấn đề"),
            "solution": gettext_lazy("Giải pháp"),
            "result": gettext_lazy("Kết quả"),
            "benefit_declared": gettext_lazy("Làm lợi tự kê khai (đồng)"),
            "benefit_confirmed": gettext_lazy("Làm lợi được xác nhận (đồng)"),
            "benefit_method": gettext_lazy("Cách tính giá trị làm lợi"),
            "benefit_other": gettext_lazy("Hiệu quả không tính bằng tiền"),
            "level_label": gettext_lazy("Cấp công nhận"),
            "recognition_no": gettext_lazy("Số quyết định công nhận"),
        },
    ),
    _Part(
        "works",
        gettext_lazy("Công trình"),
        _code,
        lambda row: row["name"],
        _code,
        {
            "name": gettext_lazy("Tên"),
            "kind_label": gettext_lazy("Loại"),
            "builder": gettext_lazy("Đơn vị thi công"),
            "builder_unit": gettext_lazy("Công đoàn bên thi công"),
            "occasion": gettext_lazy("Dịp"),
            "value": gettext_lazy("Giá trị (đồng)"),
            "benefit": gettext_lazy("Làm lợi (đồng)"),
            "funding": gettext_lazy("Nguồn vốn"),
            "place": gettext_lazy("Địa điểm"),
            "started_on": gettext_lazy("Khởi công"),
            "due_on": gettext_lazy("Xong theo kế hoạch"),
            "finished_on": gettext_lazy("Hoàn thành"),
            "plaque_text": gettext_lazy("Nội dung biển"),
            "plaque_label": gettext_lazy("Cấp gắn biển"),
        },
    ),
    _Part(
        "attachments",
        gettext_lazy("Tệp đính kèm"),
        lambda row: row["sha256"],
        lambda row: row["name"],
        lambda _row: "",
        {"name": gettext_lazy("Tên tệp")},
    ),
)
