"""Who lets other software read."""

from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from units.models import Role
from units.scope import scope_of


def may_keep_token(user, unit) -> Verdict:
    """A manager whose role reaches the unit, or the superuser."""
    if user.is_superuser or scope_of(user).covers(unit.path, Role.MANAGER):
        return YES
    return no(_("Chỉ người quản lý tài khoản của đơn vị hoặc của cấp trên mới cấp, thu hồi mã truy cập."))
