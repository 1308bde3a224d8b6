"""What a template says of itself, in a property of its file that office programs keep."""

import datetime as dt
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Final
from xml.parsers import expat

from django.utils.translation import gettext as _

from campaigns.models import Campaign, CampaignState
from decisions.models import SubmissionLetter

if TYPE_CHECKING:
    from exchange.services.container import Container
    from exchange.services.workbook import Workbook

PROPERTY: Final = "mau"
VERSION: Final = 1
"""Grows when a template of before would be read wrongly."""
PARTS: Final = {"xlsx": "docProps/custom.xml", "ods": "meta.xml"}
GIVEN: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "entries": frozenset({"campaign_code", "phase", "stage", "unit_code", "subject_kind", "subject_code"}),
        "ratings": frozenset({"subject_kind", "subject_code", "year"}),
        "past_awards": frozenset({"subject_kind", "subject_code"}),
        "absences": frozenset({"member_code", "year"}),
        "answers": frozenset({"unit_code", "year", "letter_no", "order_no", "nominee", "award", "decided_by"}),
    }
)
"""By sheet, the columns a template fills in for everybody: a row where only these stand says nothing."""
LETTER: Final = ("unit_code", "year", "letter_no")
"""The columns that say which letter a row is of."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Of which sheets a template is, for which campaign, for which letter (empty for none), made when.

    A letter is «unit/year/number».
    """

    sheets: tuple[str, ...]
    campaign: str
    made_on: dt.date
    version: int = VERSION
    letter: str = ""

    @property
    def text(self) -> str:
        """«1;entries,members;PT2026;2026-11-22», and «;TINH/2026/5» behind it."""
        said = f"{self.version};{','.join(self.sheets)};{self.campaign};{self.made_on.isoformat()}"
        return f"{said};{self.letter}" if self.letter else said


def parse_stamp(text: str) -> Stamp | None:
    """The stamp written so; ``None`` for anything else."""
    try:
        version, sheets, campaign, made_on, *letter = text.split(";", 4)
        return Stamp(tuple(sheets.split(",")), campaign, dt.date.fromisoformat(made_on), int(version), *letter)
    except ValueError:
        return None


def stamp_of(container: "Container") -> Stamp | None:
    """The stamp of a file that came from a template; ``None`` for any other, and for an old .xls."""
    return parse_stamp(property_of(container))


def property_of(container: "Container") -> str:
    """What the file says in the property ``PROPERTY``; empty for one without it, and for an old .xls."""
    part = PARTS.get(container.kind)
    if part is None:
        return ""
    with zipfile.ZipFile(container.path) as archive:
        if part not in archive.namelist():
            return ""
        with archive.open(part) as stream:
            return _property(stream)


def stale_sheets(workbook: "Workbook", stamp: Stamp) -> Iterator[tuple[str, str]]:
    """The sheets that an outdated template cannot bring in any more, each with why and where the new one is."""
    told = {"day": f"{stamp.made_on:%d/%m/%Y}", "campaign": stamp.campaign}
    if stamp.version != VERSION:
        message = _(
            "Tệp lập theo mẫu cũ, tải về ngày %(day)s. Hãy tải mẫu mới ở mục Excel, «Tải mẫu», rồi chép số liệu."
        )
        yield from ((name, message % told) for name in workbook.sheets)
    elif "entries" in workbook.sheets and _names_ended(workbook, stamp.campaign):
        message = _(
            "Mẫu này của phong trào «%(campaign)s» đã kết thúc, tải về ngày %(day)s. Hãy tải mẫu của phong trào đang "
            "chạy ở mục Excel, «Tải mẫu»."
        )
        yield "entries", message % told
    if stamp.letter and (row := _of_another_letter(workbook, stamp.letter)):
        message = _(
            "Tệp này lập cho Tờ trình %(letter)s nhưng dòng %(row)s là của tờ trình khác. Hãy tải tệp ở trang của từng "
            "tờ trình và điền riêng."
        )
        yield "answers", message % {"letter": stamp.letter, "row": row}


def letter_key(letter: SubmissionLetter) -> str:
    """«TINH/2026/5»: the unit, the year and the number."""
    return f"{letter.unit.code}/{letter.year}/{letter.number}"


def other_letter(workbook: "Workbook", letter: SubmissionLetter) -> Iterator[tuple[str, str]]:
    """Why a file that was sent on the page of ``letter`` is not about it, by sheet."""
    told = {"letter": letter}
    if "answers" not in workbook.sheets:
        message = _(
            "Tệp này không có trang trả lời của Tờ trình %(letter)s. Hãy tải tệp ở trang của tờ trình rồi điền."
        )
        yield "answers", message % told
    for name in workbook.sheets:
        if name != "answers":
            yield name, _("Ở trang của tờ trình chỉ nhận trang trả lời. Hãy nhập trang này ở mục Excel.")
    key = letter_key(letter)
    made_for = workbook.stamp.letter if workbook.stamp else ""
    if made_for not in ("", key) or _of_another_letter(workbook, key):
        message = _("Tệp này là của tờ trình khác, không phải Tờ trình %(letter)s. Hãy tải tệp của tờ trình này.")
        yield "answers", message % told


def _of_another_letter(workbook: "Workbook", letter: str) -> int | None:
    """The number of the first row that names another letter."""
    sheet = workbook.sheets.get("answers")
    for row in sheet.rows if sheet else ():
        said = [_plain(row.cells.get(key)) for key in LETTER]
        if "/".join(said) != letter:
            return row.number
    return None


def _plain(raw: object) -> str:
    """What stands in a cell, a whole number without «.0»."""
    return str(int(raw) if isinstance(raw, float) and raw.is_integer() else raw).strip()


def _names_ended(workbook: "Workbook", code: str) -> bool:
    named = any(row.cells.get("campaign_code") == code for row in workbook.sheets["entries"].rows)
    return bool(code) and named and Campaign.objects.filter(code=code, state=CampaignState.ENDED).exists()


def _property(stream: IO[bytes]) -> str:
    """The text of the property ``PROPERTY``; empty when there is none or the part is no plain XML."""
    inside, found = 0, []

    def begin(_tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        named = any(name.rpartition(":")[2] == "name" and value == PROPERTY for name, value in attributes.items())
        inside += 1 if inside or named else 0

    def end(_tag: str) -> None:
        nonlocal inside
        inside -= 1 if inside else 0

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler = lambda text: found.append(text) if inside else None
    parser.StartDoctypeDeclHandler = _refuse_declarations
    try:
        parser.ParseFile(stream)
    except (expat.ExpatError, ValueError):
        return ""
    return "".join(found).strip()


def _refuse_declarations(*_declaration: object) -> None:
    """No office program writes any; nothing in the file is ever expanded."""
    raise ValueError
