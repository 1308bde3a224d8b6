"""Are these rows headings or data? Asked of the first rows of a sheet, where people put titles of their own."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.translation import gettext as _

from common.vietnamese import clean, fold
from exchange.services.cells import CellRefused, is_blank
from exchange.services.columns import SheetShape

LOOKED_AT: Final = 6
"""Rows among which the row of keys is looked for."""
ENOUGH: Final = 2
"""Cells that make a row one of keys, or of headings."""
TELLING: Final = ("day", "number", "choice")
"""Looks of cells that no heading has."""

Cells = Mapping[str, object]
"""What stands in a row, by column key."""


def is_data(shape: SheetShape, cells: Cells) -> bool:
    """Whether a cell reads as what its column holds and as no heading does."""
    return any(_reads(shape, key, raw) for key, raw in _telling(shape, cells).items())


def are_headings(shape: SheetShape, cells: Cells, above: Cells) -> bool:
    """Whether a row is one of headings as the row ``above`` it: it repeats them, or none of its cells can be data."""
    written = {key: _plain(raw) for key, raw in cells.items() if not is_blank(raw)}
    repeated = sum(text in (_plain(shape.column(key).heading), _plain(above.get(key))) for key, text in written.items())
    if repeated >= ENOUGH and repeated == len(written):
        return True
    telling = _telling(shape, cells)
    has_digits = any(character.isdigit() for text in written.values() for character in text)
    return len(telling) >= ENOUGH and not has_digits and not is_data(shape, cells)


def keys_stand_lower(shape: SheetShape, rows: Sequence[Sequence[object]]) -> str:
    """What to do when the keys of the columns stand below row 1; empty when they do not."""
    known = shape.by_key
    for number, cells in enumerate(rows, start=1):
        if sum(isinstance(raw, str) and clean(raw).lower() in known for raw in cells) >= ENOUGH:
            if number == 1:
                return ""
            message = _("Mã các cột đang ở dòng %(number)s nhưng phải ở dòng 1. Hãy xoá các dòng phía trên.")
            return message % {"number": number}
    return ""


def _telling(shape: SheetShape, cells: Cells) -> dict[str, object]:
    return {key: raw for key, raw in cells.items() if not is_blank(raw) and shape.column(key).kind.look in TELLING}


def _reads(shape: SheetShape, key: str, raw: object) -> bool:
    try:
        shape.column(key).read(raw)
    except CellRefused:
        return False
    return True


def _plain(raw: object) -> str:
    """A heading without its case, diacritics and mark of a required column."""
    return fold(str(raw)).rstrip(" *") if raw is not None else ""
