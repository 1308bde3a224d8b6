"""Files of a dossier: known types only, told by their first bytes, kept under names nobody can guess."""

import hashlib
import zipfile
from pathlib import PurePosixPath
from uuid import uuid4

import filetype
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.models import Attachment, Dossier
from campaigns.selectors.parts import ATTACHMENTS
from campaigns.services.editing import edited, lock_for_edit
from common import clock
from common.errors import DomainError
from common.vietnamese import clean

MAX_SIZE = 20 * 1024 * 1024
"""Bytes of one file."""

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "png": "image/png",
    "jpg": "image/jpeg",
}
"""What may be attached, by ending."""

_SAME = {"jpeg": "jpg"}
_HEAD = 8192
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARTS = {"docx": "word/", "xlsx": "xl/"}
_LONGEST_NAME = 200


@transaction.atomic
def attach_file(dossier: Dossier, *, upload: UploadedFile, by, version: int | None = None) -> Attachment:
    """The file hangs on the dossier, under its own name for people and a random one on the disk.

    Raises ``DomainError`` for an empty, too large or unknown file, one whose content is not what its ending says,
    and one that is there already.
    """
    dossier = lock_for_edit(dossier, by=by, parts=[ATTACHMENTS], version=version)
    name, ending = checked_upload(upload)
    digest = _sha256(upload)
    if dossier.attachments.filter(sha256=digest).exists():
        raise DomainError(_("Tệp «%(name)s» đã có trong hồ sơ.") % {"name": name})
    attachment = Attachment(
        dossier=dossier,
        name=name,
        size=upload.size,
        content_type=TYPES[ending],
        sha256=digest,
        uploaded_by=by,
    )
    edited(dossier, by=by)
    attachment.file.save(f"{uuid4().hex}.{ending}", File(upload), save=False)
    try:
        attachment.save()
    except Exception:
        attachment.file.delete(save=False)
        raise
    return attachment


@transaction.atomic
def remove_attachment(attachment: Attachment, *, by, version: int | None = None) -> None:
    """The file is off the dossier; it is kept apart while a version that was sent names it, else gone."""
    dossier = lock_for_edit(attachment.dossier, by=by, parts=[ATTACHMENTS], version=version)
    found = dossier.attachments.filter(pk=attachment.pk).first()
    if found is None:
        raise DomainError(_("Tệp này không còn trong hồ sơ: có người vừa bỏ nó. Hãy tải lại trang."))
    if dossier.versions.filter(content__contains=found.sha256).exists():
        found.detached_at = clock.now()
        found.save(update_fields=["detached_at", "updated_at"])
    else:
        found.delete()
        storage, stored = found.file.storage, found.file.name
        transaction.on_commit(lambda: storage.delete(stored))
    edited(dossier, by=by)


def checked_upload(upload: UploadedFile) -> tuple[str, str]:
    """The clean name of ``upload`` and its ending, which its first bytes bear out."""
    name = _clean_name(upload.name or "")
    if not upload.size:
        raise DomainError(_("Tệp «%(name)s» rỗng. Hãy chọn tệp khác.") % {"name": name})
    if upload.size > MAX_SIZE:
        raise DomainError(
            _("Tệp «%(name)s» lớn hơn %(limit)s MB. Hãy nén lại hoặc tách tệp.")
            % {"name": name, "limit": MAX_SIZE // 1024**2}
        )
    ending = PurePosixPath(name).suffix.removeprefix(".").lower()
    ending = _SAME.get(ending, ending)
    if ending not in TYPES:
        raise DomainError(
            _("Tệp «%(name)s» không thuộc loại được nhận. Hãy dùng %(types)s.")
            % {"name": name, "types": ", ".join(TYPES)}
        )
    if not _is_what_it_says(upload, ending):
        raise DomainError(
            _("Nội dung tệp «%(name)s» không phải %(type)s như đuôi tệp. Hãy mở tệp, lưu lại đúng loại rồi tải lên.")
            % {"name": name, "type": ending.upper()}
        )
    return name, ending


def _clean_name(raw: str) -> str:
    """The last part of a path of any system, in one spelling, of bearable length."""
    name = clean(PurePosixPath(raw.replace("\\", "/")).name) or "tep"
    path = PurePosixPath(name)
    return f"{path.stem[:_LONGEST_NAME]}{path.suffix[:_LONGEST_NAME]}"


def _is_what_it_says(upload: UploadedFile, ending: str) -> bool:
    upload.seek(0)
    head = upload.read(_HEAD)
    upload.seek(0)
    known = filetype.guess_extension(head)
    if known == ending:
        return True
    if ending in _PARTS:
        return known in (None, "zip") and _holds(upload, _PARTS[ending])
    return ending in ("doc", "xls") and known is None and head.startswith(_OLE)


def _holds(upload: UploadedFile, part: str) -> bool:
    """Whether the zip's own list of contents, which is all that is read, names something under ``part``."""
    try:
        with zipfile.ZipFile(upload) as packed:
            return any(name.startswith(part) for name in packed.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False
    finally:
        upload.seek(0)


def _sha256(upload: UploadedFile) -> str:
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()
