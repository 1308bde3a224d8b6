"""Canonical JSON, the digest of each result, and the hash that seals a run."""

import datetime as dt
import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from awards.tally.levels import Coded, Graded
from awards.tally.ranking import OutOfOrder

_spell = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")).encode


def canonical_json(value: object) -> bytes:
    """The one UTF-8 spelling of a value, whatever the locale or time zone.

    Keys sorted, text in NFC, decimals as strings without idle zeros, days in ISO form, instants in UTC.
    Raises ``TypeError`` for a float, a naive instant or what JSON has no word for, and ``ValueError`` for two
    keys that are one in NFC.
    """
    return _spell(_plain(value)).encode()


def spelled(plain: object) -> str:
    """The same spelling of what is plain JSON already: text, whole numbers, lists, objects with ASCII keys."""
    text = _spell(plain)
    return text if text.isascii() else _nfc(text)


def sha256_of(value: object) -> str:
    """SHA-256 of the canonical JSON, in hex."""
    return hashlib.sha256(canonical_json(value)).hexdigest()


def digest_of(place: str, facts: str, findings: str, standing: str) -> bytes:
    """SHA-256 of one result: its place, facts, findings and standing, each spelled, on a line of its own."""
    return hashlib.sha256("\n".join((place, facts, findings, standing)).encode()).digest()


class Seal:
    """A hash fed with the lines of a run in order; ``header`` is what the run used (standards, quotas).

    It is that of a text file: the header as canonical JSON, then the lines, sorted, without a newline at the end.
    """

    def __init__(self, header: object = None) -> None:
        self._hash = hashlib.sha256(canonical_json(header))
        self._before = ""
        self.count = 0

    def add(self, line: str) -> None:
        """Take the next line; raises ``OutOfOrder`` when it does not come after the one before."""
        line = _nfc(line)
        if line <= self._before:
            raise OutOfOrder(line)
        self._hash.update(b"\n" + line.encode())
        self._before = line
        self.count += 1

    def hexdigest(self) -> str:
        """SHA-256 of the header and the lines so far, in hex."""
        return self._hash.hexdigest()


def seal_lines(lines: Iterable[str], header: object = None) -> str:
    """The hash of a run whose lines are fed in order; raises ``OutOfOrder``."""
    seal = Seal(header)
    for line in lines:
        seal.add(line)
    return seal.hexdigest()


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
    return _word(value)


def _word(value: object) -> str:
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
