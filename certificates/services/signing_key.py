"""Keys that certificates are signed with: one at a time, its private half sealed, followed by another on demand."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction
from django.utils.translation import gettext as _

from certificates.models import KeySecret, SigningKey
from certificates.payload import Signer, key_id_of
from certificates.permissions import may_change_keys
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.numbering import next_number
from common.sample_mark import is_sample_database
from common.sealing import SALT_BYTES, Unsealable, seal, unseal
from common.workflow import Move, write_audit

SERIES = "signing-key"
PURPOSE = "certificates: private half of a signing key"


class KeyLocked(DomainError):
    """The private half of the key in use does not open with the secret of the settings."""


@transaction.atomic
def change_key(*, by, reason: str = "", seen: str | None = None) -> SigningKey:
    """A new key signs from now on; the private half of the former is gone for good.

    ``seen`` is the id of the key that whoever asks took for the one in use, ``""`` for none and ``None`` for whoever
    looked at none. Raises ``NotAllowed``, or ``TransitionRefused`` when it has been changed since.
    """
    if not (verdict := may_change_keys(by)):
        raise NotAllowed(verdict.reason)
    return _start_key(by=by, reason=reason, seen=seen)


@transaction.atomic
def signer_in_use(*, by) -> Signer:
    """Who signs now; the first key, and the first of a sample database, is started in the name of ``by``.

    Raises ``KeyLocked``.
    """
    is_sample = is_sample_database()
    key = _key_in_use()
    if key is None or key.is_sample != is_sample:
        key = _start_key(by=by, unless=lambda current: current.is_sample == is_sample)
    return Signer(key.key_id, _opened(key.secret), is_sample=key.is_sample)


def try_key() -> bool:
    """Whether there is a key to sign with, which opens with the secret of the settings; raises ``KeyLocked``."""
    key = _key_in_use()
    if key:
        _opened(key.secret)
    return key is not None


def _key_in_use() -> SigningKey | None:
    return SigningKey.objects.select_related("secret").first()


def _start_key(*, by, unless=lambda current: False, reason: str = "", seen: str | None = None) -> SigningKey:
    """A key follows the one in use, ``unless`` another transaction has just started one that will do."""
    number = next_number(SERIES)
    current = _key_in_use()
    if current and unless(current):
        return current
    if seen not in (None, current.key_id if current else ""):
        raise TransitionRefused(_("Khoá ký vừa được đổi. Hãy xem lại danh sách trước khi đổi lần nữa."))
    private = Ed25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw()
    key = SigningKey.objects.create(
        number=number, key_id=key_id_of(public), public=public, is_sample=is_sample_database(), made_by=by
    )
    KeySecret.objects.all().delete()
    sealed = seal(private.private_bytes_raw(), purpose=PURPOSE, about=key.key_id)
    KeySecret.objects.create(key=key, salt=sealed[:SALT_BYTES], sealed=sealed[SALT_BYTES:])
    write_audit(key, "start", by=by, record=Move(note=reason))
    return key


def _opened(secret: KeySecret) -> Ed25519PrivateKey:
    key_id = secret.key.key_id
    try:
        content = unseal(bytes(secret.salt) + bytes(secret.sealed), purpose=PURPOSE, about=key_id)
    except Unsealable:
        raise KeyLocked(
            _(
                "Không mở được khoá ký %(key)s: SIGNING_SECRET của máy chủ đã đổi. Hãy đặt lại giá trị cũ, hoặc đổi "
                "khoá bằng lệnh rotate_signing_key; các giấy đã cấp vẫn kiểm tra được."
            )
            % {"key": key_id}
        ) from None
    return Ed25519PrivateKey.from_private_bytes(content)
