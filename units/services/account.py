"""Accounts of a manager's units: opened with a first role, given a new password, locked and unlocked."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from accounts.services.account import RENEW
from accounts.services.sessions import end_sessions
from common.editing import moment, validated
from common.errors import DomainError, NotAllowed
from common.models import AuditEntry
from common.workflow import Move, write_audit
from units.models import Unit
from units.permissions import may_manage_account, may_manage_roles
from units.services.role import assign_role

MOST_RENEWED = 25
"""At once: each password takes a good part of a second to hash."""
PLAIN_CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Nothing that is mistaken for something else when read aloud or written down."""


class Slip(NamedTuple):
    """An account and its one-time password, which is stored nowhere."""

    account: object
    password: str


@transaction.atomic
def open_account(
    *,
    username: str,
    full_name: str,
    email: str = "",
    unit: Unit,
    role: str,
    by,
    valid_from: dt.date | None = None,
    valid_to: dt.date | None = None,
) -> Slip:
    """The account exists, holds ``role`` at ``unit`` and must change its password at the first sign-in.

    Raises ``NotAllowed``, or ``DomainError`` for a user name that is taken or bad.
    """
    users = get_user_model()
    password = one_time_password()
    account = users(username=username, full_name=full_name, email=email, must_change_password=True)
    if not (verdict := may_manage_roles(by, unit, of=account)):
        raise NotAllowed(verdict.reason)
    account.set_password(password)
    if users.objects.filter(username__iexact=username).exists():
        raise DomainError(_("Tên đăng nhập «%(name)s» đã có người dùng. Hãy chọn tên khác.") % {"name": username})
    validated(account)
    account.save()
    write_audit(account, "open", by=by, record=Move(data={"username": account.username}))
    assign_role(account, unit=unit, role=role, by=by, valid_from=valid_from, valid_to=valid_to)
    return Slip(account, password)


def renew_password(account, *, by, since: dt.datetime | None = None) -> str:
    """As ``renew_passwords`` for one account; returns the password."""
    return renew_passwords([account], by=by, since=since)[0].password


@transaction.atomic
def renew_passwords(accounts: Iterable, *, by, since: dt.datetime | None) -> list[Slip]:
    """Each of ``accounts`` has a one-time password, which is stored nowhere; all or none; their sessions are over.

    ``since`` is when the form was opened: whoever got a new password afterwards, as by a second click, keeps it;
    ``None`` asks nothing and is for callers that opened no form. Raises ``NotAllowed``, or ``DomainError`` naming such
    a person or for none and for more than ``MOST_RENEWED`` people.
    """
    chosen = sorted(accounts, key=lambda account: account.pk)
    if not 0 < len(chosen) <= MOST_RENEWED:
        raise DomainError(_("Hãy chọn từ 1 đến %(most)s người.") % {"most": MOST_RENEWED})
    locked = [_locked(account, by=by) for account in chosen]
    _refuse_renewed(locked, since)
    renewed = [Slip(account, _renew(account, by=by)) for account in locked]
    end_sessions(*locked)
    return sorted(renewed, key=lambda each: each.account.username)


def _refuse_renewed(accounts: Iterable, since: dt.datetime | None) -> None:
    if since is None:
        return
    lines = AuditEntry.objects.filter(
        subject_type=ContentType.objects.get_for_model(get_user_model()),
        subject_id__in=[account.pk for account in accounts],
        move=RENEW,
        at__gte=since,
    )
    if line := lines.order_by("-at").first():
        raise DomainError(
            _("%(account)s vừa được đặt mật khẩu lúc %(at)s. Chưa đặt cho ai: hãy mở lại trang rồi làm lại.")
            % {"account": line.subject, "at": moment(line.at)}
        )


def _renew(account, *, by) -> str:
    password = one_time_password()
    account.set_password(password)
    account.must_change_password = True
    account.save(update_fields=["password", "must_change_password"])
    write_audit(account, RENEW, by=by)
    return password


@transaction.atomic
def lock_account(account, *, by, reason: str = "") -> None:
    """Nobody signs in with the account or is signed in; its roles stay. Raises ``NotAllowed`` or ``DomainError``."""
    account = _locked(account, by=by)
    if not account.is_active:
        raise DomainError(_("Tài khoản đã bị khoá từ trước."))
    account.is_active = False
    account.save(update_fields=["is_active"])
    end_sessions(account)
    write_audit(account, "lock", by=by, record=Move(note=reason))


@transaction.atomic
def unlock_account(account, *, by) -> None:
    """The account signs in again, with the password it had. Raises ``NotAllowed`` or ``DomainError``."""
    account = _locked(account, by=by)
    if account.is_active:
        raise DomainError(_("Tài khoản đang hoạt động."))
    account.is_active = True
    account.save(update_fields=["is_active"])
    write_audit(account, "unlock", by=by)


def one_time_password() -> str:
    """Three groups of four characters that are easily told apart."""
    return "-".join(get_random_string(4, PLAIN_CHARACTERS) for _group in range(3))


def _locked(account, *, by):
    account = get_user_model().objects.select_for_update().get(pk=account.pk)
    if not (verdict := may_manage_account(by, account)):
        raise NotAllowed(verdict.reason)
    return account
