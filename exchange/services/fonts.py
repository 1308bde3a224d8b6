"""Which cells of an .xlsx stand in a font of before Unicode; other kinds of files do not tell their fonts here."""

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from common.vietnamese.legacy import Encoding
from exchange.services.places import Place, place_of
from exchange.services.sheet_xml import UnreadableXml, sheet_parts, walk

STYLES: Final = "xl/styles.xml"
PREFIXES: Final = {".vn": Encoding.TCVN3, "vni-": Encoding.VNI}


@dataclass(frozen=True, slots=True)
class OldFont:
    """A font of before Unicode; one with ``capitals`` draws every letter as a capital."""

    encoding: Encoding
    capitals: bool = False


Fonts = dict[Place, OldFont]
"""By cell; those in other fonts are left out."""


def old_font(name: str) -> OldFont | None:
    """What a font of that name stands for; ``None`` for one of Unicode."""
    plain = name.strip().lower()
    for prefix, encoding in PREFIXES.items():
        if plain.startswith(prefix):
            return OldFont(encoding, encoding == Encoding.TCVN3 and plain.endswith("h"))
    return None


def old_fonts(path: Path) -> dict[str, Fonts]:
    """The cells in old fonts, by the name of their sheet; none for a file that keeps no fonts or tells them badly."""
    if path.suffix.lower() != ".xlsx":
        return {}
    try:
        with zipfile.ZipFile(path) as archive:
            styles = _old_styles(archive)
            return (
                {name: _cells(archive, part, styles) for name, part in sheet_parts(archive).items()} if styles else {}
            )
    except (UnreadableXml, zipfile.BadZipFile, KeyError, ValueError):
        return {}


def _old_styles(archive: zipfile.ZipFile) -> dict[str, OldFont]:
    """The styles of cells that have an old font, by their number."""
    if STYLES not in archive.namelist():
        return {}
    reader = _StylesReader()
    with archive.open(STYLES) as stream:
        walk(stream, reader.begin, reader.end)
    styles = {str(number): old_font(reader.name_of(font)) for number, font in enumerate(reader.styles)}
    return {number: font for number, font in styles.items() if font}


class _StylesReader:
    """Collects the names of the fonts and, for each style of cells, the number of its font."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.styles: list[str] = []
        self._inside: list[str] = []

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "font" and "fonts" in self._inside:
            self.names.append("")
        elif tag == "name" and self._inside[-2:] == ["fonts", "font"]:
            self.names[-1] = attributes.get("val", "")
        elif tag == "xf" and "cellXfs" in self._inside:
            self.styles.append(attributes.get("fontId", "0"))
        self._inside.append(tag)

    def end(self, tag: str) -> None:
        self._inside.pop()

    def name_of(self, font: str) -> str:
        number = int(font)
        return self.names[number] if number < len(self.names) else ""


def _cells(archive: zipfile.ZipFile, part: str, styles: dict[str, OldFont]) -> Fonts:
    with archive.open(part) as stream:
        return _cells_of(stream, styles)


def _cells_of(stream: IO[bytes], styles: dict[str, OldFont]) -> Fonts:
    found: Fonts = {}
    row, column = 0, 0

    def begin(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, column
        if tag == "row":
            row, column = int(attributes.get("r", row + 1)), 0
        elif tag == "c":
            row, column = place_of(attributes["r"]) if "r" in attributes else (row, column + 1)
            if font := styles.get(attributes.get("s", "0")):
                found[row, column] = font

    walk(stream, begin)
    return found
