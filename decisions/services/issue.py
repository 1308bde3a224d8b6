"""A decision waits to be published, then a second person issues it; from then on nothing of it changes."""

from collections import defaultdict

from django.db import connection, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.models import Honour
from common import clock
from common.audit_sealing import latest_root
from common.bulk import create_rows
from common.clock import today
from common.editing import refuse_stale
from common.errors import DomainError, TransitionRefused
from common.language import in_vietnamese
from common.numbering import next_number
from common.public_pages import renew_public_pages
from common.vietnamese import clean
from common.workflow import Move, check_move
from contributions.models import Work
from contributions.services.work_plaque import decide_plaques
from decisions.chain import chain_of
from decisions.checks import lock_what_checks_look_at
from decisions.models import Decision, Delegation
from decisions.selectors.numbers import used_for
from decisions.selectors.told import told_of
from decisions.services.announcing import announce_issue
from decisions.services.approval import ask_approval, record_issue, record_sending_back, tell_issuers, tell_sent_back
from decisions.services.ending import amend_plaques, end_honours, name_what_was_paid
from decisions.services.moving import close_steps, locked_decision, move_decision
from decisions.services.prizes import name_prizes
from decisions.standing import issue_standing, signs_instead, writers_of
from decisions.transitions import DECISION_MOVES
from notices.models import NoticeKind
from notices.services.notice import Message, tell
from papers.content import PaperKind
from papers.selectors.headings import heading_of
from units.models import Role
from units.selectors.people import people_by_unit

NAME_HONOURS = """
UPDATE decisions_decisionline AS line SET honour_id = given.honour
FROM unnest(%s, %s) AS given (line, honour) WHERE line.id = given.line
"""
WORDS = "CÔNG BỐ"
"""What is typed before a decision is issued."""


class NumberUsed(TransitionRefused):
    """The next number was used before, on paper: somebody has to say up to which number that is so."""


@transaction.atomic
def submit_decision(decision: Decision, *, by, version: int | None = None) -> Decision:
    """The decision goes to the first step of its chain, without one it waits to be published; its recipients count as
    decided, and whoever may act next is told.

    ``version`` is the one that was read, ``None`` for none. Raises as ``advance``, or ``StaleEdit``.
    """
    decision = locked_decision(decision)
    refuse_stale(decision, version)
    if chain := chain_of(decision):
        return ask_approval(decision, chain, by=by)
    moved = move_decision(decision, "submit", by=by, submitted_by=by)
    tell_issuers(moved)
    return moved


@transaction.atomic
def send_back_decision(decision: Decision, *, by, reason: str, version: int | None = None) -> Decision:
    """The decision is a draft again, its recipients are approved as before; who drafted and submitted it is told.

    Raises as ``submit_decision``.
    """
    decision = locked_decision(decision)
    refuse_stale(decision, version)
    writers = {decision.drafted_by, decision.submitted_by}
    standing = issue_standing(by, decision)
    principal = standing.principal if standing.verdict else None
    is_writer = by.pk in writers_of(decision)
    record = Move(note=reason, on_behalf_of=str(principal or ""))
    moved = move_decision(decision, "send_back", by=by, record=record, submitted_by=None)
    if not is_writer:
        record_sending_back(moved, by=by, principal=principal, reason=reason)
    close_steps(moved, by=by)
    tell_sent_back(moved, writers, by=by, reason=reason)
    return moved


@transaction.atomic
def issue_decision(decision: Decision, *, by, words: str, version: int | None = None) -> Decision:
    """The decision has the next number of its unit and year, and its recipients hold their honours, for good.

    Of a decision on plaques the works stand in the register of plaques instead; of one about such a decision they are
    put right, or have no plaque any more. The papers of the unit say on this day
    what it says at its top and foot; a deputy signs where the person they act for was to. Units whose people are named
    are told. ``version`` is the one that was read, ``None`` for none. Raises ``DomainError`` for other words than
    «CÔNG BỐ», ``StaleEdit``, ``NotAllowed`` or ``TransitionRefused``; ``NumberUsed`` when the register has the number.
    """
    if clean(words) != WORDS:
        raise DomainError(_("Hãy gõ đúng hai chữ %(words)s để công bố.") % {"words": WORDS})
    decision = locked_decision(decision)
    refuse_stale(decision, version)
    lock_what_checks_look_at(decision)
    check_move(decision, "issue", by=by, table=DECISION_MOVES)
    standing = issue_standing(by, decision)
    day = today()
    decision.year = day.year
    decision.number = next_number(decision.series)
    _refuse_used(decision)
    if decision.gives_honours:
        name_prizes(decision, on=day)
        _give_honours(decision)
    name_what_was_paid(decision)
    if standing.delegation:
        record_issue(decision, standing.delegation, by=by)
    issued = move_decision(
        decision,
        "issue",
        by=by,
        is_checked=True,
        record=Move(on_behalf_of=str(standing.principal or ""), data={"number": decision.number_label}),
        year=decision.year,
        number=decision.number,
        signed_on=day,
        published_on=day,
        issued_by=by,
        issued_at=clock.now(),
        **_heading(decision),
        **_witness(),
        **_signature(decision, standing.delegation, by=by),
    )
    end_honours(issued)
    if issued.gives_plaques:
        works = Work.objects.filter(decision_lines__decision=issued)
        decide_plaques(works, by=by, number=issued.number_label, day=day)
    elif issued.is_about_works:
        amend_plaques(issued, by=by)
    renew_public_pages()
    _tell(issued)
    announce_issue(issued)
    return issued


def _signature(decision: Decision, delegation: Delegation | None, *, by) -> dict[str, str]:
    """Who signs instead of the draft's signer: the deputy of that very person, nobody otherwise."""
    if delegation is None or not signs_instead(decision, delegation):
        return {}
    return {
        "signing_formula": delegation.signing_formula,
        "signer_post": delegation.deputy_post,
        "signer_name": str(by),
    }


def _heading(decision: Decision) -> dict[str, object]:
    heading = heading_of(PaperKind.DECISION, decision.unit, today())
    return {
        "upper_line": heading.upper,
        "unit_line": heading.unit,
        "authority": heading.authority,
        "recipients": list(heading.recipients),
    }


def _witness() -> dict[str, object]:
    """The newest root of the audit, for the paper to carry; nothing before any of it was sealed."""
    root = latest_root()
    return {"audit_segment": root.number, "audit_root": root.hash} if root else {}


def _give_honours(decision: Decision) -> None:
    """Each line of the decision, whose number is known, has the honour it gives."""
    lines = list(decision.lines.giving().in_order())
    year = decision.campaign.year if decision.campaign else decision.year
    honours = [
        Honour(
            subject_kind=line.subject_kind,
            member_id=line.member_id,
            collective_id=line.collective_id,
            subject_unit_id=line.subject_unit_id,
            award_id=line.award_id,
            unit_id=line.unit_id,
            year=year,
            decision_no=decision.number_label,
            decided_on=today(),
            decided_by=decision.unit.name,
            campaign=decision.campaign,
            name_then=line.name,
            unit_name_then=line.unit_name,
            is_issued=True,
        )
        for line in lines
    ]
    _refuse_doubles(decision, honours)
    create_rows(honours)
    with connection.cursor() as cursor:
        cursor.execute(NAME_HONOURS, [[line.pk for line in lines], [honour.pk for honour in honours]])


def _refuse_doubles(decision: Decision, honours: list[Honour]) -> None:
    """Nobody holds one of its awards by a decision of its number already."""
    awards, years = {honour.award_id for honour in honours}, {honour.year for honour in honours}
    known = Honour.objects.filter(award__in=awards, year__in=years, decision_no=decision.number_label)
    holders = {_holder(honour) for honour in honours}
    if row := next((row for row in known if _holder(row) in holders), None):
        raise _used(decision, row.name_then)


def _refuse_used(decision: Decision) -> None:
    """Nothing of its unit bears its number of the year already."""
    if what := used_for(decision):
        raise _used(decision, what)


def _used(decision: Decision, what: str) -> NumberUsed:
    return NumberUsed(
        _(
            "Số %(number)s năm %(year)s đã dùng: %(what)s. Nhờ người quản lý tài khoản ghi «Số cuối đã dùng» của "
            "%(unit)s rồi công bố lại."
        )
        % {"number": decision.number_label, "year": decision.year, "what": what, "unit": decision.unit.name}
    )


def _holder(honour: Honour) -> tuple:
    return honour.award_id, honour.year, honour.member_id, honour.collective_id, honour.subject_unit_id


@in_vietnamese()
def _tell(decision: Decision) -> None:
    """Editors of each unit somebody of whose is named are told what became of whom."""
    by_unit = defaultdict(list)
    for line in decision.lines.in_order():
        by_unit[line.unit_id].append(line)
    editors = people_by_unit(Role.EDITOR, units=by_unit)
    url = reverse("decisions:decision-detail", args=[decision.pk])
    messages = [
        Message(person, text, url)
        for unit, lines in by_unit.items()
        for text in [told_of(decision, lines)]
        for person in editors.get(unit, ())
    ]
    tell(messages, kind=NoticeKind.DECISION)
