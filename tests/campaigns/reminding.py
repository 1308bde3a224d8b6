"""A campaign whose last day is known, and the days around it."""

import datetime as dt
from datetime import timedelta
from types import SimpleNamespace

import time_machine

from campaigns.models import CampaignAward, Dossier, DossierKind, DossierState, Participation
from campaigns.services.dossier import open_dossier
from campaigns.services.entry import add_entries
from common.vietnamese import TIME_ZONE
from notices.models import ReminderDay
from tests.campaigns.conftest import fresh
from tests.conftest import make_awards, make_people, make_tree
from tests.factories import (
    LaunchedCampaignFactory,
    MemberFactory,
    ParticipationFactory,
)

K, S = DossierKind, DossierState
DUE = dt.date(2026, 4, 5)
DAYS = (-7, -3, -1, 1)


def at(days, hour=8):
    """So many days from the last day of the window."""
    moment = dt.datetime.combine(DUE + timedelta(days=days), dt.time(hour), tzinfo=TIME_ZONE)
    return time_machine.travel(moment, tick=False)


def make_stage():
    """A campaign of the province that invites both base units of a district; their editors have addresses."""
    tree, awards = make_tree(), make_awards()
    people = make_people(tree)
    for name in ("editor", "editor2"):
        people[name].email = f"{name}@example.org"
        people[name].save()
    ReminderDay.objects.bulk_create([ReminderDay(days=days, valid_from="2020-01-01") for days in DAYS])
    campaign = LaunchedCampaignFactory(
        code="PT2026",
        name="Phong trào Mẫu",
        unit=tree.province,
        starts_on=dt.date(2026, 1, 1),
        ends_on=dt.date(2026, 12, 31),
        registration_opens_on=dt.date(2026, 3, 1),
        registration_closes_on=DUE,
        proposal_closes_on=DUE + timedelta(days=200),
    )
    CampaignAward.objects.create(campaign=campaign, award=awards.title)
    for unit in (tree.base, tree.base2):
        ParticipationFactory(campaign=campaign, unit=unit, joined_at=None)
    return SimpleNamespace(tree=tree, people=people, campaign=campaign, awards=awards)


def invitation(stage, unit) -> Participation:
    return Participation.objects.get(campaign=stage.campaign, unit=unit)


def draft(stage, name="editor"):
    """A registration that may be sent."""
    unit = stage.tree.base if name == "editor" else stage.tree.base2
    by = fresh(stage.people[name])
    dossier = open_dossier(stage.campaign, unit=unit, by=by)
    add_entries(dossier, award=stage.awards.title, subjects=[MemberFactory(unit=unit)], by=by)
    return Dossier.objects.get(pk=dossier.pk)
