from consultations.models.agency import Agency
from consultations.models.consultation import (
    AnswerFile,
    Consultation,
    ConsultationLine,
    ConsultationRequest,
    Objection,
    RequestState,
)
from consultations.models.listed import Listed
from consultations.models.notice import CommentState, NoticeLine, NoticeState, PublicComment, PublicNotice
from consultations.models.rule import ConsultationRule

__all__ = [
    "Agency",
    "AnswerFile",
    "CommentState",
    "Consultation",
    "ConsultationLine",
    "ConsultationRequest",
    "ConsultationRule",
    "Listed",
    "NoticeLine",
    "NoticeState",
    "Objection",
    "PublicComment",
    "PublicNotice",
    "RequestState",
]
