"""What everybody may read of a campaign: sums only, and of people only those a decision has published."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from awards.models import Honour
from campaigns.models import Campaign, Participation, Target, TargetOrigin
from campaigns.selectors.attainment import Attainment
from campaigns.selectors.own_progress import reached_of_units
from campaigns.selectors.target_words import amount_words
from portal.models import PublicCampaign
from portal.selectors.honours import in_force


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many units were invited, and how many joined."""

    invited: int = 0
    joined: int = 0


@dataclass(frozen=True, slots=True)
class ShownCampaign:
    """A public campaign and how many units take part."""

    public: PublicCampaign
    turnout: Turnout

    @property
    def campaign(self) -> Campaign:
        return self.public.campaign


@dataclass(frozen=True, slots=True)
class Goal:
    """What the unit running the campaign was to reach, and has."""

    label: str
    target: str
    reached: str
    attainment: Attainment


def with_turnout(rows: Iterable[PublicCampaign]) -> list[ShownCampaign]:
    """``rows`` in order, each with its turnout; one query."""
    found = list(rows)
    joined = Count("pk", filter=Q(joined_at__isnull=False))
    counted = (
        Participation.objects.filter(campaign__in=[row.campaign_id for row in found])
        .order_by()
        .values_list("campaign")
        .annotate(invited=Count("pk"), joined=joined)
    )
    turnout = {campaign: Turnout(invited, those) for campaign, invited, those in counted}
    return [ShownCampaign(row, turnout.get(row.campaign_id, Turnout())) for row in found]


def goals_of(campaign: Campaign) -> list[Goal]:
    """The targets of the unit that runs ``campaign``, with what all under it reached; none where none was set.

    Those handed down count before those the unit set itself; what no register counts is left out.
    """
    rows = Target.objects.filter(campaign=campaign, unit=campaign.unit_id).order_by("indicator", "-origin")
    targets = {row.indicator: row for row in rows}
    targets |= {row.indicator: row for row in rows if row.origin == TargetOrigin.ASSIGNED}
    reached = reached_of_units(campaign, [campaign.unit_id], targets)
    return [
        Goal(
            target.get_indicator_display(),
            amount_words(indicator, target.value),
            amount_words(indicator, amount),
            Attainment(target.value, amount),
        )
        for indicator, target in targets.items()
        if (amount := reached.get((campaign.unit_id, indicator))) is not None
    ]


def results_of(campaign: Campaign) -> list[tuple[str, int]]:
    """Each award that published decisions gave in ``campaign`` and that stands, with how many times; one query."""
    given = in_force(Honour.objects.filter(campaign=campaign)).order_by()
    counted = given.values_list("award__name").annotate(times=Count("pk"))
    return list(counted.order_by("award__position", "award__name").values_list("award__name", "times"))
