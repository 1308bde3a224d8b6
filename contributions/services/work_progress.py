"""How far a work is, told from day to day with photos."""

import datetime as dt
from collections.abc import Sequence

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from common import clock
from common.editing import cleaned
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.pictures import checked_picture
from common.storing import drop_file, keep_file
from common.uploads import refuse_total
from common.workflow import Move, write_audit
from contributions.guards.work import work_goes_on
from contributions.models import WHOLE, Work, WorkFile, WorkProgress
from contributions.permissions.work import may_edit_work
from contributions.services.work import lock_work


@transaction.atomic
def record_progress(
    work: Work, *, by, day: dt.date, text: str, percent: int | None = None, photos: Sequence[UploadedFile] = ()
) -> WorkProgress:
    """How far the work was on ``day`` is written down, with ``photos`` made smaller and without their place.

    Raises ``NotAllowed``, ``TransitionRefused`` once it was dropped, or ``DomainError`` for a day to come, more than
    the whole, a photo that may not be kept or one too many.
    """
    work = _locked(work, by=by)
    if not (verdict := work_goes_on(work)):
        raise TransitionRefused(verdict.reason)
    progress = WorkProgress(work=work, day=day, text=text, percent=percent, made_by=by)
    cleaned(progress)
    if day > clock.today():
        raise DomainError(_("Ngày của tiến độ không thể ở tương lai. Hãy sửa lại ngày."))
    if percent is not None and percent > WHOLE:
        raise DomainError(_("Khối lượng đã làm phải từ 0 đến 100%."))
    pictures = [checked_picture(photo) for photo in photos]
    progress.save()
    kept = work.files.aggregate(size=Sum("size", default=0))["size"]
    for picture in pictures:
        refuse_total(picture, kept=kept, owner=_("công trình"))
        keep_file(WorkFile(work=work, progress=progress, uploaded_by=by), picture)
        kept += picture.size
    write_audit(work, "progress", by=by, record=Move(note=progress.text, data={"photos": len(pictures)}))
    return progress


@transaction.atomic
def remove_progress(progress: WorkProgress, *, by) -> None:
    """The entry is gone with its photos."""
    work = _locked(progress.work, by=by)
    for photo in progress.photos.all():
        drop_file(photo)
    WorkProgress.objects.filter(pk=progress.pk).delete()
    write_audit(work, "remove_progress", by=by, record=Move(note=progress.text))


def _locked(work: Work, *, by) -> Work:
    work = lock_work(work)
    if not (verdict := may_edit_work(by, work)):
        raise NotAllowed(verdict.reason)
    return work
