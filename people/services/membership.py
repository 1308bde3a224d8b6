"""People move from unit to unit, leave and come back; every period they spent somewhere stays."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from common import clock
from common.errors import DomainError, NotAllowed
from common.integrity import refusing
from common.workflow import Move, write_audit
from people.models import LeavingReason, Member, Membership
from people.permissions import may_keep, may_move, stands_for_person
from units.models import Unit


@transaction.atomic
def move_member(member: Member, *, to: Unit, on: dt.date, by) -> Member:
    """The person, who may have left, is in ``to`` from ``on``; the time before stays in ``Membership``.

    Raises ``NotAllowed``, or ``DomainError`` when the present membership began on that day or later.
    """
    member = _locked(member)
    if not (verdict := may_move(by, member, to=to)):
        raise NotAllowed(verdict.reason)
    return transfer_member(member, to=to, on=on, by=by)


@transaction.atomic
def transfer_member(member: Member, *, to: Unit, on: dt.date, by) -> Member:
    """As ``move_member``, for a caller who knows that ``by`` may do it."""
    member = _locked(member)
    check_transfer(member, to=to, on=on)
    if present := _present(member):
        _close(present, last=on - dt.timedelta(days=1), reason=LeavingReason.MOVED)
    with refusing(Membership):
        Membership.objects.create(member=member, unit=to, valid_from=on)
    data = {"from": member.unit.code, "to": to.code, "on": on.isoformat()}
    member.unit, member.left_on = to, None
    member.save(update_fields=["unit", "left_on", "updated_at"])
    write_audit(member, "move", by=by, record=Move(data=data))
    return member


def check_transfer(member: Member, *, to: Unit, on: dt.date) -> None:
    """Nothing happens when the person could be in ``to`` from ``on``; raises ``DomainError`` otherwise."""
    if not (verdict := stands_for_person(member)):
        raise DomainError(verdict.reason)
    if member.unit == to and not member.left_on:
        raise DomainError(_("Đoàn viên đang sinh hoạt ở đơn vị này."))
    if to.ended_on:
        raise DomainError(_("%(unit)s đã kết thúc hoạt động nên không nhận thêm đoàn viên.") % {"unit": to.label})
    _refuse_future(on)
    present = _present(member)
    if present and present.valid_from and present.valid_from >= on:
        raise DomainError(_("Ngày chuyển phải sau ngày bắt đầu sinh hoạt ở đơn vị hiện tại."))


@transaction.atomic
def end_membership(member: Member, *, on: dt.date, reason: str, by) -> Member:
    """The person's last day in the union is ``on``; ``reason`` is one of ``LeavingReason.of_person()``.

    Raises ``NotAllowed``, or ``DomainError`` when the person has left already or the day cannot be.
    """
    member = _locked(member)
    if not (verdict := may_keep(by, member)):
        raise NotAllowed(verdict.reason)
    if member.left_on:
        raise DomainError(_("Đoàn viên đã rời đơn vị từ ngày %(day)s.") % {"day": f"{member.left_on:%d/%m/%Y}"})
    if reason not in LeavingReason.of_person():
        raise DomainError(_("Hãy chọn lý do rời đơn vị."))
    _refuse_future(on)
    if present := _present(member):
        if present.valid_from and present.valid_from > on:
            raise DomainError(_("Ngày rời không thể trước ngày bắt đầu sinh hoạt ở đơn vị hiện tại."))
        _close(present, last=on, reason=reason)
    member.left_on = on
    member.save(update_fields=["left_on", "updated_at"])
    write_audit(member, "leave", by=by, record=Move(data={"reason": reason, "on": on.isoformat()}))
    return member


def first_memberships(joined_before: Mapping[int, dt.date | None]) -> list[Membership]:
    """Where each member (by key) was first, if that began on the day they were said to have joined."""
    oldest = F("valid_from").asc(nulls_first=True)
    firsts = Membership.objects.filter(member__in=joined_before).order_by("member_id", oldest).distinct("member_id")
    return [row for row in firsts if row.valid_from == joined_before[row.member_id]]


def _locked(member: Member) -> Member:
    return Member.objects.select_for_update(of=("self",)).select_related("unit").get(pk=member.pk)


def _present(member: Member) -> Membership | None:
    """The membership that has no last day; ``None`` once the person has left."""
    return member.memberships.filter(valid_to__isnull=True).first()


def _close(membership: Membership, *, last: dt.date, reason: str) -> None:
    membership.valid_to, membership.leaving_reason = last, reason
    membership.save(update_fields=["valid_to", "leaving_reason", "updated_at"])


def _refuse_future(on: dt.date) -> None:
    if on > clock.today():
        raise DomainError(_("Ngày này ở tương lai. Hãy ghi khi việc đã diễn ra."))
