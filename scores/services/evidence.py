"""Files that show what points rest on."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from common.editing import mark_edited
from common.errors import DomainError
from common.storing import drop_file, keep_file
from common.uploads import checked_upload
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
    row = keep_file(Evidence(card=card, criterion=criterion, uploaded_by=by), checked_upload(upload))
    mark_edited(card, by=by, record=Move(data={"column": ScoreColumn.SELF}))
    return row


@transaction.atomic
def remove_evidence(row: Evidence, *, by) -> None:
    """The file is gone from the card and, once that is certain, from the store."""
    card = lock(row.card)
    refuse_scorer(card, ScoreColumn.SELF, by=by)
    drop_file(row)
    mark_edited(card, by=by, record=Move(data={"column": ScoreColumn.SELF}))
