"""The workbook of a reorganisation to fill in: a row for every unit it may concern, lists to choose from."""

import io

import xlsxwriter
from django.utils.translation import gettext as _

from common.workflow import Move, write_audit
from exchange.services.columns import SheetShape
from exchange.services.stamp import PROPERTY
from exchange.services.workbook import GUIDE_SHEET
from office.models import Reorganisation
from office.services.reorganisation_sheets import (
    FOR_READING,
    GUIDE,
    HEADING_ROWS,
    LINES,
    LIST_SHEET,
    MOST_ROWS,
    SHAPES,
    mark_of,
)
from units.models import Unit

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
WIDTH, WIDE = 18, 44
LAST_ROW = MOST_ROWS + HEADING_ROWS


def lines_template(reorganisation: Reorganisation, *, by) -> io.BytesIO:
    """A workbook with a row for each unit under the deciding one; read back untouched it says nothing.

    It carries the mark of the draft as it stands. The audit of the deciding unit tells who took it.
    """
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, OPTIONS) as book:
        book.set_custom_property(PROPERTY, mark_of(reorganisation))
        lists = _Lists(book)
        looks = {
            "cell": book.add_format({"num_format": "@"}),
            "reading": book.add_format({"num_format": "@", "font_color": "#5B6472"}),
            "heading": book.add_format({"bold": True, "bg_color": "#F4F6FA", "bottom": 2, "text_wrap": True}),
        }
        sheets = {name: book.add_worksheet(name) for name in SHAPES}
        for name, shape in SHAPES.items():
            _head(sheets[name], shape, looks, lists)
        units = list(_units(reorganisation))
        for number, unit in enumerate(units, start=HEADING_ROWS):
            given = {"code": unit.code, "_name": unit.name, "_kind": unit.get_kind_display()}
            for place, column in enumerate(LINES.columns):
                if column.key in given:
                    look = looks["reading" if column.key.startswith(FOR_READING) else "cell"]
                    sheets["lines"].write_string(number, place, str(given[column.key]), look)
        _guide(book, reorganisation)
        lists.write()
    data = {"sheets": list(SHAPES), "reorganisation": reorganisation.pk, "rows": len(units)}
    write_audit(reorganisation.unit, "template", by=by, record=Move(data=data))
    stream.seek(0)
    return stream


def _units(reorganisation: Reorganisation):
    below = Unit.objects.active().of_subtree(reorganisation.unit).exclude(pk=reorganisation.unit_id)
    return below.order_by("path").only("code", "name", "kind", "path")[:MOST_ROWS]


class _Lists:
    """What may be chosen, in a hidden sheet under names, so that a list may be as long as it is."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book, self._lists = book, {}

    def source(self, key: str, choices) -> str:
        self._lists.setdefault(key, [str(label) for value, label in choices.choices if value])
        return f"=DM_{key}"

    def write(self) -> None:
        sheet = self._book.add_worksheet(LIST_SHEET)
        sheet.hide()
        for place, (key, labels) in enumerate(self._lists.items()):
            sheet.write_column(0, place, labels)
            letter = xlsxwriter.utility.xl_col_to_name(place)
            self._book.define_name(f"DM_{key}", f"={LIST_SHEET}!${letter}$1:${letter}${len(labels)}")


def _head(sheet, shape: SheetShape, looks, lists: _Lists) -> None:
    for place, column in enumerate(shape.columns):
        is_wide = "name" in column.key or hasattr(column.kind, "choices")
        sheet.set_column(place, place, WIDE if is_wide else WIDTH, looks["cell"])
        sheet.write_string(0, place, column.key)
        sheet.write_string(1, place, f"{column.heading}{' *' if column.required else ''}", looks["heading"])
        if choices := getattr(column.kind, "choices", None):
            rule = {
                "validate": "list",
                "source": lists.source(column.key, choices),
                "error_title": _("Không có trong danh sách"),
                "error_message": _("Hãy chọn một dòng trong danh sách của ô này."),
            }
            sheet.data_validation(HEADING_ROWS, place, LAST_ROW, place, rule)
    sheet.set_row(0, None, None, {"hidden": True})
    sheet.freeze_panes(HEADING_ROWS, 1)


def _guide(book: xlsxwriter.Workbook, reorganisation: Reorganisation) -> None:
    sheet = book.add_worksheet(GUIDE_SHEET)
    sheet.set_column(0, 0, 110)
    sheet.write_string(0, 0, reorganisation.title, book.add_format({"bold": True, "font_size": 13}))
    for number, line in enumerate(GUIDE, start=1):
        sheet.write_string(number, 0, str(line))
