"""Where a cell stands: letters for columns, numbers for rows, as people read them."""

from dataclasses import dataclass, field

Place = tuple[int, int]
"""Row and column, both from 1."""

Formulas = dict[str, frozenset[Place]]
"""By sheet, the cells that are computed."""


Range = tuple[Place, Place]
"""The first and the last cell of a block."""


@dataclass(slots=True)
class Marks:
    """What a reader of values does not tell of a sheet: its hidden rows, its merged cells."""

    hidden: set[int] = field(default_factory=set)
    merged: list[Range] = field(default_factory=list)


def column_number(letters: str) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """A for 1, AA for 27."""
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def place_of(reference: str) -> Place:
    """(17, 4) for D17; ValueError for anything else."""
    letters = reference.rstrip("0123456789")
    if not (letters.isalpha() and letters.isascii()) or letters == reference:
        raise ValueError(reference)
    return int(reference[len(letters) :]), column_number(letters.upper())
