"""Who sets how the papers of a unit look."""

from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from units.models import Role
from units.permissions import takes_writes
from units.scope import scope_of


def may_keep_looks(user, unit) -> Verdict:
    """The managers who reach the unit and the superuser, until the unit ends."""
    if not (verdict := takes_writes(unit)):
        return verdict
    if user.is_superuser or scope_of(user).covers(unit.path, Role.MANAGER):
        return YES
    return no(_("Chỉ người quản lý của đơn vị này hoặc của cấp trên mới sửa được tiêu đề văn bản, mẫu giấy."))


def may_keep_templates(user) -> Verdict:
    """The superuser alone: a template serves every unit."""
    if user.is_superuser:
        return YES
    return no(_("Chỉ quản trị hệ thống mới xem và thay được mẫu văn bản."))
