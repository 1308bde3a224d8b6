"""Certificates as they are printed: words, measures and the square that a telephone reads."""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import segno

from papers.content import Certificate, Heading, PaperKind
from papers.selectors.headings import heading_of
from papers.services.printed import Printed, laid_out
from units.models import Unit

ANY_MASK = 3
"""Reading does not depend on it; trying all eight takes four times as long."""


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """A sheet in millimetres; ``text_only`` for blanks that bear frame, title and emblem already."""

    width: int
    height: int
    offset_x: float = 0
    offset_y: float = 0
    text_only: bool = False


A4_LANDSCAPE = SheetLayout(297, 210)


def sheets(certificates: Sequence[Certificate], *, unit: Unit, on: dt.date, layout: SheetLayout) -> Printed:
    """What the template of certificates prints; the heading of the day is read once."""
    heading = heading_of(PaperKind.CERTIFICATE, unit, on)
    return {
        "title": str(PaperKind.CERTIFICATE.label),
        "author": heading.unit,
        "layout": asdict(layout),
        "grid": False,
        "sheets": [_sheet(each, each.heading or heading) for each in certificates],
    }


def calibration(said: Printed) -> Printed:
    """The same sheets over a grid of millimetres."""
    return said | {"grid": True}


def _sheet(certificate: Certificate, heading: Heading) -> Printed:
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
