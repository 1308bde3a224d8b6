"""Accounts as those see them who manage the roles of some units."""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from common.models import AuditEntry
from common.vietnamese import clean
from units.models import Role, RoleAssignment

ACCOUNT_MOVES = {
    "renew_password": _("Đặt mật khẩu dùng một lần"),
    "open": _("Mở tài khoản"),
    "lock": _("Khoá tài khoản"),
    "unlock": _("Mở khoá tài khoản"),
}
"""What is done to an account by whoever manages it, as the audit calls it."""


def holders_of(assignments: QuerySet[RoleAssignment]) -> QuerySet:
    """The people who hold ``assignments``, each with those as ``roles_held``, in the order of the tree."""
    held = assignments.select_related("unit").order_by("unit__path", "role", "valid_from")
    return (
        get_user_model()
        .objects.filter(pk__in=assignments.order_by().values("user"))
        .prefetch_related(Prefetch("role_assignments", queryset=held, to_attr="roles_held"))
        .order_by("username")
    )


def accounts_managed(manager) -> QuerySet:
    """Everybody who holds or held a role at a unit ``manager`` manages; for a superuser, everybody."""
    users = get_user_model().objects.order_by("username")
    if manager.is_superuser:
        return users
    managed = RoleAssignment.objects.visible_to(manager, Role.MANAGER)
    return users.filter(pk__in=managed.order_by().values("user"))


def accounts_in_hand(manager) -> QuerySet:
    """Those whose password and lock are ``manager``'s, as ``permissions.may_manage_account`` has it."""
    users = accounts_managed(manager).exclude(pk=manager.pk)
    if manager.is_superuser:
        return users
    managed = RoleAssignment.objects.visible_to(manager, Role.MANAGER).order_by().values("pk")
    elsewhere = RoleAssignment.objects.not_over().filter(user=OuterRef("pk")).exclude(pk__in=managed)
    return users.filter(~Exists(elsewhere), is_superuser=False, is_staff=False)


def accounts_to_trust(manager, text: str) -> QuerySet:
    """To whom ``manager`` may give a role: by any part of the name among those managed, else by the whole user name."""
    known = accounts_managed(manager).matching(text)
    named = Q(pk__in=known.order_by().values("pk")) | Q(username__iexact=clean(text))
    everybody = get_user_model().objects.filter(is_superuser=False).exclude(pk=manager.pk)
    return everybody.filter(named).order_by("username")


def account_log(manager) -> QuerySet[AuditEntry]:
    """What was done to the accounts ``manager`` manages, the newest first."""
    users = ContentType.objects.get_for_model(get_user_model())
    lines = AuditEntry.objects.filter(subject_type=users, move__in=ACCOUNT_MOVES)
    managed = accounts_managed(manager).order_by().values("pk")
    return lines.filter(subject_id__in=managed).select_related("actor").order_by("-at", "-pk")


def told_lines(lines: Iterable[AuditEntry]) -> list[dict]:
    """Each of ``lines`` with its account and what was done to it, in words; one query."""
    lines = list(lines)
    accounts = get_user_model().objects.in_bulk({line.subject_id for line in lines})
    return [{"line": line, "account": accounts[line.subject_id], "move": ACCOUNT_MOVES[line.move]} for line in lines]
