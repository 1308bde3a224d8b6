"""Whoever is to approve a step, or waits for a higher body, is reminded of the day it is due."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from decisions.models import DecisionStep, SubmissionLetter
from decisions.permissions import DRAFTERS, may_answer
from decisions.standing import step_standing, writers_of
from decisions.takers import takers_at
from notices.models import ReminderKind
from notices.selectors.reminding import until_words
from notices.services.reminding import Call, remind_on_days
from units.selectors.people import people_with


def remind_due() -> int:
    """Of each step and each letter that waits, whoever is to act was told where today is a day set for it.

    Returns of how many just now; before ``clock.morning`` of none. Steps and letters without a last day remind nobody.
    """
    steps = DecisionStep.objects.current().select_related("unit", "decision__unit")
    letters = SubmissionLetter.objects.awaiting_answer().select_related(
        "unit", "addressee_unit", "drafted_by", "sent_by"
    )
    return remind_on_days(ReminderKind.STEP, steps, due="due_on", call=_call_for_step) + remind_on_days(
        ReminderKind.LETTER, letters, due="due_on", call=_call_for_letter
    )


def _call_for_step(step: DecisionStep, due_on: dt.date) -> Call:
    """Those who may take it; nobody whom something bars."""
    decision = step.decision
    people = takers_at(step.unit, step.role, but=writers_of(decision))
    text = _("«%(decision)s» chờ bạn duyệt ở bước «%(step)s». %(when)s")
    return Call(
        people=[person for person in people if step_standing(person, decision, step).verdict],
        text=text % {"decision": decision.subject_matter, "step": step.name, "when": until_words(due_on)},
        url=reverse("decisions:decision-detail", args=[decision.pk]),
        topic=step.topic,
    )


def _call_for_letter(letter: SubmissionLetter, due_on: dt.date) -> Call:
    """Those of the unit that sent it, and who wrote and sent it, who may record the answer."""
    people = {letter.drafted_by, letter.sent_by, *people_with(*DRAFTERS, unit=letter.unit)}
    words = {"number": letter.number_label, "above": letter.addressee, "when": until_words(due_on)}
    return Call(
        people=[person for person in people if may_answer(person, letter)],
        text=_("Tờ trình %(number)s gửi %(above)s chưa có đủ trả lời. %(when)s Hãy hỏi, hoặc ghi trả lời khi đã có.")
        % words,
        url=reverse("decisions:letter-detail", args=[letter.pk]),
        topic=letter.topic,
    )
