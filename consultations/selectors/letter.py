"""The letter that asks agencies, as a paper under the unit's letterhead of the day it bears."""

import dataclasses
from urllib.parse import quote, urlencode

from django.utils.translation import gettext as _

from common.vietnamese import format_day
from consultations.models import Consultation, ConsultationRequest, RequestState
from papers.content import AgencyLetter, AskedAbout, PaperKind
from papers.selectors.headings import heading_of, name_on, recipients_of_letter

IN_THE_LETTER = 10
"""So many stand in the letter itself; more stand in its list only."""


def agency_letter(consultation: Consultation) -> AgencyLetter:
    """The letter to all agencies of ``consultation`` it was not taken back from, with those it asks about."""
    unit, on = consultation.unit, consultation.letter_day
    heading = heading_of(PaperKind.AGENCY_LETTER, unit, on)
    requests = consultation.requests.exclude(state=RequestState.WITHDRAWN).select_related("agency").order_by("pk")
    lines = list(consultation.lines.order_by("place"))
    return AgencyLetter(
        number=consultation.number,
        symbol=consultation.symbol,
        signed_on=on,
        heading=dataclasses.replace(heading, recipients=recipients_of_letter(heading)),
        about=_about(consultation.title),
        addressees=tuple(request.agency.name for request in requests),
        question=tuple(text for text in consultation.question.splitlines() if text.strip()),
        asked=tuple(
            AskedAbout(name=line.name, position=line.position, unit=line.unit_name, award=line.award_label)
            for line in lines
        ),
        due_on=consultation.due_on,
        reply=_("Ý kiến bằng văn bản của Quý cơ quan xin gửi về %(unit)s trước hết ngày") % {"unit": name_on(unit, on)},
        closing=_("Trân trọng cảm ơn sự phối hợp của Quý cơ quan./."),
        is_annexed=len(lines) > IN_THE_LETTER,
    )


def reminder_address(request: ConsultationRequest) -> str:
    """A ``mailto:`` link with a letter that reminds the agency, for the office's own post; empty without an address."""
    agency, consultation = request.agency, request.consultation
    if not agency.email:
        return ""
    unit = name_on(consultation.unit, consultation.letter_day)
    words = {
        "agency": agency.name,
        "unit": unit,
        "letter": _named(consultation),
        "title": consultation.title,
        "day": format_day(consultation.due_on),
    }
    body = _(
        "Kính gửi: %(agency)s\n\n%(unit)s đã gửi %(letter)s «%(title)s», đề nghị Quý cơ quan cho ý kiến trước hết ngày "
        "%(day)s. Đến nay %(unit)s chưa nhận được trả lời. Kính đề nghị Quý cơ quan quan tâm, trả lời bằng văn bản.\n\n"
        "Trân trọng cảm ơn."
    )
    subject = _("Đề nghị trả lời: %(title)s") % words
    said = urlencode({"subject": subject, "body": (body % words).replace("\n", "\r\n")}, quote_via=quote)
    return f"mailto:{quote(agency.email)}?{said}"


def _named(consultation: Consultation) -> str:
    if not consultation.number:
        return _("công văn ngày %(day)s") % {"day": format_day(consultation.letter_day)}
    return _("Công văn số %(number)s ngày %(day)s") % {
        "number": consultation.number_label,
        "day": format_day(consultation.letter_day),
    }


def _about(title: str) -> str:
    """«V/v hiệp y khen thưởng» of a title that begins with «Về việc», «V/v» or the matter itself."""
    matter = title.rstrip(". ")
    for beginning in ("về việc ", "v/v "):
        if matter.lower().startswith(beginning):
            return f"V/v {matter[len(beginning) :].lstrip()}"
    return f"V/v {matter[:1].lower()}{matter[1:]}"
