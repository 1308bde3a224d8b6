"""Whom an exemplar is about agrees to be shown to everybody, or no longer does."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.editing import cleaned
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.integrity import refusing
from common.language import in_vietnamese
from common.public_pages import renew_public_pages
from common.storing import keep_file
from common.uploads import checked_upload
from common.workflow import Move, advance, write_audit
from exemplars.models import Consent, ConsentFile, Exemplar, ExemplarState
from exemplars.permissions import may_edit_exemplar, may_take_down
from exemplars.services.exemplar import lock_exemplar
from exemplars.services.moves import tell_unit
from exemplars.transitions import ENTAILED_MOVES


@transaction.atomic
def record_consent(
    exemplar: Exemplar, *, by, given_on: dt.date, way: str, given_by: str = "", note: str = "", upload=None
) -> Consent:
    """The consent stands, with its file where there is one; nobody is shown by it alone.

    ``given_by`` may be left out of a person's own. Raises ``NotAllowed``, or ``DomainError`` for a day to come, a
    consent that stands already, nobody it could be of, and a file that may not be kept.
    """
    exemplar = lock_exemplar(exemplar)
    if not (verdict := may_edit_exemplar(by, exemplar)):
        raise NotAllowed(verdict.reason)
    if exemplar.subject is None:
        raise DomainError(_("Chưa ghi điển hình viết về ai. Hãy bấm «Sửa» và ghi mã đoàn viên hoặc mã tập thể."))
    if given_on > clock.today():
        raise DomainError(_("Ngày đồng ý không thể ở tương lai. Hãy sửa lại ngày."))
    if not given_by and exemplar.member is None:
        raise DomainError(_("Hãy ghi ai thay mặt tập thể đồng ý."))
    consent = Consent(
        exemplar=exemplar,
        given_by=given_by or exemplar.subject_name,
        given_on=given_on,
        way=way,
        note=note,
        recorded_by=by,
    )
    cleaned(consent)
    checked = checked_upload(upload) if upload else None
    with refusing(Consent):
        consent.save()
    if checked:
        keep_file(ConsentFile(consent=consent, uploaded_by=by), checked)
    with in_vietnamese():
        write_audit(exemplar, "consent", by=by, record=Move(note=str(consent)))
    return consent


@transaction.atomic
def withdraw_consent(exemplar: Exemplar, *, by, reason: str = "") -> Exemplar:
    """The consent stands no more; what was published is off every public page at once, and the unit is told.

    Raises ``NotAllowed``, or ``TransitionRefused`` when none stands.
    """
    exemplar = lock_exemplar(exemplar)
    if not (verdict := may_take_down(by, exemplar)):
        raise NotAllowed(verdict.reason)
    consent = exemplar.consents.standing().first()
    if consent is None:
        raise TransitionRefused(_("Không có sự đồng ý nào đang có hiệu lực để rút."))
    consent.withdrawn_at, consent.withdrawn_by, consent.reason = clock.now(), by, reason
    cleaned(consent)
    consent.save(update_fields=["withdrawn_at", "withdrawn_by", "reason", "updated_at"])
    renew_public_pages()
    record = Move(note=reason.strip())
    write_audit(exemplar, "withdraw_consent", by=by, record=record)
    if exemplar.state == ExemplarState.PUBLISHED:
        exemplar = advance(
            exemplar, "lose_consent", by=by, table=ENTAILED_MOVES, record=record, version=exemplar.version + 1
        )
    with in_vietnamese():
        text = _("Sự đồng ý công khai điển hình «%(title)s» đã được rút; câu chuyện không còn trên trang công khai.")
        tell_unit(exemplar, text % {"title": exemplar.title}, but=by)
    return exemplar
