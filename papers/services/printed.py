"""The content of a paper as it is printed: every number and day a text, so that .docx and PDF say the same."""

import dataclasses
import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from common.vietnamese import clean_lines, format_count, format_date_official, format_day, format_number
from common.vietnamese.dates import TIME_ZONE
from papers.content import (
    AgencyLetter,
    Decision,
    Heading,
    Minutes,
    Paper,
    PaperKind,
    PlaqueDecision,
    ProposalList,
    Submission,
    Vote,
)
from papers.selectors.headings import heading_of
from units.models import Unit

Printed = dict[str, Any]
YEARS = ("year", "birth_year")
BLANK = "……"


def printed(kind: PaperKind, data: Paper, *, unit: Unit, on: dt.date) -> Printed:
    """What ``data`` says, with heading, number and day as such a paper of ``unit`` bears them on ``on``."""
    return laid_out(kind, data, data.heading or heading_of(kind, unit, on))


def laid_out(kind: PaperKind, data: Paper, heading: Heading) -> Printed:
    """As ``printed``, under a heading that is known."""
    signer = data.signer or heading.signer
    symbol = data.symbol or heading.symbol
    said = _fields(data)
    said |= {
        "title": said.get("title") or said.get("about") or str(kind.label),
        "heading": _fields(heading),
        "signer": _fields(signer),
        "recipients": [clean_lines(each).rstrip(";.") for each in data.recipients or _recipients(data, heading)],
        "number_line": _numbered(data.number, symbol),
        "place_and_day": _place_and_day(heading.place, data.signed_on),
        "day": _day(data.signed_on),
    }
    return said | _counted(data) | _of_kind(data, heading, said)


def _recipients(data: Paper, heading: Heading) -> list[str]:
    """Those of the letterhead; a paper without articles sends nothing to whom an article names."""
    has_articles = isinstance(data, Decision | PlaqueDecision)
    return [each for each in heading.recipients if has_articles or not each.strip().startswith(_("Như Điều"))]


def _of_kind(data: Paper, heading: Heading, said: Printed) -> Printed:
    """What is worked out for one kind alone."""
    if isinstance(data, Decision):
        prizes = (each.prize for each in (*data.collectives, *data.individuals))
        return _of_decision(heading, said, list_title=_("Danh sách khen thưởng")) | {
            "has_prizes": any(prize is not None for prize in prizes)
        }
    if isinstance(data, PlaqueDecision):
        return _of_decision(heading, said, list_title=_("Danh sách công trình, sản phẩm được gắn biển"))
    if isinstance(data, Submission):
        return {"counts": [_fields(each, padded=True) for each in data.counts]}
    if isinstance(data, AgencyLetter):
        return _of_agency_letter(said)
    if isinstance(data, Minutes):
        return {"votes": [_fields(vote) | {"share": share_of(vote)} for vote in data.votes]}
    return {}


def _of_decision(heading: Heading, said: Printed, *, list_title: str) -> Printed:
    number = said["number_line"].removeprefix("Số: ")
    return {
        "authority": said["authority"] or heading.authority or heading.unit,
        "list_title": said["list_title"] or list_title,
        "named": _("Quyết định số %(number)s %(day)s") % {"number": number, "day": said["day"]},
    }


def _of_agency_letter(said: Printed) -> Printed:
    number = said["number_line"].removeprefix("Số: ")
    return {
        "list_title": said["list_title"] or _("Danh sách đề nghị cho ý kiến"),
        "named": _("Công văn số %(number)s %(day)s") % {"number": number, "day": said["day"]},
    }


def share_of(vote: Vote) -> str:
    """«85,7%» of the votes for on the base, rounded half up; empty without a base."""
    if not vote.base:
        return ""
    return f"{format_number(Decimal(100) * vote.votes_for / vote.base, places=1)}%"


def _counted(data: Paper) -> Printed:
    """«02 tập thể, 15 cá nhân» of the lists."""
    if isinstance(data, PlaqueDecision):
        return {"counted": _("%(count)s công trình, sản phẩm") % {"count": format_count(len(data.works))}}
    if isinstance(data, AgencyLetter):
        return {"counted": _("%(count)s tập thể, cá nhân") % {"count": format_count(len(data.asked))}}
    if not isinstance(data, Decision | ProposalList):
        return {}
    parts = [
        _("%(count)s tập thể") % {"count": format_count(len(data.collectives))} if data.collectives else "",
        _("%(count)s cá nhân") % {"count": format_count(len(data.individuals))} if data.individuals else "",
    ]
    return {"counted": ", ".join(filter(None, parts))}


def _fields(row: Any, *, padded: bool = False) -> Printed:
    """Every field of a dataclass as it is printed."""
    return {field.name: _said(field.name, getattr(row, field.name), padded=padded) for field in dataclasses.fields(row)}


def _said(name: str, value: Any, *, padded: bool = False) -> Any:
    if isinstance(value, bool):
        return value
    if isinstance(value, tuple):
        return [_said(name, each) for each in value]
    if dataclasses.is_dataclass(value):
        return _fields(value)
    if value is None:
        return None if name in ("ballots", "heading", "signer") else ""
    return _text(name, value, padded=padded)


def _text(name: str, value: Any, *, padded: bool) -> str:
    if isinstance(value, dt.datetime):
        return _moment(value)
    if isinstance(value, dt.date):
        return format_day(value)
    if isinstance(value, int):
        return str(value) if name in YEARS else format_count(value) if padded else format_number(value)
    return clean_lines(value)


def _moment(at: dt.datetime) -> str:
    local = at.astimezone(TIME_ZONE)
    return _("%(hour)s giờ %(minute)s phút, %(day)s") % {
        "hour": f"{local:%H}",
        "minute": f"{local:%M}",
        "day": format_date_official(local),
    }


def _numbered(number: int | None, symbol: str) -> str:
    written = f"{number:02d}" if number is not None else BLANK
    return f"Số: {written}/{symbol}" if symbol else f"Số: {written}"


def _day(day: dt.date | None) -> str:
    return format_date_official(day) if day else f"ngày {BLANK} tháng {BLANK} năm {BLANK}"


def _place_and_day(place: str, day: dt.date | None) -> str:
    return f"{place or BLANK}, {_day(day)}"
