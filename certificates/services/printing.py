"""Certificates on paper."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from certificates.models import Certificate
from certificates.selectors.sheets import MOST_SHEETS, printable, sheets_of, to_renew
from common.errors import TransitionRefused
from common.language import in_vietnamese
from common.workflow import Move, write_audit
from decisions.models import Decision, DecisionLine
from papers.content import Certificate as Sheet
from papers.content import PaperKind
from papers.models import Layout
from papers.services.layout import measures_of
from papers.services.rendering import render_certificates, render_docx
from papers.services.sheets import A4_LANDSCAPE


def print_certificates(decision: Decision, *, by, first: int, last: int, layout: Layout | None = None) -> bytes:
    """A PDF of the certificates of golden-book numbers ``first`` to ``last``, one a page; the same whenever it is made.

    Raises ``DomainError`` when there are none, or too many to wait for.
    """
    found = list(printable(decision).filter(line__order_no__range=(first, last))[: MOST_SHEETS + 1])
    if not found:
        raise TransitionRefused(
            _(
                "Chưa có bằng, giấy nào còn hiệu lực và đúng chữ trong các số này. Hãy tạo, hoặc cấp đổi tờ đã được "
                "đính chính, trước khi in."
            )
        )
    if len(found) > MOST_SHEETS:
        raise TransitionRefused(
            _("Mỗi tệp tải ngay nhiều nhất %(most)s tờ. Hãy in làm nhiều lần, hoặc bấm «In tất cả».")
            % {"most": MOST_SHEETS}
        )
    content = rendered(found, layout=layout)
    write_audit(decision, "print", by=by, record=Move(data={"first": first, "last": last, "sheets": len(found)}))
    return content


def word_certificate(certificate: Certificate, *, by) -> bytes:
    """The sheet of ``certificate`` as a .docx made of the template in use, to be finished in Word.

    Raises ``DomainError`` for a copy whose place a later one took or whose words were corrected since, and where the
    honour no longer stands.
    """
    if to_renew(DecisionLine.objects.filter(pk=certificate.line_id)).filter(pk=certificate.pk).exists():
        raise TransitionRefused(
            _("Tờ này tạo trước quyết định đính chính. Hãy bấm «Cấp lại», lý do «Cấp đổi», rồi in.")
        )
    found = printable(certificate.line.decision).filter(pk=certificate.pk).first()
    if found is None:
        raise TransitionRefused(_("Bản này không còn dùng: đã cấp lại, hoặc lượt khen đã hết hiệu lực."))
    decision = found.line.decision
    with in_vietnamese():
        (sheet,) = sheets_of([found])
        content = render_docx(PaperKind.CERTIFICATE, sheet, unit=decision.unit, on=decision.signed_on)
    write_audit(decision, "print", by=by, record=Move(data={"first": found.line.order_no, "sheets": 1, "as": "docx"}))
    return content


@in_vietnamese()
def rendered(
    certificates: Sequence[Certificate], *, layout: Layout | None, told: Callable[[int], None] | None = None
) -> bytes:
    """A PDF of ``certificates``, one a page, dated with the last decision; ``told`` hears how many are laid out.

    The same for the same certificates. Raises ``DomainError`` for a letter that cannot be printed.
    """
    on = max(each.line.decision.signed_on for each in certificates)
    measures = measures_of(layout) if layout else A4_LANDSCAPE
    unit = certificates[0].line.decision.unit
    sheets = sheets_of(certificates)
    return render_certificates(_counted(sheets, told) if told else sheets, unit=unit, on=on, layout=measures)


def _counted(sheets: Iterable[Sheet], told: Callable[[int], None]) -> Iterator[Sheet]:
    for number, sheet in enumerate(sheets):
        told(number)
        yield sheet
