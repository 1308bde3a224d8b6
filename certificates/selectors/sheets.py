"""Certificates as the words of a printed sheet."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from certificates.models import Certificate
from certificates.payload import check
from certificates.selectors.keys import known_keys
from decisions.models import Decision
from papers.content import Certificate as Sheet
from papers.content import Heading, Signer
from papers.models import Layout
from units.models import Unit

MOST_SHEETS = 100
"""Of one file made while the person waits."""
SHORT = ("Giấy khen", "Bằng khen")
"""Awards whose sheet says in large letters what it is, and not who gives it, which stands above."""


def printable(decision: Decision) -> QuerySet[Certificate]:
    """The last copies of the certificates of ``decision`` whose honour stands, in the order of its list."""
    copies = Certificate.objects.with_taken_place().filter(line__decision=decision, is_superseded=False)
    return copies.filter(line__honour__end=None).select_related("line__decision__unit").order_by("line__order_no")


def sheets_of(certificates: Iterable[Certificate]) -> list[Sheet]:
    """What each prints: the words its QR code was signed for, under the heading the decision was issued with."""
    keys = known_keys()
    return [_sheet(certificate, keys) for certificate in certificates]


def parts_of(decision: Decision) -> list[tuple[int, int]]:
    """The first and the last golden-book number of each file that the certificates of ``decision`` fill."""
    numbers = list(printable(decision).values_list("line__order_no", flat=True))
    parts = [numbers[start : start + MOST_SHEETS] for start in range(0, len(numbers), MOST_SHEETS)]
    return [(part[0], part[-1]) for part in parts]


def _sheet(certificate: Certificate, keys: dict[str, bytes]) -> Sheet:
    said = check(certificate.payload, keys).contents
    line, decision = certificate.line, certificate.line.decision
    return Sheet(
        title=next((name for name in SHORT if said.award.startswith(name)), said.award).upper(),
        name=said.name,
        position=line.position,
        unit=said.unit,
        reason=decision.achievement,
        decision=_("số %(number)s") % {"number": said.decision},
        signed_on=decision.signed_on,
        book_number=str(said.number),
        code=certificate.spelled_code,
        qr=certificate.qr_text,
        authority=decision.authority,
        heading=_heading(decision),
    )


def _heading(decision: Decision) -> Heading:
    """As frozen with the decision, whatever the letterhead says today."""
    signer = Signer(formula=decision.signing_formula, post=decision.signer_post, name=decision.signer_name)
    unit = decision.unit_line or decision.unit.name
    return Heading(upper=decision.upper_line, unit=unit, place=decision.place, signer=signer)


def layouts_of(unit: Unit) -> QuerySet[Layout]:
    """The sheets that ``unit`` prints its certificates on."""
    return Layout.objects.filter(unit=unit).order_by("name")
