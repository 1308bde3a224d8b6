"""How the rows of a sheet become rows of the database: read, resolved, compared, written, each fault at its cell."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext as _

from exchange.permissions import may_import_sheet
from exchange.services.cells import CellRefused, Column, Unfinished
from exchange.services.columns import SHEETS, SheetShape
from exchange.services.progress import Watch
from exchange.services.workbook import CellError, RawRow, RawSheet, as_written
from units.models import Role, Unit
from units.permissions import takes_writes

AT_ONCE = 500
"""Rows that are read before somebody is told how far it is."""
MOST_REMEMBERED = 2000
"""Different cells of a column."""


@dataclass(slots=True)
class Line:
    """A row of a sheet: what its cells say, and the rows of the database its codes stand for.

    ``outcome`` is ``new``, ``changed`` or ``same``. ``unfinished`` says of cells what they lack that only a draft may.
    """

    number: int
    raw: Mapping[str, object]
    values: dict[str, Any] = field(default_factory=dict)
    found: dict[str, Any] = field(default_factory=dict)
    unfinished: dict[str, str] = field(default_factory=dict)
    outcome: str = ""
    refused: bool = False

    def __getitem__(self, key: str) -> Any:
        return self.values[key]


@dataclass(frozen=True, slots=True)
class Change:
    """A row that is there already and what the line says differently."""

    line: Line
    row: models.Model
    fields: dict[str, Any]


@dataclass(slots=True)
class Counts:
    """Rows of a sheet by what became of them."""

    new: int = 0
    changed: int = 0
    same: int = 0
    errors: int = 0


Late = dict[tuple[str, int], list[tuple[str, object]]]
"""By sheet and row what was refused once rows were being written: the column and the message."""


@dataclass(slots=True)
class Journal:
    """What is remembered across the sheets of one file: the faults, and the codes whose rows were refused.

    ``known`` is refused from the start: it was ``late`` when the file was taken in before. ``doubles`` are the sheets
    and numbers of rows refused because an earlier row of the file says the same. In a trial all is undone in the end:
    a sheet whose check is complete without writing does not write. ``watch`` is told of the rows gone through, each
    once when it is read and once when it is written. ``notes`` say what else the person should know of what is written.
    """

    errors: list[CellError] = field(default_factory=list)
    refused: dict[str, set[str]] = field(default_factory=dict)
    known: Late = field(default_factory=dict)
    late: Late = field(default_factory=dict)
    doubles: set[tuple[str, int]] = field(default_factory=set)
    is_trial: bool = False
    watch: Watch = field(default_factory=Watch)
    notes: list[str] = field(default_factory=list)


class Importer:
    """One sheet. Subclasses say how codes are resolved, rows found and written; queries do not grow with the rows."""

    name: ClassVar[str]
    roles: ClassVar[tuple[str, ...]] = (Role.SPECIALIST,)
    """Who may import the sheet, each within the own units."""

    def __init__(self, sheet: RawSheet, *, by: Any, journal: Journal) -> None:
        self.sheet, self.by, self.journal = sheet, by, journal
        self.shape: SheetShape = SHEETS[self.name]
        self.lines: list[Line] = []
        self._is_writing = False

    def run(self) -> None:
        """Everything good is written; what is not is in the journal."""
        if not (verdict := may_import_sheet(self.by, self.roles)):
            self.journal.errors.append(CellError(self.name, "A1", "", self.name, verdict.reason))
            self.lines = [Line(row.number, row.cells, refused=True) for row in self.sheet.rows]
            self.journal.watch.add(2 * len(self.lines))
            return
        self.lines = list(self._read_all())
        self._refuse_doubles()
        self._refuse_known()
        self.resolve()
        for line in self.good():
            self.check(line)
        fresh, changes = self._compare()
        self._is_writing = True
        self.create(fresh)
        self.update(changes)
        self.finish()
        self.journal.watch.add(len(self.lines))

    def counts(self) -> Counts:
        """How many rows there were of each outcome."""
        outcomes = Counter("errors" if line.refused else line.outcome for line in self.lines)
        return Counts(**outcomes)

    # ---------- What a sheet says for itself ----------

    def settle(self, line: Line) -> None:
        """Fill in what empty cells of ``line`` stand for."""

    def resolve(self) -> None:
        """Every code of a good line is found, or the line is refused."""

    def check(self, line: Line) -> None:
        """Refuse ``line`` for what does not fit together in it."""

    def key(self, line: Line) -> Any:
        """What ``known`` finds the row of a line by."""
        return line["code"]

    def known(self) -> Mapping[Any, models.Model]:
        """The rows that good lines are about and that are there already."""
        raise NotImplementedError

    def fields(self, line: Line) -> dict[str, Any]:
        """What the line says of its row, by field; only of columns the sheet has."""
        raise NotImplementedError

    def check_new(self, line: Line) -> None:
        """Refuse a line that may not become a row."""

    def check_change(self, change: Change) -> None:
        """Refuse a change that may not be made."""

    def create(self, lines: list[Line]) -> None:
        """The lines are rows."""
        raise NotImplementedError

    def update(self, changes: list[Change]) -> None:
        """The rows are as their lines say."""
        raise NotImplementedError

    def finish(self) -> None:
        """What follows once all rows of the sheet stand."""

    def finish_all(self) -> None:
        """What follows once all rows of all sheets stand."""

    # ---------- Tools ----------

    def good(self) -> list[Line]:
        """The lines nobody has refused yet."""
        return [line for line in self.lines if not line.refused]

    def refuse(self, line: Line, key: str, message: object) -> None:
        """``line`` is not taken, because of its cell in column ``key``.

        Once rows are being written it is late: a part of ``line`` may stand already.
        """
        line.refused = True
        if self._is_writing:
            self.journal.late.setdefault((self.name, line.number), []).append((key, message))
        if "code" in line.values:
            self.journal.refused.setdefault(self.name, set()).add(line["code"])
        self.journal.errors.append(
            CellError(
                self.name,
                self.sheet.cell(line.number, key),
                key,
                as_written(line.raw.get(key)),
                str(message),
            )
        )

    def refuse_ended(self, line: Line) -> None:
        """``line`` is not taken where its unit has ended: what the unit left stands as it is."""
        if not (verdict := takes_writes(line.found["unit"])):
            self.refuse(line, "unit_code", verdict.reason)

    def refuse_double(self, line: Line, key: str, *, of: Line) -> None:
        """``line`` is not taken, because it says what an earlier one says."""
        self.refuse(line, key, _("Trùng với dòng %(number)s.") % {"number": of.number})
        self.journal.doubles.add((self.name, line.number))

    def has(self, key: str) -> bool:
        """Whether the sheet has that column; one that is absent changes nothing."""
        return key in self.sheet.columns

    def said(self, line: Line, fields: Mapping[str, str]) -> dict[str, Any]:
        """The values of the columns in ``fields`` (column → field) that the sheet has."""
        return {name: line[key] for key, name in fields.items() if self.has(key)}

    def codes(self, *keys: str) -> set[str]:
        """The codes good lines name in these columns."""
        return {code for line in self.good() for key in keys if (code := line.values[key])}

    def find_units(self, key: str, *, into: str = "unit", required: bool = True) -> None:
        """Units of column ``key`` within the person's reach."""
        units = by_code(Unit.objects.visible_to(self.by, *self.roles), self.codes(key))
        self.put(key, units, into=into, sheet="units", what=_("đơn vị"), required=required)

    def put(
        self,
        key: str,
        rows: Mapping[str, models.Model],
        *,
        into: str,
        sheet: str,
        what: str,
        required: bool = True,
    ) -> None:
        """Each good line has the row its code in ``key`` stands for as ``found[into]``, or is refused."""
        for line in self.good():
            code = line.values[key]
            line.found[into] = rows.get(code) if code else None
            if code and line.found[into] is None:
                self.refuse(line, key, self._missing(code, sheet, what))
            elif not code and required:
                self.refuse(line, key, _("Ô bắt buộc đang trống."))

    def _missing(self, code: str, sheet: str, what: str) -> str:
        if code in self.journal.refused.get(sheet, ()):
            return _("Dòng của %(what)s «%(code)s» ở trang %(sheet)s có lỗi nên dòng này chưa nhập được.") % {
                "what": what,
                "code": code,
                "sheet": sheet,
            }
        return _("Không có %(what)s mang mã «%(code)s» trong phạm vi của bạn. Hãy kiểm tra lại mã.") % {
            "what": what,
            "code": code,
        }

    # ---------- Inside ----------

    def _read_all(self) -> Iterator[Line]:
        self._readers = [(column, column.key, Remembering(column)) for column in self.shape.columns]
        for start in range(0, len(self.sheet.rows), AT_ONCE):
            rows = self.sheet.rows[start : start + AT_ONCE]
            yield from map(self._read, rows)
            self.journal.watch.add(len(rows))

    def _read(self, row: RawRow) -> Line:
        line = Line(row.number, row.cells)
        values, cells = line.values, row.cells
        faults = []
        for column, key, known in self._readers:
            raw = cells.get(key)
            try:
                values[key] = known[raw.__class__, raw]
            except CellRefused as refusal:
                if column.open_in_drafts and isinstance(refusal, Unfinished):
                    values[key] = refusal.value
                    line.unfinished[key] = str(refusal)
                else:
                    faults.append((key, refusal))
        for key, refusal in faults:
            if key in self.sheet.columns:
                self.refuse(line, key, refusal)
            line.refused = True
        if not faults:
            self.settle(line)
        return line

    def _refuse_doubles(self) -> None:
        first: dict[Any, Line] = {}
        matched = itemgetter(*self.shape.match)
        for line in self.good():
            if (known := first.setdefault(matched(line.values), line)) is not line:
                self.refuse_double(line, self.shape.match[-1], of=known)

    def _refuse_known(self) -> None:
        for line in self.good():
            for key, message in self.journal.known.get((self.name, line.number), ()):
                self.refuse(line, key, message)

    def _refuse_unfinished(self, line: Line, changed: Collection[str]) -> None:
        """What only a draft may leave open stays as the draft has it; such fields are called as their columns."""
        for key, message in line.unfinished.items():
            if key in changed:
                self.refuse(line, key, message)

    def _compare(self) -> tuple[list[Line], list[Change]]:
        """The good lines that become rows, and those that change one."""
        known = self.known()
        fresh: list[Line] = []
        changes: list[Change] = []
        for line in self.good():
            row = known.get(self.key(line))
            if row is None:
                line.outcome = "new"
                self._refuse_unfinished(line, line.unfinished)
                self.check_new(line)
                fresh.append(line)
            else:
                line.found["row"] = row
                change = Change(line, row, self.changes(line, row))
                line.outcome = "changed" if change.fields else "same"
                self._refuse_unfinished(line, change.fields)
                if change.fields:
                    self.check_change(change)
                    changes.append(change)
        return (
            [line for line in fresh if not line.refused],
            [change for change in changes if not change.line.refused],
        )

    def changes(self, line: Line, row: models.Model) -> dict[str, Any]:
        """The fields the line says differently."""
        return {name: value for name, value in self.fields(line).items() if getattr(row, name) != value}


def by_code(rows: models.QuerySet, codes: Collection[str]) -> dict[str, Any]:
    """``rows`` of these codes, by code; one query."""
    return {row.code: row for row in rows.filter(code__any_of=codes)} if codes else {}


class Remembering(dict[tuple[type, object], object]):
    """What a cell of ``column`` says, by the type and value that stand in it; equal cells are read once.

    Raises ``CellRefused``. A column where nearly every cell is another one is not remembered for ever.
    """

    def __init__(self, column: Column) -> None:
        super().__init__()
        self._column = column

    def __missing__(self, cell: tuple[type, object]) -> object:
        value = self._column.read(cell[1])
        if len(self) < MOST_REMEMBERED:
            self[cell] = value
        return value


def apply(changes: Iterable[Change]) -> tuple[list[Any], set[str]]:
    """The changed rows with their new values, and the fields that changed in any of them."""
    rows, fields = [], set()
    for change in changes:
        for name, value in change.fields.items():
            setattr(change.row, name, value)
        rows.append(change.row)
        fields |= change.fields.keys()
    return rows, fields
