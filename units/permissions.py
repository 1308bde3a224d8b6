"""Who may write for a unit, and from where they do it."""

from collections.abc import Iterable

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


def may_manage_roles(user, unit, *, of) -> Verdict:
    """A manager whose role reaches the unit, or the superuser; never for oneself."""
    if of.pk == user.pk and not user.is_superuser:
        return no(_("Bạn không tự giao hoặc kết thúc vai trò của chính mình. Hãy nhờ người quản lý khác."))
    if user.is_superuser or scope_of(user).covers(unit.path, Role.MANAGER):
        return YES
    return no(_("Chỉ người quản lý tài khoản của đơn vị này hoặc của cấp trên mới được giao vai trò."))
