"""An officer hands over to another: prepared by a manager, signed by the one, passed when the other signs."""

from datetime import date

from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.services.sessions import end_sessions
from campaigns.selectors.review import given_to_specialist_of
from campaigns.services.assignment import hand_on_assignments
from common.clock import now, today
from common.errors import DomainError, NotAllowed, StaleEdit
from common.integrity import refusing
from common.language import in_vietnamese
from common.workflow import Move, advance, write_audit
from notices.models import Notice, NoticeKind
from notices.services.notice import forget_page, notify, pass_on
from office.guards import something_is_held, taker_signs_in
from office.models import OPEN_STATES, Handover, HandoverList, HandoverSide, HandoverState
from office.permissions.handovers import may_prepare
from office.selectors.handover import hash_of, list_text
from office.selectors.notice_pages import reached_by
from office.transitions.handover import HANDOVER_MOVES
from units.models import RoleAssignment, Unit
from units.permissions import may_manage_account, takes_writes
from units.services.account import lock_account
from units.services.role import assign_role, end_role, withdraw_role


@transaction.atomic
def prepare_handover(unit: Unit, *, giver, taker, by) -> Handover:
    """A handover of what ``giver`` holds at ``unit`` to ``taker`` waits for the giver, who is told; nothing passes yet.

    Raises ``NotAllowed`` for whoever does not manage both there, ``DomainError`` when there is nothing to pass, the
    taker cannot sign in, or another handover of the giver at the unit is open.
    """
    if not (verdict := may_prepare(by, unit, giver=giver, taker=taker)):
        raise NotAllowed(verdict.reason)
    if giver.pk == taker.pk:
        raise DomainError(_("Người giao và người nhận phải là hai người."))
    handover = Handover(unit=unit, giver=giver, taker=taker, prepared_by=by)
    for verdict in (takes_writes(unit), something_is_held(handover), taker_signs_in(handover)):
        if not verdict:
            raise DomainError(verdict.reason)
    if Handover.objects.filter(unit=unit, giver=giver, state__in=OPEN_STATES).exists():
        raise DomainError(_("Người này đang có một bàn giao chưa xong ở đơn vị đó."))
    with refusing(Handover):
        handover.save()
    write_audit(handover, "prepare", by=by, after=HandoverState.DRAFT)
    _tell(
        [giver],
        handover,
        gettext_lazy("%(manager)s lập bàn giao công việc của bạn ở %(unit)s cho %(taker)s. Hãy xem và ký."),
    )
    return handover


@transaction.atomic
def give_handover(handover: Handover, *, by, seen: str) -> Handover:
    """The list is signed as it stands and kept for good; the person who takes is told.

    ``seen`` is the SHA-256 of the list that was looked at. Raises ``StaleEdit`` when it has changed since,
    ``NotAllowed`` or ``TransitionRefused``.
    """
    handover = advance(_whole(handover), "give", by=by, table=HANDOVER_MOVES, given_at=now())
    _sign(handover, HandoverSide.GIVER, by=by, seen=seen)
    _tell(
        [handover.taker],
        handover,
        gettext_lazy("%(giver)s đã ký giao công việc ở %(unit)s cho bạn. Hãy xem và ký nhận."),
    )
    return handover


@transaction.atomic
def take_handover(handover: Handover, *, by, seen: str) -> Handover:
    """From this moment the roles at the unit, and what they open, are the taker's; the giver has nothing of it left.

    Dossiers given to the giver to review are given to the taker, those the taker may not review to nobody in
    particular. Notices the giver can no longer follow go to the taker, unread ones only; the giver is signed out
    everywhere, and locked when no role is left anywhere. Roles at other units stay. All in the name of whoever prepared
    it. ``seen`` and what is raised are as for ``give_handover``.
    """
    giver = get_user_model().objects.select_for_update().get(pk=handover.giver_id)
    notices = list(Notice.objects.filter(user=giver).only("pk", "url"))
    reached = reached_by(giver, notices)
    handover = advance(_whole(handover), "take", by=by, table=HANDOVER_MOVES, taken_at=now())
    _sign(handover, HandoverSide.TAKER, by=by, seen=seen)
    assigned = list(given_to_specialist_of(handover.unit, handover.giver).values_list("pk", flat=True))
    roles = _pass_roles(handover)
    hand_on_assignments(assigned, to=_anew(handover.taker), by=handover.prepared_by)
    forget_page(_page(handover))
    lost = reached - reached_by(_anew(giver), notices)
    passed = pass_on(lost & reached_by(_anew(handover.taker), notices), to=handover.taker, dropped=lost)
    end_sessions(giver)
    is_locked = _lock_if_idle(giver, handover)
    record = Move(data={"roles": roles, "notices": passed, "locked": is_locked})
    write_audit(handover, "pass", by=handover.prepared_by, record=record)
    _tell([handover.prepared_by], handover, gettext_lazy("%(taker)s đã nhận bàn giao từ %(giver)s ở %(unit)s."))
    return handover


@transaction.atomic
def cancel_handover(handover: Handover, *, by, reason: str) -> Handover:
    """Everything stays with the giver; the others have a notice with ``reason``. Signed lists are kept.

    Raises ``NotAllowed`` or ``TransitionRefused``, once it was taken too.
    """
    reason = reason.strip()
    handover = advance(_whole(handover), "cancel", by=by, table=HANDOVER_MOVES, record=Move(note=reason), reason=reason)
    forget_page(_page(handover))
    told = {handover.giver, handover.prepared_by} | ({handover.taker} if handover.given_at else set())
    text = gettext_lazy("Bàn giao từ %(giver)s cho %(taker)s ở %(unit)s đã huỷ: %(reason)s")
    _tell(told - {by}, handover, text, url=reverse("office:handover-list"))
    return handover


def _whole(handover: Handover) -> Handover:
    """``handover`` with the rows that rules and words ask for, none of them remembered from before."""
    return Handover.objects.select_related("unit", "giver", "taker", "prepared_by").get(pk=handover.pk)


def _anew(account):
    """The account as somebody of whom nothing is remembered."""
    return get_user_model().objects.get(pk=account.pk)


def _sign(handover: Handover, side: str, *, by, seen: str) -> HandoverList:
    text = list_text(handover)
    if (digest := hash_of(text)) != seen:
        raise StaleEdit(_("Danh sách đã thay đổi từ lúc bạn mở trang. Chưa có gì được ký: hãy xem lại rồi ký."))
    return HandoverList.objects.create(handover=handover, side=side, content=text, sha256=digest, signed_by=by)


def _pass_roles(handover: Handover) -> list[str]:
    """The giver's roles at the unit have ended, the taker's run to the same last day; returns which.

    A role that is to begin later begins that day for the taker, and never for the giver.
    """
    unit, manager = handover.unit, handover.prepared_by
    held = list(handover.giver.role_assignments.not_over().filter(unit=unit).order_by("role", "pk"))
    for row in held:
        begins, last = max(row.valid_from or today(), today()), row.valid_to
        if begins > today():
            withdraw_role(row, by=manager)
        else:
            end_role(row, by=manager, at_once=True)
        if not _holds(handover.taker, row, begins, last):
            assign_role(handover.taker, unit=unit, role=row.role, by=manager, valid_from=begins, valid_to=last)
    return [row.role for row in held]


def _holds(account, row: RoleAssignment, begins: date, last: date | None) -> bool:
    """Whether ``account`` has the role of ``row`` at its unit on the day ``begins``, and to ``last`` or longer."""
    own = account.role_assignments.not_over().on(begins).filter(unit=row.unit_id, role=row.role)
    return any(
        until is None or (last is not None and until >= last) for until in own.values_list("valid_to", flat=True)
    )


def _lock_if_idle(giver, handover: Handover) -> bool:
    """The account is locked when no role is left or to come and whoever prepared the handover may lock it."""
    if giver.role_assignments.not_over().exists() or not giver.is_active:
        return False
    if not may_manage_account(handover.prepared_by, giver):
        return False
    with in_vietnamese():
        reason = _("Đã bàn giao hết vai trò.")
    lock_account(giver, by=handover.prepared_by, reason=reason)
    return True


def _page(handover: Handover) -> str:
    return reverse("office:handover-detail", args=[handover.pk])


def _tell(users, handover: Handover, text: Promise, *, url: str = "") -> None:
    with in_vietnamese():
        said = str(text) % _words(handover)
    notify(users, text=said, url=url or _page(handover), kind=NoticeKind.OFFICE)


def _words(handover: Handover) -> dict[str, str]:
    return {
        "unit": handover.unit.label,
        "giver": str(handover.giver),
        "taker": str(handover.taker),
        "manager": str(handover.prepared_by),
        "reason": handover.reason,
    }
