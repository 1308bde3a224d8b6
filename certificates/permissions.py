"""Who may do what with certificates; each answers with a verdict that says why not."""

from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from decisions.permissions import KEEPERS
from units.models import Role
from units.scope import scope_of

READERS = KEEPERS
"""See the certificates of the decisions within their reach."""
MAKERS = (Role.SPECIALIST, Role.APPROVER)
"""Give certificates out."""


def may_change_keys(user) -> Verdict:
    """Whoever runs the whole system."""
    return YES if user.is_superuser else no(_("Chỉ người quản trị hệ thống mới được đổi khoá ký."))


def may_give(user, decision) -> Verdict:
    """A specialist or an approver of the unit that decided, or of one above it."""
    if scope_of(user).covers(decision.unit.path, *MAKERS):
        return YES
    return no(_("Chỉ chuyên viên, người phê duyệt của đơn vị ban hành quyết định mới được cấp bằng, giấy."))


def may_hold(user, unit) -> Verdict:
    """A specialist or an approver of the unit, or of one above it."""
    if scope_of(user).covers(unit.path, *MAKERS):
        return YES
    return no(_("Chỉ chuyên viên, người phê duyệt của đơn vị mới lập được danh sách trao tặng."))
