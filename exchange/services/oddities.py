"""What a workbook holds beside its values: merged cells are refused where they are, hidden rows are told."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from common.vietnamese import format_number
from exchange.services.columns import SHEETS
from exchange.services.places import Range, column_letters
from exchange.services.workbook import HEADING_ROWS, RawSheet, Workbook


def look_over(workbook: Workbook) -> None:
    """Rows with merged cells are refused, and it is noted how many rows of each sheet are hidden and still taken."""
    for sheet in workbook.sheets.values():
        marks = workbook.marks.get(sheet.name)
        if marks is None:
            continue
        _refuse_merged(workbook, sheet, marks.merged)
        hidden = sum(row.number in marks.hidden for row in sheet.rows)
        if hidden:
            message = _("Trang «%(sheet)s» có %(count)s dòng đang ẩn hoặc bị lọc; các dòng đó vẫn được nhập.")
            message %= {"sheet": SHEETS[sheet.name].title, "count": format_number(hidden)}
            workbook.notes.append(message)


def _refuse_merged(workbook: Workbook, sheet: RawSheet, merged: Iterable[Range]) -> None:
    for block in merged:
        (top, left), (bottom, right) = block
        keys = [key for key, place in sheet.columns.items() if left <= place <= right]
        if not keys or bottom <= HEADING_ROWS:
            continue
        message = _("Các ô %(cells)s bị gộp nên chỉ ô đầu có giá trị. Hãy bỏ gộp ô rồi điền từng ô.")
        message %= {"cells": _named(block)}
        for row in sheet.rows:
            if top <= row.number <= bottom:
                workbook.refuse(sheet.name, row.number, keys[0], message)


def _named(block: Range) -> str:
    """«A3:B5»."""
    return ":".join(f"{column_letters(column)}{row}" for row, column in block)
