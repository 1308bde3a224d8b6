"""Whoever is to act on something with a deadline is reminded of it, by the machine, once on each day that is set."""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from common import clock
from common.language import in_vietnamese
from notices.models import NoticeKind, Reminder, ReminderKind
from notices.selectors.reminding import deadlines_today
from notices.services.notice import Message, tell


@dataclass(frozen=True, slots=True)
class Call:
    """What those who are to act on a row are told; ``topic`` is taken back by whoever does it."""

    people: Collection[Any]
    text: str
    url: str
    topic: str


class Deadline(NamedTuple):
    """The end of ``due_on``, ``days`` away from today: less than 0 is before it."""

    kind: ReminderKind
    due_on: dt.date
    days: int


def remind_on_days(kind: ReminderKind, waiting: QuerySet, *, due: str, call: Callable[[Any, dt.date], Call]) -> int:
    """Whom ``call`` names was told of each row of ``waiting`` whose deadline is so far away as is set, once a day set.

    ``due`` is the field the deadline stands in; ``call`` is given a row and its deadline. Before ``clock.morning``
    nobody is told. Returns of how many rows just now; each is told in a transaction of its own.
    """
    if clock.now() < clock.morning():
        return 0
    days = deadlines_today(kind)
    told = _told(kind, waiting).filter(target_id=OuterRef("pk"), due_on=OuterRef(due))
    found = waiting.filter(~Exists(told), **{f"{due}__in": days}).order_by("pk").values_list("pk", due)
    calls = [(key, waiting.filter(pk=key, **{due: day}), Deadline(kind, day, days[day])) for key, day in found]
    return sum(_remind(key, rows, deadline, call) for key, rows, deadline in calls)


@transaction.atomic
def _remind(key: int, rows: QuerySet, deadline: Deadline, call: Callable[[Any, dt.date], Call]) -> int:
    """The people of ``key``, the one row of ``rows``, were told, and that is written down; 1 when it was so just now.

    While the row is locked, no other worker reminds and whoever does what is asked waits: one that is done meanwhile
    is not asked for any more, and who does it next finds what to take back.
    """
    rows.model.objects.select_for_update(of=("self",), no_key=True).filter(pk=key).first()
    row = rows.first()
    if row is None or _told(deadline.kind, rows).filter(target_id=key, due_on=deadline.due_on).exists():
        return 0
    with in_vietnamese():
        said = call(row, deadline.due_on)
    people = {person.pk: person for person in said.people if person.is_active}
    tell(
        [Message(person, said.text, said.url, said.topic) for _key, person in sorted(people.items())],
        kind=NoticeKind.DUE,
    )
    Reminder.objects.create(
        target_type=ContentType.objects.get_for_model(rows.model),
        target_id=key,
        kind=deadline.kind,
        due_on=deadline.due_on,
        days=deadline.days,
        sent_on=clock.today(),
        people=len(people),
    )
    return 1


def _told(kind: ReminderKind, rows: QuerySet) -> QuerySet[Reminder]:
    """What the machine reminded of today, of those ``rows`` are of."""
    return Reminder.objects.about(rows.model, kind).filter(days__isnull=False, sent_on=clock.today())
