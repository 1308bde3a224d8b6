"""Who may open what of public notices and of consultation with agencies."""

import datetime as dt

from django.core.files.base import ContentFile

from common.clock import today
from consultations.models import (
    Agency,
    AnswerFile,
    Consultation,
    ConsultationLine,
    ConsultationRequest,
    NoticeLine,
    Objection,
    PublicComment,
    PublicNotice,
)

# Letters:  anonymous nobody editor editor2 editor_elsewhere specialist specialist_elsewhere
#           specialist_province approver viewer manager superuser stranger council finance auditor
GET: dict[str, str] = {
    "feedback:list": "................",
    "feedback:notice": "................",
    "feedback:sent": "................",
    "consultations:notice-list": "L...............",
    "consultations:notice-create": "L>>>>....>>>.>>>",
    "consultations:notice-detail": "Lxxxxxx...x.x.x.",
    "consultations:notice-close": "Lxxxxxx..>x>x>x>",
    "consultations:notice-withdraw": "Lxxxxxx..>x>x>x>",
    "consultations:comment-list": "Lxxxxxx..>x>x>x>",
    "consultations:comment-handle": "Lxxxxxx..>x>x>x>",
    "consultations:comment-waive": "Lxxxxxx..>x>x>x>",
    "consultations:agency-list": "L...............",
    "consultations:agency-create": "L>>>>....>>>.>>>",
    "consultations:agency-update": "Lxxxxxx..>x>x>x>",
    "consultations:consultation-list": "L...............",
    "consultations:consultation-create": "L>>>>....>>>.>>>",
    "consultations:consultation-detail": "Lxxxxxx...x.x.x.",
    "consultations:consultation-paper": "Lxxxxxx...x.x.x.",
    "consultations:consultation-enclosure": "Lxxxxxx...x.x.x.",
    "consultations:consultation-number": "Lxxxxxx..>x>x>x>",
    "consultations:request-answer": "Lxxxxxx..>x>x>x>",
    "consultations:request-pass-over": "Lxxxxxx..>x>x>x>",
    "consultations:request-withdraw": "Lxxxxxx..>x>x>x>",
    "consultations:objection-create": "Lxxxxxx>>>x>x>x>",  # not answered yet
    "consultations:objection-waive": "Lxxxxxx>.>x>x>x>",
    "consultations:answer-file": "Lxxxxxx...x.x.x.",
}
POST: dict[str, str] = {
    "feedback:list": "mmmmmmmmmmmmmmmm",
    "feedback:notice": "ffffffffffffffff",
    "feedback:sent": "mmmmmmmmmmmmmmmm",
    "consultations:notice-create": "L>>>>....>>>.>>>",
    "consultations:notice-close": "Lxxxxxx..>x>x>x>",  # its last day is not over
    "consultations:notice-withdraw": "Lxxxxxx..>x>x>x>",
    "consultations:comment-handle": "Lxxxxxx..>x>x>x>",
    "consultations:comment-waive": "Lxxxxxx..>x>x>x>",
    "consultations:agency-create": "L>>>>....>>>.>>>",
    "consultations:agency-update": "Lxxxxxx..>x>x>x>",
    "consultations:consultation-create": "L>>>>....>>>.>>>",
    "consultations:consultation-number": "Lxxxxxx..>x>x>x>",
    "consultations:request-answer": "Lxxxxxx..>x>x>x>",
    "consultations:request-pass-over": "Lxxxxxx..>x>x>x>",
    "consultations:request-withdraw": "Lxxxxxx..>x>x>x>",
    "consultations:objection-create": "Lxxxxxx>>>x>x>x>",
    "consultations:objection-waive": "Lxxxxxx>.>x>x>x>",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """A list of the province before the public with a comment, and a letter to an agency that has not answered."""
    unit, keeper = world.tree.province, world.people["auditor"]
    about = {"unit": unit, "run": world.run, "title": "Lấy ý kiến"}
    world.public_notice = PublicNotice.objects.create(
        **about, code="MATRAN", days=5, published_on=today(), last_day=today() + dt.timedelta(days=7),
        published_by=keeper,
    )  # fmt: skip
    line = {
        "recommendation": world.recommendation, "place": 1, "name": "An", "unit_name": "CĐCS",
        "award_label": "Bằng khen",
    }  # fmt: skip
    NoticeLine.objects.create(notice=world.public_notice, **line)
    world.comment = PublicComment.objects.create(
        notice=world.public_notice, name="Bình", contact="0912", text="Góp ý", sha256="c" * 64
    )
    world.agency = Agency.objects.create(unit=unit, name="Công an tỉnh")
    world.agency_letter = Consultation.objects.create(
        **about, question="Hỏi", asked_on=today(), due_on=today() + dt.timedelta(days=7), asked_by=keeper
    )
    listed = ConsultationLine.objects.create(consultation=world.agency_letter, **line)
    world.asked = ConsultationRequest.objects.create(consultation=world.agency_letter, agency=world.agency)
    world.objection = Objection.objects.create(request=world.asked, line=listed, reason="Nợ thuế")
    world.answer_file = AnswerFile(
        request=world.asked, name="a.pdf", size=4, content_type="application/pdf", sha256="a" * 64, uploaded_by=keeper
    )
    world.answer_file.file.save("a.pdf", ContentFile(b"%PDF"), save=True)
    world.named["notice_code"] = world.public_notice.code


def row_for(world, name: str):
    if name in {
        "consultations:comment-list",
        "consultations:notice-detail",
        "consultations:notice-close",
        "consultations:notice-withdraw",
    }:
        return world.public_notice
    if name.startswith("consultations:comment-"):
        return world.comment
    if name.startswith("consultations:request-") or name == "consultations:objection-create":
        return world.asked
    return {
        "consultations:agency-update": world.agency,
        "consultations:consultation-detail": world.agency_letter,
        "consultations:consultation-paper": world.agency_letter,
        "consultations:consultation-enclosure": world.agency_letter,
        "consultations:consultation-number": world.agency_letter,
        "consultations:objection-waive": world.objection,
        "consultations:answer-file": world.answer_file,
    }.get(name)
