"""A council is founded, its seats are taken and given up."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from common.editing import cleaned
from common.errors import DomainError, NotAllowed
from common.integrity import refusing
from common.workflow import Move, write_audit
from councils.models import Council, CouncilMember, SessionState
from councils.permissions import may_keep
from units.models import Role, Unit
from units.selectors.people import people_covering


@transaction.atomic
def found_council(*, unit: Unit, by, **fields) -> Council:
    """The council stands, founded by a decision; raises ``NotAllowed``, or ``DomainError`` for one that exists."""
    council = Council(unit=unit, **fields)
    _check(council, by)
    cleaned(council)
    with refusing(Council):
        council.save()
    write_audit(council, "found", by=by, record=Move(data={"decision_no": council.decision_no}))
    return council


@transaction.atomic
def seat_member(council: Council, *, user, office: str, position: str = "", by) -> CouncilMember:
    """``user``, who holds the role of a council member at the unit or above, sits on the council.

    Raises ``NotAllowed``, or ``DomainError`` for somebody without the role, a second seat or a second chair.
    """
    _check(council, by)
    if not people_covering(Role.COUNCIL, unit=council.unit).filter(pk=user.pk).exists():
        raise DomainError(
            _("%(who)s chưa có vai trò «Thành viên hội đồng» ở %(unit)s. Hãy nhờ người quản lý tài khoản giao vai trò.")
            % {"who": user, "unit": council.unit}
        )
    member = CouncilMember(council=council, user=user, office=office, position=position)
    cleaned(member)
    with refusing(CouncilMember):
        member.save()
    write_audit(council, "seat_member", by=by, record=Move(data={"member": user.username, "office": office}))
    return member


@transaction.atomic
def unseat_member(member: CouncilMember, *, left_on: dt.date, by) -> CouncilMember:
    """``left_on`` is the member's last day on the council; earlier sessions keep the member.

    Raises ``NotAllowed``, or ``DomainError`` while a session the member sits in is open, or for a day in the past
    of one.
    """
    council = member.council
    _check(council, by)
    if member.left_on:
        raise DomainError(_("Thành viên này đã thôi từ trước."))
    if left_on < council.valid_from:
        raise DomainError(_("Ngày thôi phải trong nhiệm kỳ của hội đồng."))
    held = council.sessions.filter(state__in=[SessionState.OPEN, SessionState.CLOSED])
    if held.filter(held_at__date__gt=left_on, attendances__member=member).exists():
        raise DomainError(_("Sau ngày này thành viên còn dự phiên họp. Hãy ghi ngày sau phiên họp cuối cùng."))
    member.left_on = left_on
    member.save(update_fields=["left_on", "updated_at"])
    write_audit(council, "unseat_member", by=by, record=Move(data={"member": member.user.username}))
    return member


def _check(council: Council, by) -> None:
    if not (verdict := may_keep(by, council)):
        raise NotAllowed(verdict.reason)
