"""A decision is drafted from approved results, its words are settled, or it is thrown away."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from awards.models import TallyRun
from catalogue.models import AwardType, LegalDocument, RoadKind
from common.bulk import create_rows
from common.clock import today
from common.editing import mark_edited, refuse_stale
from common.errors import NotAllowed, TransitionRefused
from common.workflow import Move, write_audit
from decisions.guards import was_judged
from decisions.models import Decision, DecisionBasis
from decisions.permissions import may_draft_for
from decisions.selectors.recipients import recipients_of, road_of
from decisions.services.moving import move_decision
from papers.content import PaperKind
from papers.selectors.headings import heading_of

CAMPAIGN_WORDS = ("phong trào", "đợt", "chương trình", "chuyên đề", "hội thi", "cuộc thi")
"""How the name of a campaign begins that says itself what it is."""


@transaction.atomic
def draft_decision(run: TallyRun, award: AwardType, *, by, seen: str | None = None) -> Decision:
    """A draft names the recipients of ``award`` in ``run`` that stand in no decision, as they are today.

    ``seen`` is the fingerprint of the list a person looked at, ``None`` for whoever looked at none. Raises
    ``NotAllowed``, or ``TransitionRefused`` when the level only proposes the award, when nobody is left, or when the
    recipients are no longer those that were seen.
    """
    unit = run.campaign.unit
    if not (verdict := may_draft_for(by, unit)):
        raise NotAllowed(verdict.reason)
    if road_of(award, unit) != RoadKind.DECIDE:
        raise TransitionRefused(
            _("%(unit)s không quyết định %(award)s. Hãy trình cấp trên có thẩm quyền.") % {"unit": unit, "award": award}
        )
    TallyRun.objects.select_for_update(of=("self",), no_key=True).get(pk=run.pk)
    found = recipients_of(run, award)
    if not found.lines:
        raise TransitionRefused(_("Không còn ai đã phê duyệt mà chưa có quyết định."))
    if seen not in (None, found.fingerprint):
        raise TransitionRefused(_("Danh sách đã thay đổi từ lúc bạn xem. Hãy xem lại rồi soạn."))
    decision = _new_draft(run, award, by=by)
    for line in found.lines:
        line.decision = decision
    create_rows(found.lines)
    write_audit(decision, "create", by=by, record=Move(data={"lines": len(found.lines), "award": award.code}))
    return decision


def _new_draft(run: TallyRun, award: AwardType, *, by) -> Decision:
    """A draft with the words of the unit's letterhead of today and the campaign's basis."""
    campaign = run.campaign
    heading = heading_of(PaperKind.DECISION, campaign.unit, today())
    decision = Decision.objects.create(
        unit=campaign.unit,
        award=award,
        campaign=campaign,
        run=run,
        subject_matter=_("Về việc tặng %(award)s") % {"award": award.name},
        achievement=_("Đã có thành tích xuất sắc trong %(campaign)s") % {"campaign": _in_words(campaign.name)},
        symbol=heading.symbol,
        place=heading.place,
        signing_formula=heading.signer.formula,
        signer_post=heading.signer.post,
        signer_name=heading.signer.name,
        drafted_by=by,
    )
    documents = LegalDocument.objects.filter(campaigns__campaign=campaign).distinct()
    set_basis(decision, documents, other=())
    return decision


def _in_words(campaign: str) -> str:
    """The campaign inside a sentence: «phong trào thi đua năm 2026», «phong trào thi đua «Lao động giỏi»»."""
    if campaign.lower().startswith(CAMPAIGN_WORDS):
        return campaign[:1].lower() + campaign[1:]
    return _("phong trào thi đua «%(name)s»") % {"name": campaign}


@transaction.atomic
def update_decision(
    decision: Decision, *, by, version: int | None, documents, other: Iterable[str], **fields
) -> Decision:
    """The draft says what is given and rests on ``documents`` and the ``other`` words, in that order.

    Raises ``NotAllowed``, ``StaleEdit``, or ``TransitionRefused`` when it is no draft any more.
    """
    decision = lock_draft(decision, by=by)
    refuse_stale(decision, version)
    for name, value in fields.items():
        setattr(decision, name, value)
    decision.save(update_fields=[*fields, "updated_at"])
    set_basis(decision, documents, other=other)
    mark_edited(decision, by=by)
    return decision


@transaction.atomic
def discard_decision(decision: Decision, *, by, reason: str = "", version: int | None = None) -> Decision | None:
    """The draft and its list are gone; its recipients may stand in another.

    One that somebody has judged is put aside instead, with the ``reason``, and returned: nothing of it changes any
    more. Raises as ``update_decision``, and ``TransitionRefused`` where a reason is asked for and there is none.
    """
    decision = lock_draft(decision, by=by)
    refuse_stale(decision, version)
    if was_judged(decision):
        return move_decision(decision, "discard", by=by, record=Move(note=reason.strip()))
    record = Move(data={"decision": decision.subject_matter, "lines": decision.lines.count()})
    write_audit(decision.run or decision.unit, "discard_decision", by=by, record=record)
    decision.delete()
    return None


def lock_draft(decision: Decision, *, by) -> Decision:
    """``decision`` under lock. Raises ``NotAllowed``, or ``TransitionRefused`` when it is no draft."""
    rows = Decision.objects.select_for_update(of=("self",)).select_related("unit", "run", "about")
    decision = rows.get(pk=decision.pk)
    if not (verdict := may_draft_for(by, decision.unit)):
        raise NotAllowed(verdict.reason)
    if not decision.is_open:
        raise TransitionRefused(
            _("Quyết định đang ở trạng thái «%(state)s» nên không sửa, không huỷ được.")
            % {"state": decision.get_state_display()}
        )
    return decision


def set_basis(decision: Decision, documents: Iterable[LegalDocument], *, other: Iterable[str]) -> None:
    """The draft rests on ``documents`` and the ``other`` words, in that order, and on nothing else."""
    decision.basis.all().delete()
    rows = [DecisionBasis(decision=decision, document=document, text=document.cited[:700]) for document in documents]
    rows += [DecisionBasis(decision=decision, text=text) for text in other]
    for position, row in enumerate(rows):
        row.position = position
    DecisionBasis.objects.bulk_create(rows)
