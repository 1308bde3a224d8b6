"""Many units, headcounts and clusters at once, as a workbook brings them; the caller has checked the values."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from common.bulk import create_rows, update_rows
from common.vietnamese import text_sort_key
from units.models import Cluster, ClusterMembership, ClusterOffice, Headcount, Unit, UnitName, UnitPlacement
from units.services.paths import last_children, path_under

HEADCOUNT_FIELDS = ("workers", "workers_female", "members", "members_female")


@transaction.atomic
def take_in_units(units: Sequence[Unit], *, parents: Sequence[Unit | None]) -> None:
    """Each unit hangs last under its parent (a root for ``None``), with its first name and placement.

    The parents stand already. Both hold from ``founded_on``, or from ever when it is unknown.
    """
    above = _locked(parent for parent in parents if parent is not None)
    last = last_children(above.values())
    for unit, parent in zip(units, parents, strict=True):
        top = above[parent.pk].path if parent else ""
        last[top] += 1
        unit.path, unit.depth = path_under(top, last[top]), len(top) // Unit.steplen + 1
        unit.sort_key = text_sort_key(unit.name)
        if parent:
            above[parent.pk].numchild += 1
    create_rows(units)
    Unit.objects.bulk_update(above.values(), ["numchild"])
    create_rows([UnitName(unit=u, name=u.name, short_name=u.short_name, valid_from=u.founded_on) for u in units])
    create_rows(
        [
            UnitPlacement(
                unit=unit,
                parent=parent,
                path=unit.path,
                depth=unit.depth,
                kind=unit.kind,
                block=unit.block,
                valid_from=unit.founded_on,
            )
            for unit, parent in zip(units, parents, strict=True)
        ]
    )


def _locked(parents: Iterable[Unit]) -> dict[int, Unit]:
    """The rows of ``parents`` as they stand, under lock, by their keys."""
    keys = {parent.pk for parent in parents}
    return {unit.pk: unit for unit in Unit.objects.select_for_update().filter(pk__in=keys).order_by("pk")}


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


def recount_children(units: QuerySet[Unit]) -> None:
    """Each of ``units`` knows how many stand directly under it."""
    below = Unit.objects.filter(depth=OuterRef("depth") + 1, path__startswith=OuterRef("path")).order_by()
    counted = below.values("depth").annotate(number=Count("pk")).values("number")
    units.update(numchild=Coalesce(Subquery(counted), 0))
