"""Dossiers that wait in the sample, made inside the site's own Django."""

import datetime as dt

from django.contrib.auth import get_user_model

from campaigns.models import Campaign, CampaignAward, CampaignState
from campaigns.services.campaign import end_campaign
from campaigns.services.dossier import open_dossier
from campaigns.services.entry import add_entries
from campaigns.services.moves import send_dossier
from catalogue.models import AwardType
from people.models import Member
from sample.bac_kan_2020.accounts import CANBO2_UNIT, CANBO_UNIT
from units.models import Unit

CODE = "DU-THAM-DINH"
NAME = "Phong trào để thử thẩm định"


def send_two(award: str, people: int) -> int:
    """Two base unions of one district have sent registrations of so many people for ``award``; the campaign's key."""
    today = dt.date.today()
    units = [Unit.objects.get(code=code) for code in (CANBO_UNIT, CANBO2_UNIT)]
    editors = [get_user_model().objects.get(username=name) for name in ("canbo", "canbo2")]
    campaign = Campaign.objects.create(
        code=CODE,
        name=NAME,
        unit=units[0].get_parent().get_parent(),
        state=CampaignState.LAUNCHED,
        starts_on=dt.date(today.year, 1, 1),
        ends_on=dt.date(today.year, 12, 31),
        registration_opens_on=today,
        registration_closes_on=today + dt.timedelta(days=9),
    )
    kind = AwardType.objects.get(code=award)
    CampaignAward.objects.create(campaign=campaign, award=kind)
    for unit, editor in zip(units, editors, strict=True):
        campaign.participations.create(unit=unit)
        dossier = open_dossier(campaign, unit=unit, by=editor)
        subjects = list(Member.objects.filter(unit=unit).order_by("pk")[:people])
        add_entries(dossier, award=kind, subjects=subjects, by=editor)
        send_dossier(dossier, by=editor)
    return campaign.pk


def end() -> None:
    """The campaign is over."""
    end_campaign(Campaign.objects.get(code=CODE), by=get_user_model().objects.get(username="tinh"))
