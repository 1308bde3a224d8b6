"""What the reader of workbooks does not tell: which cells are formulas, and how far an .ods reaches."""

import posixpath
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from exchange.services.places import Formulas, Place, place_of

WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
CELLS = frozenset({"table-cell", "covered-table-cell"})


class UnreadableXml(Exception):
    """A part is no XML, or one with declarations of its own, which no office program writes."""


def formulas_of(archive: zipfile.ZipFile, parts: Iterable[str]) -> Formulas:
    """The computed cells of those ``parts`` of an .xlsx, by the name of their sheet."""
    wanted = set(parts)
    found: Formulas = {}
    for name, part in sheet_parts(archive).items() if wanted else ():
        if part in wanted:
            with archive.open(part) as stream:
                found[name] = _formulas(stream)
    return found


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet, by its name."""
    targets: dict[str, str] = {}
    keys: dict[str, str] = {}

    def begin(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")
        elif tag == "sheet":
            keys[attributes.get("name", "")] = attributes.get("id", "")

    for part in (RELATIONS, WORKBOOK):
        with archive.open(part) as stream:
            walk(stream, begin)
    return {name: posixpath.normpath(posixpath.join("/xl", targets.get(key, "")))[1:] for name, key in keys.items()}


def _formulas(stream: IO[bytes]) -> frozenset[Place]:
    """The cells with a formula; rows and cells without a reference stand behind the one before."""
    found: set[Place] = set()
    row, column = 0, 0

    def begin(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, column
        if tag == "row":
            row, column = int(attributes.get("r", row + 1)), 0
        elif tag == "c":
            row, column = place_of(attributes["r"]) if "r" in attributes else (row, column + 1)
        elif tag == "f":
            found.add((row, column))

    walk(stream, begin)
    return frozenset(found)


@dataclass(slots=True)
class OdsSheet:
    """A sheet of an .ods: the last row and column with something in them, and its computed cells."""

    name: str
    rows: int = 0
    columns: int = 0
    formulas: set[Place] = field(default_factory=set)


class _OdsReader:
    def __init__(self) -> None:
        self.sheets: list[OdsSheet] = []
        self._row = self._column = 0
        self._repeated = 1
        self._written = False

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table":
            self.sheets.append(OdsSheet(attributes.get("name", "")))
            self._row = 0
        elif tag == "table-row":
            self._row += 1
            self._repeated = int(attributes.get("number-rows-repeated", 1))
            self._column, self._written = 0, False
        elif tag in CELLS and self.sheets:
            self._cell(attributes)

    def _cell(self, attributes: dict[str, str]) -> None:
        sheet = self.sheets[-1]
        if "formula" in attributes:
            sheet.formulas.add((self._row, self._column + 1))
        self._column += int(attributes.get("number-columns-repeated", 1))
        if "value-type" in attributes or "formula" in attributes:
            self._written = True
            sheet.columns = max(sheet.columns, self._column)

    def end(self, tag: str) -> None:
        if tag == "table-row" and self.sheets:
            self._row += self._repeated - 1
            if self._written:
                self.sheets[-1].rows = self._row


def scan_content(stream: IO[bytes]) -> list[OdsSheet]:
    """The sheets of the ``content.xml`` of an .ods."""
    reader = _OdsReader()
    walk(stream, reader.begin, reader.end)
    return reader.sheets


def walk(
    stream: IO[bytes], begin: Callable[[str, dict[str, str]], None], end: Callable[[str], None] | None = None
) -> None:
    """Call ``begin`` and ``end`` with every tag, namespaces left out; nothing in the file is ever expanded."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: begin(
        _local(tag), {_local(name): value for name, value in attributes.items()}
    )
    if end is not None:
        parser.EndElementHandler = lambda tag: end(_local(tag))
    parser.StartDoctypeDeclHandler = _refuse_declarations
    try:
        parser.ParseFile(stream)
    except (expat.ExpatError, ValueError) as broken:
        raise UnreadableXml(str(broken)) from broken


def _refuse_declarations(*_declaration: object) -> None:
    raise UnreadableXml("document type declaration")


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]
