"""Roles are given and end; nobody gives one to oneself."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from common.clock import now, today
from common.errors import DomainError, NotAllowed
from common.integrity import refusing
from common.workflow import Move, write_audit
from units.models import Role, RoleAssignment, Unit
from units.permissions import may_manage_roles, takes_writes


@transaction.atomic
def assign_role(
    user, *, unit: Unit, role: str, by=None, valid_from: dt.date | None = None, valid_to: dt.date | None = None
) -> RoleAssignment:
    """``user`` holds ``role`` at ``unit`` and under it, both days included; ``None`` is open.

    Returns the row that says so already when there is one. ``by`` is ``None`` only at set-up, before anybody
    could answer for it. Of a unit that has ended only a viewer can be made. Raises ``NotAllowed``, or ``DomainError``
    for days out of order.
    """
    if by is not None and not (verdict := may_manage_roles(by, unit, of=user)):
        raise NotAllowed(verdict.reason)
    if role != Role.VIEWER and not (verdict := takes_writes(unit)):
        raise DomainError(verdict.reason)
    if role not in Role.values:
        raise DomainError(_("Không có vai trò «%(role)s».") % {"role": role})
    if valid_from and valid_to and valid_to < valid_from:
        raise DomainError(_("Ngày kết thúc vai trò không thể trước ngày bắt đầu."))
    wanted = {"user": user, "unit": unit, "role": role, "valid_from": valid_from}
    if known := RoleAssignment.objects.filter(**wanted, valid_to=valid_to, ended_at__isnull=True).first():
        return known
    with refusing(RoleAssignment):
        assignment = _taken_up_again(valid_to, **wanted) or RoleAssignment.objects.create(valid_to=valid_to, **wanted)
    _forget_scope(user)
    if by is not None:
        write_audit(assignment, "assign", by=by, record=Move(data={"user": user.pk, "unit": unit.code, "role": role}))
    return assignment


@transaction.atomic
def end_role(assignment: RoleAssignment, *, by, on: dt.date | None = None, at_once: bool = False) -> RoleAssignment:
    """The role's last day is ``on`` (today when ``None``); ``at_once`` it holds no more from this moment.

    Raises ``DomainError`` when it began later or has ended, and ``NotAllowed``.
    """
    assignment = _managed(assignment, by=by)
    on = timezone.localdate() if at_once or on is None else on
    _refuse_over(assignment, on, at_once=at_once)
    return _ended(assignment, on, by=by, at_once=at_once)


@transaction.atomic
def withdraw_role(assignment: RoleAssignment, *, by) -> RoleAssignment:
    """The role that was to begin later never begins; it is over from this moment.

    Raises ``DomainError`` when it has begun or is over, and ``NotAllowed``.
    """
    assignment = _managed(assignment, by=by)
    if assignment.ended_at or assignment.valid_from is None or assignment.valid_from <= today():
        raise DomainError(_("Vai trò đã bắt đầu hoặc đã kết thúc. Hãy tải lại trang."))
    return _ended(assignment, today(), by=by, at_once=True)


def _managed(assignment: RoleAssignment, *, by) -> RoleAssignment:
    """The role as it stands, under lock. Raises ``NotAllowed`` unless ``by`` manages it."""
    rows = RoleAssignment.objects.select_for_update(of=("self",)).select_related("unit", "user")
    assignment = rows.get(pk=assignment.pk)
    if not (verdict := may_manage_roles(by, assignment.unit, of=assignment.user)):
        raise NotAllowed(verdict.reason)
    return assignment


def _ended(assignment: RoleAssignment, on: dt.date, *, by, at_once: bool) -> RoleAssignment:
    assignment.valid_to = on
    assignment.ended_at = now() if at_once else None
    assignment.save(update_fields=["valid_to", "ended_at", "updated_at"])
    _forget_scope(assignment.user)
    data = {"valid_to": on.isoformat()} | ({"at_once": True} if at_once else {})
    write_audit(assignment, "end", by=by, record=Move(data=data))
    return assignment


def _taken_up_again(valid_to: dt.date | None, **wanted) -> RoleAssignment | None:
    """The role that begins today or later and was ended at once goes on to ``valid_to``; ``None`` without one."""
    over = RoleAssignment.objects.filter(**wanted, ended_at__isnull=False)
    begins = wanted["valid_from"]
    assignment = over.first() if begins and begins >= today() else None
    if assignment:
        assignment.valid_to, assignment.ended_at = valid_to, None
        assignment.save(update_fields=["valid_to", "ended_at", "updated_at"])
    return assignment


def _refuse_over(assignment: RoleAssignment, on: dt.date, *, at_once: bool) -> None:
    """Raises ``DomainError`` unless the role begins by ``on`` and would go on after it, or on it when ``at_once``."""
    last = assignment.valid_to
    if assignment.ended_at or (last and (last < on or (last == on and not at_once))):
        raise DomainError(_("Vai trò đã kết thúc từ ngày %(day)s.") % {"day": f"{last:%d/%m/%Y}"})
    if assignment.valid_from and assignment.valid_from > on:
        raise DomainError(_("Vai trò chỉ bắt đầu từ ngày %(day)s.") % {"day": f"{assignment.valid_from:%d/%m/%Y}"})


def _forget_scope(user) -> None:
    """The next question about ``user`` reads the roles anew."""
    user.__dict__.pop("unit_scope", None)
