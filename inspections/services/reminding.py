"""The editors of an inspected unit are reminded of remedies it has not reported."""

import datetime as dt

from django.utils.translation import gettext as _

from inspections.models import InspectionFinding
from inspections.services.telling import page_of_part
from notices.models import ReminderKind
from notices.selectors.reminding import until_words
from notices.services.reminding import Call, remind_on_days
from units.models import Role
from units.selectors.people import people_covering, people_with


def remind_due() -> int:
    """Of each remedy that is owed the editors of its unit were told where today is a day set for it.

    Returns of how many just now; before ``clock.morning`` of none.
    """
    owed = InspectionFinding.objects.owed().select_related("inspected__unit", "inspected__inspection")
    return remind_on_days(ReminderKind.REMEDY, owed, due="remedy_due", call=_call)


def _call(finding: InspectionFinding, due_on: dt.date) -> Call:
    unit = finding.inspected.unit
    own = list(people_with(Role.EDITOR, unit=unit))
    text = _("Chưa báo cáo khắc phục «%(finding)s» (%(title)s). %(when)s")
    words = {"finding": finding, "title": finding.inspected.inspection.title, "when": until_words(due_on)}
    return Call(
        people=own or list(people_covering(Role.EDITOR, unit=unit)),
        text=text % words,
        url=page_of_part(finding.inspected),
        topic=finding.topic,
    )
