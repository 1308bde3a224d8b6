"""The hashes that chain the audit: of one entry, and of a segment over its entries and the segment before it."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

ENTRY_FIELDS = (
    "pk", "at", "actor_id", "subject_type_id", "subject_id", "move", "before", "after", "on_behalf_of", "note", "data",
)  # fmt: skip
"""What of an entry is hashed: everything there is."""
SPELLING = 1
"""Grows when an entry is spelled otherwise; it is part of every segment's hash."""
KEY_BYTES, DIGEST_BYTES = 8, 32
LINK_BYTES = KEY_BYTES + DIGEST_BYTES

_spell = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str).encode


@dataclass(frozen=True, slots=True)
class Link:
    """An entry in the chain: its number and the SHA-256 of its spelling."""

    entry: int
    digest: bytes


def link_of(values: tuple[Any, ...]) -> Link:
    """The link of the entry whose ``ENTRY_FIELDS`` have these ``values``."""
    plain = [_instant(value) if isinstance(value, dt.datetime) else value for value in values]
    return Link(values[0], hashlib.sha256(_spell(plain).encode()).digest())


def packed(links: Iterable[Link]) -> bytes:
    """The links as they are stored: number and hash, one after another."""
    return b"".join(link.entry.to_bytes(KEY_BYTES) + link.digest for link in links)


def unpacked(stored: bytes) -> Iterator[Link]:
    """The links of what ``packed`` stored; a last one cut short has a hash no entry has."""
    for start in range(0, len(stored), LINK_BYTES):
        piece = stored[start : start + LINK_BYTES]
        yield Link(int.from_bytes(piece[:KEY_BYTES]), piece[KEY_BYTES:])


def root_of(header: Mapping[str, Any], links: bytes) -> str:
    """SHA-256, in hex, of a segment: what its ``header`` says, the root before it among that, and its links."""
    plain = {name: _instant(value) if isinstance(value, dt.datetime) else value for name, value in header.items()}
    return hashlib.sha256(_spell({"spelling": SPELLING, **plain}).encode() + b"\n" + links).hexdigest()


def _instant(value: dt.datetime) -> str:
    return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
