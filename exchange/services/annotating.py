"""The user's own file with every fault shown where it is: a red cell, a comment, and a list in front."""

import warnings
import zipfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
from django.utils.translation import gettext as _
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils.exceptions import InvalidFileException
from python_calamine import CalamineWorkbook

from common.vietnamese import clean
from exchange.services.annotating_file import AUTHOR, annotate_in_place
from exchange.services.annotating_parts import LONGEST_CELL
from exchange.services.annotating_parts import RED as RED_COLOUR
from exchange.services.container import WorkbookRefused, check_container
from exchange.services.outgoing import refuse_unwritable, unwritable
from exchange.services.sheet_xml import UnreadableXml
from exchange.services.workbook import ERROR_SHEET, CellError

RED = PatternFill("solid", fgColor=RED_COLOUR)
COMMENT_WIDTH, COMMENT_HEIGHT = 320, 120
WIDTHS = {"A": 18, "B": 8, "C": 24, "D": 40, "E": 90}


def check_copy(path: Path, *, to: Path) -> None:
    """The file with its faults marked could be written as ``to``; raises ``WorkbookRefused`` or ``FileRefused``."""
    if to.suffix.lower() != ".xlsx":
        raise WorkbookRefused(_("Bản ghi lỗi phải có đuôi .xlsx. Hãy đổi tên tệp sau --errors-to."))
    if _is_same(path, to):
        raise WorkbookRefused(_("Bản ghi lỗi không ghi đè được chính tệp nhập. Hãy chọn tên khác sau --errors-to."))
    refuse_unwritable(to)


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False


def annotate(path: Path, errors: Sequence[CellError], *, to: Path) -> None:
    """``to`` is the file with its faults marked; an .xls or .ods is copied into an .xlsx with its values.

    Raises ``WorkbookRefused`` when the file cannot be read again, ``FileRefused`` when ``to`` cannot be written.
    """
    check_copy(path, to=to)
    if check_container(path).kind == "xlsx" and _marked_in_place(path, errors, to):
        return
    book = _open(path)
    if ERROR_SHEET in book.sheetnames:
        del book[ERROR_SHEET]
    _mark_cells(book, errors)
    _list(book, errors)
    try:
        book.save(to)
    except OSError as refused:
        raise unwritable(to) from refused


def _marked_in_place(path: Path, errors: Sequence[CellError], to: Path) -> bool:
    """Whether the file could be marked as it is; some that no office program wrote have to be written anew."""
    try:
        with to.open("wb") as target:
            annotate_in_place(path, errors, to=target)
    except OSError as refused:
        raise unwritable(to) from refused
    except (UnreadableXml, zipfile.BadZipFile, KeyError, ValueError):
        return False
    return True


def _open(path: Path) -> openpyxl.Workbook:
    if path.suffix.lower() != ".xlsx":
        return _copied(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # parts openpyxl does not know are left out of the copy, not of the file
            return openpyxl.load_workbook(path)
    except (InvalidFileException, LookupError, ValueError, TypeError, AttributeError, SyntaxError):
        return _copied(path)


def _copied(path: Path) -> openpyxl.Workbook:
    """The values of the sheets, in a new workbook."""
    copy = openpyxl.Workbook()
    copy.remove(copy.worksheets[0])
    with CalamineWorkbook.from_path(path) as book:
        for name in book.sheet_names:
            sheet = copy.create_sheet(clean(name)[:31])
            for number, row in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False), start=1):
                for place, value in enumerate(row, start=1):
                    if value != "":
                        _write(sheet.cell(number, place), value)
    return copy


def _mark_cells(book: openpyxl.Workbook, errors: Sequence[CellError]) -> None:
    messages: dict[tuple[str, str], list[str]] = defaultdict(list)
    for error in errors:
        messages[error.sheet.lower(), error.cell].append(error.message)
    sheets = {clean(name).lower(): book[name] for name in book.sheetnames}
    for (name, place), said in messages.items():
        cell = sheets[clean(name)][place] if clean(name) in sheets else None
        if cell is None or isinstance(cell, MergedCell):
            continue
        cell.fill = RED
        cell.comment = Comment("\n".join(said), AUTHOR, width=COMMENT_WIDTH, height=COMMENT_HEIGHT)


def _list(book: openpyxl.Workbook, errors: Sequence[CellError]) -> None:
    sheet = book.create_sheet(ERROR_SHEET, 0)
    headings = (_("Trang"), _("Ô"), _("Cột"), _("Giá trị"), _("Lỗi"))
    for number, row in enumerate([headings, *(_row(error) for error in errors)], start=1):
        for place, value in enumerate(row, start=1):
            _write(sheet.cell(number, place), value)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column, width in WIDTHS.items():
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"


def _row(error: CellError) -> tuple[str, ...]:
    return error.sheet, error.cell, error.column, error.value, error.message


def _write(cell: Cell, value: Any) -> None:
    """A text is written as a text, whatever it begins with."""
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL]
        cell.data_type = "s"
    else:
        cell.value = value
