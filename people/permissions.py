from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from units.models import Role
from units.permissions import KEEPERS, may_keep_register
from units.scope import scope_of


def may_add_people(user) -> Verdict:
    """Whoever keeps the register of some unit."""
    if user.is_superuser or scope_of(user).holds(*KEEPERS):
        return YES
    return no(_("Vai trò của bạn không thêm được đoàn viên, tập thể. Hãy nhờ người lập hồ sơ của đơn vị."))


def may_record_discipline(user, unit) -> Verdict:
    """A specialist strictly above the unit: nobody keeps this register about their own unit."""
    if user.is_superuser or scope_of(user).covers_from_above(unit.path, Role.SPECIALIST):
        return YES
    return no(_("Chỉ chuyên viên của công đoàn cấp trên được ghi sổ kỷ luật."))


def may_move(user, member, *, to=None) -> Verdict:
    """A specialist strictly above the member's unit and above ``to``, where it is known already."""
    scope = scope_of(user)
    units = [member.unit, to] if to else [member.unit]
    if user.is_superuser or all(scope.covers_from_above(unit.path, Role.SPECIALIST) for unit in units):
        return YES
    return no(_("Chỉ chuyên viên của công đoàn cấp trên của cả hai đơn vị được chuyển sinh hoạt đoàn viên."))


def may_keep(user, row) -> Verdict:
    """Whoever keeps the register of the unit of ``row``, a member or a collective."""
    return may_keep_register(user, row.unit)
