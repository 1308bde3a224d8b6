"""The cluster a unit competes in."""

from collections.abc import Iterable

from campaigns.models import Campaign
from units.models import Cluster, ClusterMembership, Unit


def cluster_of(unit: Unit, campaign: Campaign) -> Cluster | None:
    """The cluster of ``unit`` in the campaign's year; the nearest union's where several run one."""
    return clusters_of([unit], campaign).get(unit.pk)


def clusters_of(units: Iterable[Unit], campaign: Campaign) -> dict[int, Cluster]:
    """As ``cluster_of`` for many units, by their keys; one query."""
    joined = ClusterMembership.objects.filter(
        unit__in=[unit.pk for unit in units], cluster__year=campaign.year
    ).select_related("cluster__unit")
    return {row.unit_id: row.cluster for row in joined.order_by("cluster__unit__depth", "cluster_id")}
