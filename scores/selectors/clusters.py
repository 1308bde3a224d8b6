"""The cluster a unit competes in, and who speaks for it in its year."""

from collections.abc import Iterable

from campaigns.models import Campaign
from scores.models import ScoreCard
from units.models import Cluster, ClusterMembership, ClusterOffice, Role, Unit
from units.scope import scope_of

OFFICERS = (ClusterOffice.HEAD, ClusterOffice.DEPUTY)


def cluster_of(unit: Unit, campaign: Campaign) -> Cluster | None:
    """The cluster of ``unit`` in the campaign's year; the nearest union's where several run one."""
    return clusters_of([unit], campaign).get(unit.pk)


def clusters_of(units: Iterable[Unit], campaign: Campaign) -> dict[int, Cluster]:
    """As ``cluster_of`` for many units, by their keys; one query."""
    joined = ClusterMembership.objects.filter(
        unit__in=[unit.pk for unit in units], cluster__year=campaign.year
    ).select_related("cluster__unit")
    return {row.unit_id: row.cluster for row in joined.order_by("cluster__unit__depth", "cluster_id")}


def is_officer(user, cluster: Cluster) -> bool:
    """Whether ``user`` writes for the head or a deputy of ``cluster``, at that very unit."""
    held = scope_of(user).held.get(Role.EDITOR, ())
    return bool(held) and cluster.memberships.filter(office__in=OFFICERS, unit__path__in=held).exists()


def own_memberships(user, cluster: Cluster) -> list[ClusterMembership]:
    """The members of ``cluster`` that ``user`` writes for, at those very units."""
    held = scope_of(user).held.get(Role.EDITOR, ())
    return list(cluster.memberships.filter(unit__path__in=held).select_related("unit").order_by("unit__path"))


def has_officers(card: ScoreCard) -> bool:
    """Whether somebody can score ``card`` for its cluster: an officer other than the card's own unit."""
    if card.cluster_id is None:
        return False
    officers = ClusterMembership.objects.filter(cluster=card.cluster_id, office__in=OFFICERS)
    return officers.exclude(unit=card.unit_id).exists()
