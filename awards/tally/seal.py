"""Canonical JSON and the hash that seals a run."""

import datetime as dt
import hashlib
import heapq
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from awards.tally.levels import Coded, Graded
from awards.tally.ranking import OutOfOrder


class SealRow(NamedTuple):
    """One result of a run; its first four fields are its place in the seal, by code point.

    ``ref`` tells apart two entries of one subject for one award (the phase, the dossier).
    """

    award: str
    subject_kind: str
    subject_code: str
    ref: str
    body: Any

    @property
    def place(self) -> tuple[str, str, str, str]:
        """What rows are ordered by, in NFC (``ORDER BY … COLLATE "C"`` in PostgreSQL)."""
        return (_nfc(self.award), _nfc(self.subject_kind), _nfc(self.subject_code), _nfc(self.ref))


def canonical_json(value: object) -> bytes:
    """The one UTF-8 spelling of a value, whatever the locale or time zone.

    Keys sorted, text in NFC, decimals as strings without idle zeros, days in ISO form, instants in UTC.
    Raises ``TypeError`` for a float, a naive instant or what JSON has no word for, and ``ValueError`` for two
    keys that are one in NFC.
    """
    plain = _plain(value)
    return json.dumps(plain, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")).encode()


def sha256_of(value: object) -> str:
    """SHA-256 of the canonical JSON, in hex."""
    return hashlib.sha256(canonical_json(value)).hexdigest()


class Seal:
    """A hash fed with the rows of a run in order; ``header`` is what the run used (standards, quotas)."""

    def __init__(self, header: object = None) -> None:
        self._hash = hashlib.sha256(canonical_json(header))
        self._before: tuple[str, str, str, str] | None = None
        self.count = 0

    def add(self, row: SealRow) -> None:
        """Take the next row; raises ``OutOfOrder`` when it does not come after the one before."""
        place = row.place
        if self._before is not None and place <= self._before:
            raise OutOfOrder(" · ".join(place))
        self._hash.update(b"\n" + canonical_json([*place, row.body]))
        self._before = place
        self.count += 1

    def hexdigest(self) -> str:
        """SHA-256 of the header and the rows so far, in hex."""
        return self._hash.hexdigest()


def seal_rows(rows: Iterable[SealRow], header: object = None) -> str:
    """The hash of a run whose rows are fed in order; raises ``OutOfOrder``."""
    seal = Seal(header)
    for row in rows:
        seal.add(row)
    return seal.hexdigest()


def merge_shards(shards: Iterable[Iterable[SealRow]]) -> Iterator[SealRow]:
    """The rows of shards that are each in order, as one stream in order."""
    return heapq.merge(*shards, key=lambda row: row.place)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _plain(value: object) -> object:
    match value:
        case Graded() | Coded():
            return value.code
        case None | bool() | int():
            return value
        case Mapping():
            return _object(value)
        case list() | tuple():
            return [_plain(each) for each in value]
    return _spelled(value)


def _spelled(value: object) -> str:
    match value:
        case str():
            return _nfc(value)
        case Decimal():
            return _decimal(value)
        case dt.date():
            return _instant(value) if isinstance(value, dt.datetime) else value.isoformat()
    raise TypeError(f"not canonical: {type(value).__name__}")


def _object(value: Mapping[Any, Any]) -> dict[str, object]:
    plain: dict[str, object] = {}
    for key, each in value.items():
        name = _nfc(_key(key))
        if name in plain:
            raise ValueError(f"two keys are one in NFC: {name}")
        plain[name] = _plain(each)
    return plain


def _key(key: object) -> str:
    match key:
        case Graded() | Coded():
            return key.code
        case str():
            return key
        case int() if not isinstance(key, bool):
            return str(key)
    raise TypeError(f"not a canonical key: {type(key).__name__}")


def _decimal(value: Decimal) -> str:
    if not value.is_finite():
        raise TypeError("not canonical: a decimal that is not finite")
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _instant(value: dt.datetime) -> str:
    if value.tzinfo is None:
        raise TypeError("not canonical: an instant without a time zone")
    return value.astimezone(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
