"""Texts typed in the fonts of before Unicode: recognised by their syllables, converted, never guessed.

A file keeps such a text as Latin-1 letters: «NguyÔn ThÞ H»ng» is TCVN3 (.VnTime), «Nguyeãn Thò Haèng» VNI
(VNI-Times). The table of TCVN3 is that of TCVN 5712:1993; its letters are the ones the .Vn fonts draw.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from operator import itemgetter
from typing import Final

LEAST_SHARE: Final = 0.05
"""Part of the accented words of a column that must become syllables for the column to be in an old encoding."""


class Encoding(StrEnum):
    """How a text was typed before Unicode."""

    TCVN3 = "tcvn3"
    VNI = "vni"


_TCVN3: Final = str.maketrans(
    "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\xadøõö÷ùýúûüþ¡¢§£¤¥¦",
    "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂĐÊÔƠƯ",
)
_VNI_PAIRS: Final = {
    "a": ("ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ"),
    "e": ("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"),
    "o": ("ùøûõïâáàåãä", "óòỏõọôốồổỗộ"),
    "ô": ("ùøûõï", "ớờởỡợ"),
    "u": ("ùøûõï", "úùủũụ"),
    "ö": ("ùøûõï", "ứừửữự"),
    "y": ("ùøûõ", "ýỳỷỹ"),
}
_VNI_SINGLE: Final = dict(zip("íìæóòôöîñ", "íìỉĩịơưỵđ", strict=True))
_VNI: Final = _VNI_SINGLE | {
    base + mark: letter
    for base, (marks, letters) in _VNI_PAIRS.items()
    for mark, letter in zip(marks, letters, strict=True)
}
_VNI_LETTER: Final = re.compile(
    "|".join(f"{base}[{marks}]" for base, (marks, _letters) in _VNI_PAIRS.items()) + f"|[{''.join(_VNI_SINGLE)}]",
    re.IGNORECASE,
)

_BETWEEN: Final = re.compile(r"[\s\x00-@\[-`{-\x7f\xa0]+")
_TONES: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SYLLABLE: Final = re.compile(
    r"(?:ngh?|nh|gh?|gi|kh?|ph?|th?|tr|ch?|qu?|[bdđhlmnrsvx])?"
    r"(?:i[êe]u|y[êe]u?|ia|iê|iu|ươ[iu]|ưa|ưi|ươ|ưu|uôi|uây|uya|uyê|uyu|uêu|uô|uơ|uâ|uê|uy|ua|ui|oa[iyo]|oeo|oă|oa|oe|oi"
    r"|oo|ôi|ơi|a[iouy]|â[uy]|e[o]|êu|[aăâeêioôơuưy])"
    r"(?P<stop>ch|c|p|t|k)?(?:nh|ng|m|n)?"
)
_CAPITALS: Final = re.compile("[A-Z]{2}")
_LOWER: Final = re.compile("[a-z]")
_LOST: Final = re.compile(r"\ufffd|(?<=[^\W\d_])\?(?=[^\W\d_])|(?<!\S)\?(?=[^\W\d_])")
_ADDRESS: Final = re.compile(r"\S*(?:://|www\.|@)\S*", re.IGNORECASE)


def encoding_of(texts: Iterable[str]) -> Encoding | None:
    """The old encoding of a column; ``None`` for Unicode, and when under a twentieth of its words speak for one."""
    words = _words("\n".join(texts))
    gained, encoding = _best(words)
    return encoding if gained > max(0, LEAST_SHARE * words.total()) else None


def has_old_words(texts: Iterable[str]) -> bool:
    """Whether any word of a column speaks for an old encoding."""
    return any(gain(word, encoding) > 0 for word in _words("\n".join(texts)) for encoding in Encoding)


def old_encoding(text: str) -> Encoding | None:
    """The old encoding of one text that is not Unicode, where its words leave no doubt that it has one."""
    if is_unicode(text):
        return None
    gained, encoding = _best(_words(text))
    return encoding if gained > 0 else None


def text_gain(text: str, encoding: Encoding) -> int:
    """How many more words of ``text`` are Vietnamese syllables once it is converted."""
    return _gained(_words(text), encoding)


@lru_cache(maxsize=16384)
def gain(word: str, encoding: Encoding) -> int:
    """1 when ``word`` becomes a Vietnamese syllable, -1 when it was one and is none any more, else 0.

    A single sign («µ», «©») speaks for nothing.
    """
    if len(word) == 1:
        return 0
    return is_syllable(_read(word, encoding)) - is_syllable(word)


def is_unicode(text: str) -> bool:
    """Whether ``text`` has a Vietnamese letter that no old font knows, so that it was typed in Unicode."""
    return any(character > "\u00ff" and (character.isalpha() or unicodedata.combining(character)) for character in text)


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Whether ``word`` is built as a Vietnamese syllable, with at most one tone and capitals where they belong."""
    if not (word.islower() or word.isupper() or (word[:1].isupper() and word[1:].islower())):
        return False
    apart = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(apart)
    found = _SYLLABLE.fullmatch(unicodedata.normalize("NFC", _TONES.sub("", apart)))
    if found is None or len(tones) > 1:
        return False
    return not (tones and found["stop"]) or tones[0] in "\u0301\u0323"


def converted(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """``text`` in Unicode; one that is Unicode already stays. ``capitals`` is for fonts that draw only those.

    Text that was typed in capitals becomes capitals throughout: the old fonts had no accented ones.
    """
    if is_unicode(text):
        return text
    read = _read(text, encoding)
    return read.upper() if capitals else read


def is_lossy(text: str) -> bool:
    """Whether letters were lost for good: «?» in the middle of a word, or the mark of an unreadable letter."""
    return _LOST.search(_ADDRESS.sub(" ", text)) is not None


def _best(words: Counter[str]) -> tuple[int, Encoding]:
    """How many of ``words`` the better encoding makes syllables, and which it is."""
    return max(((_gained(words, encoding), encoding) for encoding in Encoding), key=itemgetter(0))


def _gained(words: Counter[str], encoding: Encoding) -> int:
    return sum(count * gain(word, encoding) for word, count in words.items())


def _words(text: str) -> Counter[str]:
    """The words of a text that are not plain ASCII; signs an old font uses for letters are letters."""
    counted = Counter(_BETWEEN.split(text))
    return Counter({word: count for word, count in counted.items() if not word.isascii()})


def _read(text: str, encoding: Encoding) -> str:
    read = text.translate(_TCVN3) if encoding == Encoding.TCVN3 else _VNI_LETTER.sub(_vni_letter, text)
    in_capitals = _CAPITALS.search(text) is not None and _LOWER.search(text) is None
    return read.upper() if in_capitals else read


def _vni_letter(found: re.Match[str]) -> str:
    written = found[0]
    letter = _VNI[written.lower()]
    return letter.upper() if written[0].isupper() else letter
