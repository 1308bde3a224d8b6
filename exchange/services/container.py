"""Is this file a workbook, and safe to open? Asked before anything is laid out in memory."""

import re
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from common.errors import DomainError
from exchange.services.places import Formulas, Marks, column_number, place_of
from exchange.services.sheet_xml import WORKBOOK, UnreadableXml, formulas_of, scan_content, sheet_parts

LARGEST_FILE: Final = 100 * 1024**2
"""Bytes of the file itself."""
LARGEST_UNPACKED: Final = 500 * 1024**2
"""Bytes of all its parts together."""
LARGEST_RATIO: Final = 200
"""Times a part may be larger than it is packed; a sheet of a hundred thousand equal rows has about 40."""
SMALL_PART: Final = 10 * 1024**2
"""Bytes up to which a part may be packed as tightly as it likes."""
LARGEST_AREA: Final = 8_000_000
"""Cells between A1 and the last one of a sheet: the reader lays all of them out."""

ZIP_START: Final = b"PK\x03\x04"
OLE_START: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
MAIN_PARTS: Final = {".xlsx": WORKBOOK, ".ods": "content.xml"}
MANIFEST: Final = "META-INF/manifest.xml"
ENDINGS: Final = (*MAIN_PARTS, ".xls")
PIECE: Final = 1024**2
LONGEST_PIECE: Final = 8 * PIECE

_PLACE: Final = re.compile(rb"<(?:\w+:)?c\s(?:r=|(?:[^>]*?\s)?r\s*=\s*)[\"']([A-Z]{1,3})([0-9]{1,7})[\"'][^>]*(?<!/)>")
_FORMULA: Final = re.compile(rb"<f[\s/>]|<\w+:f[\s/>]")
_HIDDEN: Final = re.compile(
    rb"<(?:\w+:)?row\s(?=[^>]*\bhidden\s*=\s*[\"'](?:1|true)[\"'])[^>]*?\br\s*=\s*[\"']([0-9]{1,7})[\"']"
)
_MERGED: Final = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]*?\bref\s*=\s*[\"']([A-Z]{1,3}[0-9]{1,7}):([A-Z]{1,3}[0-9]{1,7})[\"']"
)
MACRO_PROJECT: Final = "_VBA_PROJECT".encode("utf-16-le")
LISTS_OF_MODULES: Final = ("script-lc.xml", "script-lb.xml")
LINKS: Final = "xl/externalLinks/externalLink"


class WorkbookRefused(DomainError):
    """The file as a whole cannot be taken; the message is one line for the person."""


@dataclass(frozen=True, slots=True)
class Container:
    """A file that is safe to open; ``kind`` is its ending without the dot.

    By the name of the sheet, ``formulas`` are its computed cells and ``marks`` its hidden rows and merged cells; those
    of an old .xls cannot be told: what its formulas last showed is taken. ``links`` counts the files it refers to.
    """

    path: Path
    kind: str
    formulas: Formulas = field(default_factory=dict)
    marks: Mapping[str, Marks] = field(default_factory=dict)
    links: int = 0


def check_container(path: Path) -> Container:
    """A workbook of bearable size, without password, macro or bomb; raises ``WorkbookRefused``."""
    ending = path.suffix.lower()
    with readable(path):
        _refuse_no_file(path)
    if ending == ".xlsm":
        raise WorkbookRefused(_("Tệp .xlsm có macro nên không nhận. Hãy lưu lại thành .xlsx rồi nhập."))
    if ending not in ENDINGS:
        raise WorkbookRefused(
            _("Tệp «%(name)s» không phải bảng tính được nhận. Hãy dùng .xlsx, .xls hoặc .ods.") % {"name": path.name}
        )
    with readable(path):
        start = _start_of(path)
        if start.startswith(ZIP_START) and ending in MAIN_PARTS:
            return _check_zip(path, ending)
        if start == OLE_START:
            _check_ole(path, ending)
            return Container(path, ending.removeprefix("."))
    raise wrong_content(path)


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Inside, a file that vanishes or that nobody lets us read is a ``WorkbookRefused``."""
    try:
        yield
    except FileNotFoundError as gone:
        raise _no_file(path) from gone
    except OSError as closed:
        raise WorkbookRefused(
            _("Không đọc được tệp «%(name)s». Hãy kiểm tra quyền đọc tệp và thư mục chứa nó.") % {"name": path.name}
        ) from closed


def _refuse_no_file(path: Path) -> None:
    if path.is_file():
        return
    if path.exists():
        raise WorkbookRefused(_("«%(name)s» không phải một tệp. Hãy chọn tệp bảng tính.") % {"name": path.name})
    raise _no_file(path)


def _no_file(path: Path) -> WorkbookRefused:
    return WorkbookRefused(_("Không tìm thấy tệp «%(name)s».") % {"name": path.name})


def wrong_content(path: Path) -> WorkbookRefused:
    """The refusal of a file that is not what its name says."""
    return WorkbookRefused(
        _("Nội dung tệp «%(name)s» không phải bảng tính %(ending)s như tên tệp. Hãy lưu lại đúng loại rồi nhập.")
        % {"name": path.name, "ending": path.suffix.lower()}
    )


def broken_file(path: Path) -> WorkbookRefused:
    """The refusal of a file that cannot be read to its end."""
    return WorkbookRefused(
        _("Tệp «%(name)s» bị hỏng nên không đọc được. Hãy mở tệp, lưu lại rồi nhập.") % {"name": path.name}
    )


def _start_of(path: Path) -> bytes:
    """The first bytes of a file that is neither empty nor too large."""
    size = path.stat().st_size
    if not size:
        raise WorkbookRefused(_("Tệp «%(name)s» rỗng.") % {"name": path.name})
    if size > LARGEST_FILE:
        raise WorkbookRefused(
            _("Tệp «%(name)s» nặng %(size)s MB, chỉ nhận tối đa %(limit)s MB. Hãy tách thành nhiều tệp.")
            % {"name": path.name, "size": size // 1024**2, "limit": LARGEST_FILE // 1024**2}
        )
    with path.open("rb") as file:
        return file.read(len(OLE_START))


def _check_ole(path: Path, ending: str) -> None:
    """An .xlsx in this dress is encrypted; an .xls is at home in it."""
    content = path.read_bytes()
    if ENCRYPTED in content:
        raise locked_file()
    if ending != ".xls":
        raise WorkbookRefused(_("Tệp là bảng tính kiểu cũ. Hãy đổi đuôi tệp thành .xls hoặc lưu lại thành .xlsx."))
    if MACRO_PROJECT in content:
        raise _macro()


def _macro() -> WorkbookRefused:
    return WorkbookRefused(_("Tệp có macro nên không nhận. Hãy lưu lại thành .xlsx không có macro."))


def locked_file() -> WorkbookRefused:
    """The refusal of a file that is encrypted."""
    return WorkbookRefused(_("Tệp có mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi nhập lại."))


def _check_zip(path: Path, ending: str) -> Container:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            _refuse_bomb(parts)
            names = [part.filename for part in parts]
            if any(part.flag_bits & 1 for part in parts) or _is_encrypted_ods(archive, names):
                raise locked_file()
            if any(map(_is_macro, names)):
                raise _macro()
            if MAIN_PARTS[ending] not in names:
                raise wrong_content(path)
            return (_scan_ods if ending == ".ods" else _scan_xlsx)(path, archive, parts)
    except (FileNotFoundError, PermissionError):
        raise
    except (zipfile.BadZipFile, zlib.error, UnreadableXml, NotImplementedError, EOFError, OSError, KeyError) as broken:
        raise broken_file(path) from broken


def _refuse_bomb(parts: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    tight = any(
        part.file_size > SMALL_PART and part.file_size > LARGEST_RATIO * max(part.compress_size, 1) for part in parts
    )
    if tight or unpacked > LARGEST_UNPACKED:
        raise _bomb()


def _bomb() -> WorkbookRefused:
    return WorkbookRefused(
        _("Tệp giải nén ra lớn bất thường (quá %(limit)s MB) nên không mở. Hãy xoá dòng, cột thừa hoặc tách tệp.")
        % {"limit": LARGEST_UNPACKED // 1024**2}
    )


def _is_macro(name: str) -> bool:
    """Whether a part of that name holds program code: of Excel, or a module of LibreOffice."""
    is_module = name.startswith("Basic/") and name.endswith(".xml") and not name.endswith(LISTS_OF_MODULES)
    return is_module or name.lower().endswith("vbaproject.bin")


def _is_encrypted_ods(archive: zipfile.ZipFile, names: Collection[str]) -> bool:
    return MANIFEST in names and b"encryption-data" in archive.read(MANIFEST)


def _scan_ods(path: Path, archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> Container:
    for part in parts:
        _scan_part(archive, part)
    with archive.open(MAIN_PARTS[".ods"]) as stream:
        sheets = scan_content(stream)
    _refuse_wide((sheet.rows, sheet.columns) for sheet in sheets)
    formulas = {sheet.name: frozenset(sheet.formulas) for sheet in sheets}
    return Container(path, "ods", formulas, {sheet.name: sheet.marks for sheet in sheets})


def _scan_xlsx(path: Path, archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> Container:
    """Where formulas stand; no sheet may reach so far that laying it out would fill the memory."""
    found = {part.filename: _scan_part(archive, part) for part in parts if not part.is_dir()}
    _refuse_wide((part.rows, part.columns) for part in found.values())
    formulas = formulas_of(archive, [name for name, part in found.items() if part.formulas])
    marked = {name: part.marks for name, part in found.items() if part.marks.hidden or part.marks.merged}
    marks = {name: marked[part] for name, part in sheet_parts(archive).items() if part in marked} if marked else {}
    links = sum(name.startswith(LINKS) for name in found)
    return Container(path, "xlsx", formulas, marks, links)


def _refuse_wide(extents: Iterable[tuple[int, int]]) -> None:
    if any(rows * columns > LARGEST_AREA for rows, columns in extents):
        raise WorkbookRefused(_("Bảng tính có ô nằm quá xa bên phải hoặc phía dưới. Hãy xoá dòng, cột thừa."))


@dataclass(slots=True)
class _Part:
    """How far the written cells of a part reach, whether any is a formula, what is hidden or merged."""

    rows: int = 1
    columns: int = 1
    formulas: bool = False
    marks: Marks = field(default_factory=Marks)


def _scan_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> _Part:
    found = _Part()
    for piece in _pieces(archive, part):
        places = _PLACE.findall(piece)
        found.rows = max([found.rows, *map(int, {number for _letters, number in places})])
        found.columns = max(
            [found.columns, *(column_number(one.decode()) for one in {letters for letters, _number in places})]
        )
        found.formulas = found.formulas or _FORMULA.search(piece) is not None
        if b"hidden" in piece:
            found.marks.hidden.update(map(int, _HIDDEN.findall(piece)))
        if b"mergeCell" in piece:
            blocks = _MERGED.findall(piece)
            found.marks.merged += [(place_of(first.decode()), place_of(last.decode())) for first, last in blocks]
    return found


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part in pieces of about ``PIECE`` bytes, each cut before a tag so that none is torn.

    It is asked for one byte more than it declares: one that holds more than it says is a bomb in disguise.
    """
    asked = copy(part)
    asked.file_size += 1
    rest, seen = b"", 0
    with archive.open(asked) as stream:
        while read := stream.read(PIECE):
            seen += len(read)
            if seen > part.file_size:
                raise _bomb()
            rest += read
            cut = rest.rfind(b"<")
            if cut > 0 or len(rest) > LONGEST_PIECE:
                yield rest[:cut] if cut > 0 else rest
                rest = rest[cut:] if cut > 0 else b""
    yield rest
