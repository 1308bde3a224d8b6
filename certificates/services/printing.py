"""Certificates on paper."""

from django.utils.translation import gettext as _

from certificates.selectors.sheets import MOST_SHEETS, printable, sheets_of
from common.errors import TransitionRefused
from common.workflow import Move, write_audit
from decisions.models import Decision
from papers.models import Layout
from papers.services.layout import measures_of
from papers.services.rendering import render_certificates
from papers.services.sheets import A4_LANDSCAPE


def print_certificates(decision: Decision, *, by, first: int, last: int, layout: Layout | None = None) -> bytes:
    """A PDF of the certificates of golden-book numbers ``first`` to ``last``, one a page; the same whenever it is made.

    Raises ``DomainError`` when there are none, or too many to wait for.
    """
    found = list(printable(decision).filter(line__order_no__range=(first, last))[: MOST_SHEETS + 1])
    if not found:
        raise TransitionRefused(_("Chưa có bằng, giấy nào còn hiệu lực trong các số này. Hãy tạo trước khi in."))
    if len(found) > MOST_SHEETS:
        raise TransitionRefused(_("Mỗi tệp nhiều nhất %(most)s tờ. Hãy in làm nhiều lần.") % {"most": MOST_SHEETS})
    measures = measures_of(layout) if layout else A4_LANDSCAPE
    content = render_certificates(sheets_of(found), unit=decision.unit, on=decision.signed_on, layout=measures)
    write_audit(decision, "print", by=by, record=Move(data={"first": first, "last": last, "sheets": len(found)}))
    return content
