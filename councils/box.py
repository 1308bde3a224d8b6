"""A ballot box: anyone may put a ballot in, and only whoever holds its key can read one."""

import base64
import os

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PUBLIC_SIZE, NONCE_SIZE = 32, 12
PADDED = 16
"""Every ballot is as long as every other one."""


class BoxDamaged(Exception):
    """What lies in the box was not put there for it, or its key does not open."""


def make_box() -> tuple[bytes, bytes]:
    """The public key of a new box, and its own key encrypted so that only this installation can use it."""
    key = X25519PrivateKey.generate()
    return key.public_key().public_bytes_raw(), _wrapping().encrypt(key.private_bytes_raw())


def put_in(public: bytes, text: str, *, place: str) -> bytes:
    """``text`` sealed for the box; it can be read at ``place`` alone. The key it was sealed with is thrown away."""
    own, nonce = X25519PrivateKey.generate(), os.urandom(NONCE_SIZE)
    shared = _shared(own, X25519PublicKey.from_public_bytes(bytes(public)))
    sealed = ChaCha20Poly1305(shared).encrypt(nonce, text.encode().ljust(PADDED), place.encode())
    return own.public_key().public_bytes_raw() + nonce + sealed


def opener(box_key: bytes):
    """The function that reads what was put in: sealed bytes and place → text; raises ``BoxDamaged``."""
    try:
        key = X25519PrivateKey.from_private_bytes(_wrapping().decrypt(bytes(box_key)))
    except (InvalidToken, ValueError) as damaged:
        raise BoxDamaged from damaged

    def take_out(sealed: bytes, *, place: str) -> str:
        sealed = bytes(sealed)
        public, rest = sealed[:PUBLIC_SIZE], sealed[PUBLIC_SIZE:]
        try:
            shared = _shared(key, X25519PublicKey.from_public_bytes(public))
            text = ChaCha20Poly1305(shared).decrypt(rest[:NONCE_SIZE], rest[NONCE_SIZE:], place.encode())
        except (InvalidTag, ValueError) as damaged:
            raise BoxDamaged from damaged
        return text.decode().strip()

    return take_out


def _shared(own: X25519PrivateKey, other: X25519PublicKey) -> bytes:
    return _derived(own.exchange(other), b"councils.ballot")


def _wrapping() -> MultiFernet:
    """Keys made from the secret of this installation, that of today first."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    keys = [_derived(secret.encode(), b"councils.box") for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])


def _derived(secret: bytes, purpose: bytes) -> bytes:
    return HKDF(hashes.SHA256(), length=32, salt=None, info=purpose).derive(secret)
