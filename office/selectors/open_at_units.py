"""What is open at units that are to end."""

from collections.abc import Collection
from dataclasses import dataclass

from campaigns.models import Campaign, CampaignState, Dossier
from campaigns.models.dossier import EDITABLE_STATES
from campaigns.querysets import IN_REVIEW_STATES
from units.models import RoleAssignment


@dataclass(frozen=True, slots=True)
class OpenWork:
    """How many dossiers are still to be sent, how many wait above, campaigns that run, and people with a role."""

    unsent: int
    waiting: int
    campaigns: int
    officers: int

    def __bool__(self) -> bool:
        return bool(self.unsent or self.waiting or self.campaigns or self.officers)


def open_at(units: Collection[int]) -> OpenWork:
    """Of the units, by key; four queries."""
    dossiers = Dossier.objects.filter(unit__in=units, campaign__state=CampaignState.LAUNCHED)
    return OpenWork(
        unsent=dossiers.filter(state__in=EDITABLE_STATES).count(),
        waiting=dossiers.filter(state__in=IN_REVIEW_STATES).count(),
        campaigns=Campaign.objects.filter(unit__in=units, state=CampaignState.LAUNCHED).count(),
        officers=RoleAssignment.objects.today().filter(unit__in=units).values("user").distinct().count(),
    )
