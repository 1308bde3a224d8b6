"""Certificates as the words of a printed sheet."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from awards.models import Honour
from certificates.models import Ceremony, Certificate
from certificates.payload import check
from certificates.selectors.keys import known_keys
from decisions.models import Decision, DecisionLine
from papers.content import Certificate as Sheet
from papers.content import Heading, Signer
from papers.models import Layout
from units.models import Unit

MOST_SHEETS = 100
"""Of one file made while the person waits."""
SHORT = ("Giấy khen", "Bằng khen")
"""Awards whose sheet says in large letters what it is, and not who gives it, which stands above."""


def printable(decision: Decision) -> QuerySet[Certificate]:
    """The certificates of ``decision`` that ``_last_copies`` has, in the order of its list."""
    return _last_copies().filter(line__decision=decision).order_by("line__order_no")


def _last_copies() -> QuerySet[Certificate]:
    """The last copies whose honour stands and that say what is right now."""
    return Certificate.objects.standing().filter(is_outdated=False).select_related("line__decision__unit")


def to_renew(lines: QuerySet[DecisionLine]) -> QuerySet[Certificate]:
    """The last copies among ``lines`` that are not printed: made before a correction, they say what is not right."""
    return Certificate.objects.standing().filter(is_outdated=True, line__in=lines.order_by().values("pk"))


def renewals(lines: QuerySet[DecisionLine]) -> list[tuple[Decision, int]]:
    """Decisions of ``lines`` with certificates ``to_renew``, each with how many."""
    counts = dict(to_renew(lines).order_by().values_list("line__decision").annotate(Count("pk")))
    return [(each, counts[each.pk]) for each in Decision.objects.filter(pk__in=counts).order_by("signed_on", "pk")]


def printable_lines(lines: Sequence[int]) -> list[Certificate]:
    """The certificates of those ``lines`` that ``_last_copies`` has, in that order."""
    found = {each.line_id: each for each in _last_copies().filter(line__in=lines)}
    return [found[line] for line in lines if line in found]


def lines_of_decision(decision: Decision) -> list[int]:
    """The lines of ``decision`` with something to print, in the order of its list."""
    return list(printable(decision).values_list("line", flat=True))


def lines_of_ceremony(ceremony: Ceremony) -> list[int]:
    """Those of the list of ``ceremony``, as they sit."""
    seats = _last_copies().filter(line__presentation__ceremony=ceremony).order_by("line__presentation__seat")
    return list(seats.values_list("line", flat=True))


def lines_of_honours(honours: QuerySet[Honour], decisions: QuerySet[Decision], *, most: int | None = None) -> list[int]:
    """Those of the ``decisions`` among ``honours``, decision by decision, the first ``most``."""
    found = _last_copies().filter(line__honour__in=honours.order_by().values("pk"), line__decision__in=decisions)
    ordered = found.order_by("line__decision__signed_on", "line__decision", "line__order_no")
    return list(ordered.values_list("line", flat=True)[:most])


def sheets_of(certificates: Iterable[Certificate]) -> Iterator[Sheet]:
    """What each prints: the words its QR code was signed for, under the heading the decision was issued with."""
    keys, certificates = known_keys(), list(certificates)
    positions = _positions(certificates)
    return (_sheet(certificate, keys, position=positions[certificate.pk]) for certificate in certificates)


def _positions(certificates: list[Certificate]) -> dict[int, str]:
    """The position each prints, corrected as it was when the certificate was made; one query."""
    copies = {certificate.line.honour_id: certificate for certificate in certificates}
    corrections = DecisionLine.objects.correcting().filter(honour__in=copies)
    found = {certificate.pk: certificate.line.position for certificate in certificates}
    for row in reversed(corrections.select_related("decision")):
        certificate = copies[row.honour_id]
        if row.decision.issued_at <= certificate.made_at:
            found[certificate.pk] = row.position
    return found


def parts_of(decision: Decision) -> list[tuple[int, int]]:
    """The first and the last golden-book number of each file that the certificates of ``decision`` fill."""
    numbers = list(printable(decision).values_list("line__order_no", flat=True))
    parts = [numbers[start : start + MOST_SHEETS] for start in range(0, len(numbers), MOST_SHEETS)]
    return [(part[0], part[-1]) for part in parts]


def _sheet(certificate: Certificate, keys: dict[str, bytes], *, position: str) -> Sheet:
    said = check(certificate.payload, keys).contents
    decision = certificate.line.decision
    return Sheet(
        title=next((name for name in SHORT if said.award.startswith(name)), said.award).upper(),
        name=said.name,
        position=position,
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


def layouts_within(user: Any, roles: Iterable[str]) -> QuerySet[Layout]:
    """The sheets of the units that ``user`` reaches by one of ``roles``."""
    return Layout.objects.visible_to(user, *roles).order_by("unit__path", "name")
