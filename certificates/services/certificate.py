"""Certificates of the lines of a decision: all that are missing, by a worker, and a new copy of a single one."""

from collections.abc import Collection, Iterable

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from certificates.codes import new_code
from certificates.models import Certificate, CertificateBatch, IssueReason
from certificates.payload import Signer
from certificates.permissions import may_give
from certificates.selectors.lines import lines_without
from certificates.selectors.standing import contents_of, last_correction_of
from certificates.services.signing_key import signer_in_use
from certificates.tasks import make_batch_task
from common.bulk import create_rows
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.language import in_vietnamese
from common.workflow import Move, write_audit
from decisions.models import Decision, DecisionLine
from decisions.selectors.amended import corrections_of
from notices.models import NoticeKind
from notices.services.notice import notify

CHUNK = 500
MOST_ATTEMPTS = 3


@transaction.atomic
def start_batch(decision: Decision, *, by) -> CertificateBatch:
    """The certificates that the lines of ``decision`` lack are left to a worker. Raises ``DomainError``."""
    _refuse_unissued(decision, by=by)
    total = lines_without(decision).count()
    if not total:
        raise TransitionRefused(_("Mọi người, tập thể của quyết định đã có bằng, giấy. Muốn cấp lại, hãy mở từng bản."))
    try:
        with transaction.atomic():
            batch = CertificateBatch.objects.create(decision=decision, asked_by=by, total=total)
    except IntegrityError:
        raise TransitionRefused(_("Bằng, giấy của quyết định này đang được tạo. Hãy chờ xong.")) from None
    write_audit(decision, "certificates", by=by, record=Move(data={"total": total}))
    transaction.on_commit(lambda: make_batch_task.delay(batch.pk), robust=True)
    return batch


def make_batch(batch_id: int) -> bool:
    """The certificates of the batch are made; says whether this call finished it. Nothing is lost with a worker."""
    if not _count_try(batch_id):
        return False
    try:
        while left := _make_chunk(batch_id):
            pass
    except DomainError as refusal:
        return _end(batch_id, failure=str(refusal))
    return left is not None


def reissue_batches() -> list[int]:
    """Batches nobody is at are queued again."""
    with transaction.atomic():
        waiting = list(CertificateBatch.objects.under_way().free().order_by("pk").values_list("pk", flat=True))
    for batch_id in waiting:
        make_batch_task.delay(batch_id)
    return waiting


@transaction.atomic
def reissue_certificate(certificate: Certificate, *, by, reason: str, note: str = "") -> Certificate:
    """A new copy, with a code of its own, takes the place of the last one. Raises ``DomainError``."""
    line = _locked(certificate.line)
    _refuse_unissued(line.decision, by=by)
    last = line.certificates.order_by("-copy_no").first()
    if last.pk != certificate.pk:
        raise TransitionRefused(_("Bản này đã được cấp lại. Hãy mở bản mới nhất."))
    if getattr(line.honour, "end", None):
        raise TransitionRefused(_("Lượt khen này đã hết hiệu lực theo một quyết định sau, nên không cấp lại được."))
    correction = last_correction_of(line)
    if reason == IssueReason.CORRECTED and correction is None:
        raise TransitionRefused(_("Chưa có quyết định đính chính về người, tập thể này. Hãy chọn lý do khác."))
    copy = _certificate(
        line,
        signer_in_use(by=by),
        by=by,
        correction=correction,
        copy_no=last.copy_no + 1,
        reason=reason,
        note=note,
    )
    copy.save()
    write_audit(copy, "reissue", by=by, record=Move(note=note, data={"reason": reason, "copy": copy.copy_no}))
    return copy


def _locked(line: DecisionLine) -> DecisionLine:
    """The line, under a lock that lets one new copy be made at a time."""
    rows = DecisionLine.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("decision__unit", "honour__end").get(pk=line.pk)


def _refuse_unissued(decision: Decision, *, by) -> None:
    if not (verdict := may_give(by, decision)):
        raise NotAllowed(verdict.reason)
    if not decision.is_issued:
        raise TransitionRefused(_("Quyết định chưa được công bố nên chưa cấp bằng, giấy được."))


@transaction.atomic
def _count_try(batch_id: int) -> bool:
    """One more try is counted; False when somebody is at the batch, or it was tried often enough and is given up."""
    batch = CertificateBatch.objects.under_way().free().filter(pk=batch_id).first()
    if batch is None:
        return False
    if batch.attempts >= MOST_ATTEMPTS:
        why = _("Máy đã thử %(times)s lần mà không xong. Hãy báo người quản trị hệ thống rồi tạo lại.")
        _finish(batch, failure=why % {"times": MOST_ATTEMPTS})
        return False
    batch.attempts += 1
    batch.save(update_fields=["attempts", "updated_at"])
    return True


@transaction.atomic
def _make_chunk(batch_id: int) -> bool | None:
    """The next certificates stand; whether there may be more, ``None`` when somebody else is at the batch."""
    rows = CertificateBatch.objects.under_way().free().select_related("decision__unit", "asked_by")
    batch = rows.filter(pk=batch_id).first()
    if batch is None:
        return None
    lines = list(lines_without(batch.decision).select_related("decision", "honour")[:CHUNK])
    create_rows(list(_certificates(lines, by=batch.asked_by)))
    batch.made += len(lines)
    batch.save(update_fields=["made", "updated_at"])
    if len(lines) == CHUNK:
        return True
    _finish(batch)
    return False


def _certificates(lines: Collection[DecisionLine], *, by) -> Iterable[Certificate]:
    signer = signer_in_use(by=by)
    corrections = corrections_of(lines)
    return (_certificate(line, signer, by=by, correction=corrections.get(line.honour_id)) for line in lines)


def _certificate(
    line: DecisionLine, signer: Signer, *, by, correction: DecisionLine | None, copy_no: int = 1, **said
) -> Certificate:
    """A certificate of ``line``, not yet saved; it prints what was corrected until now."""
    code = new_code()
    return Certificate(
        line=line,
        copy_no=copy_no,
        code=code,
        key_id=signer.key_id,
        payload=signer.sign(contents_of(line, code=code, copy=copy_no, correction=correction)),
        made_by=by,
        **({"reason": IssueReason.FIRST} | said),
    )


@transaction.atomic
def _end(batch_id: int, *, failure: str) -> bool:
    batch = CertificateBatch.objects.under_way().free().filter(pk=batch_id).first()
    if batch:
        _finish(batch, failure=failure)
    return batch is not None


@in_vietnamese()
def _finish(batch: CertificateBatch, *, failure: str = "") -> None:
    """The batch has ended, and whoever asked for it is told."""
    batch.finished_at, batch.failure = timezone.now(), failure
    batch.save(update_fields=["finished_at", "failure", "updated_at"])
    number = {"number": batch.decision.number_label}
    text = (
        _("Chưa tạo xong bằng, giấy của Quyết định %(number)s.")
        if failure
        else _("Đã tạo xong bằng, giấy của Quyết định %(number)s.")
    )
    url = reverse("certificates:decision", args=[batch.decision_id])
    notify([batch.asked_by], text=text % number, url=url, kind=NoticeKind.FILES)
