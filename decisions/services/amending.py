"""A decision that corrects, revokes or replaces an issued one is drafted, and its lines are settled."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from catalogue.models import LegalDocument, RevocationGround
from common.bulk import create_rows
from common.clock import today
from common.editing import mark_edited, refuse_stale
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.language import in_vietnamese
from common.workflow import Move, write_audit
from decisions.amending_guards import problem_of
from decisions.models import OF_WORK, Decision, DecisionGround, DecisionKind, DecisionLine, name_of
from decisions.permissions import may_draft_for
from decisions.selectors.amended import CORRECTED, corrections_of, given_in, key_of, standing_lines, texts_before
from decisions.selectors.amending_words import ground_about, subject_of
from decisions.selectors.recipients import recipients_of
from decisions.services.drafting import lock_draft, set_basis, update_decision
from papers.content import PaperKind
from papers.selectors.headings import heading_of
from people.models.subject import subject_columns

ASIDE = 1_000_000
"""Further than any list is long: where numbers wait while others move up."""


@transaction.atomic
def draft_amendment(
    about: Decision,
    kind: str,
    *,
    by,
    lines: Collection[int],
    reason: str,
    legal_grounds: Iterable[RevocationGround] = (),
    approved: Collection[int] = (),
) -> Decision:
    """A draft of ``kind`` names the chosen ``lines`` of ``about``, by their keys, as their texts hold today.

    What was paid for honours it ends by the day it is issued is paid back, unless a line says otherwise. A replacement
    has, for each, a line that ends its honour and one that gives a new one under today's name, and gives too what
    ``approved`` results of the same run, by key, were not given yet.
    A decision on plaques is corrected or revoked, never replaced, and needs no case of the law, which knows awards.
    Raises ``NotAllowed``, ``DomainError`` for a reason or a case of the law that is missing, ``TransitionRefused`` when
    ``about`` gives nothing any more, or when a line is no longer there to be decided about.
    """
    about = _lock_issued(about, by=by)
    reason, legal_grounds = reason.strip(), list(legal_grounds)
    if not reason:
        raise DomainError(_("Hãy nói rõ lý do: việc gì, ai kết luận, ngày nào."))
    if about.gives_plaques and kind == DecisionKind.REPLACEMENT:
        raise DomainError(_("Quyết định gắn biển thì đính chính hoặc thu hồi; biển mới có quyết định gắn biển riêng."))
    if kind == DecisionKind.REVOCATION and not (legal_grounds or about.gives_plaques):
        raise DomainError(_("Hãy chọn ít nhất một trường hợp thu hồi theo luật."))
    chosen = _chosen(about, lines)
    decision = _new_draft(about, kind, by=by, reason=reason, legal_grounds=legal_grounds)
    create_rows(_lines(decision, chosen, approved))
    record = Move(data={"about": about.number_label, "kind": kind, "lines": len(chosen)})
    write_audit(decision, "create", by=by, record=record)
    return decision


def _lock_issued(about: Decision, *, by) -> Decision:
    rows = Decision.objects.select_for_update(of=("self",), no_key=True)
    about = rows.select_related("unit", "award", "campaign", "run").get(pk=about.pk)
    if not (verdict := may_draft_for(by, about.unit)):
        raise NotAllowed(verdict.reason)
    if not (about.is_issued and about.is_amendable):
        raise TransitionRefused(
            _("Chỉ quyết định khen thưởng, gắn biển đã ban hành mới được đính chính, thu hồi hay thay thế.")
        )
    return about


def _chosen(about: Decision, keys: Collection[int]) -> list[DecisionLine]:
    standing = list(standing_lines(about))
    if not standing and about.gives_plaques:
        raise TransitionRefused(_("Mọi biển của quyết định này đã thu hồi theo quyết định sau."))
    if not standing:
        raise TransitionRefused(_("Mọi lượt khen của quyết định này đã hết hiệu lực theo quyết định sau."))
    if not keys and about.gives_plaques:
        raise DomainError(_("Hãy đánh dấu ít nhất một công trình."))
    if not keys:
        raise DomainError(_("Hãy đánh dấu ít nhất một người, tập thể."))
    found = [line for line in standing if line.pk in set(keys)]
    if len(found) < len(set(keys)):
        raise TransitionRefused(_("Danh sách đã thay đổi từ lúc bạn xem. Hãy xem lại rồi soạn."))
    if taken := next((line for line in found if line.is_taken), None):
        raise TransitionRefused(
            _("%(name)s đã nằm trong một dự thảo khác về quyết định này. Hãy mở dự thảo đó, hoặc huỷ nó trước.")
            % {"name": taken.name}
        )
    return found


@in_vietnamese()
def _new_draft(about: Decision, kind: str, *, by, reason: str, legal_grounds: list[RevocationGround]) -> Decision:
    paper = PaperKind.PLAQUE_DECISION if about.gives_plaques else PaperKind.DECISION
    heading = heading_of(paper, about.unit, today())
    decision = Decision.objects.create(
        kind=kind,
        unit=about.unit,
        award=about.award,
        campaign=about.campaign,
        run=about.run,
        about=about,
        subject_matter=subject_of(kind, about),
        achievement=about.achievement if kind == DecisionKind.REPLACEMENT else "",
        grounds=reason,
        symbol=heading.symbol,
        place=heading.place,
        signing_formula=heading.signer.formula,
        signer_post=heading.signer.post,
        signer_name=heading.signer.name,
        drafted_by=by,
    )
    laws = [row.document_id for row in legal_grounds if row.document_id]
    laws += [row.document_id for row in about.basis.all() if row.document_id]
    day = today()
    documents = [row for row in LegalDocument.objects.filter(pk__in=laws) if not (row.valid_to and row.valid_to < day)]
    set_basis(decision, documents, other=[ground_about(about)])
    _set_grounds(decision, legal_grounds)
    return decision


def _lines(decision: Decision, chosen: list[DecisionLine], approved: Collection[int]) -> list[DecisionLine]:
    corrected = corrections_of(chosen)
    if decision.kind == DecisionKind.CORRECTION:
        return [_about(decision, line, corrected, order_no=place) for place, line in enumerate(chosen, start=1)]
    if decision.is_about_works:
        return [
            _about(decision, line, corrected, order_no=place, ends=True) for place, line in enumerate(chosen, start=1)
        ]
    given = []
    if decision.kind == DecisionKind.REPLACEMENT:
        given = [_anew(line, corrected.get(key_of(line), line)) for line in chosen]
        given += _not_yet_given(decision, approved)
        for place, line in enumerate(given, start=1):
            line.decision, line.order_no = decision, place
    return given + [
        _about(
            decision,
            line,
            corrected,
            order_no=place,
            ends=True,
            recover_object=True,
        )
        for place, line in enumerate(chosen, start=len(given) + 1)
    ]


def _about(decision: Decision, line: DecisionLine, corrected: dict[int, DecisionLine], **said) -> DecisionLine:
    """A line about the honour of ``line``, or the plaque of its work, with the texts that hold."""
    texts = corrected.get(key_of(line), line)
    return DecisionLine(
        decision=decision,
        **subject_columns(line.subject_kind, line.subject),
        honour=line.honour,
        award=line.award,
        work=line.work,
        unit=line.unit,
        **{name: getattr(texts, name) for name in (CORRECTED | OF_WORK if line.work_id else CORRECTED)},
        **said,
    )


def _anew(line: DecisionLine, texts: DecisionLine) -> DecisionLine:
    """What ``line`` gave, given once more under the name of today, with the ``texts`` that hold."""
    birth_date = getattr(line.subject, "birth_date", None)
    return DecisionLine(
        **subject_columns(line.subject_kind, line.subject),
        award=line.award,
        unit=line.unit,
        name=name_of(line.subject),
        birth_year=birth_date.year if birth_date else texts.birth_year,
        position=texts.position,
        unit_name=texts.unit_name,
        award_label=texts.award_label,
        prize_amount=line.prize_amount,
    )


def _not_yet_given(decision: Decision, approved: Collection[int]) -> list[DecisionLine]:
    if not approved:
        return []
    wanted = set(approved)
    found = (
        [line for line in recipients_of(decision.run, decision.award).lines if line.recommendation_id in wanted]
        if decision.run and decision.award
        else []
    )
    if len(found) < len(wanted):
        raise TransitionRefused(_("Danh sách đã phê duyệt thay đổi từ lúc bạn xem. Hãy xem lại rồi soạn."))
    return found


@transaction.atomic
def update_amendment(
    decision: Decision, *, by, version: int | None, legal_grounds: Iterable[RevocationGround] | None = None, **fields
) -> Decision:
    """As ``update_decision``; ``legal_grounds`` are those of a revocation, ``None`` for another kind."""
    decision = update_decision(decision, by=by, version=version, **fields)
    if legal_grounds is not None:
        _set_grounds(decision, legal_grounds)
    return decision


def _set_grounds(decision: Decision, grounds: Iterable[RevocationGround]) -> None:
    decision.legal_grounds.all().delete()
    rows = [DecisionGround(decision=decision, ground=ground, text=ground.text) for ground in grounds]
    DecisionGround.objects.bulk_create(rows)


@transaction.atomic
def update_line(line: DecisionLine, *, by, version: int | None, **fields) -> DecisionLine:
    """The line of a draft about another decision says otherwise.

    Raises ``NotAllowed``, ``StaleEdit``, ``TransitionRefused`` when it is no such draft any more, ``DomainError`` for a
    correction that corrects nothing or names somebody else.
    """
    line, decision = _locked_line(line, by=by)
    refuse_stale(decision, version)
    for name, value in fields.items():
        setattr(line, name, value)
    if decision.kind == DecisionKind.CORRECTION:
        key = key_of(line)
        before, given = texts_before(decision, [line])[key], given_in(decision, [line])[key]
        if problem := problem_of(line, before, given):
            raise DomainError(f"{line.name}: {problem}")
    line.save(update_fields=list(fields))
    mark_edited(decision, by=by)
    return line


@transaction.atomic
def remove_line(line: DecisionLine, *, by, version: int | None = None) -> None:
    """The draft is not about the line any more; those after it move up. Raises as ``update_line``."""
    line, decision = _locked_line(line, by=by)
    refuse_stale(decision, version)
    place = line.order_no
    line.delete()
    after = decision.lines.filter(order_no__gt=place)
    after.update(order_no=F("order_no") + ASIDE)
    decision.lines.filter(order_no__gt=ASIDE).update(order_no=F("order_no") - ASIDE - 1)
    mark_edited(decision, by=by)


def _locked_line(line: DecisionLine, *, by) -> tuple[DecisionLine, Decision]:
    decision = lock_draft(line.decision, by=by)
    if decision.about_id is None:
        raise TransitionRefused(_("Danh sách của quyết định khen thưởng không sửa từng dòng. Hãy huỷ và soạn lại."))
    found = decision.lines.select_related("honour", "award", "work").filter(pk=line.pk).first()
    if found is None:
        raise TransitionRefused(_("Dòng này không còn trong dự thảo. Hãy tải lại trang."))
    return found, decision
