"""Which units a campaign speaks to."""

from collections.abc import Collection, Iterable

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from campaigns.models import Campaign, Participation
from units.models import Block, Unit


def addressed_units(campaign: Campaign) -> QuerySet[Unit]:
    """Active units under the campaign's own of the levels and blocks it names; an empty list names all."""
    units = Unit.objects.of_subtree(campaign.unit).active().exclude(pk=campaign.unit_id)
    if campaign.addressed_kinds:
        units = units.filter(kind__in=campaign.addressed_kinds)
    if campaign.addressed_blocks:
        units = units.filter(block__in=campaign.addressed_blocks)
    return units


def uninvited_units(campaign: Campaign) -> QuerySet[Unit]:
    """Units the campaign addresses today that have no invitation; after the launch, those that came since."""
    return addressed_units(campaign).exclude(pk__in=campaign.participations.values("unit"))


def units_that_may_join(campaigns: Iterable[Campaign], units: Collection[int]) -> set[tuple[int, int]]:
    """(campaign, unit) by their keys, of those ``units`` that are invited or would be on joining."""
    campaigns = list(campaigns)
    invited = Participation.objects.filter(campaign__in=campaigns, unit__in=units)
    found = set(invited.values_list("campaign_id", "unit_id"))
    for campaign in campaigns:
        fresh = uninvited_units(campaign).filter(pk__in=units)
        found |= {(campaign.pk, pk) for pk in fresh.values_list("pk", flat=True)}
    return found


def addressed_blocks(campaign: Campaign) -> dict[str, int]:
    """Block → how many units of it are addressed; ``""`` counts those without a block. One query."""
    counted = addressed_units(campaign).order_by("block").values_list("block").annotate(units=Count("pk"))
    return dict(counted)


def block_label(block: str) -> str:
    """The block's name; units without one are «Chưa phân khối»."""
    return str(Block(block).label) if block else str(_("Chưa phân khối"))


def units_right_below(unit: Unit) -> QuerySet[Unit]:
    """Active units one level under ``unit``, in order of the tree; by path, so an old ``unit`` object does no harm."""
    return Unit.objects.of_subtree(unit).active().filter(depth=unit.depth + 1).order_by("path")
