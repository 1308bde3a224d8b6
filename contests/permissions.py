from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from common.models import AuditEntry
from common.verdict import YES, Verdict, no
from contests.models import Contest, Contestant
from units.models import Role, Unit
from units.permissions import may_write_for, takes_writes
from units.scope import scope_of

TYPED = "results"
"""The line of the audit that says who typed or pasted results."""


def may_hold_some(user) -> Verdict:
    """Whoever is a specialist somewhere."""
    if scope_of(user).holds(Role.SPECIALIST):
        return YES
    return no(_("Chỉ chuyên viên mới lập được hội thi. Hãy nhờ chuyên viên của đơn vị hoặc của cấp trên."))


def may_hold_at(user, unit: Unit) -> Verdict:
    """A specialist who reaches the unit, until it ends."""
    if not (verdict := takes_writes(unit)):
        return verdict
    if scope_of(user).covers(unit.path, Role.SPECIALIST):
        return YES
    return no(_("Chỉ chuyên viên của đơn vị tổ chức hoặc của cấp trên mới được làm việc này."))


def may_hold(user, contest: Contest) -> Verdict:
    return may_hold_at(user, contest.unit)


def may_confirm(user, contest: Contest) -> Verdict:
    """A specialist or approver who reaches the unit and typed no result of it; one query."""
    if not (verdict := takes_writes(contest.unit)):
        return verdict
    if not scope_of(user).covers(contest.unit.path, Role.SPECIALIST, Role.APPROVER):
        return no(_("Chỉ chuyên viên, lãnh đạo của đơn vị tổ chức hoặc của cấp trên mới xác nhận được kết quả."))
    lines = AuditEntry.objects.filter(subject_type=ContentType.objects.get_for_model(Contest), subject_id=contest.pk)
    if lines.filter(move=TYPED, actor=user).exists():
        return no(_("Bạn đã nhập kết quả hội thi này nên không xác nhận. Hãy để người khác xác nhận."))
    return YES


def may_register_for(user, unit: Unit) -> Verdict:
    """Whoever writes for the unit whose people take part."""
    return may_write_for(user, unit)


def may_take_out(user, contestant: Contestant) -> Verdict:
    return may_write_for(user, contestant.unit)
