from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from people.models import Member
from units.models import Role
from units.permissions import KEEPERS, may_keep_register
from units.scope import scope_of


def may_add_people(user) -> Verdict:
    """Whoever keeps the register of some unit."""
    if user.is_superuser or scope_of(user).holds(*KEEPERS):
        return YES
    return no(_("Vai trò của bạn không thêm được đoàn viên, tập thể. Hãy nhờ người lập hồ sơ của đơn vị."))


def stands_for_person(member) -> Verdict:
    """A record that was merged into another one is only looked at; what is new is written under the one kept."""
    if member.merged_into_id is None:
        return YES
    return no(
        _("Bản ghi %(code)s đã gộp vào %(kept)s. Hãy ghi ở bản ghi được giữ.")
        % {"code": member.code, "kept": f"{member.merged_into.full_name} ({member.merged_into.code})"}
    )


def may_record_discipline(user, unit) -> Verdict:
    """A specialist strictly above the unit: nobody keeps this register about their own unit."""
    if user.is_superuser or scope_of(user).covers_from_above(unit.path, Role.SPECIALIST):
        return YES
    return no(_("Chỉ chuyên viên của công đoàn cấp trên được ghi sổ kỷ luật."))


def may_move(user, member, *, to=None) -> Verdict:
    """A specialist strictly above the member's unit and above ``to``, where it is known already."""
    if not (verdict := stands_for_person(member)):
        return verdict
    scope = scope_of(user)
    units = [member.unit, to] if to else [member.unit]
    if user.is_superuser or all(scope.covers_from_above(unit.path, Role.SPECIALIST) for unit in units):
        return YES
    return no(_("Chỉ chuyên viên của công đoàn cấp trên của cả hai đơn vị được chuyển sinh hoạt đoàn viên."))


def may_keep(user, row) -> Verdict:
    """Whoever keeps the register of the unit of ``row``, a member or a collective; of a merged record nobody."""
    if isinstance(row, Member) and not (verdict := stands_for_person(row)):
        return verdict
    return may_keep_register(user, row.unit)
