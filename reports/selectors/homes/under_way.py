"""How far units are in the campaigns that run: counted for one's own reach, kept per hour for the whole country."""

from campaigns.models import Campaign, Participation
from campaigns.selectors.overview import CampaignFigures, campaigns_under_way, units_by_progress
from reports.models import KeptFigures
from units.models import UnitKind
from units.scope import scope_of


def under_way(user) -> list[CampaignFigures]:
    """The latest campaigns ``user`` reaches; two queries, one more for whoever reaches the whole country.

    Theirs are those kept last, each with its time; a campaign that was launched since, or of which nothing is kept, is
    counted.
    """
    campaigns = campaigns_under_way(user)
    kept = _kept_for(user)
    known = {int(pk): units for pk, units in kept.under_way.items()} if kept else {}
    new = [campaign for campaign in campaigns if campaign.pk not in known]
    counted = units_by_progress(new, Participation.objects.visible_to(user))
    return [_figures(campaign, counted, known, kept) for campaign in campaigns]


def _figures(campaign: Campaign, counted, known, kept: KeptFigures | None) -> CampaignFigures:
    if kept is None or campaign.pk in counted:
        return CampaignFigures(campaign, counted[campaign.pk])
    return CampaignFigures(campaign, known[campaign.pk], kept.counted_at)


def _kept_for(user) -> KeptFigures | None:
    """What is kept of the country ``user`` reaches; ``None`` for all who reach less, or before it was first counted."""
    if user.is_superuser:
        return KeptFigures.objects.filter(unit=None).first()
    tops = scope_of(user).paths()
    kinds = scope_of(user).kinds
    if len(tops) != 1 or kinds[tops[0]] != UnitKind.CONFEDERATION:
        return None
    return KeptFigures.objects.filter(unit__path=tops[0]).first()
