"""Headcounts and clusters of many units at once, as a workbook brings them; the caller has checked the values."""

from collections.abc import Sequence

from django.db import transaction

from common.bulk import create_rows, update_rows
from units.models import Cluster, ClusterMembership, ClusterOffice, Headcount

HEADCOUNT_FIELDS = ("workers", "workers_female", "members", "members_female")


@transaction.atomic
def take_in_headcounts(*, new: Sequence[Headcount], changed: Sequence[Headcount]) -> None:
    """The figures of those days are as given; figures of other days stay."""
    create_rows(new)
    update_rows(changed, HEADCOUNT_FIELDS)


@transaction.atomic
def take_in_clusters(*, new: Sequence[Cluster], renamed: Sequence[Cluster]) -> None:
    """The clusters stand under their units, with these names."""
    create_rows(new)
    update_rows(renamed, ["name"])


@transaction.atomic
def take_in_cluster_members(*, new: Sequence[ClusterMembership], changed: Sequence[ClusterMembership]) -> None:
    """The units compete in their clusters with these offices; who is head no longer stops before the next begins."""
    heads, others = [], []
    for row in changed:
        (heads if row.office == ClusterOffice.HEAD else others).append(row)
    update_rows(others, ["office"])
    update_rows(heads, ["office"])
    create_rows(new)
