"""The home page of those who watch over campaigns: how far units are in each, what waits for review."""

from dataclasses import dataclass

from django.db.models import Case, CharField, Count, Exists, OuterRef, Value, When

from campaigns.models import Campaign, CampaignState, Dossier, DossierKind, Participation
from campaigns.selectors.progress import COLOURS, STATES, Progress

LATEST = 6


@dataclass(frozen=True, slots=True)
class CampaignFigures:
    """How many of the units invited within one's reach stand where, by their registrations."""

    campaign: Campaign
    counts: dict[str, int]

    @property
    def cells(self) -> list[tuple[Progress, int]]:
        """The four colours in their order."""
        return [(progress, self.counts.get(progress.value, 0)) for progress in COLOURS]

    @property
    def invited(self) -> int:
        return sum(self.counts.values())


def campaigns_under_way(user) -> list[CampaignFigures]:
    """The latest launched campaigns ``user`` reaches, each as ``progress_grid`` would count it; two queries."""
    campaigns = list(Campaign.objects.visible_to(user).filter(state=CampaignState.LAUNCHED).for_list()[:LATEST])
    counts: dict[int, dict[str, int]] = {campaign.pk: {} for campaign in campaigns}
    for campaign, progress, units in _counted(campaigns, user):
        counts[campaign][progress] = units
    return [CampaignFigures(campaign, counts[campaign.pk]) for campaign in campaigns]


def _counted(campaigns, user):
    dossiers = Dossier.objects.filter(
        campaign=OuterRef("campaign"), unit=OuterRef("unit"), kind=DossierKind.REGISTRATION
    )
    progress = Case(
        *(When(Exists(dossiers.filter(state__in=states)), then=Value(each.value)) for each, states in STATES.items()),
        default=Value(Progress.NOT_SENT.value),
        output_field=CharField(),
    )
    return (
        Participation.objects.visible_to(user)
        .filter(campaign__in=campaigns)
        .order_by()
        .annotate(progress=progress)
        .values_list("campaign", "progress")
        .annotate(units=Count("pk"))
    )
