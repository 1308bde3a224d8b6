"""The small parts of an .xlsx that faults need: red styles, comments and their drawings, the list of faults."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from exchange.services.places import Place, column_letters, place_of
from exchange.services.sheet_xml import UnreadableXml
from exchange.services.xml_bytes import (
    attribute_of,
    before_end,
    extended,
    items_of,
    plain,
    prefix_of,
    tag_at,
    with_attribute,
)

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RED: Final = "00F8D7DA"
LONGEST_CELL: Final = 32_000
MOST_LINKS: Final = 60_000
"""Links a sheet may have are about 65,000."""
WIDTHS: Final = (18, 8, 24, 40, 90)
DECLARED: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Styles:
    """The styles of a book, with a red twin for each that a bad cell has, and one for headings."""

    def __init__(self, content: bytes) -> None:
        self._content, self._prefix = content, prefix_of(content)
        self._looks = items_of(content, "cellXfs", "xf")
        self._fills, self._fonts = (len(items_of(content, name, name[:-1])) for name in ("fills", "fonts"))
        self._twins: dict[tuple[int, int], int] = {}
        self._added: list[str] = []
        if not self._looks:
            raise UnreadableXml("no styles")
        self.stale = self._red_ones()
        self.bold = self._add(
            f'<{self._prefix}xf numFmtId="0" fontId="{self._fonts}" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
        )

    def red(self, style: int) -> int:
        """The style that is as ``style``, but red."""
        return self._twin(style, self._fills)

    def plain(self, style: int) -> int:
        """The style that is as ``style``, but not filled."""
        return self._twin(style, 0)

    def _twin(self, style: int, fill: int) -> int:
        if (style, fill) not in self._twins:
            look = self._looks[style if style < len(self._looks) else 0]
            tag = tag_at(look, 0)
            filled = with_attribute(with_attribute(tag, "fillId", str(fill)), "applyFill", "1")
            self._twins[style, fill] = self._add((filled + look[len(tag) :]).decode())
        return self._twins[style, fill]

    def _red_ones(self) -> frozenset[int]:
        """Styles that are red because of a fault of before, when the file is itself a marked copy."""
        fills = items_of(self._content, "fills", "fill")
        red = {str(number) for number, fill in enumerate(fills) if RED[2:].encode() in fill}
        return frozenset(number for number, look in enumerate(self._looks) if attribute_of(look, "fillId") in red)

    def content(self) -> bytes:
        """The part with what was added."""
        x = self._prefix
        fill = (
            f'<{x}fill><{x}patternFill patternType="solid"><{x}fgColor rgb="{RED}"/>'
            f'<{x}bgColor indexed="64"/></{x}patternFill></{x}fill>'
        )
        font = f"<{x}font><{x}b/></{x}font>"
        content = extended(self._content, "fills", [fill], count=self._fills + 1)
        content = extended(content, "fonts", [font], count=self._fonts + 1)
        return extended(content, "cellXfs", self._added, count=len(self._looks) + len(self._added))

    def _add(self, look: str) -> int:
        self._added.append(look)
        return len(self._looks) + len(self._added) - 1


def comments_with(existing: bytes, said: Mapping[Place, str], author: str) -> tuple[bytes, list[Place], list[Place]]:
    """The part of comments with those of ``said``; the places that had none before, and those that have none now.

    What others wrote stays, the words stand below it; what ``author`` said of an earlier check goes.
    """
    content = (
        existing
        or (f'{DECLARED}<comments xmlns="{MAIN}"><authors></authors><commentList></commentList></comments>').encode()
    )
    x = prefix_of(content)
    authors = items_of(content, "authors", "author")
    own = {str(number) for number, name in enumerate(authors) if f">{plain(author, 200)}<".encode() in name}
    content = extended_plainly(content, f"{x}authors", f"<{x}author>{plain(author, 200)}</{x}author>")
    waiting, gone = dict(said), []

    def answered(found: re.Match[bytes]) -> bytes:
        place = place_of(attribute_of(found[0], "ref"))
        if attribute_of(found[0], "authorId") in own:
            gone.append(place)
            return b""
        if place not in waiting:
            return found[0]
        message = plain(waiting.pop(place), LONGEST_CELL)
        return before_end(found[0], f"{x}text", f'<{x}r><{x}t xml:space="preserve">\n{message}</{x}t></{x}r>')

    content = re.sub(rf"<{x}comment\s.*?</{x}comment>".encode(), answered, content, flags=re.DOTALL)
    fresh = "".join(
        f'<{x}comment ref="{column_letters(column)}{row}" authorId="{len(authors)}"><{x}text><{x}r>'
        f'<{x}t xml:space="preserve">{plain(message, LONGEST_CELL)}</{x}t></{x}r></{x}text></{x}comment>'
        for (row, column), message in waiting.items()
    )
    return extended_plainly(content, f"{x}commentList", fresh), list(waiting), gone


def extended_plainly(content: bytes, name: str, text: str) -> bytes:
    """``text`` stands last in the element ``name``, be it empty."""
    opened = re.sub(rf"<{name}\s*/>".encode(), f"<{name}></{name}>".encode(), content, count=1)
    return before_end(opened, name, text)


def drawings_with(existing: bytes, places: Iterable[Place], gone: Collection[Place]) -> bytes:
    """The drawing of comments with a hidden box for each of ``places`` and none for those ``gone``."""
    content = existing or (
        b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        b'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
        b"</o:shapelayout></xml>"
    )
    kind = (
        '<v:shapetype id="td_comment" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
        '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
    )
    content = re.sub(
        rb"<v:shape\s.*?</v:shape>", lambda box: b"" if _stands_at(box[0]) in gone else box[0], content, flags=re.DOTALL
    )
    kind = "" if b'"td_comment"' in content else kind
    return before_end(content, "xml", kind + "".join(_box(row, column) for row, column in places))


def _stands_at(box: bytes) -> Place | None:
    """The cell a box of a comment belongs to; ``None`` for another drawing."""
    row, column = re.search(rb"<x:Row>(\d+)<", box), re.search(rb"<x:Column>(\d+)<", box)
    return (int(row[1]) + 1, int(column[1]) + 1) if row and column else None


def _box(row: int, column: int) -> str:
    anchor = f"{column}, 15, {max(row - 2, 0)}, 10, {column + 4}, 15, {row + 4}, 4"
    return (
        f'<v:shape id="td_{row}_{column}" type="#td_comment" style="position:absolute;visibility:hidden" '
        'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/>'
        f'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column></x:ClientData>"
        "</v:shape>"
    )


def list_sheet(rows: Iterable[tuple[Sequence[str], str]], headings: Sequence[str], bold: int) -> Iterator[bytes]:
    """The list of faults in pieces: texts, each row with where its second cell leads (empty for nowhere)."""
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>' for place, width in enumerate(WIDTHS, 1)
    )
    yield (
        f'{DECLARED}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>{_text_row(1, headings, bold)}"
    ).encode()
    links = []
    for number, (cells, leads_to) in enumerate(rows, start=2):
        yield _text_row(number, cells, 0).encode()
        if leads_to and len(links) < MOST_LINKS:
            links.append(f'<hyperlink ref="B{number}" location="{plain(leads_to, 300).replace(chr(34), "&quot;")}"/>')
    yield b"</sheetData>"
    if links:
        yield f"<hyperlinks>{''.join(links)}</hyperlinks>".encode()
    yield b"</worksheet>"


def _text_row(number: int, cells: Sequence[str], style: int) -> str:
    written = "".join(
        f'<c r="{column_letters(place)}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">'
        f"{plain(text, LONGEST_CELL)}</t></is></c>"
        for place, text in enumerate(cells, start=1)
    )
    return f'<row r="{number}">{written}</row>'
