"""Figures of the whole country that are too many to count for each reader."""

from campaigns.models import Campaign, CampaignState, Participation
from campaigns.selectors.overview import LATEST, units_by_progress
from common import clock
from reports.models import KeptFigures
from units.models import Unit, UnitKind


def keep_figures() -> int:
    """What the first pages of each confederation and of superusers show is counted anew; returns how many those are."""
    units = [None, *Unit.objects.filter(kind=UnitKind.CONFEDERATION)]
    for unit in units:
        _keep(unit)
    return len(units)


def _keep(unit: Unit | None) -> None:
    campaigns, invited = Campaign.objects.filter(state=CampaignState.LAUNCHED), Participation.objects.all()
    if unit is not None:
        campaigns, invited = campaigns.within([unit.path]), invited.within([unit.path])
    counted = units_by_progress(campaigns.for_list()[:LATEST], invited)
    figures = {str(pk): units for pk, units in counted.items()}
    KeptFigures.objects.update_or_create(unit=unit, defaults={"under_way": figures, "counted_at": clock.now()})
