"""A file is sent in the browser, looked at again, or given up."""

import hashlib
from functools import partial
from pathlib import PurePosixPath
from typing import Any, Final
from uuid import uuid4

from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from common.errors import DomainError, NotAllowed, TransitionRefused
from common.vietnamese import clean
from common.workflow import advance, check_move
from decisions.models import SubmissionLetter
from exchange.models import ImportRun, ImportState
from exchange.permissions import may_upload
from exchange.selectors.runs import conversions_of, unit_of
from exchange.services.container import ENDINGS, LARGEST_FILE
from exchange.services.progress import ask_to_stop, forget
from exchange.services.runs import locked
from exchange.tasks import check_run_task
from exchange.transitions import RUN_MOVES

LONGEST_NAME: Final = 180
"""Bytes of a file name without its ending."""


@transaction.atomic
def start_import(upload: UploadedFile, *, by: Any, letter: SubmissionLetter | None = None) -> ImportRun:
    """The file is kept and will be checked. Sent twice it is one import; one that was checked is checked again.

    With ``letter`` it brings the answers to that letter and nothing else.

    Raises ``NotAllowed``, or ``DomainError`` for a file that is empty, too large or no workbook.
    """
    if not (verdict := may_upload(by)):
        raise NotAllowed(verdict.reason)
    name, ending = _named(upload)
    digest = _sha256(upload)
    if known := _open_run(by, digest):
        return _looked_at_again(known, by=by, letter=letter)
    run = ImportRun(file_name=name, sha256=digest, by=by, unit=unit_of(by), size=upload.size, letter=letter)
    run.conversions = conversions_of(digest, by)
    run.file.save(f"{uuid4().hex}{ending}", File(upload), save=False)
    try:
        with transaction.atomic():
            run.save()
    except Exception as clash:
        run.file.storage.delete(run.file.name)
        if isinstance(clash, IntegrityError) and (known := _open_run(by, digest)):
            return known
        raise
    transaction.on_commit(partial(check_run_task.delay, run.pk), robust=True)
    return run


@transaction.atomic
def check_again(run: ImportRun, *, by: Any, **fields: Any) -> ImportRun:
    """A checked file will be checked once more, against what the system holds by then, and with these ``fields``."""
    forget(run.pk)
    run = advance(run, "check_again", by=by, table=RUN_MOVES, attempts=0, failure="", **fields)
    transaction.on_commit(partial(check_run_task.delay, run.pk), robust=True)
    return run


@transaction.atomic
def cancel_import(run: ImportRun, *, by: Any) -> bool:
    """The import is given up and nothing of it is written; False while a worker is at it, who will stop shortly.

    Raises ``NotAllowed``, or ``TransitionRefused`` for one that is over.
    """
    check_move(run, "cancel", by=by, table=RUN_MOVES)
    free = locked(run.pk, run.state)
    if free is not None:
        forget(run.pk)
        advance(free, "cancel", by=by, table=RUN_MOVES)
        return True
    now = ImportRun.objects.get(pk=run.pk)
    if now.state not in (ImportState.CHECKING, ImportState.APPLYING):
        raise TransitionRefused(_("Trạng thái vừa thay đổi. Hãy tải lại trang rồi thử lại."))
    ask_to_stop(run.pk)
    return False


def _open_run(by: Any, digest: str) -> ImportRun | None:
    return ImportRun.objects.open().filter(by=by, sha256=digest).first()


def _looked_at_again(run: ImportRun, *, by: Any, letter: SubmissionLetter | None) -> ImportRun:
    return check_again(run, by=by, letter=letter) if run.state == ImportState.CHECKED else run


def _named(upload: UploadedFile) -> tuple[str, str]:
    """The clean name of the file, short enough for a disk, and its ending."""
    name = clean(PurePosixPath((upload.name or "").replace("\\", "/")).name).replace("\0", "") or "tep"
    path = PurePosixPath(name)
    ending = path.suffix.lower()
    if ending == ".xlsm":
        raise DomainError(_("Tệp .xlsm có macro nên không nhận. Hãy lưu lại thành .xlsx rồi nhập."))
    if ending not in ENDINGS:
        raise DomainError(
            _("Tệp «%(name)s» không phải bảng tính được nhận. Hãy dùng .xlsx, .xls hoặc .ods.") % {"name": name}
        )
    if not upload.size:
        raise DomainError(_("Tệp «%(name)s» rỗng.") % {"name": name})
    if upload.size > LARGEST_FILE:
        raise DomainError(
            _("Tệp «%(name)s» nặng %(size)s MB, chỉ nhận tối đa %(limit)s MB. Hãy tách thành nhiều tệp.")
            % {"name": name, "size": upload.size // 1024**2, "limit": LARGEST_FILE // 1024**2}
        )
    stem = path.stem.encode()[:LONGEST_NAME].decode(errors="ignore")
    return f"{stem}{path.suffix}", ending


def _sha256(upload: UploadedFile) -> str:
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()
