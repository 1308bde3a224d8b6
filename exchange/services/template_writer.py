"""One sheet of a template: keys hidden in row 1, locked headings in row 2, cells to fill in below."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any, Final

import xlsxwriter
from django.utils.translation import gettext as _

from exchange.selectors.prefill import NAME, UNIT
from exchange.selectors.rows import Row
from exchange.services.cells import Choice, Column, Text, YesNo
from exchange.services.columns import SheetShape
from exchange.services.exporting import LAST_ROW
from exchange.services.template_rules import rule_for
from exchange.services.workbook import FOR_READING, HEADING_ROWS

NAMED: Final = frozenset({"subject_code", "member_code"})
"""Columns behind which stands whom the code means."""
WIDTHS: Final = {"text": 18, "choice": 20, "day": 13, "number": 14, "fraction": 12, "name": 28, "long": 44}
LONG_TEXT: Final = 250
HEADING_HEIGHT: Final = 48
ALLOWED: Final = {
    "insert_rows": True,
    "delete_rows": True,
    "sort": True,
    "autofilter": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
}
"""What a person may do on a sheet whose headings are locked."""
LOOKS: Final = {
    "text": {"num_format": "@"},
    "choice": {"num_format": "@"},
    "day": {"num_format": "dd/mm/yyyy"},
    "number": {"num_format": "#,##0"},
    "fraction": {"num_format": "#,##0.##"},
    "name": {"num_format": "@", "italic": True, "font_color": "#5B6472"},
}


def readable(shape: SheetShape) -> SheetShape:
    """``shape`` with a column for names behind each code of a person or collective, for units behind each nominee."""
    name = Column(NAME, _("Tên (chỉ để đọc)"), Text())
    unit = Column(UNIT, _("Đơn vị (chỉ để đọc)"), Text())
    behind = {"nominee": [unit]} | {key: [name] for key in NAMED}
    columns = [each for column in shape.columns for each in (column, *behind.get(column.key, ()))]
    return replace(shape, columns=tuple(columns))


class TemplateLooks:
    """The formats of a book, made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        heading = {"bold": True, "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter", "border": 1}
        self.required = book.add_format(heading | {"bg_color": "#8A1C24"})
        self.optional = book.add_format(heading | {"bg_color": "#0B4EA2"})
        self.of = {look: book.add_format(one | {"locked": False}) for look, one in LOOKS.items()}


class TemplateSheet:
    """Writes one sheet; the rows bring more keys than it has columns, and lack those that are empty.

    ``hidden`` columns say the same in every row.
    """

    def __init__(
        self,
        book: xlsxwriter.Workbook,
        name: str,
        shape: SheetShape,
        looks: TemplateLooks,
        hidden: Collection[str] = (),
    ) -> None:
        self._sheet = book.add_worksheet(name)
        self._shape, self._looks, self._hidden = readable(shape), looks, hidden

    def write(self, rows: Iterable[Row]) -> int:
        """Headings, rules and all ``rows``; returns how many there were."""
        self._prepare()
        count = 0
        for count, row in enumerate(rows, start=1):
            for place, column in enumerate(self._shape.columns):
                self._write_cell(HEADING_ROWS + count - 1, place, column, row.get(column.key))
        self._sheet.autofilter(HEADING_ROWS - 1, 0, max(HEADING_ROWS, HEADING_ROWS + count - 1), self._last)
        return count

    @property
    def _last(self) -> int:
        return len(self._shape.columns) - 1

    def _prepare(self) -> None:
        sheet = self._sheet
        sheet.protect("", ALLOWED)
        sheet.freeze_panes(HEADING_ROWS, 1 + len(self._hidden))
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEADING_ROWS - 1)
        for place, column in enumerate(self._shape.columns):
            unseen = {"hidden": True} if column.key in self._hidden else None
            sheet.set_column(place, place, WIDTHS[_width(column)], self._looks.of[_look(column)], unseen)
            if rule := rule_for(column):
                sheet.data_validation(HEADING_ROWS, place, LAST_ROW, place, rule)
        sheet.set_row(0, None, None, {"hidden": True})
        for place, column in enumerate(self._shape.columns):
            sheet.write_string(0, place, column.key)
        sheet.set_row(1, HEADING_HEIGHT)
        for place, column in enumerate(self._shape.columns):
            mark, look = (" *", self._looks.required) if column.required else ("", self._looks.optional)
            sheet.write_string(1, place, f"{column.heading}{mark}", look)

    def _write_cell(self, number: int, place: int, column: Column, value: Any) -> None:
        """The value as a person would choose it; nothing for an empty one."""
        if value is None or value == "":
            return
        look = self._looks.of[_look(column)]
        if column.kind.look == "day":
            self._sheet.write_datetime(number, place, value, look)
        elif column.kind.look in ("number", "fraction"):
            self._sheet.write_number(number, place, value, look)
        else:
            self._sheet.write_string(number, place, _as_chosen(column, value), look)


def _as_chosen(column: Column, value: Any) -> str:
    if isinstance(column.kind, Choice):
        return str(column.kind.choices(value).label)
    if isinstance(column.kind, YesNo):
        return "x" if value else _("không")
    return str(value)


def _look(column: Column) -> str:
    return "name" if column.key.startswith(FOR_READING) else column.kind.look


def _width(column: Column) -> str:
    look = _look(column)
    is_long = look == "text" and isinstance(column.kind, Text) and column.kind.limit >= LONG_TEXT
    return "long" if is_long else look
