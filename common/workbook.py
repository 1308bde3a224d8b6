"""Workbooks we write: typed cells, no formula ever, the sample mark where it belongs."""

import datetime as dt
import io
from collections.abc import Iterable
from contextlib import contextmanager
from decimal import Decimal

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _

from common.sample_mark import is_sample_database

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
HEAD_ROWS = 3
FORMATS = {
    "title": {"bold": True, "font_size": 13},
    "mark": {"bold": True, "font_color": "#B3202A"},
    "heading": {"bold": True, "bg_color": "#F4F6FA", "bottom": 2, "text_wrap": True, "valign": "top"},
    "number": {"num_format": "#,##0"},
    "decimal": {"num_format": "#,##0.0"},
    "day": {"num_format": "dd/mm/yyyy", "align": "left"},
    "moment": {"num_format": "hh:mm dd/mm/yyyy", "align": "left"},
    "text": {"text_wrap": True, "valign": "top"},
}
WIDEST_UPRIGHT = 95
"""Columns wider together, in letters, are printed on a sheet that lies."""


@contextmanager
def workbook_bytes():
    """A workbook to fill and the buffer that holds it once the block ends."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        yield book, buffer


def write_table(book, name: str, *, title: str, headings: list[str], rows: Iterable[list], widths: list[int]) -> None:
    """A sheet with a title, the sample mark where needed, headings that stay, and the rows."""
    formats = {key: book.add_format(look) for key, look in FORMATS.items()}
    sheet = _sheet(book, name, title, formats)
    if sum(widths) > WIDEST_UPRIGHT:
        sheet.set_landscape()
    for column, (text, width) in enumerate(zip(headings, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(HEAD_ROWS - 1, column, text, formats["heading"])
    sheet.freeze_panes(HEAD_ROWS, 0)
    sheet.repeat_rows(0, HEAD_ROWS - 1)
    for line, row in enumerate(rows, start=HEAD_ROWS):
        for column, value in enumerate(row):
            _write(sheet, line, column, value, formats)


def write_text(book, name: str, *, title: str, text: str, width: int = 100) -> None:
    """A sheet with a title, the sample mark where needed, and one cell of ``text``."""
    formats = {key: book.add_format(look) for key, look in FORMATS.items()}
    sheet = _sheet(book, name, title, formats)
    sheet.set_column(0, 0, width)
    sheet.write_string(HEAD_ROWS - 1, 0, text, formats["text"])


def _sheet(book, name, title, formats):
    sheet = book.add_worksheet(name[:31])
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, title, formats["title"])
    if is_sample_database():
        sheet.write_string(1, 0, _("DỮ LIỆU MẪU"), formats["mark"])
    return sheet


def _write(sheet, line, column, value, formats) -> None:
    """A whole number, a decimal, a day, a moment of Vietnam, yes or no in words, or text; nothing for nothing."""
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_string(line, column, _("Có") if value else _("Không"))
    elif isinstance(value, int):
        sheet.write_number(line, column, value, formats["number"])
    elif isinstance(value, float | Decimal):
        sheet.write_number(line, column, value, formats["decimal"])
    elif isinstance(value, dt.datetime):
        local = timezone.make_naive(value) if timezone.is_aware(value) else value
        sheet.write_datetime(line, column, local, formats["moment"])
    elif isinstance(value, dt.date):
        sheet.write_datetime(line, column, value, formats["day"])
    else:
        sheet.write_string(line, column, str(value))
