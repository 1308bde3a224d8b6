"""The lines of an old list of awards, as they are copied from a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.errors import DomainError
from common.vietnamese import clean, fold
from exchange.services.cells import FIRST_YEAR, LAST_YEAR, CellRefused, Column, Day, Text, Whole

MOST_LINES: Final = 1000
MOST_PROBLEMS: Final = 10
COLUMNS: Final = (
    Column("name", gettext_lazy("Họ và tên"), Text(150), required=True),
    Column("birth", gettext_lazy("Ngày sinh"), Text(32)),
    Column("unit_text", gettext_lazy("Đơn vị"), Text(255)),
    Column("award_text", gettext_lazy("Danh hiệu, hình thức khen"), Text(255), required=True),
    Column("year", gettext_lazy("Năm"), Whole(FIRST_YEAR, LAST_YEAR), required=True),
    Column("decision_no", gettext_lazy("Số quyết định"), Text(64)),
    Column("decided_on", gettext_lazy("Ngày quyết định"), Day(past=True)),
    Column("decided_by", gettext_lazy("Cơ quan quyết định"), Text(255)),
)
"""In the order of a list without headings."""
YEAR_OF_BIRTH: Final = Whole(FIRST_YEAR, LAST_YEAR)
DAY_OF_BIRTH: Final = Day(past=True)


class LinesRefused(DomainError):
    """What is wrong with a list: ``problems`` are sentences, each with its line."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = list(problems)


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A line that can be read: its number in the list, and the columns of a claim."""

    number: int
    fields: Mapping[str, Any]

    @property
    def name(self) -> str:
        return self.fields["name"]


def read_lines(text: str) -> list[ClaimLine]:
    """The lines of a block copied from a table, with or without its row of headings; empty ones are passed over.

    Raises ``LinesRefused`` with what is wrong, line by line: then nothing of it is taken in.
    """
    rows = [(number, line.split("\t")) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    columns = _headings(rows[0][1]) if rows else None
    if columns:
        rows = rows[1:]
    if not rows:
        raise LinesRefused([_("Danh sách chưa có dòng nào. Hãy dán các ô chép từ Excel, mỗi người một dòng.")])
    if len(rows) > MOST_LINES:
        raise LinesRefused([_("Mỗi lần nhận nhiều nhất %(most)s dòng. Hãy chia danh sách ra.") % {"most": MOST_LINES}])
    lines, problems = [], []
    for number, cells in rows:
        try:
            lines.append(ClaimLine(number, _read(columns or COLUMNS, cells)))
        except CellRefused as refusal:
            problems.append(_("Dòng %(number)s: %(problem)s") % {"number": number, "problem": refusal})
    if problems:
        raise LinesRefused(_first(problems))
    return lines


def _headings(cells: Sequence[str]) -> list[Column | None] | None:
    """The column of each heading, ``None`` for one of no use here; ``None`` for a row that is no row of headings."""
    known = {fold(str(column.heading)): column for column in COLUMNS}
    found = [known.get(fold(cell)) for cell in cells]
    if known["ho va ten"] not in found:
        return None
    if missing := [str(column.heading) for column in COLUMNS if column.required and column not in found]:
        raise LinesRefused([_("Thiếu cột: %(columns)s.") % {"columns": ", ".join(missing)}])
    return found


def _read(columns: Sequence[Column | None], cells: Sequence[str]) -> dict[str, Any]:
    if any(clean(cell) for cell in cells[len(columns) :]):
        raise CellRefused(_("dòng có nhiều hơn %(count)s cột.") % {"count": len(columns)})
    written = {column.key: cell for column, cell in zip(columns, cells, strict=False) if column}
    values = {column.key: _value(column, written.get(column.key, "")) for column in COLUMNS}
    birth = values.pop("birth")
    return values | (_birth(birth) if birth else {})


def _value(column: Column, written: str) -> Any:
    try:
        return column.read(written.strip() or None)
    except CellRefused as refusal:
        raise CellRefused(f"{column.heading} – {refusal}") from refusal


def _birth(written: str) -> dict[str, Any]:
    """A day, or a year alone."""
    if written.isdecimal():
        return {"birth_year": YEAR_OF_BIRTH.read(written)}
    day = Column("birth", _("Ngày sinh"), DAY_OF_BIRTH).read(written)
    return {"birth_date": day, "birth_year": day.year}


def _first(problems: Sequence[str]) -> list[str]:
    shown = list(problems[:MOST_PROBLEMS])
    if left := len(problems) - len(shown):
        shown.append(_("Và %(count)s dòng khác.") % {"count": left})
    return shown
