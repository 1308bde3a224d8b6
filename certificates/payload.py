"""What the QR code of a certificate says, signed with Ed25519, so that it can be checked without asking anybody.

``TD1.KEY.BODY.SIGNATURE``: the form and its version, the id of the key, the contents as a JSON list in base64url, and
the signature over everything before it. ``MAU1`` stands for ``TD1`` where the people are invented.
"""

import json
import re
from base64 import b32encode, urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.utils.translation import gettext as _

from common.errors import DomainError

REAL, SAMPLE = "TD1", "MAU1"
PARAMETER = "q"
"""Of the address in the QR code, which carries the payload."""
PAYLOAD = re.compile(
    rf"(?P<signed>(?P<kind>{REAL}|{SAMPLE})\.(?P<key>[A-Z2-7]{{8}})\.(?P<body>[\w-]{{1,4000}}))\.(?P<signature>[\w-]{{86}})",
    re.ASCII,
)


class PayloadRefused(DomainError):
    """The payload cannot be read, or nobody whose key is known signed it as it is."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What the certificate prints: code, copy (1, 2 …), decision and its day (ISO), golden-book number, who, what for.

    ``number`` is ``None`` where the decision gives none.
    """

    code: str
    copy: int
    decision: str
    signed_on: str
    number: int | None
    name: str
    unit: str
    award: str


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the id of a key and its private half."""

    key_id: str
    private: Ed25519PrivateKey
    is_sample: bool = False

    def sign(self, contents: Contents) -> str:
        """The payload of ``contents``; the same for the same, whoever asks."""
        body = json.dumps(astuple(contents), ensure_ascii=False, separators=(",", ":")).encode()
        signed = f"{SAMPLE if self.is_sample else REAL}.{self.key_id}.{_encoded(body)}"
        return f"{signed}.{_encoded(self.private.sign(signed.encode()))}"


@dataclass(frozen=True, slots=True)
class Checked:
    """A payload whose signature holds."""

    contents: Contents
    key_id: str
    is_sample: bool


def key_id_of(public: bytes) -> str:
    """The id of the key whose public half is ``public``: eight letters that follow from it."""
    return b32encode(sha256(public).digest()).decode()[:8]


def check(text: str, keys: Mapping[str, bytes]) -> Checked:
    """What ``text`` says, a payload or the address that carries it; ``keys`` are public halves by id.

    Raises ``PayloadRefused`` with what is wrong.
    """
    found = PAYLOAD.fullmatch(payload_in(text))
    if found is None:
        raise _unreadable()
    key_id, signed = found["key"], found["signed"]
    if key_id not in keys:
        raise PayloadRefused(
            _(
                "Mã được ký bằng khoá %(key)s, không có trong các khoá đã công bố: giấy này không do hệ thống phát "
                "hành, hoặc tệp khoá đã cũ. Hãy tải lại các khoá rồi kiểm tra lần nữa."
            )
            % {"key": key_id}
        )
    try:
        Ed25519PublicKey.from_public_bytes(keys[key_id]).verify(_decoded(found["signature"]), signed.encode())
    except InvalidSignature:
        raise PayloadRefused(
            _("Chữ ký không khớp với nội dung: mã QR này đã bị sửa. Hãy tra theo mã in trên giấy, hoặc hỏi nơi cấp.")
        ) from None
    return Checked(_contents(found["body"]), key_id, is_sample=found["kind"] == SAMPLE)


def payload_in(text: str) -> str:
    """The payload that ``text`` is, or carries as an address."""
    text = text.strip()
    carried = parse_qs(urlsplit(text).query).get(PARAMETER) if "?" in text else None
    return carried[0] if carried else text


def _contents(body: str) -> Contents:
    """Of a body that was signed, and so was made here."""
    return Contents(*json.loads(_decoded(body)))


def _encoded(content: bytes) -> str:
    return urlsafe_b64encode(content).decode().rstrip("=")


def _decoded(text: str) -> bytes:
    """The bytes ``text`` spells; raises ``PayloadRefused`` for what spells none, or not as we do."""
    try:
        content = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        raise _unreadable() from None
    if _encoded(content) != text:
        raise _unreadable()
    return content


def _unreadable() -> PayloadRefused:
    return PayloadRefused(
        _("Không đọc được mã này. Hãy quét lại, hoặc chép đủ cả đoạn mã bắt đầu bằng %(start)s.") % {"start": REAL}
    )
