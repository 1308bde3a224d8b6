"""What became of a text between two versions of it, word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

MOST_WORDS = 2_000
"""Of a longer text whole lines are compared: the time grows with the square of the pieces."""


class Change(StrEnum):
    SAME = "same"
    TAKEN = "taken"
    ADDED = "added"


class Piece(NamedTuple):
    """Words one after the other that share their fate."""

    change: Change
    text: str


def text_changes(before: str, after: str) -> list[Piece]:
    """The pieces that, without those added, say ``before`` and, without those taken, ``after``."""
    old, new = _words(before), _words(after)
    if max(len(old), len(new)) > MOST_WORDS:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return list(_pieces(old, new))


def _words(text: str) -> list[str]:
    """Each word with the space before it."""
    return re.findall(r"\s*\S+|\s+$", text)


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for what, start, end, start_new, end_new in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield Piece(Change.SAME, "".join(old[start:end]))
            continue
        if start < end:
            yield Piece(Change.TAKEN, "".join(old[start:end]))
        if start_new < end_new:
            yield Piece(Change.ADDED, "".join(new[start_new:end_new]))
