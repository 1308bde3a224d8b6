"""The keys anybody may check certificates with."""

import binascii
import json
from base64 import b64decode, b64encode
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from certificates.models import SigningKey
from certificates.payload import key_id_of
from common.errors import DomainError


class KeysUnreadable(DomainError):
    """A file is not one of published keys."""


def published_keys() -> list[dict[str, Any]]:
    """Every key there ever was, the latest first, as it is published; ``valid_to`` is ``None`` for the one in use."""
    return [
        {
            "id": key.key_id,
            "algorithm": "Ed25519",
            "public_key": b64encode(key.public).decode(),
            "valid_from": key.valid_from.isoformat(),
            "valid_to": _iso(key.valid_to),
            "is_sample": key.is_sample,
        }
        for key in SigningKey.objects.with_end()
    ]


def key_in_use() -> SigningKey | None:
    """The key that signs now; ``None`` before the first certificate."""
    return SigningKey.objects.first()


def known_keys() -> dict[str, bytes]:
    """The public halves of this database's keys, by id."""
    return {key_id: bytes(public) for key_id, public in SigningKey.objects.values_list("key_id", "public")}


def keys_in_file(path: Path) -> dict[str, bytes]:
    """The public halves in a file of published keys, by id; raises ``KeysUnreadable``."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["keys"]
        keys = {row["id"]: b64decode(row["public_key"], validate=True) for row in rows}
    except OSError:
        raise KeysUnreadable(_("Không mở được tệp khoá «%(path)s». Hãy kiểm tra đường dẫn.") % {"path": path}) from None
    except (ValueError, KeyError, TypeError, binascii.Error):
        raise _not_keys(path) from None
    if any(key_id != key_id_of(public) for key_id, public in keys.items()):
        raise _not_keys(path)
    return keys


def _not_keys(path: Path) -> KeysUnreadable:
    return KeysUnreadable(
        _("Tệp «%(path)s» không phải tệp khoá công bố. Hãy tải lại từ trang tra cứu.") % {"path": path}
    )


def _iso(moment: datetime | None) -> str | None:
    return moment and moment.isoformat()
