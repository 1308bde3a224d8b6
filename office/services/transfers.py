"""A person goes from one unit to another: one side proposes, the other answers."""

import datetime as dt

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.errors import DomainError, NotAllowed
from common.integrity import refusing
from common.language import in_vietnamese
from common.workflow import Move, advance, write_audit
from notices.models import NoticeKind
from notices.services.notice import notify
from office.models import Transfer, TransferSide, TransferState
from office.permissions.transfers import may_propose
from office.transitions.transfer import TRANSFER_MOVES
from people.models import Member
from people.services.membership import check_transfer, transfer_member
from units.models import Role, Unit
from units.selectors.people import people_covering, people_with


@transaction.atomic
def propose_transfer(member: Member, *, side: str, to: Unit, on: dt.date, by, reason: str = "") -> Transfer:
    """The other side is asked to let, or have, the person be in ``to`` from ``on``, and its keepers have a notice.

    ``side`` is whether the person's unit of today proposes, or ``to``. Raises ``NotAllowed`` for whoever does not keep
    the register of that side, ``DomainError`` for a move that could not be made or while another one waits.
    """
    member = Member.objects.select_for_update(of=("self",)).select_related("unit").get(pk=member.pk)
    transfer = Transfer(
        member=member, from_unit=member.unit, to_unit=to, on=on, side=TransferSide(side), reason=reason, proposed_by=by
    )
    if not (verdict := may_propose(by, transfer.proposing_unit)):
        raise NotAllowed(verdict.reason)
    if member.left_on:
        raise DomainError(
            _("Đoàn viên đã rời đơn vị từ ngày %(day)s. Công đoàn cấp trên tiếp nhận lại ở trang của đoàn viên.")
            % {"day": f"{member.left_on:%d/%m/%Y}"}
        )
    check_transfer(member, to=to, on=on)
    if Transfer.objects.open().filter(member=member).exists():
        raise DomainError(_("Đoàn viên này đang có một đề nghị chuyển sinh hoạt chờ xác nhận."))
    with refusing(Transfer):
        transfer.save()
    write_audit(transfer, "propose", by=by, after=TransferState.PROPOSED, record=Move(note=reason))
    _tell_asked(transfer)
    return transfer


@transaction.atomic
def confirm_transfer(transfer: Transfer, *, by) -> Transfer:
    """The person is in the new unit from the day proposed; everything of before stays, and follows the person.

    Raises ``NotAllowed`` or ``TransitionRefused``, ``DomainError`` where the person is no longer in the unit they
    should come from, or the move cannot be made any more.
    """
    member = Member.objects.select_for_update(of=("self",)).get(pk=transfer.member_id)
    transfer = _answered(transfer, "confirm", by=by)
    if member.unit_id != transfer.from_unit_id or member.left_on:
        raise DomainError(
            _("Đoàn viên không còn sinh hoạt ở %(unit)s. Hãy từ chối đề nghị này.") % {"unit": transfer.from_unit.label}
        )
    transfer_member(member, to=transfer.to_unit, on=transfer.on, by=by)
    _tell_proposing(transfer, gettext_lazy("%(unit)s đã xác nhận: %(person)s chuyển sang %(to)s từ %(day)s."))
    return transfer


@transaction.atomic
def refuse_transfer(transfer: Transfer, *, by, reason: str) -> Transfer:
    """The person stays; the proposing side has a notice with ``reason``. Raises as ``confirm_transfer``."""
    transfer = _answered(transfer, "refuse", by=by, answer=reason)
    _tell_proposing(transfer, gettext_lazy("%(unit)s không nhận lời chuyển %(person)s sang %(to)s: %(answer)s"))
    return transfer


@transaction.atomic
def withdraw_transfer(transfer: Transfer, *, by, reason: str = "") -> Transfer:
    """The proposal is taken back by the side that made it. Raises ``NotAllowed`` or ``TransitionRefused``."""
    return _answered(transfer, "withdraw", by=by, answer=reason)


def _answered(transfer: Transfer, move: str, *, by, answer: str = "") -> Transfer:
    return advance(
        transfer,
        move,
        by=by,
        table=TRANSFER_MOVES,
        record=Move(note=answer),
        answered_by=by,
        answered_at=timezone.now(),
        answer=answer.strip(),
    )


def _tell_asked(transfer: Transfer) -> None:
    """The editors of the other side, or its specialists above where it has none, are asked."""
    unit = transfer.answering_unit
    asked = people_with(Role.EDITOR, Role.MANAGER, unit=unit)
    asked = asked if asked.exists() else people_covering(Role.SPECIALIST, unit=unit)
    _notify(
        asked,
        transfer,
        gettext_lazy("%(by)s đề nghị chuyển %(person)s từ %(from)s sang %(to)s từ %(day)s. Hãy trả lời."),
    )


def _tell_proposing(transfer: Transfer, text: Promise) -> None:
    """The editors of the side that proposed, and whoever did as long as they keep its register, have a notice."""
    told = {*people_with(Role.EDITOR, unit=transfer.proposing_unit)}
    if may_propose(transfer.proposed_by, transfer.proposing_unit):
        told.add(transfer.proposed_by)
    _notify(told - {transfer.answered_by}, transfer, text)


def _notify(users, transfer: Transfer, text: Promise) -> None:
    words = {
        "by": transfer.proposing_unit.label,
        "unit": transfer.answering_unit.label,
        "person": transfer.member.full_name,
        "from": transfer.from_unit.label,
        "to": transfer.to_unit.label,
        "day": f"{transfer.on:%d/%m/%Y}",
        "answer": transfer.answer,
    }
    page = f"{reverse('office:transfer-list')}#transfer-{transfer.pk}"
    with in_vietnamese():
        said = str(text) % words
    notify(users, text=said, url=page, kind=NoticeKind.OFFICE)
