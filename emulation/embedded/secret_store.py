"""Passwords and keys made at the first start, kept in the data folder, mode 0600."""

import json
import secrets
from dataclasses import asdict, dataclass

from common.files import write_once
from emulation.embedded.errors import EmbeddedError
from emulation.embedded.paths import DataFolder


@dataclass(frozen=True)
class Secrets:
    """Letters, digits, ``-`` and ``_`` only, so that each may stand in a URL, in SQL and in a config file."""

    postgres: str
    owner: str
    app: str
    redis: str
    django: str


def load_secrets(folder: DataFolder) -> Secrets:
    """The folder's secrets, made now when it has none; raises EmbeddedError when the file is broken."""
    fresh = Secrets(
        postgres=secrets.token_urlsafe(24),
        owner=secrets.token_urlsafe(24),
        app=secrets.token_urlsafe(24),
        redis=secrets.token_urlsafe(24),
        django=secrets.token_urlsafe(60),
    )
    text = write_once(folder.secrets, json.dumps(asdict(fresh), indent=1))
    try:
        return Secrets(**json.loads(text))
    except (ValueError, TypeError) as problem:
        raise EmbeddedError(
            f"Tệp {folder.secrets} bị hỏng: hãy khôi phục nó, hoặc xoá nó rồi chạy script/server --fresh."
        ) from problem
