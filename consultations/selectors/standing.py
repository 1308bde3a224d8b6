"""Whether everybody who had to be heard about those a decision names was heard."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from awards.models import Recommendation
from common.clock import today
from common.verdict import YES, Verdict, no
from consultations.models import (
    ConsultationLine,
    ConsultationRequest,
    ConsultationRule,
    NoticeLine,
    NoticeState,
    Objection,
    PublicComment,
    PublicNotice,
    RequestState,
)

NAMED = 3
"""So many objections are told by name."""
SETTLED = (RequestState.ANSWERED, RequestState.SILENT)


def everybody_was_heard(recommendations) -> Verdict:
    """No notice or agency asked about ``recommendations`` is open, and all were asked whom a rule of today names.

    ``recommendations`` is a queryset of their keys. The refusal says what is open and until when.
    """
    reason = next(_open_things(recommendations), "")
    return no(reason) if reason else YES


def _open_things(recommendations) -> Iterator[str]:
    yield from _notices(recommendations)
    yield from _requests(recommendations)
    yield from _objections(recommendations)
    awards = Recommendation.objects.filter(pk__in=recommendations).values("award")
    for rule in ConsultationRule.objects.of_each(awards, today()):
        yield from _missing(rule, recommendations)


def _notices(recommendations) -> Iterator[str]:
    """What is open of the lists that name them: a list before the public, or a comment nobody settled, even of a list
    that was withdrawn."""
    named = NoticeLine.objects.filter(notice=OuterRef("pk"), recommendation__in=recommendations)
    waits = PublicComment.objects.waiting().filter(notice=OuterRef("pk"))
    notices = PublicNotice.objects.filter(Q(state=NoticeState.OPEN) | Exists(waits), Exists(named))
    for notice in notices.order_by("-last_day", "pk"):
        words = {"title": notice.title, "day": f"{notice.last_day:%d/%m/%Y}"}
        if notice.is_open and notice.last_day >= today():
            yield _("Danh sách đang lấy ý kiến công khai («%(title)s») đến hết ngày %(day)s.") % words
        elif waiting := notice.comments.waiting().count():
            yield _("«%(title)s» còn %(count)s ý kiến chưa xử lý.") % (words | {"count": waiting})
        else:
            yield _("«%(title)s» đã hết hạn ngày %(day)s. Hãy kết thúc lấy ý kiến.") % words


def _requests(recommendations) -> Iterator[str]:
    named = ConsultationLine.objects.filter(consultation=OuterRef("consultation"), recommendation__in=recommendations)
    for request in ConsultationRequest.objects.for_page().waiting().filter(Exists(named)).order_by("pk"):
        words = {"agency": request.agency, "day": f"{request.consultation.due_on:%d/%m/%Y}"}
        if request.is_overdue:
            yield (
                _(
                    "%(agency)s chưa trả lời hiệp y, hạn đến hết ngày %(day)s đã qua. Hãy ghi trả lời hoặc ghi lý do "
                    "không chờ nữa."
                )
                % words
            )
        else:
            yield _("%(agency)s chưa trả lời hiệp y, hạn đến hết ngày %(day)s.") % words


def _objections(recommendations) -> Iterator[str]:
    found = list(Objection.objects.for_page().holding().filter(line__recommendation__in=recommendations).order_by("pk"))
    if found:
        named = "; ".join(f"{row.line.name} ({row.request.agency})" for row in found[:NAMED])
        yield _(
            "Cơ quan được hiệp y không đồng ý: %(named)s. Hãy đưa ra khỏi danh sách, hoặc người phê duyệt ghi lý do "
            "vẫn xét."
        ) % {"named": named}


def _missing(rule: ConsultationRule, recommendations) -> Iterator[str]:
    wanted = Recommendation.objects.filter(pk__in=recommendations, award=rule.award)
    if rule.notice_days:
        shown = NoticeLine.objects.filter(
            recommendation=OuterRef("pk"), notice__state=NoticeState.CLOSED, notice__days__gte=rule.notice_days
        )
        if count := wanted.filter(~Exists(shown)).count():
            yield _(
                "%(award)s phải lấy ý kiến công khai %(days)s ngày làm việc; còn %(count)s người, tập thể chưa được "
                "lấy ý kiến. Hãy đăng ở mục «Lấy ý kiến»."
            ) % {"award": rule.award.name, "days": rule.notice_days, "count": count}
    if rule.asks_agencies:
        asked = ConsultationLine.objects.filter(
            recommendation=OuterRef("pk"), consultation__requests__state__in=SETTLED
        )
        if count := wanted.filter(~Exists(asked)).count():
            yield _(
                "%(award)s phải hiệp y với cơ quan liên quan; còn %(count)s người, tập thể chưa được hỏi. "
                "Hãy gửi ở mục «Lấy ý kiến»."
            ) % {"award": rule.award.name, "count": count}
