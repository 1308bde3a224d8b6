"""What must hold before a public notice ends and before an agency is not waited for any more."""

from django.utils.translation import gettext as _

from common.clock import today
from common.verdict import YES, Verdict, no
from consultations.models import ConsultationRequest, PublicNotice


def last_day_is_over(notice: PublicNotice) -> Verdict:
    if notice.last_day < today():
        return YES
    return no(
        _("Còn nhận ý kiến đến hết ngày %(day)s nên chưa kết thúc được.") % {"day": f"{notice.last_day:%d/%m/%Y}"}
    )


def comments_are_settled(notice: PublicNotice) -> Verdict:
    waiting = notice.comments.waiting().count()
    if not waiting:
        return YES
    return no(_("Còn %(count)s ý kiến chưa xử lý. Hãy xử lý hoặc ghi lý do không xem xét.") % {"count": waiting})


def deadline_is_over(request: ConsultationRequest) -> Verdict:
    if request.consultation.is_due:
        return YES
    return no(
        _("Hạn trả lời là hết ngày %(day)s nên còn phải chờ.") % {"day": f"{request.consultation.due_on:%d/%m/%Y}"}
    )
