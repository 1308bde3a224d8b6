"""What may be taken in of people's files: known kinds, told by their content, of bearable size, free of viruses."""

import hashlib
import zipfile
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePosixPath

import filetype
from django.conf import settings
from django.core.files.base import File
from django.utils.translation import gettext as _
from pypdf import PdfReader

from common.errors import DomainError
from common.scanning import refuse_infected
from common.vietnamese import clean, format_number

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "png": "image/png",
    "jpg": "image/jpeg",
}
"""What may be kept, by ending."""
PDF = TYPES["pdf"]
PICTURES = ("png", "jpg")
MOST_PAGES = 500
"""Of one PDF: more than a reviewer opens in a browser, and a thick book of minutes still fits."""

_SAME = {"jpeg": "jpg"}
_HEAD = 8192
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARTS = {"docx": "word/", "xlsx": "xl/"}
_MARKUP = (b"<!doctype", b"<html", b"<head", b"<body", b"<script", b"<svg", b"<?xml")
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that may be kept; ``size`` in bytes."""

    content: File
    name: str
    ending: str
    size: int
    sha256: str

    @property
    def content_type(self) -> str:
        return TYPES[self.ending]


def checked_upload(file: File, *, endings: Collection[str] = tuple(TYPES)) -> Upload:
    """``file`` under a safe name, which may be kept.

    Raises ``DomainError`` when it is empty, too large, of another kind than ``endings``, not what its ending says, of
    too many pages, or infected.
    """
    name = safe_name(file.name or "")
    _refuse_size(file, name)
    ending = _known_ending(name, endings)
    _refuse_disguise(file, name, ending)
    if ending == "pdf":
        _refuse_pages(file, name)
    refuse_infected(file, name)
    return Upload(file, name, ending, file.size, digest_of(file))


def accepted(endings: Collection[str] = tuple(TYPES)) -> str:
    """``endings`` as a browser wants them, to offer only such files."""
    spelled = [*endings, *(other for other, ending in _SAME.items() if ending in endings)]
    return ",".join(f".{ending}" for ending in spelled)


def refuse_total(upload: Upload, *, kept: int, owner: str) -> None:
    """Nothing happens while ``upload`` fits beside the ``kept`` bytes of the same ``owner``, a word in the sentence."""
    limit = settings.UPLOAD_MAX_TOTAL
    if kept + upload.size > limit:
        raise DomainError(
            _("Thêm tệp «%(name)s» thì %(owner)s quá %(limit)s MB. Hãy bỏ bớt tệp hoặc nén lại.")
            % {"name": upload.name, "owner": owner, "limit": megabytes(limit)}
        )


def digest_of(file: File) -> str:
    """The SHA-256 of what is in the file."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def megabytes(size: int) -> int:
    return size // 1024**2


def safe_name(raw: str) -> str:
    """The last part of a path of any system, in one spelling, of bearable length."""
    name = clean(PurePosixPath(raw.replace("\\", "/")).name) or "tep"
    path = PurePosixPath(name)
    return f"{path.stem[:_LONGEST_NAME]}{path.suffix[:_LONGEST_NAME]}"


def _refuse_size(file: File, name: str) -> None:
    if not file.size:
        raise DomainError(_("Tệp «%(name)s» rỗng. Hãy chọn tệp khác.") % {"name": name})
    if file.size > settings.UPLOAD_MAX_SIZE:
        raise DomainError(
            _("Tệp «%(name)s» lớn hơn %(limit)s MB. Hãy nén lại hoặc tách tệp.")
            % {"name": name, "limit": megabytes(settings.UPLOAD_MAX_SIZE)}
        )


def _known_ending(name: str, endings: Collection[str]) -> str:
    ending = PurePosixPath(name).suffix.removeprefix(".").lower()
    ending = _SAME.get(ending, ending)
    if ending == "svg":
        raise DomainError(
            _("Tệp «%(name)s» không thuộc loại được nhận: hình SVG có thể mang mã chạy. Hãy lưu thành PNG hoặc JPG.")
            % {"name": name}
        )
    if ending not in endings:
        raise DomainError(
            _("Tệp «%(name)s» không thuộc loại được nhận. Hãy dùng %(types)s.")
            % {"name": name, "types": ", ".join(endings)}
        )
    return ending


def _refuse_disguise(file: File, name: str, ending: str) -> None:
    """The first bytes bear the ending out, whatever the browser called the file."""
    head = _head(file)
    if _is_what_it_says(file, head, ending):
        return
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise DomainError(
            _(
                "Nội dung tệp «%(name)s» không phải %(type)s mà là trang web hoặc hình SVG, có thể mang mã chạy, "
                "nên không được nhận. Hãy chụp hoặc lưu lại thành tệp %(type)s thật."
            )
            % {"name": name, "type": ending.upper()}
        )
    raise DomainError(
        _("Nội dung tệp «%(name)s» không phải %(type)s như đuôi tệp. Hãy mở tệp, lưu lại đúng loại rồi tải lên.")
        % {"name": name, "type": ending.upper()}
    )


def _head(file: File) -> bytes:
    file.seek(0)
    head = file.read(_HEAD)
    file.seek(0)
    return head


def _is_what_it_says(file: File, head: bytes, ending: str) -> bool:
    known = filetype.guess_extension(head)
    if known == ending:
        return True
    if ending in _PARTS:
        return known in (None, "zip") and _holds(file, _PARTS[ending])
    return ending in ("doc", "xls") and known is None and head.startswith(_OLE)


def _holds(file: File, part: str) -> bool:
    """Whether the zip's own list of contents, which is all that is read, names something under ``part``."""
    try:
        with zipfile.ZipFile(file) as packed:
            return any(name.startswith(part) for name in packed.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False
    finally:
        file.seek(0)


def _refuse_pages(file: File, name: str) -> None:
    pages = _pages(file)
    if pages and pages > MOST_PAGES:
        raise DomainError(
            _("Tệp «%(name)s» có %(pages)s trang; mỗi tệp PDF nhiều nhất %(most)s trang. Hãy tách tệp.")
            % {"name": name, "pages": format_number(pages), "most": MOST_PAGES}
        )


def _pages(file: File) -> int | None:
    """How many pages the PDF says it has; ``None`` where that cannot be read, as of one locked by a password.

    Only the root of its tree of pages is opened, never a page.
    """
    try:
        return int(PdfReader(file).root_object["/Pages"]["/Count"])
    except Exception:  # a broken PDF breaks the reader in ways nobody can list
        return None
    finally:
        file.seek(0)
