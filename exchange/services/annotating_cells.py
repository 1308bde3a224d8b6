"""Which bytes of a sheet's XML change when cells of it become red; the rest is copied as it stands."""

import mmap
import re
from collections import defaultdict, deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Final, Protocol
from xml.parsers import expat

from exchange.services.places import Place, column_letters, place_of
from exchange.services.sheet_xml import UnreadableXml
from exchange.services.xml_bytes import attribute_of, local, parser_for, tag_at, with_attribute

AFTER_DRAWING: Final = frozenset(
    {"legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"}
)
"""Parts of a sheet that stand behind the place of its comments."""
PIECE: Final = 1024**2


class Twins(Protocol):
    """Styles by number."""

    def red(self, style: int) -> int:
        """The red twin of a style."""

    def plain(self, style: int) -> int:
        """The twin of a style that is not filled."""


@dataclass(slots=True)
class SheetPlan:
    """Where the cells are that become red, and where others have to be put in first.

    ``drawing`` is the key of the part that draws comments already, ``""`` for none; ``behind`` where its tag goes.
    """

    prefix: str = ""
    is_strict: bool = False
    styled: list[int] = field(default_factory=list)
    """Where the tags of cells begin that are there."""
    cleared: list[int] = field(default_factory=list)
    """The same for cells that were red for a fault of before."""
    put_in: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Cells and rows to put in before a place, as text with ``{style:N}`` for the red twin of style N."""
    opened: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    """The same for empty rows and sheets, whose tag has to be opened."""
    drawing: str = ""
    behind: int = 0


class _Planner:
    """Goes through a sheet once; rows and cells without a reference stand behind the one before."""

    def __init__(self, wanted: Collection[Place], stale: Collection[int]) -> None:
        self.plan, self._stale = SheetPlan(), {str(style) for style in stale}
        self._rows: dict[int, list[int]] = defaultdict(list)
        for row, column in sorted(set(wanted)):
            self._rows[row].append(column)
        self._left = deque(self._rows)
        self._pending: deque[int] = deque()
        self._columns: list[tuple[int, int, int]] = []
        self._row = self._column = self._depth = 0
        self._row_at = self._data_at = -1
        self._row_style = 0
        self._after_data = False

    def begin(self, tag: str, attributes: dict[str, str], at: int) -> None:
        name = local(tag)
        if self._depth == 0:
            self.plan.prefix = tag[: -len(name)]
            self.plan.is_strict = any("purl.oclc.org" in value for value in attributes.values())
        if name == "col":
            self._columns.append((int(attributes["min"]), int(attributes["max"]), int(attributes.get("style", 0))))
        elif name == "sheetData":
            self._data_at = at
        elif name == "row":
            self._begin_row(attributes, at)
        elif name == "c" and self._row_at >= 0:
            self._begin_cell(attributes, at)
        elif name == "legacyDrawing" and self._depth == 1:
            self.plan.drawing = next((value for key, value in attributes.items() if local(key) == "id"), "")
        elif self._after_data and self._depth == 1 and name in AFTER_DRAWING and not self.plan.behind:
            self.plan.behind = at
        self._depth += 1

    def end(self, tag: str, at: int) -> None:
        name = local(tag)
        self._depth -= 1
        if name == "row":
            cells = [self._cell(column) for column in self._pending]
            if cells:
                (self.plan.opened if at == self._row_at else self.plan.put_in)[at] += cells
            self._pending.clear()
            self._row_at = -1
        elif name == "sheetData":
            self._after_data = True
            self._put_rows_before(None, at, opened=at == self._data_at)
        elif self._depth == 0 and not self.plan.behind:
            self.plan.behind = at

    def _begin_row(self, attributes: dict[str, str], at: int) -> None:
        self._row = int(attributes.get("r", self._row + 1))
        self._put_rows_before(self._row, at)
        self._row_at, self._column = at, 0
        self._row_style = int(attributes.get("s", 0))
        if self._left and self._left[0] == self._row:
            self._pending = deque(self._rows[self._left.popleft()])

    def _begin_cell(self, attributes: dict[str, str], at: int) -> None:
        self._column = place_of(attributes["r"])[1] if "r" in attributes else self._column + 1
        while self._pending and self._pending[0] < self._column:
            self.plan.put_in[at].append(self._cell(self._pending.popleft()))
        if self._pending and self._pending[0] == self._column:
            self._pending.popleft()
            self.plan.styled.append(at)
        elif attributes.get("s") in self._stale:
            self.plan.cleared.append(at)

    def _put_rows_before(self, row: int | None, at: int, *, opened: bool = False) -> None:
        """Rows that are missing before ``row``, all that are left for ``None``."""
        while self._left and (row is None or self._left[0] < row):
            number = self._left.popleft()
            self._row, self._row_style = number, 0
            cells = "".join(self._cell(column) for column in self._rows[number])
            text = f'<{self.plan.prefix}row r="{number}">{cells}</{self.plan.prefix}row>'
            (self.plan.opened if opened else self.plan.put_in)[at].append(text)
        if row is not None:
            self._row = row

    def _cell(self, column: int) -> str:
        style = self._row_style or next((one for low, high, one in self._columns if low <= column <= high), 0)
        return f'<{self.plan.prefix}c r="{column_letters(column)}{self._row}" s="{{style:{style}}}"/>'


def plan_of(content: mmap.mmap, wanted: Collection[Place], stale: Collection[int]) -> SheetPlan:
    """What is to be done so that only the cells at ``wanted`` are red, not those of a ``stale`` style.

    Raises ``UnreadableXml``.
    """
    planner = _Planner(wanted, stale)
    parser = parser_for(content)
    parser.StartElementHandler = lambda tag, attributes: planner.begin(tag, attributes, parser.CurrentByteIndex)
    parser.EndElementHandler = lambda tag: planner.end(tag, parser.CurrentByteIndex)
    try:
        for start in range(0, len(content), PIECE):
            parser.Parse(content[start : start + PIECE], start + PIECE >= len(content))
    except (expat.ExpatError, ValueError, KeyError) as broken:
        raise UnreadableXml(str(broken)) from broken
    return planner.plan


def rewritten(content: mmap.mmap, plan: SheetPlan, twins: Twins, drawing: str) -> Iterator[bytes]:
    """The sheet in pieces: red cells, those put in, and ``drawing`` (a tag, empty for none) at its place."""
    at, places = 0, sorted({*plan.styled, *plan.cleared, *plan.put_in, *plan.opened, plan.behind})
    styled, cleared = frozenset(plan.styled), frozenset(plan.cleared)
    for place in places:
        yield from _pieces(content, at, place)
        at = place
        if place in plan.put_in:
            yield _styled("".join(plan.put_in[place]), twins)
        if place in plan.opened:
            tag = tag_at(content, place)
            name = tag[1:].split(None, 1)[0].rstrip(b"/>")
            inside = _styled("".join(plan.opened[place]), twins)
            yield tag[: tag.rindex(b"/")] + b">" + inside + b"</" + name + b">"
            at += len(tag)
        elif place in styled or place in cleared:
            tag = tag_at(content, place)
            twin = twins.red if place in styled else twins.plain
            yield with_attribute(tag, "s", str(twin(int(attribute_of(tag, "s") or 0))))
            at += len(tag)
        if place == plan.behind and drawing:
            yield drawing.encode()
    yield from _pieces(content, at, len(content))


def _styled(text: str, twins: Twins) -> bytes:
    return re.sub(r"\{style:(\d+)\}", lambda found: str(twins.red(int(found[1]))), text).encode()


def _pieces(content: mmap.mmap, start: int, end: int) -> Iterator[bytes]:
    for at in range(start, end, PIECE):
        yield content[at : min(at + PIECE, end)]
