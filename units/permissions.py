"""Who may write for a unit, and from where they do it."""

from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from units.models import Role, Unit
from units.scope import scope_of


def may_write_for(user, unit) -> Verdict:
    """An editor whose role reaches the unit, or a specialist strictly above it who fills in on its behalf."""
    scope = scope_of(user)
    if scope.covers(unit.path, Role.EDITOR) or scope.covers_from_above(unit.path, Role.SPECIALIST):
        return YES
    return no(_("Bạn không phải người lập hồ sơ của đơn vị này và cũng không phải chuyên viên cấp trên của đơn vị."))


def unit_above_acting(user, unit) -> Unit | None:
    """The nearest unit above from which ``user`` writes for ``unit``; ``None`` when it is the unit's own editor."""
    held = scope_of(user).held
    if unit.path in held.get(Role.EDITOR, ()):
        return None
    return _nearest([*held.get(Role.EDITOR, ()), *held.get(Role.SPECIALIST, ())], unit)


def reviewing_unit(user, unit) -> Unit | None:
    """The nearest unit above where ``user`` is a specialist; ``None`` when nowhere."""
    return _nearest(scope_of(user).held.get(Role.SPECIALIST, ()), unit)


def _nearest(paths, unit) -> Unit | None:
    above = [path for path in paths if unit.path.startswith(path) and path != unit.path]
    return Unit.objects.get(path=max(above, key=len)) if above else None


def may_manage_roles(user, unit, *, of) -> Verdict:
    """A manager whose role reaches the unit, or the superuser; never for oneself."""
    if of.pk == user.pk and not user.is_superuser:
        return no(_("Bạn không tự giao hoặc kết thúc vai trò của chính mình. Hãy nhờ người quản lý khác."))
    if user.is_superuser or scope_of(user).covers(unit.path, Role.MANAGER):
        return YES
    return no(_("Chỉ người quản lý tài khoản của đơn vị này hoặc của cấp trên mới được giao vai trò."))
