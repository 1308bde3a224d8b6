"""Agencies are asked about a list, answer, object to somebody, or let the deadline pass."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards.models import TallyRun
from catalogue.models import AwardType
from common.bulk import create_rows
from common.clock import today
from common.editing import cleaned
from common.errors import DomainError, NotAllowed
from common.integrity import refusing
from common.storing import keep_file
from common.uploads import checked_upload
from common.vietnamese import format_day
from common.workflow import Move, advance, write_audit
from consultations.models import (
    Agency,
    AnswerFile,
    Consultation,
    ConsultationLine,
    ConsultationRequest,
    Objection,
    RequestState,
)
from consultations.permissions import may_consult, may_keep, may_keep_request, may_waive
from consultations.selectors.lists import listed, to_ask_about
from consultations.transitions import REQUEST_MOVES
from notices.services.notice import take_back
from papers.content import PaperKind
from papers.selectors.headings import heading_of

Objections = Mapping[ConsultationLine, str]
"""Line → why an agency does not agree to it."""


@transaction.atomic
def keep_agency(agency: Agency, *, by) -> Agency:
    """The agency stands among those its unit asks; raises ``NotAllowed``, or ``DomainError`` for one that is there."""
    if not (verdict := may_consult(by, agency.unit)):
        raise NotAllowed(verdict.reason)
    cleaned(agency)
    with refusing(Agency):
        agency.save()
    write_audit(agency, "keep", by=by, record=Move(data={"name": agency.name, "is_active": agency.is_active}))
    return agency


@transaction.atomic
def ask_agencies(
    run: TallyRun, award: AwardType | None, *, agencies: Iterable[Agency], due_on: dt.date, by, **words
) -> Consultation:
    """``agencies`` are asked until ``due_on`` about those of ``run`` who are to get ``award``, or any.

    ``words`` are title and question. Raises ``NotAllowed``, or ``DomainError`` without anybody to ask or ask about.
    """
    unit = run.campaign.unit
    if not (verdict := may_consult(by, unit)):
        raise NotAllowed(verdict.reason)
    rows, asked = list(to_ask_about(run, award)), list(agencies)
    if not rows:
        raise DomainError(_("Lần tổng hợp này chưa có ai được phê duyệt để hỏi ý kiến."))
    if not asked or any(agency.unit_id != unit.pk for agency in asked):
        raise DomainError(_("Hãy chọn ít nhất một cơ quan của %(unit)s.") % {"unit": unit.name})
    if due_on <= today():
        raise DomainError(_("Hạn trả lời phải sau hôm nay."))
    consultation = Consultation(unit=unit, run=run, award=award, asked_on=today(), due_on=due_on, asked_by=by, **words)
    cleaned(consultation)
    consultation.save()
    create_rows(list(listed(rows, ConsultationLine, consultation=consultation)))
    for agency in asked:
        ConsultationRequest.objects.create(consultation=consultation, agency=agency)
    record = Move(data={"run": run.pk, "lines": len(rows), "agencies": [agency.name for agency in asked]})
    write_audit(consultation, "ask", by=by, record=record)
    return consultation


@transaction.atomic
def number_letter(consultation: Consultation, *, number: int, signed_on: dt.date, by, symbol: str = "") -> Consultation:
    """The letter has the number and day of the office's register, and its paper bears them; wrong ones are put right.

    Without ``symbol`` that of the unit's letterhead. Raises ``NotAllowed``, or ``DomainError`` for a number another
    letter of the unit has in that year, and for a day that cannot be.
    """
    rows = Consultation.objects.select_for_update(of=("self",)).select_related("unit")
    consultation = rows.get(pk=consultation.pk)
    if not (verdict := may_keep(by, consultation)):
        raise NotAllowed(verdict.reason)
    _refuse_day(consultation, signed_on)
    _refuse_taken(consultation, number, signed_on)
    before = consultation.number_label
    consultation.number, consultation.signed_on = number, signed_on
    heading = heading_of(PaperKind.AGENCY_LETTER, consultation.unit, signed_on)
    consultation.symbol = symbol.strip() or heading.symbol
    cleaned(consultation)
    with refusing(Consultation):
        consultation.save(update_fields=["number", "symbol", "signed_on", "updated_at"])
    figures = {"number": consultation.number_label, "signed_on": signed_on.isoformat(), "before": before}
    write_audit(consultation, "number", by=by, record=Move(data=figures))
    return consultation


def _refuse_day(consultation: Consultation, signed_on: dt.date) -> None:
    if signed_on > today():
        raise DomainError(_("Ngày công văn chưa đến. Hãy kiểm tra lại."))
    if signed_on >= consultation.due_on:
        raise DomainError(
            _("Hạn trả lời là hết ngày %(day)s nên ngày công văn phải trước ngày ấy.")
            % {"day": format_day(consultation.due_on)}
        )
    answered = consultation.requests.filter(answered_on__lt=signed_on).select_related("agency").first()
    if answered:
        raise DomainError(
            _("%(agency)s đã trả lời ngày %(day)s nên ngày công văn không thể sau ngày ấy.")
            % {"agency": answered.agency, "day": format_day(answered.answered_on)}
        )


def _refuse_taken(consultation: Consultation, number: int, signed_on: dt.date) -> None:
    same = Consultation.objects.filter(unit=consultation.unit_id, number=number, signed_on__year=signed_on.year)
    if taken := same.exclude(pk=consultation.pk).first():
        raise DomainError(
            _("Số %(number)s năm %(year)s đã ghi cho công văn «%(title)s». Hãy xem lại sổ văn bản đi và ghi số khác.")
            % {"number": taken.number_label, "year": signed_on.year, "title": taken.title}
        )


@transaction.atomic
def record_answer(
    request: ConsultationRequest,
    *,
    answered_on: dt.date,
    answer_no: str,
    objections: Objections,
    by,
    note: str = "",
    upload=None,
) -> ConsultationRequest:
    """The agency answered: it agrees to everybody but those of ``objections``. Raises as ``advance``, or for a day
    that is none."""
    if not request.consultation.letter_day <= answered_on <= today():
        raise DomainError(_("Ngày trả lời phải từ ngày công văn đến hôm nay."))
    said = {"answered_on": answered_on, "answer_no": answer_no, "note": note.strip(), "settled_by": by}
    record = Move(note=answer_no, data={"objections": len(objections)})
    request = advance(request, "answer", by=by, table=REQUEST_MOVES, record=record, **said)
    take_back(request.topic, by=by)
    for line, reason in objections.items():
        _object(request, line, reason)
    if upload:
        keep_file(AnswerFile(request=request, uploaded_by=by), checked_upload(upload))
    return request


@transaction.atomic
def add_objection(request: ConsultationRequest, *, line: ConsultationLine, reason: str, by) -> Objection:
    """One more line the agency, which has answered, does not agree to."""
    request = ConsultationRequest.objects.for_page().select_for_update(of=("self",)).get(pk=request.pk)
    if not (verdict := may_keep_request(by, request)):
        raise NotAllowed(verdict.reason)
    if request.state != RequestState.ANSWERED:
        raise DomainError(_("Hãy ghi trả lời của cơ quan trước."))
    objection = _object(request, line, reason)
    write_audit(request, "add_objection", by=by, record=Move(note=objection.reason, data={"line": line.pk}))
    return objection


@transaction.atomic
def pass_over_request(request: ConsultationRequest, *, reason: str, by) -> ConsultationRequest:
    """The deadline is over without an answer and nobody waits any more, for ``reason``. Raises as ``advance``."""
    return _settle(request, "pass_over", reason, by=by)


@transaction.atomic
def withdraw_request(request: ConsultationRequest, *, reason: str, by) -> ConsultationRequest:
    """The agency counts as not asked, for ``reason``. Raises as ``advance``."""
    return _settle(request, "withdraw", reason, by=by)


@transaction.atomic
def waive_objection(objection: Objection, *, reason: str, by) -> Objection:
    """The line may be decided all the same, for ``reason``; raises ``NotAllowed``, or ``DomainError`` when it may."""
    objection = Objection.objects.select_for_update(of=("self",)).for_page().get(pk=objection.pk)
    if not (verdict := may_waive(by, objection)):
        raise NotAllowed(verdict.reason)
    if objection.waived_at:
        raise DomainError(_("Đã có quyết định vẫn xét. Hãy tải lại trang."))
    if not reason.strip():
        raise DomainError(_("Hãy ghi lý do."))
    objection.waiver, objection.waived_by, objection.waived_at = reason.strip(), by, timezone.now()
    objection.save(update_fields=["waiver", "waived_by", "waived_at", "updated_at"])
    record = Move(note=objection.waiver, data={"line": objection.line.name, "agency": objection.request.agency.name})
    write_audit(objection.request.consultation, "waive_objection", by=by, record=record)
    return objection


def _settle(request: ConsultationRequest, move: str, reason: str, *, by) -> ConsultationRequest:
    record = Move(note=reason.strip())
    request = advance(request, move, by=by, table=REQUEST_MOVES, record=record, note=reason.strip(), settled_by=by)
    take_back(request.topic, by=by)
    return request


def _object(request: ConsultationRequest, line: ConsultationLine, reason: str) -> Objection:
    if line.consultation_id != request.consultation_id:
        raise DomainError(_("Đối tượng này không có trong danh sách đã gửi."))
    objection = Objection(request=request, line=line, reason=reason)
    cleaned(objection)
    with refusing(Objection):
        objection.save()
    return objection
