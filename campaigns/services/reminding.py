"""Units are reminded of what they owe: by the machine on the days that are set, by a specialist at any time."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from campaigns.models import Campaign, CampaignState, Dossier, DossierKind, Participation
from campaigns.permissions.reminding import may_remind
from campaigns.selectors.owing import (
    Debt,
    debts,
    owing,
    reminded_of_another_day,
    reminded_of_last_day,
    reminded_today,
    topic_of,
)
from common import clock
from common.errors import NotAllowed
from common.language import in_vietnamese
from notices.models import NoticeKind, Reminder, ReminderKind
from notices.selectors.reminding import deadlines_today
from notices.services.notice import Message, take_back, tell
from units.models import Role, Unit
from units.selectors.people import people_by_unit

BATCH = 200
"""So many units are locked and reminded in one transaction."""


def remind_due() -> int:
    """Whoever owes something and is to be reminded today has been, once; returns how many units just now.

    Before ``clock.morning`` nobody is. Batches that are through stay so when a later one fails.
    """
    if clock.now() < clock.morning():
        return 0
    days = deadlines_today(ReminderKind.DOSSIER)
    running = Campaign.objects.filter(state=CampaignState.LAUNCHED).order_by("pk")
    return sum(_remind_due(campaign, kind, days) for campaign in running for kind in DossierKind) if days else 0


def remind_by_hand(campaign: Campaign, keys: Collection[int], *, kind: str, by) -> int:
    """Those of the invitations ``keys`` within reach that still owe a dossier of ``kind`` were reminded.

    A unit is reminded by hand once a day at most. Returns how many units were. Raises ``NotAllowed``.
    """
    if not (verdict := may_remind(by, campaign)):
        raise NotAllowed(verdict.reason)
    reached = campaign.participations.visible_to(by, Role.SPECIALIST).filter(pk__in=keys).order_by("pk")
    return _remind_in_batches(list(reached.values_list("pk", flat=True)), campaign, kind=kind, by=by)


@transaction.atomic
def stop_reminding(dossier: Dossier, *, by) -> None:
    """Once the unit of ``dossier`` owes none of its kind any more, what would still remind it of one is taken back."""
    invitations = Participation.objects.select_for_update(of=("self",), no_key=True)
    participation = invitations.filter(campaign=dossier.campaign_id, unit=dossier.unit_id).first()
    if participation and not owing(dossier.campaign, dossier.kind).filter(pk=participation.pk).exists():
        take_back(topic_of(participation, dossier.kind), by=by)


@transaction.atomic
def take_back_reminders(campaign: Campaign, *, by, unit: Unit | None = None) -> None:
    """What would still remind ``unit``, or any unit, of a day that is its last no more, or of nothing, is taken back.

    The machine reminds of the new day on the days that are set for it, today too. Whoever is reminding meanwhile is
    waited for, as in ``stop_reminding``.
    """
    about = {"unit": unit} if unit else {}
    invitations = campaign.participations.filter(**about)
    list(invitations.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    for kind in DossierKind:
        outdated = reminded_of_another_day(campaign, kind).filter(**about)
        take_back(*(topic_of(participation, kind) for participation in outdated.only("pk")), by=by)


def _remind_due(campaign: Campaign, kind: str, days: Mapping[dt.date, int]) -> int:
    due = owing(campaign, kind).filter(~reminded_of_last_day(kind), last_day__in=days).order_by("pk")
    keys: defaultdict[int, list[int]] = defaultdict(list)
    for key, last_day in due.values_list("pk", "last_day"):
        keys[days[last_day]].append(key)
    return sum(_remind_in_batches(found, campaign, kind=kind, days=day) for day, found in keys.items())


def _remind_in_batches(keys: Sequence[int], campaign: Campaign, **how) -> int:
    batches = (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))
    return sum(_remind(batch, campaign, **how) for batch in batches)


@in_vietnamese()
@transaction.atomic
def _remind(keys: Sequence[int], campaign: Campaign, *, kind: str, by=None, days: int | None = None) -> int:
    """The editors of the units that owe now were told, and that is written down; returns how many units.

    While the invitations are locked, no other worker reminds and ``stop_reminding`` waits: a unit that has sent
    meanwhile is not reminded, and one that sends next finds what to take back.
    """
    list(Participation.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk").values_list("pk"))
    rows = owing(campaign, kind).filter(pk__in=keys).exclude(pk__in=reminded_today(kind, days=days).values("target_id"))
    if days is not None:
        rows = rows.filter(last_day=clock.today() - dt.timedelta(days=days))
    found = debts(rows.select_related("unit", "campaign").order_by("pk"), kind)
    people = people_by_unit(Role.EDITOR, units=[debt.participation.unit_id for debt in found])
    told = {debt.participation.pk: people.get(debt.participation.unit_id, []) for debt in found}
    messages = [
        Message(user, debt.words(), debt.url, debt.topic) for debt in found for user in told[debt.participation.pk]
    ]
    tell(messages, kind=NoticeKind.REMINDER)
    Reminder.objects.bulk_create(
        [_reminder(debt, days=days, by=by, people=len(told[debt.participation.pk])) for debt in found]
    )
    return len(found)


def _reminder(debt: Debt, *, days: int | None, by, people: int) -> Reminder:
    return Reminder(
        target_type=ContentType.objects.get_for_model(Participation),
        target_id=debt.participation.pk,
        kind=debt.kind,
        due_on=debt.until,
        days=days,
        sent_on=clock.today(),
        by=by,
        people=people,
    )
