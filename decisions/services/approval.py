"""A decision goes through its steps, one by one, forth and one back; what was said of it stands for good."""

from collections.abc import Sequence

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from common.clock import today
from common.editing import refuse_stale
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.integrity import refusing
from common.language import in_vietnamese
from common.workdays import add_working_days
from common.workflow import Move, write_audit
from decisions.chain import current_step, steps_of
from decisions.models import Approval, ApprovalStep, ApprovalVerdict, Decision, DecisionStep, Delegation, Waiver
from decisions.permissions import may_waive
from decisions.services.moving import close_steps, locked_decision, move_decision
from decisions.standing import Standing, issue_standing, own_unit_in, step_standing, writers_of
from decisions.takers import issuers_of, nobody_takes, step_nobody_takes, takers_at
from decisions.transitions import CHAIN_MOVES
from notices.models import NoticeKind
from notices.services.notice import notify


def ask_approval(decision: Decision, chain: Sequence[ApprovalStep], *, by) -> Decision:
    """``decision`` (locked) goes to the first step of ``chain``, whose steps are its own from now on.

    Raises as ``advance``, and ``TransitionRefused`` when there is a step that nobody may take.
    """
    if step := step_nobody_takes(decision, chain, but=writers_of(decision) | {by.pk}):
        raise TransitionRefused(nobody_takes(decision, step))
    record = Move(data={"steps": len(chain)})
    decision = move_decision(decision, "ask", by=by, table=CHAIN_MOVES, record=record, submitted_by=by)
    last = decision.steps.order_by("-round").values_list("round", flat=True).first() or 0
    steps = [
        DecisionStep(
            decision=decision,
            round=last + 1,
            order_no=number,
            rule=rule,
            name=rule.name,
            unit=rule.at_unit or decision.unit,
            role=rule.role,
            needs_session=rule.needs_session,
            days=rule.days,
        )
        for number, rule in enumerate(chain, start=1)
    ]
    DecisionStep.objects.bulk_create(steps)
    _open(steps[0], decision)
    return decision


@transaction.atomic
def approve_step(decision: Decision, *, by, comment: str = "", version: int | None = None) -> Decision:
    """The present step is approved: the next one is asked, after the last the decision waits to be issued.

    ``version`` is the one that was read, ``None`` for none. Raises ``StaleEdit``, ``NotAllowed`` or
    ``TransitionRefused``.
    """
    decision, step, standing = _at_step(decision, by=by, version=version)
    following = step and next((each for each in steps_of(decision) if each.order_no == step.order_no + 1), None)
    moved = _moved(decision, step, "pass" if following else "finish", by=by, standing=standing, note=comment)
    _say(moved, step, ApprovalVerdict.APPROVED, by=by, principal=standing.principal, comment=comment)
    close_steps(moved, by=by)
    if following:
        _open(following, moved)
    else:
        tell_issuers(moved)
    return moved


@transaction.atomic
def step_back(decision: Decision, *, by, reason: str, version: int | None = None) -> Decision:
    """The present step sends the decision one step back, from the first to the draft. Raises as ``approve_step``."""
    decision, step, standing = _at_step(decision, by=by, version=version)
    before = step and next((each for each in steps_of(decision) if each.order_no == step.order_no - 1), None)
    move = "step_back" if before else "refuse"
    return _turned_down(decision, step, ApprovalVerdict.SENT_BACK, move, before, by=by, standing=standing, note=reason)


@transaction.atomic
def refuse_decision(decision: Decision, *, by, reason: str, version: int | None = None) -> Decision:
    """The present step refuses: the decision is a draft again, whatever was approved. Raises as ``approve_step``."""
    decision, step, standing = _at_step(decision, by=by, version=version)
    return _turned_down(decision, step, ApprovalVerdict.REFUSED, "refuse", None, by=by, standing=standing, note=reason)


@transaction.atomic
def reopen_approval(decision: Decision, *, by, reason: str, version: int | None = None) -> Decision:
    """Whoever is to issue sends the decision back to its last step. Raises as ``approve_step``."""
    decision = locked_decision(decision)
    refuse_stale(decision, version)
    standing = issue_standing(by, decision)
    last = steps_of(decision)[-1:]
    moved = _moved(decision, last[0] if last else None, "reopen", by=by, standing=standing, note=reason)
    _say(moved, last[0], ApprovalVerdict.SENT_BACK, by=by, principal=standing.principal, comment=reason)
    _open(last[0], moved)
    return moved


@transaction.atomic
def grant_waiver(decision: Decision, *, user, reason: str, by) -> Waiver:
    """``user`` may approve and issue ``decision`` though it names somebody of their own unit.

    Raises ``NotAllowed``, or ``DomainError`` where it is issued or discarded, for oneself, for one nothing bars, or a
    second time.
    """
    decision = locked_decision(decision)
    if decision.is_over:
        raise DomainError(_("Quyết định đã công bố, hoặc dự thảo đã huỷ, nên không cần cho phép nữa."))
    if user.pk == by.pk:
        raise NotAllowed(_("Không tự cho phép chính mình. Hãy nhờ người phê duyệt khác."))
    if not (verdict := may_waive(by, decision)):
        raise NotAllowed(verdict.reason)
    unit = own_unit_in(user, decision)
    if not unit:
        raise DomainError(
            _("%(who)s không thuộc đơn vị nào có tên trong danh sách nên không cần cho phép.") % {"who": user}
        )
    waiver = Waiver(decision=decision, user=user, reason=reason.strip(), granted_by=by)
    with refusing(Waiver):
        waiver.save()
    write_audit(decision, "waive", by=by, record=Move(note=waiver.reason, data={"user": str(user), "unit": unit}))
    return waiver


def record_issue(decision: Decision, delegation: Delegation, *, by) -> None:
    """It stands beside the decision that ``by`` issues it in the place of whoever named them deputy."""
    _say(decision, None, ApprovalVerdict.ISSUED, by=by, principal=delegation.principal)


def record_sending_back(decision: Decision, *, by, principal, reason: str) -> None:
    """It stands at the step ``decision`` had come to that ``by`` made it a draft again; one without steps has none."""
    steps = steps_of(decision)
    if steps:
        step = next((each for each in steps if each.is_current), steps[-1])
        _say(decision, step, ApprovalVerdict.SENT_BACK, by=by, principal=principal, comment=reason)


def _at_step(decision: Decision, *, by, version) -> tuple[Decision, DecisionStep | None, Standing]:
    decision = locked_decision(decision)
    refuse_stale(decision, version)
    step = current_step(decision)
    return decision, step, step_standing(by, decision, step)


def _moved(decision: Decision, step, move: str, *, by, standing: Standing, note: str) -> Decision:
    """``decision`` made ``move`` of the chain, the audit saying at which step and in whose place."""
    record = Move(
        note=note.strip(),
        on_behalf_of=str(standing.principal or ""),
        data={"step": step.name if step else ""},
    )
    changes = {"submitted_by": None} if move == "refuse" else {}
    return move_decision(decision, move, by=by, table=CHAIN_MOVES, record=record, **changes)


def _turned_down(
    decision: Decision, step, verdict, move: str, before, *, by, standing: Standing, note: str
) -> Decision:
    submitter = decision.submitted_by
    moved = _moved(decision, step, move, by=by, standing=standing, note=note)
    _say(moved, step, verdict, by=by, principal=standing.principal, comment=note)
    close_steps(moved, by=by)
    if before:
        _open(before, moved)
    else:
        _tell(
            {person for person in (submitter, moved.drafted_by) if person},
            _("«%(decision)s» bị trả về dự thảo ở bước «%(step)s»: %(reason)s"),
            moved,
            step=step.name,
            reason=note.strip(),
        )
    return moved


def _say(decision: Decision, step, verdict: str, *, by, principal, comment: str = "") -> None:
    Approval.objects.create(
        decision=decision,
        step=step,
        verdict=verdict,
        comment=comment.strip(),
        by=by,
        on_behalf_of=principal,
    )


@in_vietnamese()
def _open(step: DecisionStep, decision: Decision) -> None:
    """It is the turn of ``step`` from today on; whoever may take it is told."""
    step.is_current = True
    step.opened_on = today()
    step.due_on = add_working_days(step.opened_on, step.days) if step.days else None
    step.save(update_fields=["is_current", "opened_on", "due_on", "updated_at"])
    text = _("«%(decision)s» chờ bạn duyệt ở bước «%(step)s».")
    if step.due_on:
        text = _("«%(decision)s» chờ bạn duyệt ở bước «%(step)s», hạn đến hết ngày %(day)s.")
    people = takers_at(step.unit, step.role, but=writers_of(decision))
    day = f"{step.due_on:%d/%m/%Y}" if step.due_on else ""
    _tell(people, text, decision, topic=step.topic, step=step.name, day=day)


@in_vietnamese()
def tell_issuers(decision: Decision) -> None:
    """Whoever may issue ``decision``, which waits for it, is told."""
    text = _("«%(decision)s» chờ bạn công bố.")
    if steps_of(decision):
        text = _("«%(decision)s» đã được duyệt đủ các bước, chờ công bố.")
    _tell(issuers_of(decision, but=writers_of(decision)), text, decision)


@in_vietnamese()
def tell_sent_back(decision: Decision, writers, *, by, reason: str) -> None:
    """Those of ``writers`` who did not do it themselves are told that ``decision`` is a draft again."""
    text = _("«%(decision)s» được %(who)s đưa về dự thảo: %(reason)s")
    _tell({one for one in writers if one and one.pk != by.pk}, text, decision, who=by, reason=reason.strip())


def _tell(people, text: str, decision: Decision, *, topic: str = "", **words) -> None:
    url = reverse("decisions:decision-detail", args=[decision.pk])
    said = text % ({"decision": decision.subject_matter} | words)
    notify(sorted(people, key=lambda one: one.pk), text=said, url=url, kind=NoticeKind.REVIEW, topic=topic)
