"""Who keeps the money for awards."""

from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from units.models import Role
from units.scope import scope_of


def may_keep_some_fund(user) -> Verdict:
    """Whoever keeps the money of some unit."""
    if scope_of(user).holds(Role.FINANCE):
        return YES
    return no(_("Chỉ cán bộ tài chính mới lập được quỹ. Hãy nhờ người quản lý tài khoản giao vai trò."))


def may_keep_fund(user, unit) -> Verdict:
    """Finance of the unit or of one above it."""
    if scope_of(user).covers(unit.path, Role.FINANCE):
        return YES
    return no(_("Chỉ cán bộ tài chính của đơn vị hoặc của cấp trên mới ghi thu, chi và chi tiền thưởng."))


def may_pay(user, prize) -> Verdict:
    """Finance of the unit that decided, or of one above it."""
    return may_keep_fund(user, prize.prize_list.decision.unit)


def may_unpay(user, prize) -> Verdict:
    """As whoever may pay, but not who noted the payment."""
    if not (verdict := may_pay(user, prize)):
        return verdict
    if prize.paid_by_id == user.pk:
        return no(_("Bạn đã ghi chi dòng này nên cán bộ tài chính khác phải bỏ ghi."))
    return YES


def follows_a_decision(_user, _prize) -> Verdict:
    """Nobody asks for it: it comes of a decision that was issued, in the name of whoever issued it."""
    return YES
