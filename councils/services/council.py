"""A council is founded, its seats are taken and given up."""

import datetime as dt

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from common.clock import today
from common.editing import cleaned, mark_edited, refuse_stale
from common.errors import DomainError, NotAllowed
from common.integrity import refusing
from common.workflow import Move, write_audit
from councils.models import Council, CouncilMember, Office, SessionState
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
def update_council(council: Council, *, name: str, valid_to: dt.date | None, by, version: int | None = None) -> Council:
    """The council is called so and its term ends then; what its decision says of its founding stays.

    Raises ``NotAllowed``, ``StaleEdit``, or ``DomainError`` for a term that ends before it began or before a session.
    """
    council = _locked(council)
    _check(council, by)
    refuse_stale(council, version)
    held = council.sessions.exclude(state=SessionState.CANCELLED)
    if valid_to and held.filter(held_at__date__gt=valid_to).exists():
        raise DomainError(_("Sau ngày này hội đồng còn phiên họp. Hãy ghi ngày sau phiên họp cuối cùng."))
    council.name, council.valid_to = name, valid_to
    cleaned(council)
    with refusing(Council):
        council.save(update_fields=["name", "valid_to", "updated_at"])
    mark_edited(council, by=by)
    return council


@transaction.atomic
def seat_member(
    council: Council, *, user, office: str, position: str = "", joined_on: dt.date | None = None, by
) -> CouncilMember:
    """``user``, who holds the role of a council member at the unit or above, sits on the council.

    ``joined_on`` is the first day, ``None`` from the founding on; no session that was opened has one member more.

    Raises ``NotAllowed``, or ``DomainError`` for somebody without the role, a second seat or a second chair on any day,
    while a session is open, or for a first day by which the council has met.
    """
    council = _locked(council)
    _check(council, by)
    if not people_covering(Role.COUNCIL, unit=council.unit).filter(pk=user.pk).exists():
        raise DomainError(
            _("%(who)s chưa có vai trò «Thành viên hội đồng» ở %(unit)s. Hãy nhờ người quản lý tài khoản giao vai trò.")
            % {"who": user, "unit": council.unit}
        )
    if joined_on and joined_on < council.valid_from:
        raise DomainError(_("Ngày tham gia phải trong nhiệm kỳ của hội đồng."))
    _refuse_open_session(council.sessions, _("Phiên họp đang bỏ phiếu. Hãy thêm thành viên sau khi phiên kết thúc."))
    _refuse_session_since(council, joined_on or council.valid_from)
    _refuse_overlap(council.members.exclude(left_on=None), joined_on or council.valid_from, user=user, office=office)
    member = CouncilMember(council=council, user=user, office=office, position=position, joined_on=joined_on)
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
    council = _locked(member.council)
    _check(council, by)
    member = CouncilMember.objects.select_for_update(of=("self",)).select_related("user").get(pk=member.pk)
    if member.left_on:
        raise DomainError(_("Thành viên này đã thôi từ trước."))
    _refuse_open_session(
        council.sessions.filter(attendances__member=member),
        _("Phiên họp đang bỏ phiếu. Hãy cho thôi sau khi phiên kết thúc."),
    )
    if left_on < (member.joined_on or council.valid_from):
        raise DomainError(_("Ngày thôi phải trong nhiệm kỳ của hội đồng."))
    held = council.sessions.filter(state=SessionState.CLOSED)
    if held.filter(held_at__date__gt=left_on, attendances__member=member).exists():
        raise DomainError(_("Sau ngày này thành viên còn dự phiên họp. Hãy ghi ngày sau phiên họp cuối cùng."))
    member.left_on = left_on
    member.save(update_fields=["left_on", "updated_at"])
    write_audit(council, "unseat_member", by=by, record=Move(data={"member": member.user.username}))
    return member


@transaction.atomic
def update_member(member: CouncilMember, *, office: str, position: str, by) -> CouncilMember:
    """The member holds that office and post; minutes of sessions to come say so.

    Whoever gives the office up today may be followed today. Raises ``NotAllowed``, or ``DomainError`` for a second
    chair or secretary and for somebody who left.
    """
    council = _locked(member.council)
    _check(council, by)
    member = CouncilMember.objects.select_for_update(of=("self",)).select_related("user").get(pk=member.pk)
    if member.left_on:
        raise DomainError(_("Thành viên này đã thôi nên không sửa được."))
    _refuse_open_session(
        council.sessions.filter(attendances__member=member),
        _("Phiên họp đang bỏ phiếu. Hãy sửa sau khi phiên kết thúc."),
    )
    tomorrow = today() + dt.timedelta(days=1)
    _refuse_overlap(council.members.exclude(left_on=None), tomorrow, user=member.user, office=office)
    before = {"office": member.office, "position": member.position}
    member.office, member.position = office, position
    cleaned(member)
    with refusing(CouncilMember):
        member.save(update_fields=["office", "position", "updated_at"])
    data = {"member": member.user.username, "before": before, "office": office, "position": position}
    write_audit(council, "update_member", by=by, record=Move(data=data))
    return member


def _locked(council: Council) -> Council:
    """The council as it stands; no session of it is opened and nobody else takes a seat meanwhile."""
    return Council.objects.select_for_update(of=("self",)).select_related("unit").get(pk=council.pk)


def _refuse_open_session(sessions, why: str) -> None:
    if sessions.filter(state=SessionState.OPEN).exists():
        raise DomainError(why)


def _refuse_overlap(left: QuerySet[CouncilMember], first: dt.date, *, user, office: str) -> None:
    """None of the seats that are ``left`` some day is of ``user``, or has the one ``office`` of chair or secretary,
    still on the day ``first``."""
    same = Q(user=user) | Q(office=office) if office in (Office.CHAIR, Office.SECRETARY) else Q(user=user)
    if seat := left.filter(same, left_on__gte=first).select_related("user").order_by("left_on", "pk").last():
        raise DomainError(
            _("%(who)s còn là %(office)s đến hết ngày %(day)s. Hãy để người sau nhận từ ngày tiếp theo.")
            % {"who": seat.user, "office": seat.get_office_display().lower(), "day": f"{seat.left_on:%d/%m/%Y}"}
        )


def _refuse_session_since(council: Council, first: dt.date) -> None:
    """The council has not met on the day ``first`` or later."""
    met = council.sessions.filter(state=SessionState.CLOSED, held_at__date__gte=first).order_by("held_at").last()
    if met:
        raise DomainError(
            _("Hội đồng đã họp ngày %(day)s. Hãy ghi ngày tham gia sau ngày ấy, để phiên đã họp giữ đúng thành viên.")
            % {"day": f"{met.day:%d/%m/%Y}"}
        )


def _check(council: Council, by) -> None:
    if not (verdict := may_keep(by, council)):
        raise NotAllowed(verdict.reason)
