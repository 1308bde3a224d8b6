"""The workbook of a reorganisation read: rows of values, and what is wrong at which cell. Nothing is looked up."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from common.vietnamese import clean
from exchange.services.cells import FORMULA, CellRefused, is_blank
from exchange.services.container import Container, WorkbookRefused, broken_file, check_container
from exchange.services.places import column_letters
from exchange.services.stamp import property_of
from exchange.services.workbook import PASSED_OVER, CellError, as_written
from office.services.reorganisation_sheets import (
    FOR_READING,
    GIVEN,
    HEADING_ROWS,
    LIST_SHEET,
    MOST_ROWS,
    SHAPES,
)


@dataclass(frozen=True, slots=True)
class FileRow:
    """A row of a sheet: its number, the values of its columns, empty for none, and whether every cell could be read."""

    sheet: str
    number: int
    values: Mapping[str, str]
    sound: bool = True

    def __getitem__(self, key: str) -> str:
        return self.values.get(key, "")


@dataclass
class LinesFile:
    """The rows of the two sheets, in their order, and their faults; ``mark`` is that of its template, or empty."""

    rows: dict[str, list[FileRow]] = field(default_factory=lambda: {name: [] for name in SHAPES})
    faults: list[CellError] = field(default_factory=list)
    places: dict[str, dict[str, int]] = field(default_factory=dict)
    mark: str = ""

    def refuse(self, row: FileRow, key: str, message: str) -> None:
        """The row is not taken, because of its cell in column ``key``."""
        self.fault_at(row.sheet, row.number, key, row[key], message)

    def fault_at(self, sheet: str, number: int, key: str, value: str, message: str) -> None:
        """What is wrong with that cell, as the person wrote it; the first column where the sheet lacks that one."""
        place = self.places.get(sheet, {}).get(key, 1)
        self.faults.append(CellError(sheet, f"{column_letters(place)}{number}", key, value, message))


def read_lines_file(path: Path) -> LinesFile:
    """What stands in the file. Raises ``WorkbookRefused`` for one that cannot be read at all."""
    container = check_container(path)
    read = LinesFile(mark=property_of(container))
    try:
        with CalamineWorkbook.from_path(container.path) as book:
            for name in book.sheet_names:
                _read_sheet(read, container, book, name)
    except PasswordError as locked:
        raise WorkbookRefused(_("Tệp có mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi nhập lại.")) from locked
    except (CalamineError, OSError, ValueError) as broken:
        raise broken_file(container.path) from broken
    if "lines" not in read.places and not read.faults:
        raise WorkbookRefused(_("Tệp không có trang «lines». Hãy tải tệp mẫu của việc sắp xếp này rồi điền vào đó."))
    return read


def _read_sheet(read: LinesFile, container: Container, book: CalamineWorkbook, name: str) -> None:
    key = clean(name).lower()
    if key in PASSED_OVER or key == LIST_SHEET.lower():
        return
    if key not in SHAPES:
        message = _("Không có trang «%(name)s» trong mẫu. Tên trang là: %(sheets)s.")
        read.faults.append(CellError(name, "A1", "", name, message % {"name": name, "sheets": ", ".join(SHAPES)}))
        return
    sheet = book.get_sheet_by_name(name)
    left = [None] * (sheet.start[1] if sheet.start else 0)
    rows = ((number, left + cells) for number, cells in enumerate(sheet.iter_rows(), start=1))
    read.places[key] = _columns(read, key, next(rows, (1, []))[1])
    formulas = container.formulas.get(name, frozenset())
    for number, cells in rows:
        if number <= HEADING_ROWS:
            continue
        raw = {
            column: FORMULA if (number, place) in formulas else cells[place - 1]
            for column, place in read.places[key].items()
            if place <= len(cells)
        }
        if any(not is_blank(value) for column, value in raw.items() if column not in GIVEN or key == "people"):
            _take(read, key, number, raw)
    if len(read.rows[key]) > MOST_ROWS:
        message = _("Trang có %(count)s dòng, chỉ nhận tối đa %(most)s. Hãy chia thành nhiều lần sắp xếp.")
        read.faults.append(CellError(key, "A3", "", "", message % {"count": len(read.rows[key]), "most": MOST_ROWS}))


def _columns(read: LinesFile, sheet: str, cells: Iterable[object]) -> dict[str, int]:
    """The place of each known column; what else stands in row 1 is a fault, but for what is only for reading."""
    known, places = SHAPES[sheet].by_key, {}
    for place, value in enumerate(cells, start=1):
        if is_blank(value) or (key := clean(str(value)).lower()).startswith(FOR_READING):
            continue
        where = f"{column_letters(place)}1"
        if key not in known:
            message = _("Trang này không có cột «%(key)s». Dòng 1 phải ghi mã của các cột như tệp mẫu.")
            read.faults.append(CellError(sheet, where, key, str(value), message % {"key": key}))
        elif key in places:
            read.faults.append(CellError(sheet, where, key, str(value), _("Cột này có hai lần. Hãy bỏ một cột.")))
        else:
            places[key] = place
    for key in _lacking(sheet, places):
        message = _("Thiếu cột «%(key)s» (%(heading)s). Dòng 1 phải ghi mã của các cột như tệp mẫu.")
        message %= {"key": key, "heading": known[key].heading}
        read.faults.append(CellError(sheet, "A1", key, "", message))
    return places


def _lacking(sheet: str, places: Mapping[str, int]) -> Iterator[str]:
    needed = ("code", "operation", "successor") if sheet == "lines" else SHAPES[sheet].match
    return (key for key in needed if key not in places)


def _take(read: LinesFile, sheet: str, number: int, raw: Mapping[str, object]) -> None:
    values, known, before = {}, SHAPES[sheet].by_key, len(read.faults)
    for key, value in raw.items():
        try:
            values[key] = str(known[key].read(value))
        except CellRefused as refused:
            read.fault_at(sheet, number, key, as_written(value), str(refused))
    read.rows[sheet].append(FileRow(sheet, number, values, sound=len(read.faults) == before))
