"""A block copied from a spreadsheet becomes the sheet ``entries`` of one dossier, to be checked like any file."""

import csv
import datetime as dt
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import Dossier, DossierKind
from campaigns.selectors.candidates import Subject, awards_for, subjects_of
from campaigns.selectors.parts import SECTION_KINDS, Section
from catalogue.models import AwardType
from common.errors import DomainError
from common.vietnamese import clean, clean_lines, fold
from common.workbook import workbook_bytes
from exchange.models import ImportRun
from exchange.services.columns import SHEETS, Stage
from exchange.services.uploads import start_import
from people.models import SubjectKind
from people.selectors.naming import note_of

MOST_ROWS: Final = 2000
MOST_COLUMNS: Final = 40
SHOWN: Final = 5
"""Rows shown while it is asked what the columns hold."""
MADE_ON: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""Stands in every file made here, so that the same block is the same file."""
COLUMNS: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "": gettext_lazy("bỏ qua cột này"),
        "subject_code": gettext_lazy("mã đoàn viên, tập thể"),
        "name": gettext_lazy("họ và tên, tên tập thể"),
        "award": gettext_lazy("danh hiệu, hình thức khen"),
        "registered_on": gettext_lazy("ngày đăng ký"),
        "achievements": gettext_lazy("thành tích"),
    }
)
"""What a pasted column may hold."""
WHO: Final = frozenset({"subject_code", "name"})
HEADINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        fold(heading): column
        for column, headings in {
            "subject_code": "mã|mã số|mã đoàn viên|mã đv|mã tập thể|mã đối tượng|mã đơn vị|subject_code|code",
            "name": "họ và tên|họ tên|tên|tên tập thể|tên đơn vị|đối tượng|họ và tên, tên tập thể|full_name",
            "award": "danh hiệu|hình thức|hình thức khen|danh hiệu, hình thức khen|danh hiệu đăng ký"
            "|mã hình thức khen|award_code",
            "registered_on": "ngày đăng ký|registered_on",
            "achievements": "thành tích|tóm tắt thành tích|achievements",
        }.items()
        for heading in headings.split("|")
    }
)
"""By heading without dấu, what the column below it holds."""


@dataclass(slots=True)
class Block:
    """A pasted block: its rows without their headings, and what each column holds («» for passed over)."""

    rows: list[list[str]]
    columns: list[str]
    headings: list[str] = field(default_factory=list)

    @property
    def says_who(self) -> bool:
        """Whether some column tells who each row is about."""
        return bool(WHO & set(self.columns))

    def cell(self, number: int, column: str) -> str:
        """What stands in a row's column; empty when there is no such column."""
        if column not in self.columns:
            return ""
        row, place = self.rows[number], self.columns.index(column)
        return row[place] if place < len(row) else ""


def read_block(text: str) -> Block:
    """The cells of a pasted block, its columns known by their headings; raises ``DomainError`` for nothing to read."""
    rows = [[clean_lines(cell) for cell in row] for row in _cells(text)]
    rows = [row for row in rows if any(row)]
    width = max(map(len, rows), default=0)
    if not rows:
        raise DomainError(_("Chưa có gì để đọc. Hãy chép các dòng trong bảng tính rồi dán vào ô."))
    if len(rows) > MOST_ROWS or width > MOST_COLUMNS:
        raise DomainError(
            _("Chỉ dán được tối đa %(rows)s dòng, %(columns)s cột. Nhiều hơn thì hãy tải cả tệp lên ở mục Excel.")
            % {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
        )
    known = [HEADINGS.get(fold(cell).rstrip(" *"), "") for cell in rows[0]]
    columns = [column if column not in known[:place] else "" for place, column in enumerate(known)]
    columns += [""] * (width - len(columns))
    if any(columns):
        if not rows[1:]:
            raise DomainError(_("Khối vừa dán chỉ có dòng tiêu đề. Hãy chép cả các dòng bên dưới rồi dán lại."))
        return Block(rows[1:], columns, rows[0])
    return Block(rows, columns)


def _cells(text: str) -> Iterable[Sequence[str]]:
    """A spreadsheet puts cells with line breaks in quotes; with a quote left open they are letters like others."""
    if text.count('"') % 2:
        return [line.split("\t") for line in text.splitlines()]
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    except csv.Error as unreadable:
        raise DomainError(_("Không đọc được khối vừa dán. Hãy chép lại từ bảng tính.")) from unreadable


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A row that names somebody without a code, and who of the unit it may be; nobody is chosen for the person."""

    number: int
    name: str
    candidates: list[tuple[str, str]]


def unnamed_rows(block: Block, dossier: Dossier, section: str) -> list[Unnamed]:
    """The rows without a code, each with the codes and labels of those who bear the name; two queries at most."""
    numbers = [number for number in range(len(block.rows)) if not block.cell(number, "subject_code")]
    names = {number: name for number in numbers if (name := block.cell(number, "name"))}
    bearers = _bearers(dossier, section, set(map(fold, names.values())))
    return [
        Unnamed(
            number,
            name,
            [(row.code, f"{row} – {note_of(row, home=dossier.unit)}") for row in bearers.get(fold(name), ())],
        )
        for number, name in names.items()
    ]


def _bearers(dossier: Dossier, section: str, folded: set[str]) -> Mapping[str, list[Subject]]:
    found: dict[str, list[Subject]] = defaultdict(list)
    for kind in _kinds(section) if folded else ():
        for row in subjects_of(dossier, kind).filter(search__in=folded):
            found[row.search].append(row)
    return found


def _kinds(section: str) -> list[str]:
    return [kind for kind in SECTION_KINDS[Section(section)] if kind != SubjectKind.HOUSEHOLD]


def paste_entries(
    block: Block, dossier: Dossier, section: str, *, award: AwardType | None, picked: Mapping[int, str], by: Any
) -> ImportRun:
    """The rows are an import of ``by`` that waits for its check, as a file would be.

    ``award`` stands where a row names none, ``picked`` are codes chosen for rows without one. Raises ``DomainError``
    when no column says who, ``NotAllowed`` for somebody who does not import.
    """
    if not block.says_who:
        raise DomainError(_("Hãy cho biết cột nào là mã hoặc tên."))
    rows = _EntryRows(dossier, section, award)
    content = _file_of([rows.row(block, number, picked.get(number, "")) for number in range(len(block.rows))])
    return start_import(ContentFile(content, name=f"dan-{dossier.unit.code}-{section}.xlsx"), by=by)


class _EntryRows:
    """Rows of the sheet ``entries`` for one dossier."""

    def __init__(self, dossier: Dossier, section: str, award: AwardType | None) -> None:
        self._dossier, self._award = dossier, award
        awards = list(awards_for(dossier, section))
        self._awards = {fold(one.name): one for one in awards} | {fold(one.code): one for one in awards}
        self._kinds = {
            code: kind
            for kind in reversed(_kinds(section))
            for code in subjects_of(dossier, kind).values_list("code", flat=True)
        }
        self._usual = _kinds(section)[0]

    def row(self, block: Block, number: int, picked: str) -> dict[str, str]:
        code = clean(block.cell(number, "subject_code")) or picked
        written = block.cell(number, "award")
        award = self._awards.get(fold(written)) if written else self._award
        dossier = self._dossier
        return {
            "campaign_code": dossier.campaign.code,
            "phase": str(dossier.phase.number) if dossier.phase else "",
            "stage": Stage.PROPOSED if dossier.kind == DossierKind.PROPOSAL else Stage.REGISTERED,
            "award_code": award.code if award else clean(written),
            "unit_code": dossier.unit.code,
            "subject_kind": self._kind(code, award),
            "subject_code": code,
            "registered_on": block.cell(number, "registered_on"),
            "achievements": block.cell(number, "achievements"),
        }

    def _kind(self, code: str, award: AwardType | None) -> str:
        kind = self._kinds.get(code, self._usual)
        if award and kind == SubjectKind.INDIVIDUAL and kind not in award.subject_kinds:
            return SubjectKind.HOUSEHOLD if SubjectKind.HOUSEHOLD in award.subject_kinds else kind
        return kind


def _file_of(rows: Iterable[Mapping[str, str]]) -> bytes:
    """A workbook with these rows of the sheet ``entries``, every cell a text."""
    columns = SHEETS["entries"].columns
    with workbook_bytes() as (book, buffer):
        book.set_properties({"created": MADE_ON})
        sheet = book.add_worksheet("entries")
        for place, column in enumerate(columns):
            sheet.write_string(0, place, column.key)
            sheet.write_string(1, place, str(column.heading))
        for number, row in enumerate(rows, start=2):
            for place, column in enumerate(columns):
                if row[column.key]:
                    sheet.write_string(number, place, row[column.key])
    return buffer.getvalue()
