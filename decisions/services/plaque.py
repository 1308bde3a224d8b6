"""A decision on plaques is drafted from works whose plaque is asked for."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from common.bulk import create_rows
from common.clock import today
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.language import in_vietnamese
from common.workflow import Move, write_audit
from contributions.models import Work
from decisions.models import Decision, DecisionKind
from decisions.permissions import may_draft_for
from decisions.selectors.works import MOST_WORKS, fingerprint_of, line_of, works_to_decide
from papers.content import PaperKind
from papers.selectors.headings import heading_of
from units.models import Unit


@transaction.atomic
def draft_plaque_decision(unit: Unit, ids: Collection[int], *, by, seen: str | None = None) -> Decision:
    """A draft names the works with ``ids`` as they are today, each of which waits for a plaque ``unit`` may decide.

    ``seen`` is the fingerprint of what a person chose from, ``None`` for whoever looked at none. Raises ``NotAllowed``,
    ``DomainError`` when none or too many are chosen, ``TransitionRefused`` when one of them may not stand in it any
    more, or when something else is known of them than was seen.
    """
    if not (verdict := may_draft_for(by, unit)):
        raise NotAllowed(verdict.reason)
    if not ids:
        raise DomainError(_("Hãy chọn ít nhất một công trình."))
    if len(ids) > MOST_WORKS:
        raise DomainError(_("Một quyết định có tối đa %(most)s công trình. Hãy chọn ít hơn.") % {"most": MOST_WORKS})
    # Whoever drafts with one of these works waits here; what they wrote is seen below.
    list(Work.objects.filter(pk__in=ids).select_for_update(of=("self",), no_key=True).order_by("pk"))
    waiting = works_to_decide(unit)
    if seen not in (None, fingerprint_of(waiting[:MOST_WORKS])):
        raise TransitionRefused(_("Danh sách đã thay đổi từ lúc bạn xem. Hãy xem lại rồi soạn."))
    works = list(waiting.filter(pk__in=ids))
    if len(works) < len(set(ids)):
        raise TransitionRefused(_("Có công trình không còn chờ quyết định gắn biển. Hãy tải lại trang rồi chọn lại."))
    decision = _new_draft(unit, works, by=by)
    with in_vietnamese():
        lines = [line_of(work) for work in works]
    for order, line in enumerate(lines, start=1):
        line.decision, line.order_no = decision, order
    create_rows(lines)
    write_audit(decision, "create", by=by, record=Move(data={"lines": len(lines), "works": [w.code for w in works]}))
    return decision


@in_vietnamese()
def _new_draft(unit: Unit, works: list[Work], *, by) -> Decision:
    """A draft with the words of the unit's letterhead of today."""
    heading = heading_of(PaperKind.PLAQUE_DECISION, unit, today())
    occasions = {work.occasion for work in works}
    occasion = occasions.pop() if len(occasions) == 1 else ""
    return Decision.objects.create(
        kind=DecisionKind.PLAQUE,
        unit=unit,
        subject_matter=_about(occasion),
        symbol=heading.symbol,
        place=heading.place,
        signing_formula=heading.signer.formula,
        signer_post=heading.signer.post,
        signer_name=heading.signer.name,
        drafted_by=by,
    )


def _about(occasion: str) -> str:
    """«Về việc gắn biển công trình chào mừng …»; without the end where the works have no occasion in common."""
    if not occasion:
        return _("Về việc gắn biển công trình, sản phẩm")
    greeting = _("chào mừng")
    bare = occasion[len(greeting) :].strip() if occasion.casefold().startswith(greeting) else occasion
    return _("Về việc gắn biển công trình %(greeting)s %(occasion)s") % {"greeting": greeting, "occasion": bare}
