"""Who keeps a council, who leads its sessions and who votes."""

from django.utils.translation import gettext as _

from common import clock
from common.verdict import YES, Verdict, no, not_now
from contributions.permissions.initiative import may_record_recognition
from councils.models import LEADING, TAKES_PART, Bar, BarKind, Council, CouncilSession, SessionState
from units.models import Role
from units.scope import scope_of

KEEPERS = (Role.SPECIALIST, Role.APPROVER)
"""Whoever founds councils of a unit, seats their members and plans their sessions."""


def may_found_somewhere(user) -> Verdict:
    """A specialist or approver of some unit; ``may_keep`` says of each council."""
    if scope_of(user).holds(*KEEPERS):
        return YES
    return no(_("Chỉ chuyên viên hoặc người phê duyệt mới lập được hội đồng."))


def may_keep(user, council: Council) -> Verdict:
    """A specialist or approver who reaches the unit of the council."""
    if scope_of(user).covers(council.unit.path, *KEEPERS):
        return YES
    return no(_("Chỉ chuyên viên, người phê duyệt của đơn vị lập hội đồng hoặc cấp trên mới làm được việc này."))


def may_plan(user, council: Council) -> Verdict:
    """Whoever keeps the council, and who leads it today."""
    leads = council.members.on(clock.today()).filter(user=user, office__in=LEADING)
    return YES if leads.exists() else may_keep(user, council)


def may_lead(user, session: CouncilSession) -> Verdict:
    """Whoever keeps the council, its chair, a deputy or its secretary on the day of the session."""
    if may_keep(user, session.council) or _seat(user, session).filter(office__in=LEADING).exists():
        return YES
    return no(_("Chỉ chủ tịch, phó chủ tịch, thư ký hội đồng hoặc chuyên viên của đơn vị mới điều hành được phiên."))


def may_take_part(user, session: CouncilSession) -> Verdict:
    """A member of the council who is there, or was asked in writing; on what, the bars say."""
    if session.attendances.filter(member__user=user, presence__in=TAKES_PART).exists():
        return YES
    return no(_("Chỉ thành viên có mặt hoặc được lấy ý kiến bằng văn bản mới bỏ phiếu được trong phiên này."))


def may_declare(user, session: CouncilSession, member) -> Verdict:
    """A member about themselves; whoever leads the session about every member."""
    if member.user_id == user.pk:
        return YES
    return may_lead(user, session)


def may_withdraw(user, bar: Bar, leads: Verdict | None = None) -> Verdict:
    """What a member declared they alone take back; what another declared of them, whoever leads the session.

    Only before the vote is open, and never what the system found. ``leads`` is what ``may_lead`` says of the session,
    ``None`` where it was not asked.
    """
    session, member = bar.item.session, bar.member
    if bar.kind != BarKind.DECLARED:
        return not_now(_("Hệ thống tự ghi xung đột này nên không rút được."))
    if not session.is_planned:
        return not_now(_("Phiên họp đã mở bỏ phiếu nên không rút xung đột lợi ích được nữa."))
    if bar.declared_by_id != member.user_id:
        return may_lead(user, session) if leads is None else leads
    return YES if user.pk == member.user_id else no(_("Chỉ thành viên đã tự khai mới rút được xung đột này."))


def may_declare_some(user, session: CouncilSession) -> Verdict:
    """Whoever leads the session, and each of its members; while it is not over."""
    if session.state not in (SessionState.PLANNED, SessionState.OPEN):
        return not_now(_("Phiên họp đã kết thúc nên không khai xung đột lợi ích được nữa."))
    return YES if _seat(user, session).exists() else may_lead(user, session)


def may_confirm(user, session: CouncilSession) -> Verdict:
    """Whoever leads the session and typed none of its results."""
    if not (verdict := may_lead(user, session)):
        return verdict
    if session.items.filter(paper_count__typed_by=user).exists():
        return no(_("Bạn đã nhập kết quả kiểm phiếu nên không tự xác nhận. Hãy nhờ người thứ hai."))
    return YES


def may_recognise_item(user, item) -> Verdict:
    """Whoever records the recognition of an initiative, once the vote on it passed."""
    result = getattr(item, "result", None)
    if not item.initiative or result is None:
        return not_now(_("Chưa có kết quả biểu quyết về sáng kiến này."))
    if not result.passed:
        return not_now(_("Kết quả biểu quyết không đạt nên không công nhận được."))
    return may_record_recognition(user, item.initiative, "")


def _seat(user, session: CouncilSession):
    return session.council.members.on(session.day).filter(user=user)
