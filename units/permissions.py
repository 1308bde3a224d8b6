"""Who may write for a unit, and from where they do it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.verdict import YES, Verdict, no
from units.models import Role, Unit
from units.scope import scope_of

KEEPERS = (Role.EDITOR, Role.SPECIALIST, Role.MANAGER)
"""Whoever keeps the register of a unit: its people and its collectives."""
NOT_SUPERUSERS = gettext_lazy("Tài khoản quản trị hệ thống chỉ do quản trị hệ thống thay đổi.")


def takes_writes(unit) -> Verdict:
    """The unit has not ended: what it left is read, nobody adds to it."""
    if not unit.has_ended:
        return YES
    return no(
        _("%(unit)s đã kết thúc hoạt động từ hết ngày %(day)s nên chỉ còn xem được. Hãy làm ở đơn vị kế tiếp.")
        % {"unit": unit.label, "day": f"{unit.ended_on:%d/%m/%Y}"}
    )


def may_write_for(user, unit) -> Verdict:
    """An editor whose role reaches the unit, or a specialist strictly above it who fills in on its behalf.

    Nobody once the unit has ended.
    """
    scope = scope_of(user)
    if not (verdict := takes_writes(unit)):
        return verdict
    if scope.covers(unit.path, Role.EDITOR) or scope.covers_from_above(unit.path, Role.SPECIALIST):
        return YES
    return no(_("Bạn không phải người lập hồ sơ của đơn vị này và cũng không phải chuyên viên cấp trên của đơn vị."))


def may_write_somewhere(user) -> Verdict:
    """Whether there are units ``user`` writes for; ``may_write_for`` says of each."""
    if scope_of(user).holds(Role.EDITOR, Role.SPECIALIST):
        return YES
    return no(_("Chỉ cán bộ nhập liệu và chuyên viên mới thêm được. Hãy nhờ người quản lý tài khoản giao vai trò."))


def may_keep_register(user, unit) -> Verdict:
    """Editors, specialists and managers who reach the unit keep its people and collectives, until it ends."""
    if not (verdict := takes_writes(unit)):
        return verdict
    if user.is_superuser or scope_of(user).covers(unit.path, *KEEPERS):
        return YES
    return no(_("Bạn chỉ được xem, không được sửa đoàn viên và tập thể của đơn vị này."))


def unit_above_acting(user, unit) -> Unit | None:
    """The nearest unit above from which ``user`` writes for ``unit``; ``None`` when it is the unit's own editor."""
    return units_above_acting(user, [unit])[unit.pk]


def units_above_acting(user, units: Iterable[Unit]) -> dict[int, Unit | None]:
    """As ``unit_above_acting`` for many units, by their keys; one query."""
    held = scope_of(user).held
    own = held.get(Role.EDITOR, ())
    paths = [*own, *held.get(Role.SPECIALIST, ())]
    nearest = {unit.pk: "" if unit.path in own else _nearest_path(paths, unit) for unit in units}
    acting = {unit.path: unit for unit in Unit.objects.filter(path__in=set(nearest.values()) - {""})}
    return {pk: acting.get(path) for pk, path in nearest.items()}


def reviewing_unit(user, unit) -> Unit | None:
    """The nearest unit above where ``user`` is a specialist; ``None`` when nowhere."""
    path = _nearest_path(scope_of(user).held.get(Role.SPECIALIST, ()), unit)
    return Unit.objects.get(path=path) if path else None


def _nearest_path(paths: Iterable[str], unit) -> str:
    """The longest of ``paths`` strictly above ``unit``; empty when there is none."""
    return max((path for path in paths if unit.path.startswith(path) and path != unit.path), key=len, default="")


def may_manage_some(user) -> Verdict:
    """A manager of some unit, or the superuser."""
    if user.is_superuser or scope_of(user).holds(Role.MANAGER):
        return YES
    return no(_("Chỉ người quản lý tài khoản mới mở được trang này. Hãy liên hệ công đoàn cấp trên."))


def may_manage_roles(user, unit, *, of) -> Verdict:
    """A manager whose role reaches the unit, or the superuser; never for oneself, nor for a superuser."""
    if user.is_superuser:
        return YES
    if of.pk == user.pk:
        return no(_("Bạn không tự giao hoặc kết thúc vai trò của chính mình. Hãy nhờ người quản lý khác."))
    if of.is_superuser:
        return no(NOT_SUPERUSERS)
    if scope_of(user).covers(unit.path, Role.MANAGER):
        return YES
    return no(_("Chỉ người quản lý tài khoản của đơn vị này hoặc của cấp trên mới được giao vai trò."))


def may_manage_account(user, account) -> Verdict:
    """The superuser, or whoever manages the roles of all units where ``account`` holds one; never one's own account.

    Password and lock hold everywhere: a role outside one's units, now or to come, takes the account out of one's hands.
    """
    if account.pk == user.pk:
        return no(_("Đây là tài khoản của bạn. Hãy đổi mật khẩu ở mục «Đổi mật khẩu»."))
    if user.is_superuser:
        return YES
    if account.is_superuser or account.is_staff:
        return no(NOT_SUPERUSERS)
    managed = account.role_assignments.visible_to(user, Role.MANAGER)
    if account.role_assignments.not_over().exclude(pk__in=managed.values("pk")).exists():
        return no(_("Người này còn giữ vai trò ngoài phạm vi của bạn. Hãy nhờ người quản lý tài khoản cấp trên."))
    if managed.exists():
        return YES
    return no(_("Tài khoản này không thuộc đơn vị nào bạn quản lý."))
