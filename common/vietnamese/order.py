"""Stored sort keys: plain ASCII that the C collation sorts in Vietnamese order.

A key is parts joined by ``-``, which sorts below every other character used: the letters, then the tones,
then which letters are capitals. A letter is its capital, with ``a`` or ``b`` behind it for a marked one
(Ă ``Aa``, Â ``Ab``, Đ ``Da``); a space is ``.``; digits are themselves; other characters stand before the
digits, between digits and letters, or after the letters, by their code.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from common.vietnamese.text import clean

SORT_KEY_LENGTH: Final = 1024
"""Keys are cut here, which never turns an order round; a name of 300 letters still fits whole."""

_MARKED: Final = {"ă": "Aa", "â": "Ab", "đ": "Da", "ê": "Ea", "ô": "Oa", "ơ": "Ob", "ư": "Ua"}
_LETTERS: Final = {letter: letter.upper() for letter in "abcdefghijklmnopqrstuvwxyz"} | _MARKED
_TONES: Final = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_HATS: Final = frozenset("\u0302\u0306\u031b")
_DIGITS: Final = re.compile(r"[0-9]+")
_DIGIT_WIDTH: Final = 8
_AFTER_DIGITS: Final = 100


class _Weight(NamedTuple):
    letter: str
    tone: str
    case: str


def name_sort_key(full_name: str) -> str:
    """Key of a person's name: given name (the last word), then family and middle names.

    Letters a ă â b c d đ e ê …, then tones ngang, huyền, hỏi, ngã, sắc, nặng, then small before capital.
    """
    family_and_middle, _, given = clean(full_name).rpartition(" ")
    return f"{_weigh(given)}-{_weigh(family_and_middle)}"[:SORT_KEY_LENGTH]


def text_sort_key(text: str) -> str:
    """Key of a unit's or thing's name, read from left to right; «Tổ 2» before «Tổ 10»."""
    padded = _DIGITS.sub(lambda run: run[0].lstrip("0").zfill(_DIGIT_WIDTH), clean(text))
    return _weigh(padded)[:SORT_KEY_LENGTH]


def _weigh(text: str) -> str:
    weights = [_weight(character) for character in text]
    letters = "".join(weight.letter for weight in weights)
    tones = "".join(weight.tone for weight in weights).rstrip("0")
    cases = "".join(weight.case for weight in weights).rstrip("0")
    return f"{letters}-{tones}-{cases}"


@lru_cache(maxsize=4096)
def _weight(character: str) -> _Weight:
    lower = character.lower()
    case = "1" if lower != character else "0"
    base, *marks = list(unicodedata.normalize("NFD", lower))
    letter = unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark in _HATS))
    tone = next((_TONES[mark] for mark in marks if mark in _TONES), "0")
    return _Weight(_LETTERS.get(letter) or _symbol(ord(letter[0])), tone, case)


def _symbol(code: int) -> str:
    if code == ord(" "):
        return "."
    if ord("0") <= code <= ord("9"):
        return chr(code)
    if code < _AFTER_DIGITS:
        return f"{'/' if code < ord('0') else ':'}{code:02d}"
    return f"_{code:06x}"
