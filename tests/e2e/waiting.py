"""Dossiers that wait in the sample, made inside the site's own Django."""

import datetime as dt

from django.contrib.auth import get_user_model

from campaigns.models import Campaign, CampaignAward, CampaignState, Dossier
from campaigns.services.campaign import end_campaign
from campaigns.services.dossier import open_dossier, update_pledge
from campaigns.services.entry import add_entries
from campaigns.services.moves import send_dossier
from catalogue.models import AwardType
from people.models import Member
from sample.bac_kan_2020.accounts import CANBO2_UNIT, CANBO_UNIT
from units.models import Unit

PLEDGE = "Phấn đấu 100% lao động tiên tiến."
UNITS = {"canbo": CANBO_UNIT, "canbo2": CANBO2_UNIT}
"""Two base unions of one district, by the name of their editor."""


def launch(code: str, award: str, *, days: int = 9) -> Campaign:
    """A launched campaign of the province considers ``award``; both unions may register for so many days more."""
    today = dt.date.today()
    invited = list(Unit.objects.filter(code__in=UNITS.values()))
    campaign = Campaign.objects.create(
        code=code,
        name=f"Phong trào {code}",
        unit=invited[0].get_parent().get_parent(),
        state=CampaignState.LAUNCHED,
        starts_on=dt.date(today.year, 1, 1),
        ends_on=dt.date(today.year, 12, 31),
        registration_opens_on=today,
        registration_closes_on=today + dt.timedelta(days=days),
    )
    CampaignAward.objects.create(campaign=campaign, award=AwardType.objects.get(code=award))
    for unit in invited:
        campaign.participations.create(unit=unit)
    return campaign


def register(campaign: Campaign, editor: str, people: int) -> Dossier:
    """The registration of the editor's union names so many of its people for the campaign's award; it is not sent."""
    by, unit = get_user_model().objects.get(username=editor), Unit.objects.get(code=UNITS[editor])
    dossier = open_dossier(campaign, unit=unit, by=by)
    subjects = list(Member.objects.filter(unit=unit).order_by("pk")[:people])
    add_entries(dossier, award=campaign.awards.get().award, subjects=subjects, by=by)
    return dossier


def send(dossier: Dossier) -> None:
    send_dossier(Dossier.objects.get(pk=dossier.pk), by=dossier.created_by)


def send_two(code: str, award: str, people: int) -> int:
    """Both unions have sent registrations of so many people for ``award``; the campaign's key."""
    campaign = launch(code, award)
    for editor in UNITS:
        send(register(campaign, editor, people))
    return campaign.pk


def send_one(code: str, award: str, people: int) -> int:
    """The second union has sent its registration, the first one's is ready on the last day; the key of this one."""
    campaign = launch(code, award, days=0)
    send(register(campaign, "canbo2", people))
    dossier = register(campaign, "canbo", people)
    return update_pledge(dossier, pledge=PLEDGE, version=None, by=dossier.created_by).pk


def end(code: str) -> None:
    """The campaign is over."""
    end_campaign(Campaign.objects.get(code=code), by=get_user_model().objects.get(username="tinh"))
