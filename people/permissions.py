from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from units.models import Role
from units.scope import scope_of


def may_record_discipline(user, member) -> Verdict:
    """A specialist strictly above the member's unit: nobody keeps this register about their own unit."""
    if user.is_superuser or scope_of(user).covers_from_above(member.unit.path, Role.SPECIALIST):
        return YES
    return no(_("Chỉ chuyên viên của công đoàn cấp trên được ghi sổ kỷ luật."))


def may_keep_member(user, member) -> Verdict:
    """Editors, specialists and managers who reach the member's unit."""
    if user.is_superuser or scope_of(user).covers(member.unit.path, Role.EDITOR, Role.SPECIALIST, Role.MANAGER):
        return YES
    return no(_("Bạn không được sửa dữ liệu đoàn viên của đơn vị này."))
