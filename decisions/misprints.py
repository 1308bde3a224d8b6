"""Whether a name may be another one with a slip of the pen, or must be somebody else's."""

import re

from rapidfuzz.distance import OSA

from common.vietnamese import fold

SHORTEST = 3
"""Letters of a word in which one may be wrong; a shorter one with another letter is another word."""
BETWEEN = re.compile(r"[\s\-‐‑–]+")


def is_misprint_of(name: str, before: str) -> bool:
    """Word by word ``name`` is ``before``, but for marks, capitals, hyphens, and one letter of a word of three or more.

    Hoà and hòa are one word; what was written in one word may be two, and the other way round. Numbers are the same.
    """
    words, words_before = _words(name), _words(before)
    if "".join(words) == "".join(words_before):
        return True
    return len(words) == len(words_before) and all(map(_is_slip, words, words_before))


def _words(name: str) -> list[str]:
    return [word for word in BETWEEN.split(fold(name)) if word]


def _is_slip(word: str, before: str) -> bool:
    if word == before:
        return True
    if max(len(word), len(before)) < SHORTEST or not (word + before).isalpha():
        return False
    return OSA.distance(word, before) == 1
