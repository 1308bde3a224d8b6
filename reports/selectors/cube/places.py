"""The axes of units for rows that are read, not grouped by the database; as ``axes.unit_axes`` has them."""

from functools import cached_property

from reports.selectors.cube.asked import Asked
from units.models import Block, ClusterMembership, Unit, UnitPlacement

OWNERSHIP = {Block.ENTERPRISE_STATE: "state", Block.ENTERPRISE_PRIVATE: "private"}


class Places:
    """Where units hung on the day of the map and their clusters; two queries once any is asked for."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked

    def axes_of(self, unit: Unit | None) -> dict[str, str]:
        """The values of the axes; of no unit all empty."""
        if unit is None:
            return {"unit": "", "level": "", "block": "", "ownership": "none", "cluster": ""}
        return {
            "unit": self._paths.get(unit.pk, unit.path)[: self._asked.branch_length],
            "level": unit.kind,
            "block": unit.block,
            "ownership": OWNERSHIP.get(Block(unit.block), "none") if unit.block else "none",
            "cluster": self._clusters.get(unit.pk, ""),
        }

    @cached_property
    def _paths(self) -> dict[int, str]:
        rows = UnitPlacement.objects.on(self._asked.tree_day).filter(unit__in=self._asked.unit_ids)
        return dict(rows.values_list("unit", "path"))

    @cached_property
    def _clusters(self) -> dict[int, str]:
        rows = ClusterMembership.objects.filter(unit__in=self._asked.unit_ids, cluster__year=self._asked.cluster_year)
        return dict(rows.order_by("-cluster__code", "-pk").values_list("unit", "cluster__code"))
