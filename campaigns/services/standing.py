"""The campaign a unit's awards on the spot of one year are given in, made when the first of them is decided."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.models import Campaign, CampaignKind, CampaignState
from common import clock
from common.integrity import refusing
from common.language import in_vietnamese
from common.workflow import write_audit
from units.models import Unit


@transaction.atomic
def standing_campaign(unit: Unit, year: int, *, by) -> Campaign:
    """The launched unscheduled campaign of ``unit`` and ``year``, the first of several; made where there is none.

    Nobody is invited to one made here and it takes no registrations: it is the ground of what is awarded in it. Who
    may decide for ``unit`` was asked before.
    """
    unit = Unit.objects.select_for_update(of=("self",), no_key=True).get(pk=unit.pk)
    known = Campaign.objects.filter(
        unit=unit, kind=CampaignKind.UNSCHEDULED, state=CampaignState.LAUNCHED, ends_on__year=year
    )
    return known.order_by("starts_on", "pk").first() or _make(unit, year, by=by)


@in_vietnamese()
def _make(unit: Unit, year: int, *, by) -> Campaign:
    first, last, now = dt.date(year, 1, 1), dt.date(year, 12, 31), clock.now()
    campaign = Campaign(
        code=f"DX{year}-{unit.pk}",
        name=_("Khen thưởng đột xuất năm %(year)s") % {"year": year},
        unit=unit,
        kind=CampaignKind.UNSCHEDULED,
        state=CampaignState.LAUNCHED,
        starts_on=first,
        ends_on=last,
        registration_opens_on=first,
        registration_closes_on=last,
        registration_closed_at=now,
        needs_proposal=False,
        launched_at=now,
    )
    with refusing(Campaign):
        campaign.save(force_insert=True)
    write_audit(campaign, "create", by=by, after=campaign.state)
    return campaign
