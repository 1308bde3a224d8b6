"""Who reads the audit."""

from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from units.models import Role
from units.scope import scope_of


def may_read_audit(user) -> Verdict:
    """An auditor, of what was done at the units the role reaches; a superuser, of everything."""
    if user.is_superuser or scope_of(user).holds(Role.AUDITOR):
        return YES
    return no(_("Chỉ người giữ vai trò Kiểm tra mới đọc được nhật ký. Hãy nhờ người quản lý tài khoản giao vai trò."))
