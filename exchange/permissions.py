"""Who may import which sheet, and from where they do it."""

from collections.abc import Iterable
from copy import copy
from typing import Any

from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from units.models import Role, Unit
from units.scope import Scope, scope_of


def may_import_sheet(user: Any, roles: Iterable[str]) -> Verdict:
    """Somebody who holds one of ``roles`` somewhere; each row is asked about its own unit besides."""
    if user.is_superuser or scope_of(user).holds(*roles):
        return YES
    return no(
        _("Bạn không có quyền nhập trang này: cần vai trò %(roles)s.")
        % {"roles": ", ".join(str(Role(role).label) for role in roles)}
    )


def acting(user: Any) -> Any:
    """``user`` with the reach an import gives: a superuser works as editor and specialist from every root."""
    if not user.is_superuser:
        return user
    kinds = dict(Unit.objects.filter(depth=1).values_list("path", "kind"))
    reaching = copy(user)
    reaching.unit_scope = Scope({Role.EDITOR: tuple(kinds), Role.SPECIALIST: tuple(kinds)}, kinds)
    return reaching
