"""A workbook as rows of raw cells, each with its place, and what is wrong with its sheets and columns."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from common.vietnamese import clean
from exchange.services.cells import FORMULA, is_blank, without_tail
from exchange.services.columns import SHEETS, SheetShape
from exchange.services.container import (
    Container,
    WorkbookRefused,
    broken_file,
    check_container,
    locked_file,
    readable,
)
from exchange.services.fonts import Fonts, old_fonts
from exchange.services.headings import LOOKED_AT, are_headings, is_data, keys_stand_lower
from exchange.services.places import Marks, Place, column_letters
from exchange.services.stamp import GIVEN, Stamp, stale_sheets, stamp_of

HEADING_ROWS = 2
GUIDE_SHEET = "Huong_dan"
ERROR_SHEET = "Loi"
LIST_SHEET = "DanhMuc"
FOR_READING = "_"
"""How the key of a column begins that only tells the person something; it is passed over."""
PASSED_OVER = frozenset({GUIDE_SHEET.lower(), ERROR_SHEET.lower(), LIST_SHEET.lower()})
"""Sheets the application itself puts into workbooks, beside the data."""


@dataclass(frozen=True, slots=True)
class CellError:
    """What is wrong with a cell, as the person is told; ``value`` is what stands there."""

    sheet: str
    cell: str
    column: str
    value: str
    message: str


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row that is not empty: its number in the file and its cells by column key."""

    number: int
    cells: Mapping[str, object]


@dataclass(slots=True)
class RawSheet:
    """A sheet as it was written: the place of each column and the rows of data."""

    name: str
    columns: dict[str, int] = field(default_factory=dict)
    rows: list[RawRow] = field(default_factory=list)

    def cell(self, number: int, key: str) -> str:
        """«D17»; the first column when the sheet lacks that key."""
        return f"{column_letters(self.columns.get(key, 1))}{number}"


@dataclass(slots=True)
class Workbook:
    """The sheets of a file by their keys, and what is wrong with its shape; ``stamp`` is that of its template.

    ``refused`` are cells that are wrong whatever their column holds, by sheet and row; ``notes`` are sentences about
    what is taken but may surprise; ``fonts`` are the cells in fonts of before Unicode and ``marks`` the hidden rows and
    merged cells, by sheet.
    """

    name: str
    sha256: str
    sheets: dict[str, RawSheet] = field(default_factory=dict)
    errors: list[CellError] = field(default_factory=list)
    stamp: Stamp | None = None
    refused: dict[tuple[str, int], list[tuple[str, object]]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    fonts: dict[str, Fonts] = field(default_factory=dict)
    marks: dict[str, Marks] = field(default_factory=dict)

    def refuse(self, sheet: str, row: int, key: str, message: str) -> None:
        """The row is not taken, because of its cell in column ``key``."""
        self.refused.setdefault((sheet, row), []).append((key, message))


def read_workbook(path: str | Path) -> Workbook:
    """What stands in the file, cell by cell; raises ``WorkbookRefused`` for one that cannot be read at all."""
    container = check_container(Path(path))
    with readable(container.path):
        workbook = Workbook(clean(container.path.name), _sha256(container.path))
        workbook.stamp = stamp_of(container)
        fonts = old_fonts(container.path)
    workbook.fonts = {clean(name).lower(): cells for name, cells in fonts.items()}
    workbook.marks = {clean(name).lower(): marks for name, marks in container.marks.items()}
    if container.links:
        workbook.notes.append(
            _("Tệp liên kết tới %(count)s tệp khác. Số liệu ở các tệp đó không được đọc; ô có công thức bị từ chối.")
            % {"count": container.links}
        )
    try:
        _read_sheets(container, workbook)
    except PasswordError as locked:
        raise locked_file() from locked
    except (CalamineError, OSError, ValueError) as broken:
        raise broken_file(container.path) from broken
    if not workbook.sheets and not workbook.errors:
        raise WorkbookRefused(
            _("Tệp không có trang nào để nhập. Tên trang là một trong: %(sheets)s.") % {"sheets": ", ".join(SHEETS)}
        )
    if workbook.stamp:
        stale = stale_sheets(workbook, workbook.stamp)
        workbook.errors += [CellError(name, "A1", "", workbook.stamp.text, message) for name, message in stale]
    return workbook


def workbook_of(name: str, sheets: Mapping[str, Sequence[Mapping[str, object]]]) -> Workbook:
    """Rows that are at hand already, numbered as in a file with two rows of headings."""
    workbook = Workbook(name, hashlib.sha256(name.encode()).hexdigest())
    for key, rows in sheets.items():
        sheet = RawSheet(key, {column.key: place for place, column in enumerate(SHEETS[key].columns, start=1)})
        sheet.rows = [RawRow(number, row) for number, row in enumerate(rows, start=HEADING_ROWS + 1)]
        workbook.sheets[key] = sheet
    return workbook


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read_sheets(container: Container, workbook: Workbook) -> None:
    with CalamineWorkbook.from_path(container.path) as book:
        for name in book.sheet_names:
            key = clean(name).lower()
            if key in PASSED_OVER:
                continue
            if key not in SHEETS:
                message = _("Không có trang «%(name)s» trong mẫu. Tên trang là một trong: %(sheets)s.")
                message %= {"name": name, "sheets": ", ".join(SHEETS)}
                workbook.errors.append(CellError(name, "A1", "", name, message))
            elif key in workbook.sheets:
                message = _("Trang này có hai lần trong tệp. Hãy gộp lại.")
                workbook.errors.append(CellError(name, "A1", "", name, message))
            else:
                given = GIVEN.get(key, frozenset()) if workbook.stamp else frozenset()
                reader = _SheetReader(key, container.formulas.get(name, frozenset()), given)
                workbook.sheets[key] = reader.read(_rows(book, name))
                workbook.errors += reader.errors


def _rows(book: CalamineWorkbook, name: str) -> Iterator[tuple[int, list]]:
    """The rows of a sheet with their numbers, each from column A on; the reader leaves empty first columns out."""
    sheet = book.get_sheet_by_name(name)
    left = [None] * (sheet.start[1] if sheet.start else 0)
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        yield number, left + cells


class _SheetReader:
    """Reads one sheet: keys in row 1, headings in row 2, data below; a row of ``given`` cells only says nothing."""

    def __init__(self, key: str, formulas: frozenset[Place], given: frozenset[str] = frozenset()) -> None:
        self.sheet = RawSheet(key)
        self.shape: SheetShape = SHEETS[key]
        self.errors: list[CellError] = []
        self._headings: Mapping[str, object] = {}
        self._formulas, self._given = formulas, given

    def read(self, rows: Iterable[tuple[int, list]]) -> RawSheet:
        rows = iter(rows)
        first = list(islice(rows, LOOKED_AT))
        if misplaced := keys_stand_lower(self.shape, [cells for _number, cells in first]):
            self._refuse("A1", "", "", misplaced)
            return self.sheet
        for _number, cells in first[:1]:
            self._read_keys(cells)
        self._miss_required()
        for number, cells in chain(first[1:], rows):
            row = RawRow(number, self._row(number, cells))
            if all(is_blank(value) for key, value in row.cells.items() if key not in self._given):
                continue
            if number > HEADING_ROWS:
                self.sheet.rows.append(row)
            else:
                self._look_at_headings(row)
        self._refuse_second_headings()
        return self.sheet

    def _look_at_headings(self, row: RawRow) -> None:
        self._headings = row.cells
        if is_data(self.shape, row.cells):
            self._refuse(
                "A2", "", "", _("Dòng 2 là dòng tiêu đề tiếng Việt, dữ liệu bắt đầu từ dòng 3. Hãy chèn một dòng.")
            )

    def _refuse_second_headings(self) -> None:
        for row in self.sheet.rows[:1]:
            if row.number == HEADING_ROWS + 1 and are_headings(self.shape, row.cells, self._headings):
                self._refuse("A3", "", "", _("Dòng 2 và 3 đều là tiêu đề. Hãy xoá dòng 3, chỉ giữ một dòng tiêu đề."))

    def _read_keys(self, cells: list) -> None:
        known = self.shape.by_key
        for place, value in enumerate(cells, start=1):
            if is_blank(value):
                continue
            key = clean(str(value)).lower()
            where = f"{column_letters(place)}1"
            if key.startswith(FOR_READING):
                continue
            if key not in known:
                allowed = ", ".join(known)
                message = _("Trang này không có cột «%(key)s». Các cột là: %(columns)s.")
                self._refuse(where, key, str(value), message % {"key": key, "columns": allowed})
            elif key in self.sheet.columns:
                self._refuse(where, key, str(value), _("Cột này có hai lần. Hãy bỏ một cột."))
            else:
                self.sheet.columns[key] = place

    def _miss_required(self) -> None:
        for column in self.shape.columns:
            if column.required and column.key not in self.sheet.columns:
                message = _("Thiếu cột bắt buộc «%(key)s» (%(heading)s). Dòng 1 phải ghi mã của các cột.")
                self._refuse("A1", column.key, "", message % {"key": column.key, "heading": column.heading})

    def _row(self, number: int, cells: list) -> dict[str, object]:
        return {
            key: FORMULA if (number, place) in self._formulas else cells[place - 1] if place <= len(cells) else None
            for key, place in self.sheet.columns.items()
        }

    def _refuse(self, cell: str, column: str, value: str, message: str) -> None:
        self.errors.append(CellError(self.sheet.name, cell, column, value, message))


def as_written(raw: object) -> str:
    """A raw cell as an error report shows it."""
    if raw is None:
        return ""
    if isinstance(raw, dt.datetime) and raw.time() == dt.time():
        raw = raw.date()
    return f"{raw:%d/%m/%Y}" if type(raw) is dt.date else str(without_tail(raw))
