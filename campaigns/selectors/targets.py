"""What units are asked to reach: by unit, by group of units, and against what they have reached."""

import hashlib
import json
from dataclasses import dataclass

from django.db.models import Count, Sum

from campaigns.models import Campaign, Target, TargetOrigin
from campaigns.selectors.addressees import units_right_below
from units.models import Cluster, ClusterMembership, Unit


def assigned_values(campaign: Campaign, units) -> dict[tuple[int, str], int]:
    """(unit's key, indicator) → the target handed down; one query."""
    rows = Target.objects.filter(campaign=campaign, origin=TargetOrigin.ASSIGNED, unit__in=units)
    return {(unit, indicator): value for unit, indicator, value in rows.values_list("unit", "indicator", "value")}


def signature_of(values: dict[tuple[int, str], int]) -> str:
    """A short mark that differs when any target does."""
    canonical = json.dumps(sorted([*key, value] for key, value in values.items()))
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """Units that get their targets on one page: a cluster, or the units right below (``cluster`` is ``None``).

    ``given`` counts the units with any target; ``sums`` are by indicator, over the units that have it.
    """

    label: str
    cluster: Cluster | None
    units: int
    given: int
    sums: dict[str, int]


def target_groups(campaign: Campaign, above: Unit) -> list[TargetGroup]:
    """The clusters of the campaign's year at ``above``, then the units right below it; four queries."""
    clusters = list(Cluster.objects.filter(unit=above, year=campaign.year).order_by("code"))
    members = ClusterMembership.objects.filter(cluster__in=clusters, unit__ended_on__isnull=True)
    sizes = dict(members.order_by("cluster").values_list("cluster").annotate(Count("pk")))
    assigned = Target.objects.filter(campaign=campaign, origin=TargetOrigin.ASSIGNED)
    by_cluster = assigned.filter(unit__cluster_memberships__in=members).order_by()
    given = dict(by_cluster.values_list("unit__cluster_memberships__cluster").annotate(Count("unit", distinct=True)))
    sums: dict[int, dict[str, int]] = {}
    for cluster, indicator, total in by_cluster.values_list("unit__cluster_memberships__cluster", "indicator").annotate(
        Sum("value")
    ):
        sums.setdefault(cluster, {})[indicator] = total
    groups = [
        TargetGroup(cluster.name, cluster, sizes.get(cluster.pk, 0), given.get(cluster.pk, 0), sums.get(cluster.pk, {}))
        for cluster in clusters
    ]
    return [*groups, _children_group(campaign, above, assigned)]


def units_of_group(above: Unit, cluster: Cluster | None):
    """The units whose targets stand in one table, in order of the tree."""
    if cluster is None:
        return units_right_below(above)
    return Unit.objects.filter(cluster_memberships__cluster=cluster, ended_on__isnull=True).order_by("path")


def _children_group(campaign, above, assigned) -> TargetGroup:
    children = units_right_below(above).order_by()
    rows = assigned.filter(unit__in=children).order_by()
    sums = dict(rows.values_list("indicator").annotate(Sum("value")))
    return TargetGroup("", None, children.count(), rows.values("unit").distinct().count(), sums)


def units_without_any(campaign: Campaign, units):
    """Those of ``units`` that were handed no target at all."""
    given = Target.objects.filter(campaign=campaign, origin=TargetOrigin.ASSIGNED)
    return units.exclude(pk__in=given.values("unit"))
