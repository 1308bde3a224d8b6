"""The first page of whoever keeps accounts: roles that end, accounts nobody has used."""

from django.urls import reverse
from django.utils.translation import gettext as _

from reports.selectors.homes.figure import Figure
from units.models import Role, RoleAssignment
from units.scope import scope_of
from units.selectors.accounts import holders_of


def account_figures(user) -> list[Figure]:
    """People at the units ``user`` manages who need a look; two queries, none for others."""
    if not user.is_superuser and not scope_of(user).holds(Role.MANAGER):
        return []
    held = RoleAssignment.objects.visible_to(user, Role.MANAGER).not_over()
    address = reverse("units:role-list")
    return [
        Figure(
            holders_of(held.never_signed_in()).count(),
            _("người chưa đăng nhập lần nào"),
            f"{address}?show=never",
        ),
        Figure(
            holders_of(held.ending_soon()).count(),
            _("người có vai trò hết hạn trong 30 ngày"),
            f"{address}?show=ending",
        ),
    ]
