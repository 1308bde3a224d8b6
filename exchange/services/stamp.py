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
    }
)
"""By sheet, the columns a template fills in for everybody: a row where only these stand says nothing."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Of which sheets a template is, for which campaign (empty for none), made when."""

    sheets: tuple[str, ...]
    campaign: str
    made_on: dt.date
    version: int = VERSION

    @property
    def text(self) -> str:
        """«1;entries,members;PT2026;2026-11-22»."""
        return f"{self.version};{','.join(self.sheets)};{self.campaign};{self.made_on.isoformat()}"


def parse_stamp(text: str) -> Stamp | None:
    """The stamp written so; ``None`` for anything else."""
    try:
        version, sheets, campaign, made_on = text.split(";")
        return Stamp(tuple(sheets.split(",")), campaign, dt.date.fromisoformat(made_on), int(version))
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
