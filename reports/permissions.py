"""Who writes down figures that are known only as totals."""

from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from units.models import Role
from units.scope import scope_of

WRITERS = (Role.SPECIALIST, Role.MANAGER)


def may_note_some_figure(user) -> Verdict:
    """Whoever is a specialist or a manager of some unit."""
    if user.is_superuser or scope_of(user).holds(*WRITERS):
        return YES
    return no(_("Chỉ chuyên viên, người quản lý mới ghi số liệu báo cáo. Hãy nhờ người quản lý giao vai trò."))


def may_note_figure(user, unit) -> Verdict:
    """Specialists and managers of the unit, or of one above it."""
    if user.is_superuser or scope_of(user).covers(unit.path, *WRITERS):
        return YES
    return no(_("Chỉ chuyên viên, người quản lý của đơn vị hoặc của cấp trên mới ghi, rút số liệu báo cáo."))
