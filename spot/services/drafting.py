"""A decision on awards on the spot is drafted from accepted proposals, without a tally."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.services.standing import standing_campaign
from catalogue.models import AwardType, LegalDocument
from common.bulk import create_rows, update_rows
from common.clock import today
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.language import in_vietnamese
from common.workflow import Move, write_audit, write_audits
from decisions.models import Decision
from decisions.permissions import may_draft_for
from decisions.services.drafting import set_basis
from papers.content import PaperKind
from papers.selectors.headings import heading_of
from people.models import SubjectKind
from spot.awards import decides
from spot.models import SpotProposal
from spot.selectors.waiting import MOST_LINES, fingerprint_of, line_of, place_of, proposals_to_decide
from units.models import Unit


@transaction.atomic
def draft_spot_decision(unit: Unit, award: AwardType, ids: Collection[int], *, by, seen: str | None = None) -> Decision:
    """A draft names whom the proposals with ``ids`` are about, in the unscheduled campaign of ``unit`` and this year.

    So it takes the steps of approval set for unscheduled awards. ``seen`` is the fingerprint of what a person chose
    from, ``None`` for whoever looked at none. Raises ``NotAllowed``, ``DomainError`` when none or too many are
    chosen or one subject twice, ``TransitionRefused`` when the level does not decide the award or something changed
    since.
    """
    if not (verdict := may_draft_for(by, unit)):
        raise NotAllowed(verdict.reason)
    if not decides(unit, award):
        raise TransitionRefused(_("%(unit)s không quyết định %(award)s.") % {"unit": unit, "award": award})
    if not ids:
        raise DomainError(_("Hãy chọn ít nhất một đề nghị."))
    if len(ids) > MOST_LINES:
        raise DomainError(
            _("Một quyết định có tối đa %(most)s người, tập thể. Hãy chọn ít hơn.") % {"most": MOST_LINES}
        )
    proposals = _chosen(unit, award, ids, seen=seen)
    decision = _new_draft(unit, award, proposals, by=by)
    lines = [line_of(proposal) for proposal in proposals]
    for order, line in enumerate(lines, start=1):
        line.decision, line.order_no = decision, order
    create_rows(lines)
    for proposal, line in zip(proposals, lines, strict=True):
        proposal.line = line
    update_rows(proposals, ["line"])
    write_audit(decision, "create", by=by, record=Move(data={"lines": len(lines), "award": award.code}))
    write_audits([(proposal, Move(note=decision.subject_matter)) for proposal in proposals], "draft", by=by)
    return decision


def _chosen(unit: Unit, award: AwardType, ids: Collection[int], *, seen: str | None) -> list[SpotProposal]:
    """Those with ``ids`` in the order of the list; whoever drafts with one of them waits, and is seen here after."""
    list(SpotProposal.objects.filter(pk__in=ids).select_for_update(of=("self",), no_key=True).order_by("pk"))
    waiting = proposals_to_decide(unit, award)
    if seen not in (None, fingerprint_of(waiting[:MOST_LINES])):
        raise TransitionRefused(_("Danh sách đã thay đổi từ lúc bạn xem. Hãy xem lại rồi soạn."))
    proposals = sorted(waiting.filter(pk__in=ids), key=place_of)
    if len(proposals) < len(set(ids)):
        raise TransitionRefused(_("Có đề nghị không còn chờ quyết định. Hãy tải lại trang rồi chọn lại."))
    _refuse_twice(proposals)
    return proposals


def _refuse_twice(proposals: list[SpotProposal]) -> None:
    """Nobody stands in one decision twice, under whichever record."""
    known = set()
    for proposal in proposals:
        who = ("member", proposal.member.person_id) if proposal.member else ("collective", proposal.collective_id)
        if who in known:
            raise DomainError(
                _("%(name)s có trong hai đề nghị đã chọn. Hãy bỏ chọn một đề nghị.") % {"name": proposal.subject_name}
            )
        known.add(who)


@in_vietnamese()
def _new_draft(unit: Unit, award: AwardType, proposals: list[SpotProposal], *, by) -> Decision:
    """A draft with the words of the unit's letterhead of today and the basis of its unscheduled campaign."""
    campaign = standing_campaign(unit, today().year, by=by)
    heading = heading_of(PaperKind.DECISION, unit, today())
    decision = Decision.objects.create(
        unit=unit,
        award=award,
        campaign=campaign,
        subject_matter=_("Về việc tặng %(award)s cho %(whom)s có thành tích đột xuất")
        % {"award": award.name, "whom": _whom(proposals)},
        achievement=_achievement(proposals),
        symbol=heading.symbol,
        place=heading.place,
        signing_formula=heading.signer.formula,
        signer_post=heading.signer.post,
        signer_name=heading.signer.name,
        drafted_by=by,
    )
    set_basis(decision, LegalDocument.objects.filter(campaigns__campaign=campaign).distinct(), other=())
    return decision


def _whom(proposals: list[SpotProposal]) -> str:
    words = {SubjectKind.COLLECTIVE: _("tập thể"), SubjectKind.INDIVIDUAL: _("cá nhân")}
    kinds = {proposal.subject_kind for proposal in proposals}
    return ", ".join(word for kind, word in words.items() if kind in kinds)


def _achievement(proposals: list[SpotProposal]) -> str:
    """What was done, where it is one thing; else that it was out of the ordinary."""
    said = {proposal.statement for proposal in proposals}
    return said.pop() if len(said) == 1 else _("Đã có thành tích đột xuất, xuất sắc")
