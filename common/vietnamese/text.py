"""One spelling of the same text: NFC, real Đ, plain spaces; and keys to search and compare by."""

import re
import unicodedata
from typing import Final

_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_TONE_BEFORE_HAT = re.compile(r"([aeoAEO]\u0323?)([\u0300\u0301\u0303\u0309])([\u0302\u0306])")
_TONE_ON_SECOND_VOWEL = re.compile(r"(?<!q)([ou])([aey])([\u0300\u0301\u0303\u0309\u0323])(?![a-zđ\u0302\u0306\u031b])")
_PUNCTUATION = str.maketrans(
    {
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": "-",
        "―": "-",
        "−": "-",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
    }
)


class _Repairs(dict[int, str | None]):
    """What each character becomes; filled in as characters are met.

    Eth and the African D look like Đ and are typed for it. Format characters (zero width, soft hyphen,
    byte order mark, direction marks), control characters and lone surrogates vanish.
    """

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        category = unicodedata.category(character)
        unwanted = category in ("Cf", "Cs") or (category == "Cc" and not character.isspace())
        self[code] = None if unwanted else character
        return self[code]


_REPAIRS: Final = _Repairs({ord("Ð"): "Đ", ord("ð"): "đ", ord("Ɖ"): "Đ", ord("ɖ"): "đ"})


def clean(text: str) -> str:
    """``text`` in NFC on one line: Eth made Đ, runs of any spaces one space, invisible characters gone."""
    return " ".join(_compose(text).split())


def clean_lines(text: str) -> str:
    """As ``clean``, but line breaks stay, as ``\\n``; empty lines at both ends go."""
    if text.isprintable():  # then it has no line break
        return clean(text)
    return "\n".join(" ".join(line.split()) for line in _compose(text).splitlines()).strip("\n")


def fold(text: str) -> str:
    """``text`` in lower case without diacritics, đ as d: as the SQL function ``vi_khong_dau`` does."""
    plain = unicodedata.normalize("NFD", clean(text).lower().translate(_PUNCTUATION).replace("đ", "d"))
    return "".join(character for character in plain if unicodedata.category(character) != "Mn")


def duplicate_key(text: str) -> str:
    """``text`` in lower case with hoà, khoẻ, thuỷ written hòa, khỏe, thủy; other marks stay (An is not Ân).

    For comparing only: nobody's name is rewritten. i and y (Quí, Quý) stay different.
    """
    marks_apart = unicodedata.normalize("NFD", clean(text).lower())
    return unicodedata.normalize("NFC", _TONE_ON_SECOND_VOWEL.sub(r"\1\3\2", marks_apart))


def _compose(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    if not text.isprintable() or "Ð" in text or "ð" in text or "Ɖ" in text or "ɖ" in text:
        text = text.translate(_REPAIRS)
    composed = unicodedata.normalize("NFC", text)
    if _CIRCUMFLEX not in composed and _BREVE not in composed:
        return composed
    marks_apart = unicodedata.normalize("NFD", composed)
    return unicodedata.normalize("NFC", _TONE_BEFORE_HAT.sub(r"\1\3\2", marks_apart))
