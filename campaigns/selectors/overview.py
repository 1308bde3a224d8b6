"""The home page of those who watch over campaigns: how far units are in each, what waits for review."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, CharField, Count, Exists, OuterRef, QuerySet, Value, When

from campaigns.models import Campaign, CampaignState, Dossier, DossierKind, Participation
from campaigns.selectors.progress import COLOURS, STATES, Progress

LATEST = 6


@dataclass(frozen=True, slots=True)
class CampaignFigures:
    """How many of the units invited within one's reach stand where, by their registrations.

    ``counted_at`` is when they were counted; ``None`` is just now.
    """

    campaign: Campaign
    counts: dict[str, int]
    counted_at: datetime | None = None

    @property
    def cells(self) -> list[tuple[Progress, int]]:
        """The four colours in their order."""
        return [(progress, self.counts.get(progress.value, 0)) for progress in COLOURS]

    @property
    def invited(self) -> int:
        return sum(self.counts.values())


def campaigns_under_way(user) -> list[Campaign]:
    """The latest launched campaigns ``user`` reaches; one query."""
    return list(Campaign.objects.visible_to(user).filter(state=CampaignState.LAUNCHED).for_list()[:LATEST])


def units_by_progress(campaigns: Iterable[Campaign], invited: QuerySet[Participation]) -> dict[int, dict[str, int]]:
    """Of each campaign how many ``invited`` units stand where, as ``progress_grid`` would count it; one query."""
    counts: dict[int, dict[str, int]] = {campaign.pk: {} for campaign in campaigns}
    if not counts:
        return counts
    dossiers = Dossier.objects.filter(
        campaign=OuterRef("campaign"), unit=OuterRef("unit"), kind=DossierKind.REGISTRATION
    )
    progress = Case(
        *(When(Exists(dossiers.filter(state__in=states)), then=Value(each.value)) for each, states in STATES.items()),
        default=Value(Progress.NOT_SENT.value),
        output_field=CharField(),
    )
    rows = invited.filter(campaign__in=counts).order_by().annotate(progress=progress)
    for campaign, where, units in rows.values_list("campaign", "progress").annotate(units=Count("pk")):
        counts[campaign][where] = units
    return counts
