"""Files that show what points rest on: known types only, kept under names nobody can guess."""

import hashlib
from uuid import uuid4

from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.services.attachment import TYPES, checked_upload
from common.editing import mark_edited
from common.errors import DomainError
from common.integrity import refusing
from common.workflow import Move
from scores.models import Evidence, ScoreCard, ScoreColumn
from scores.services.card import refuse_scorer
from scores.services.editing import lock


@transaction.atomic
def attach_evidence(card: ScoreCard, *, criterion_code: str, upload: UploadedFile, by) -> Evidence:
    """The file stands beside the criterion, or beside the whole card without a code.

    Raises ``DomainError`` for an empty, too large or unknown file, one that is there already or an unknown code.
    """
    card = lock(card)
    refuse_scorer(card, ScoreColumn.SELF, by=by)
    criterion = card.sheet.criteria.filter(code=criterion_code).first()
    if criterion_code and criterion is None:
        raise DomainError(_("Bảng điểm không có tiêu chí «%(code)s».") % {"code": criterion_code})
    name, ending = checked_upload(upload)
    row = Evidence(
        card=card,
        criterion=criterion,
        name=name,
        size=upload.size,
        content_type=TYPES[ending],
        sha256=digest_of(upload),
        uploaded_by=by,
    )
    save_with_file(row, row.file, upload, ending)
    mark_edited(card, by=by, record=Move(data={"column": ScoreColumn.SELF}))
    return row


@transaction.atomic
def remove_evidence(row: Evidence, *, by) -> None:
    """The file is gone from the card and, once that is certain, from the store."""
    card = lock(row.card)
    refuse_scorer(card, ScoreColumn.SELF, by=by)
    storage, stored = row.file.storage, row.file.name
    row.delete()
    transaction.on_commit(lambda: storage.delete(stored))
    mark_edited(card, by=by, record=Move(data={"column": ScoreColumn.SELF}))


def save_with_file(row, field, upload: UploadedFile, ending: str) -> None:
    """``row`` is saved with ``upload`` in its file ``field``; no file is left behind when it cannot be."""
    field.save(f"{uuid4().hex}.{ending}", File(upload), save=False)
    try:
        with refusing(type(row)):
            row.save()
    except Exception:
        field.delete(save=False)
        raise


def digest_of(upload: UploadedFile) -> str:
    """The SHA-256 of what is in the file."""
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()
