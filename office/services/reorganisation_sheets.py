"""The two sheets of the workbook of a reorganisation: what happens to each unit, and who is split off by name."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from exchange.services.cells import Choice, Column, Text
from exchange.services.columns import SheetShape
from office.models import Goals, Movements, Officers, Operation, Reorganisation
from units.models import Block, UnitKind

HEADING_ROWS = 2
LIST_SHEET = "DanhMuc"
"""What may be chosen, for the drop-downs of the template; passed over."""
MOST_ROWS = 5000
FOR_READING = "_"
"""How the key of a column begins that only tells the person something; it is passed over."""
GIVEN = frozenset({"code"})
"""A row in which nothing else stands is one of the template that nobody touched."""

LINES: Final = SheetShape(
    _("Các đơn vị"),
    (
        Column("code", _("Mã đơn vị được sắp xếp"), Text(32)),
        Column("_name", _("Tên đơn vị (chỉ để xem)"), Text(255)),
        Column("_kind", _("Cấp hiện nay (chỉ để xem)"), Text(120)),
        Column("operation", _("Hình thức"), Choice(Operation)),
        Column("successor", _("Mã đơn vị nhận, cấp trên mới"), Text(32)),
        Column("new_code", _("Mã đơn vị mới"), Text(32)),
        Column("new_name", _("Tên mới"), Text(255)),
        Column("new_short_name", _("Tên gọi tắt mới"), Text(120)),
        Column("new_kind", _("Cấp mới"), Choice(UnitKind)),
        Column("new_block", _("Khối"), Choice(Block)),
        Column("officers", _("Người có vai trò"), Choice(Officers)),
        Column("goals", _("Chỉ tiêu"), Choice(Goals)),
        Column("movements", _("Phong trào"), Choice(Movements)),
    ),
    ("code", "successor"),
)
PEOPLE: Final = SheetShape(
    _("Đoàn viên được tách"),
    (
        Column("code", _("Mã đơn vị được chia, tách"), Text(32), required=True),
        Column("successor", _("Mã đơn vị nhận"), Text(32), required=True),
        Column("member_code", _("Mã đoàn viên"), Text(32), required=True),
    ),
    ("code", "successor", "member_code"),
)
SHAPES: Final[Mapping[str, SheetShape]] = {"lines": LINES, "people": PEOPLE}
GUIDE: Final = (
    _("Dòng 1 (đang ẩn) là mã của các cột, dòng 2 là tiêu đề. Dữ liệu bắt đầu từ dòng 3."),
    _("Trang «lines»: mỗi đơn vị được sắp xếp một dòng. Dòng không chọn hình thức thì bỏ qua."),
    _("Đơn vị mới: một dòng «Thành lập đơn vị mới», bỏ trống mã đơn vị được sắp xếp, ghi mã, tên, cấp và cấp trên."),
    _("Dòng khác ghi mã đơn vị mới ấy ở cột «Mã đơn vị nhận» như mã của đơn vị đang hoạt động."),
    _("Giải thể mà bỏ trống đơn vị nhận thì đoàn viên thôi sinh hoạt."),
    _("Trang «people»: đoàn viên của các dòng «Chia, tách», mỗi người một dòng."),
    _("Tệp tải lên thay mọi dòng đang có của bản nháp. Tệp có lỗi thì không dòng nào đổi."),
)
"""What the file says about itself, for whoever fills it in."""


def mark_of(row: Reorganisation) -> str:
    """«sap-xep;12;3»: a template was made of that draft at that version."""
    return f"sap-xep;{row.pk};{row.version}"


def version_of(mark: str, row: Reorganisation) -> int | None:
    """The version of ``row`` its template was made at; ``None`` for the mark of another draft, and for none."""
    kind, _mark, version = mark.rpartition(";")
    return int(version) if kind == mark_of(row).rpartition(";")[0] and version.isdecimal() else None
