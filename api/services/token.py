"""Tokens are made, shown once, used, taken back."""

import datetime as dt
import secrets
from hashlib import sha256

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from api.models import ApiToken
from api.permissions import may_keep_token
from common.clock import today
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.workflow import Move, write_audit
from units.permissions import takes_writes

PREFIX = "tdcd_"
TOKEN_BYTES = 32
STALE = dt.timedelta(hours=1)
"""The moment of the last use is written no more often."""


@transaction.atomic
def make_token(*, unit, name: str, purpose: str, scopes: list[str], expires_on: dt.date, by) -> tuple[ApiToken, str]:
    """Software reads in the name of ``unit`` until the end of ``expires_on``; returns the row and the token itself,
    which is shown this once. Raises ``NotAllowed``, ``TransitionRefused`` for an ended unit or ``DomainError`` for a
    day that is over."""
    if not (verdict := may_keep_token(by, unit)):
        raise NotAllowed(verdict.reason)
    if not (verdict := takes_writes(unit)):
        raise TransitionRefused(verdict.reason)
    if expires_on < today():
        raise DomainError(_("Ngày hết hạn đã qua. Hãy chọn từ hôm nay trở đi."))
    text = PREFIX + secrets.token_urlsafe(TOKEN_BYTES)
    token = ApiToken.objects.create(
        unit=unit,
        name=name,
        purpose=purpose,
        scopes=scopes,
        expires_on=expires_on,
        digest=digest_of(text),
        made_by=by,
    )
    write_audit(token, "create", by=by, record=Move(data={"scopes": scopes, "expires_on": expires_on.isoformat()}))
    return token, text


@transaction.atomic
def revoke_token(token: ApiToken, *, reason: str, by) -> ApiToken:
    """Nothing is read with the token any more; raises ``NotAllowed``, or ``TransitionRefused`` when so already."""
    locked = ApiToken.objects.select_for_update(of=("self",)).select_related("unit").get(pk=token.pk)
    if not (verdict := may_keep_token(by, locked.unit)):
        raise NotAllowed(verdict.reason)
    if locked.revoked_at:
        raise TransitionRefused(_("Mã truy cập này đã thu hồi rồi."))
    locked.revoked_at = timezone.now()
    locked.save(update_fields=["revoked_at", "updated_at"])
    write_audit(locked, "revoke", by=by, record=Move(note=reason))
    return locked


def token_of(text: str) -> ApiToken | None:
    """The usable token that ``text`` is, noted as used; ``None`` when it is none."""
    token = ApiToken.objects.usable().select_related("unit").filter(digest=digest_of(text)).first()
    if token and (token.last_used_at is None or token.last_used_at < timezone.now() - STALE):
        due = Q(last_used_at=None) | Q(last_used_at__lt=timezone.now() - STALE)
        ApiToken.objects.filter(due, pk=token.pk).update(last_used_at=timezone.now())
    return token


def digest_of(text: str) -> str:
    """What is kept of a token: it has 256 random bits, so that no slow hash is needed."""
    return sha256(text.encode()).hexdigest()
