"""The cluster a unit competes in."""

from collections.abc import Iterable

from units.models import Cluster, ClusterMembership, Unit


def clusters_of(units: Iterable[Unit], *, year: int, run_by: Unit) -> dict[int, Cluster]:
    """The cluster of each unit in ``year`` by the unit's key, with the union that runs it; units in none are absent.

    A unit may compete in a cluster of each union above it. In what ``run_by`` organises its own clusters count, for
    units in none of those the one of the union nearest to the unit. One query.
    """
    joined = ClusterMembership.objects.filter(unit__in=[unit.pk for unit in units], cluster__year=year)
    rows = list(joined.select_related("cluster__unit").order_by("-cluster__unit__depth", "cluster__code", "pk"))
    found: dict[int, Cluster] = {}
    for row in sorted(rows, key=lambda row: row.cluster.unit_id != run_by.pk):
        found.setdefault(row.unit_id, row.cluster)
    return found
