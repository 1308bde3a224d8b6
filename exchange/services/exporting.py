"""Rows as a workbook that can be imported again and then changes nothing."""

from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from pathlib import Path
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.exceptions import FileCreateError

from campaigns.models import Campaign
from common.errors import DomainError
from common.sample_mark import is_sample_database
from exchange.selectors.rows import ROWS, Wanted
from exchange.services.cells import Column, YesNo
from exchange.services.columns import SHEETS, SheetShape
from exchange.services.outgoing import refuse_unwritable, unwritable
from exchange.services.workbook import GUIDE_SHEET, HEADING_ROWS
from units.models import Unit

OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "dd/mm/yyyy",
}
WIDTH = 18
LAST_ROW = 1_048_575
LONGEST_LIST = 255
"""Characters a list of choices may have in a cell's validation."""


def export_workbook(
    sheets: Sequence[str], *, unit_code: str, to: Path, campaign_code: str | None = None
) -> dict[str, int]:
    """The file ``to`` holds the rows of the unit's subtree, of one campaign where named; rows by sheet.

    Every text is written as a text, so that none becomes a formula. Raises ``DomainError`` for an unknown sheet,
    unit or campaign, and for a file that cannot be written.
    """
    names = [name.strip() for name in sheets if name.strip()]
    unknown = [name for name in names if name not in SHEETS]
    if unknown or not names:
        raise DomainError(
            _("Không có trang «%(name)s». Các trang: %(sheets)s.")
            % {"name": ", ".join(unknown), "sheets": ", ".join(SHEETS)}
        )
    if to.suffix.lower() != ".xlsx":
        raise DomainError(_("Tệp xuất ra phải có đuôi .xlsx."))
    wanted = Wanted(_unit(unit_code), _campaign(campaign_code))
    refuse_unwritable(to)
    try:
        with xlsxwriter.Workbook(to, OPTIONS) as book:
            return _write(book, [name for name in SHEETS if name in names], wanted)
    except (FileCreateError, OSError) as refused:
        raise unwritable(to) from refused


def _unit(code: str) -> Unit:
    unit = Unit.objects.filter(code=code).first()
    if unit is None:
        raise DomainError(_("Không có đơn vị mang mã «%(code)s».") % {"code": code})
    return unit


def _campaign(code: str | None) -> Campaign | None:
    campaign = Campaign.objects.filter(code=code).first() if code else None
    if code and campaign is None:
        raise DomainError(_("Không có phong trào mang mã «%(code)s».") % {"code": code})
    return campaign


def _write(book: xlsxwriter.Workbook, names: Iterable[str], wanted: Wanted) -> dict[str, int]:
    if is_sample_database():
        book.set_custom_property("Dữ liệu", _("DỮ LIỆU MẪU"))
        book.set_properties({"comments": _("DỮ LIỆU MẪU")})
    written = {name: _Sheet(book, name, SHEETS[name]).write(ROWS[name](wanted)) for name in names}
    _write_guide(book)
    return written


class _Sheet:
    """One sheet: keys hidden in row 1, headings in row 2, typed cells below."""

    def __init__(self, book: xlsxwriter.Workbook, name: str, shape: SheetShape) -> None:
        self._sheet = book.add_worksheet(name)
        self._shape = shape
        self._formats = {
            "text": book.add_format({"num_format": "@"}),
            "choice": book.add_format({"num_format": "@"}),
            "day": book.add_format({"num_format": "dd/mm/yyyy"}),
            "number": book.add_format({"num_format": "#,##0"}),
            "fraction": book.add_format({"num_format": "#,##0.##"}),
        }
        self._heading = book.add_format({"bold": True, "bg_color": "#F4F6FA", "bottom": 2, "text_wrap": True})

    def write(self, rows: Iterable[dict[str, Any]]) -> int:
        """All ``rows``; returns how many there were."""
        self._write_headings()
        writers = [(place, column.key, *self._writer(column)) for place, column in enumerate(self._shape.columns)]
        number = HEADING_ROWS - 1
        for number, row in enumerate(rows, start=HEADING_ROWS):
            for place, key, write, look in writers:
                value = row[key]
                if value is not None and value != "":
                    write(number, place, value, look)
        return number - HEADING_ROWS + 1

    def _writer(self, column: Column) -> tuple[Callable[..., Any], Any]:
        """What writes a value of that column that is not empty, and the look it is given."""
        sheet, look = self._sheet, column.kind.look
        typed = {"day": sheet.write_datetime, "number": sheet.write_number, "fraction": sheet.write_number}
        text = self._write_answer if isinstance(column.kind, YesNo) else sheet.write_string
        return typed.get(look, text), self._formats[look]

    def _write_answer(self, number: int, place: int, value: bool, look: Any) -> None:
        self._sheet.write_string(number, place, "x" if value else _("không"), look)

    def _write_headings(self) -> None:
        sheet = self._sheet
        if is_sample_database():
            sheet.set_header("&C&B" + _("DỮ LIỆU MẪU"))
        for place, column in enumerate(self._shape.columns):
            sheet.set_column(place, place, WIDTH, self._formats[column.kind.look])
            choices = [value for value in getattr(column.kind, "choices", None) or () if value]
            allowed = [getattr(value, "value", value) for value in choices]
            if allowed and len(",".join(allowed)) <= LONGEST_LIST:
                sheet.data_validation(HEADING_ROWS, place, LAST_ROW, place, {"validate": "list", "source": allowed})
        sheet.set_row(0, None, None, {"hidden": True})
        for place, column in enumerate(self._shape.columns):
            sheet.write_string(0, place, column.key)
        for place, column in enumerate(self._shape.columns):
            mark = " *" if column.required else ""
            sheet.write_string(1, place, f"{column.heading}{mark}", self._heading)
        sheet.freeze_panes(HEADING_ROWS, 1)


def _write_guide(book: xlsxwriter.Workbook) -> None:
    """A sheet the import passes over: how to fill the file in, and whether its people are invented."""
    sheet = book.add_worksheet(GUIDE_SHEET)
    sheet.set_column(0, 0, 110)
    bold = book.add_format({"bold": True, "font_size": 13})
    lines = [
        _("Dòng 1 (đang ẩn) là mã của các cột, dòng 2 là tiêu đề. Dữ liệu bắt đầu từ dòng 3."),
        _("Ô có dấu * ở tiêu đề là bắt buộc. Ngày ghi dd/mm/yyyy. Tiền ghi số đồng, ví dụ 44.900.000 hoặc 44,9 tỷ."),
        _("Cột mã phải ở định dạng Văn bản để không mất số 0 ở đầu. Không dùng công thức."),
        _("Dòng đã có (theo mã) được sửa theo tệp; nhập lại tệp không đổi thì không thay đổi gì."),
    ]
    title = _("DỮ LIỆU MẪU – không phải hồ sơ thật") if is_sample_database() else _("Hướng dẫn")
    for number, (line, look) in enumerate(zip([title, *lines], [bold, *repeat(None, len(lines))], strict=True)):
        sheet.write_string(number, 0, line, look)
