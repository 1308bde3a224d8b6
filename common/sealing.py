"""Secrets that the database keeps under a secret of the settings: who reads the tables alone does not read them."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

NONCE_BYTES = 12
SALT_BYTES = 16


class Unsealable(Exception):
    """The secret of the settings is not the one it was sealed under."""


def seal(content: bytes, *, purpose: str, about: str = "") -> bytes:
    """``content`` that only ``unseal`` with the same ``purpose`` and ``about`` reads: salt, then nonce, then text.

    ``about`` names the row it belongs to, so that it opens beside no other.
    """
    salt, nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
    return salt + nonce + _cipher(salt, purpose).encrypt(nonce, content, about.encode())


def unseal(sealed: bytes, *, purpose: str, about: str = "") -> bytes:
    """What was sealed for ``purpose`` and ``about``; raises ``Unsealable``."""
    salt, nonce, text = sealed[:SALT_BYTES], sealed[SALT_BYTES:][:NONCE_BYTES], sealed[SALT_BYTES + NONCE_BYTES :]
    try:
        return _cipher(salt, purpose).decrypt(nonce, text, about.encode())
    except InvalidTag:
        raise Unsealable from None


def _cipher(salt: bytes, purpose: str) -> AESGCM:
    secret = (settings.SIGNING_SECRET or settings.SECRET_KEY).encode()
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=salt, info=purpose.encode()).derive(secret))
