"""Workbooks we write: typed cells, no formula ever, the sample mark where it belongs."""

import io
from collections.abc import Iterable
from contextlib import contextmanager

import xlsxwriter
from django.utils.translation import gettext as _

from common.sample_mark import is_sample_database

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@contextmanager
def workbook_bytes():
    """A workbook to fill and the buffer that holds it once the block ends."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        yield book, buffer


def write_table(book, name: str, *, title: str, headings: list[str], rows: Iterable[list], widths: list[int]) -> None:
    """A sheet with a title, the sample mark where needed, headings that stay, and the rows."""
    sheet = book.add_worksheet(name[:31])
    bold = book.add_format({"bold": True, "font_size": 13})
    mark = book.add_format({"bold": True, "font_color": "#B3202A"})
    heading = book.add_format({"bold": True, "bg_color": "#F4F6FA", "bottom": 2, "text_wrap": True, "valign": "top"})
    number = book.add_format({"num_format": "#,##0"})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_string(0, 0, title, bold)
    if is_sample_database():
        sheet.write_string(1, 0, _("DỮ LIỆU MẪU"), mark)
    for column, (text, width) in enumerate(zip(headings, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(2, column, text, heading)
    sheet.freeze_panes(3, 0)
    for line, row in enumerate(rows, start=3):
        for column, value in enumerate(row):
            _write(sheet, line, column, value, number=number, day=day)


def _write(sheet, line, column, value, *, number, day) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(line, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(line, column, value, number if isinstance(value, int) else None)
    elif hasattr(value, "year"):
        sheet.write_datetime(line, column, value, day)
    else:
        sheet.write_string(line, column, str(value))
