"""Certificates as they are printed: words, measures and the square that a telephone reads."""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import segno

from papers.content import Certificate, Heading, PaperKind
from papers.models import PicturePart
from papers.selectors.headings import heading_of
from papers.services.printed import Printed, laid_out
from units.models import Unit

MEASURES = ("width", "height", "offset_x", "offset_y", "text_only")
ANY_MASK = 3
"""Reading does not depend on it; trying all eight takes four times as long."""


@dataclass(frozen=True, slots=True)
class DatedPicture:
    """An emblem or a border (``part``) for decisions signed from that day on; ``kind`` is «png» or «jpg»."""

    part: str
    valid_from: dt.date
    kind: str
    content: bytes


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """A sheet in millimetres; ``text_only`` for blanks that bear frame, title and emblem already."""

    width: int
    height: int
    offset_x: float = 0
    offset_y: float = 0
    text_only: bool = False
    pictures: tuple[DatedPicture, ...] = ()


A4_LANDSCAPE = SheetLayout(297, 210)


def sheets(certificates: Iterable[Certificate], *, unit: Unit, on: dt.date, layout: SheetLayout) -> Printed:
    """What the template of certificates prints; the heading of the day is read once."""
    heading = heading_of(PaperKind.CERTIFICATE, unit, on)
    pictures = () if layout.text_only else layout.pictures
    return {
        "title": str(PaperKind.CERTIFICATE.label),
        "author": heading.unit,
        "layout": {name: getattr(layout, name) for name in MEASURES},
        "grid": False,
        "pictures": [{"kind": each.kind, "bytes": list(each.content)} for each in pictures],
        "sheets": [
            sheet(each, each.heading or heading) | _places(pictures, each.signed_on or on) for each in certificates
        ],
    }


def calibration(said: Printed) -> Printed:
    """The same sheets over a grid of millimetres."""
    return said | {"grid": True}


def _places(pictures: Sequence[DatedPicture], on: dt.date) -> dict[str, int | None]:
    """Which of ``pictures`` a sheet of that day bears, part by part: the last that had begun, or none."""
    begun = sorted((each.valid_from, place) for place, each in enumerate(pictures) if each.valid_from <= on)
    newest = {pictures[place].part: place for _day, place in begun}
    return {part: newest.get(part) for part in PicturePart.values}


def sheet(certificate: Certificate, heading: Heading) -> Printed:
    """What one certificate says under a heading that is known, with the square to be read."""
    said = laid_out(PaperKind.CERTIFICATE, certificate, heading)
    return said | {
        "authority": said["authority"] or heading.authority or heading.unit,
        "described": ", ".join(filter(None, [said["position"], said["unit"]])),
        "qr": _square(certificate.qr) if certificate.qr else "",
    }


def _square(text: str) -> str:
    """An SVG of ``text``, with the quiet edge that readers need."""
    drawn = io.BytesIO()
    square = segno.make(text, error="m", micro=False, mask=ANY_MASK)
    square.save(drawn, kind="svg", xmldecl=False, svgns=True, border=4)
    return drawn.getvalue().decode()
