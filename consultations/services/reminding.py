"""Whoever asked is reminded of agencies that have not answered, and of public lists nobody has ended."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from consultations.models import Consultation, ConsultationRequest, PublicNotice
from consultations.permissions import KEEPERS, may_keep
from notices.models import ReminderKind
from notices.selectors.reminding import until_words
from notices.services.reminding import Call, remind_on_days
from units.selectors.people import people_covering, people_with


def remind_due() -> int:
    """Of each agency and each public list that is waited for, its keepers were told where today is a day set for it.

    Returns of how many just now; before ``clock.morning`` of none.
    """
    agencies = ConsultationRequest.objects.for_page().waiting()
    lists = PublicNotice.objects.open().select_related("unit", "published_by")
    return remind_on_days(
        ReminderKind.AGENCY, agencies, due="consultation__due_on", call=_call_for_answer
    ) + remind_on_days(ReminderKind.PUBLIC, lists, due="last_day", call=_call_for_end)


def keepers_of(row: PublicNotice | Consultation, asker) -> list[Any]:
    """Who may settle what comes back: of the unit itself and who asked; where none of these may, of units above."""
    own = {person.pk: person for person in (asker, *people_with(*KEEPERS, unit=row.unit)) if person.is_active}
    return _keeping(row, own.values()) or _keeping(row, people_covering(*KEEPERS, unit=row.unit))


def _keeping(row: PublicNotice | Consultation, people) -> list[Any]:
    return [person for person in people if may_keep(person, row)]


def _call_for_answer(request: ConsultationRequest, due_on: dt.date) -> Call:
    consultation = request.consultation
    text = _("%(agency)s chưa trả lời hiệp y «%(title)s». %(when)s Hãy nhắc cơ quan, hoặc ghi trả lời khi đã có.")
    if consultation.is_due:
        text = _(
            "%(agency)s chưa trả lời hiệp y «%(title)s». %(when)s Hãy nhắc cơ quan, ghi trả lời khi đã có, hoặc ghi "
            "lý do không chờ nữa."
        )
    return Call(
        people=keepers_of(consultation, consultation.asked_by),
        text=text % {"agency": request.agency, "title": consultation.title, "when": until_words(due_on)},
        url=reverse("consultations:consultation-detail", args=[consultation.pk]),
        topic=request.topic,
    )


def _call_for_end(notice: PublicNotice, last_day: dt.date) -> Call:
    count = notice.comments.waiting().count()
    words = {"title": notice.title, "when": until_words(last_day), "count": count}
    return Call(
        people=keepers_of(notice, notice.published_by),
        text=_text_of_end(notice, count) % words,
        url=reverse("consultations:notice-detail", args=[notice.pk]),
        topic=notice.topic,
    )


def _text_of_end(notice: PublicNotice, waiting: int) -> str:
    if notice.is_running:
        if waiting:
            return _("Danh sách «%(title)s» đang lấy ý kiến, có %(count)s ý kiến chờ xử lý. %(when)s")
        return _("Danh sách «%(title)s» đang lấy ý kiến. %(when)s")
    if waiting:
        return _("Danh sách «%(title)s» chưa kết thúc lấy ý kiến, còn %(count)s ý kiến chờ xử lý. %(when)s")
    return _("Danh sách «%(title)s» chưa kết thúc lấy ý kiến. %(when)s Hãy kết thúc để công bố được quyết định.")
