"""Faults marked in an .xlsx itself: of its parts only those change that have to; charts, pictures and styles stay."""

import mmap
import posixpath
import re
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

from django.utils.translation import gettext as _

from common.vietnamese import clean
from exchange.services.annotating_cells import PIECE, SheetPlan, plan_of, rewritten
from exchange.services.annotating_parts import Styles, comments_with, drawings_with, list_sheet
from exchange.services.places import Place, place_of
from exchange.services.sheet_xml import WORKBOOK, UnreadableXml, sheet_parts
from exchange.services.workbook import ERROR_SHEET, CellError
from exchange.services.xml_bytes import (
    attribute_of,
    before_end,
    items_of,
    plain,
    prefix_of,
    tag_at,
    with_attribute,
)

AUTHOR: Final = "Thi đua – khen thưởng"
MOST_COMMENTS: Final = 5000
"""Comments on one sheet; a cell beyond is red and in the list only. Office programs slow down with more."""
STYLES: Final = "xl/styles.xml"
TYPES: Final = "[Content_Types].xml"
LIST_PART: Final = "xl/worksheets/sheetLoi.xml"
DOCUMENT: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
COMMENTS_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
VML_TYPE: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
EMPTY_RELATIONS: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


@dataclass
class _Book:
    """An archive and what takes the place of its parts."""

    archive: zipfile.ZipFile
    parts: dict[str, bytes] = field(default_factory=dict)
    sheets: dict[str, Iterator[bytes]] = field(default_factory=dict)

    def read(self, part: str) -> bytes:
        """The part as it is by now; empty when there is none."""
        if part not in self.parts:
            return self.archive.read(part) if part in self.archive.NameToInfo else b""
        return self.parts[part]

    def free(self, name: str) -> str:
        """A name like ``name`` that no part has."""
        stem, ending = name.rsplit(".", 1)
        taken, number = {*self.archive.NameToInfo, *self.parts}, 1
        while f"{stem}{number}.{ending}" in taken:
            number += 1
        return f"{stem}{number}.{ending}"

    def relate(self, part: str, kind: str, target: str) -> str:
        """``part`` refers to ``target`` under a key of its own, which is returned."""
        place = _relations_of(part)
        content = self.read(place) or EMPTY_RELATIONS
        key = _free_key(content)
        x = prefix_of(content)
        relation = f'<{x}Relationship Id="{key}" Type="{DOCUMENT}/{kind}" Target="/{target}"/>'
        opened = re.sub(rb"<([\w:]*Relationships)([^>]*)/>", rb"<\1\2></\1>", content, count=1)
        self.parts[place] = before_end(opened, f"{x}Relationships", relation)
        return key

    def related(self, part: str, kind: str) -> str:
        """The part of that ``kind`` to which ``part`` refers; empty for none."""
        for relation in items_of(self.read(_relations_of(part)), "Relationships", "Relationship"):
            if attribute_of(relation, "Type").endswith(f"/{kind}"):
                target = attribute_of(relation, "Target")
                return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target))[1:]
        return ""

    def declare(self, part: str, kind: str) -> None:
        """The book says of which kind its ``part`` is."""
        content = self.read(TYPES)
        x = prefix_of(content)
        if f'"/{part}"'.encode() not in content:
            override = f'<{x}Override PartName="/{part}" ContentType="{kind}"/>'
            self.parts[TYPES] = before_end(content, f"{x}Types", override)

    def declare_drawings(self) -> None:
        content = self.read(TYPES)
        if re.search(rb"Extension\s*=\s*[\"']vml[\"']", content, re.IGNORECASE) is None:
            x = prefix_of(content)
            default = f'<{x}Default Extension="vml" ContentType="{VML_TYPE}"/>'
            start = re.search(rf"<{x}Types[^>]*>".encode(), content)
            if start is None:
                raise UnreadableXml("no types")
            self.parts[TYPES] = content[: start.end()] + default.encode() + content[start.end() :]


def annotate_in_place(path: Path, errors: Sequence[CellError], *, to: IO[bytes]) -> None:
    """``to`` is the .xlsx at ``path`` with its faults marked; raises ``UnreadableXml`` for one it cannot change so."""
    with zipfile.ZipFile(path) as archive, ExitStack() as opened:
        book = _Book(archive)
        styles = Styles(book.read(STYLES))
        names = sheet_parts(archive)
        by_key = {clean(name).lower(): name for name in names}
        said = _said(errors)
        for key, name in by_key.items():
            if key != ERROR_SHEET.lower() and (key in said or styles.stale):
                _mark_sheet(book, names[name], said[key], styles, opened)
        _put_list_in(book, names, by_key, errors, styles)
        _write(book, styles, to)


def _said(errors: Sequence[CellError]) -> dict[str, dict[Place, list[str]]]:
    """By sheet and cell, what is wrong with it."""
    said: dict[str, dict[Place, list[str]]] = defaultdict(lambda: defaultdict(list))
    for error in errors:
        if error.cell:
            said[clean(error.sheet).lower()][place_of(error.cell)].append(error.message)
    return said


def _mark_sheet(book: _Book, part: str, said: Mapping[Place, list[str]], styles: Styles, opened: ExitStack) -> None:
    content = opened.enter_context(_mapped(book.archive, part, opened))
    plan = plan_of(content, said.keys(), styles.stale)
    if plan.is_strict:
        raise UnreadableXml("strict")
    drawing = _comment(book, part, said, plan)
    book.sheets[part] = rewritten(content, plan, styles, drawing)


def _mapped(archive: zipfile.ZipFile, part: str, opened: ExitStack) -> mmap.mmap:
    """The unpacked part on the disk, as if it were in memory."""
    file = opened.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 -- the stack closes it
    with archive.open(part) as source:
        while piece := source.read(PIECE):
            file.write(piece)
    file.flush()
    return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _comment(book: _Book, part: str, said: Mapping[Place, list[str]], plan: SheetPlan) -> str:
    """The sheet's comments say what is wrong; returns the tag it needs for that, empty when it has it."""
    messages = {place: "\n".join(lines) for place, lines in list(said.items())[:MOST_COMMENTS]}
    comments = book.related(part, "comments")
    if not comments and not messages:
        return ""
    if not comments:
        comments = book.free("xl/comments.xml")
        book.relate(part, "comments", comments)
        book.declare(comments, COMMENTS_TYPE)
    book.parts[comments], fresh, gone = comments_with(book.read(comments), messages, AUTHOR)
    tag, drawing = "", book.related(part, "vmlDrawing") if plan.drawing else ""
    if not drawing and fresh:
        drawing = book.free("xl/drawings/vmlDrawing.vml")
        key = book.relate(part, "vmlDrawing", drawing)
        tag = f'<{plan.prefix}legacyDrawing xmlns:td="{DOCUMENT}" td:id="{key}"/>'
        book.declare_drawings()
    if drawing:
        book.parts[drawing] = drawings_with(book.read(drawing), fresh, gone)
    return tag


def _put_list_in(
    book: _Book, names: Mapping[str, str], by_key: Mapping[str, str], errors: Sequence[CellError], styles: Styles
) -> None:
    """The sheet ``Loi`` lists the faults, each with a link to its cell; one of before is written anew."""
    headings = (_("Trang"), _("Ô"), _("Cột"), _("Giá trị"), _("Lỗi"))
    rows = (((one.sheet, one.cell, one.column, one.value, one.message), _link(one, by_key)) for one in errors)
    part = names.get(ERROR_SHEET, "")
    if part:
        book.parts[_relations_of(part)] = EMPTY_RELATIONS
    else:
        part = LIST_PART
        key = book.relate(WORKBOOK, "worksheet", part)
        book.declare(part, SHEET_TYPE)
        book.parts[WORKBOOK] = _with_first_sheet(book.read(WORKBOOK), key)
    book.sheets[part] = list_sheet(rows, headings, styles.bold)


def _link(error: CellError, by_key: Mapping[str, str]) -> str:
    name = by_key.get(clean(error.sheet).lower())
    if name is None or not error.cell:
        return ""
    return "'{}'!{}".format(name.replace("'", "''"), error.cell)


def _with_first_sheet(content: bytes, key: str) -> bytes:
    """The list of faults is the first sheet; whoever counts sheets counts it, and the same one is open as before."""
    x = prefix_of(content)
    sheets = items_of(content, "sheets", "sheet")
    number = max((int(attribute_of(sheet, "sheetId") or 0) for sheet in sheets), default=0) + 1
    begun = re.search(rf"<{x}sheets(?=[\s>])".encode(), content)
    if begun is None:
        raise UnreadableXml("no sheets")
    after = begun.start() + len(tag_at(content, begun.start()))
    sheet = f'<{x}sheet name="{plain(ERROR_SHEET, 31)}" sheetId="{number}" xmlns:td="{DOCUMENT}" td:id="{key}"/>'
    content = content[:after] + sheet.encode() + content[after:]
    content = re.sub(rb"(\slocalSheetId\s*=\s*[\"'])(\d+)", lambda found: found[1] + _next(found[2]), content)
    return re.sub(rf"<{x}workbookView(?=[\s/>])[^>]*>".encode(), _same_tab, content)


def _same_tab(found: re.Match[bytes]) -> bytes:
    return with_attribute(found[0], "activeTab", _next((attribute_of(found[0], "activeTab") or "0").encode()).decode())


def _next(number: bytes) -> bytes:
    return str(int(number) + 1).encode()


def _write(book: _Book, styles: Styles, to: IO[bytes]) -> None:
    """All parts in their order, then the new ones; the styles last, once it is known which are needed."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as target:
        names = [*book.archive.NameToInfo, *book.parts, *book.sheets]
        for part in dict.fromkeys(name for name in names if name != STYLES):
            with target.open(part, "w", force_zip64=True) as stream:
                for piece in _content(book, part):
                    stream.write(piece)
        target.writestr(STYLES, styles.content())


def _content(book: _Book, part: str) -> Iterator[bytes]:
    if part in book.sheets:
        yield from book.sheets[part]
    elif part in book.parts:
        yield book.parts[part]
    else:
        with book.archive.open(part) as source:
            while piece := source.read(PIECE):
                yield piece


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def _free_key(content: bytes) -> str:
    number = 1
    while f'"rIdTd{number}"'.encode() in content:
        number += 1
    return f"rIdTd{number}"
