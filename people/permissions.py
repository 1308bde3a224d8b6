from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from units.models import Role
from units.scope import scope_of

KEEPERS = (Role.EDITOR, Role.SPECIALIST, Role.MANAGER)


def may_add_people(user) -> Verdict:
    """Whoever keeps the register of some unit."""
    if user.is_superuser or scope_of(user).holds(*KEEPERS):
        return YES
    return no(_("Vai trò của bạn không thêm được đoàn viên, tập thể. Hãy nhờ người lập hồ sơ của đơn vị."))


def may_record_discipline(user, member) -> Verdict:
    """A specialist strictly above the member's unit: nobody keeps this register about their own unit."""
    if user.is_superuser or scope_of(user).covers_from_above(member.unit.path, Role.SPECIALIST):
        return YES
    return no(_("Chỉ chuyên viên của công đoàn cấp trên được ghi sổ kỷ luật."))


def may_keep(user, row) -> Verdict:
    """Editors, specialists and managers who reach the unit of ``row``, a member or a collective."""
    if user.is_superuser or scope_of(user).covers(row.unit.path, *KEEPERS):
        return YES
    return no(_("Bạn chỉ được xem, không được sửa đoàn viên và tập thể của đơn vị này."))
