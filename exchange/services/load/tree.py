"""The union tree of a load: confederation, provinces, districts, base unions in their blocks, with dated past."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from common.copying import copy_rows, reserve_ids
from common.vietnamese import text_sort_key
from exchange.services.load.size import UNITS_OF_CLUSTER, LoadSize, apportion
from exchange.services.load.words import BLOCKS, UNION_NAMES, place_name
from units.models import (
    Block,
    Cluster,
    ClusterMembership,
    ClusterOffice,
    Headcount,
    Unit,
    UnitKind,
    UnitName,
    UnitPlacement,
)

ROOT_FOUNDED = dt.date(1929, 7, 28)


@dataclass(slots=True, eq=False)
class Node:
    """A unit of the load with its place in the tree; ``number`` is its place among all, from 0."""

    number: int
    id: int
    code: str
    name: str
    kind: str
    founded_on: dt.date
    above: "Node | None" = None
    block: str = ""
    path: str = ""
    depth: int = 1
    below: list["Node"] = field(default_factory=list)

    def take_in(self, node: "Node") -> "Node":
        """``node`` hangs under this one, behind those that already do."""
        node.above = self
        node.depth = self.depth + 1
        self.below.append(node)
        node.path = treebeard_path(self.path, node.depth, len(self.below))
        return node


@dataclass(frozen=True, slots=True)
class Tree:
    """All units from the top down, and each level by itself; base unions are in the order of their districts."""

    root: Node
    provinces: list[Node]
    districts: list[Node]
    base_unions: list[Node]

    def __iter__(self) -> Iterator[Node]:
        yield self.root
        yield from self.provinces
        yield from self.districts
        yield from self.base_unions


def treebeard_path(above: str, depth: int, step: int) -> str:
    """The path of the unit that is number ``step`` under ``above``."""
    return Unit._get_path(above, depth, step)  # noqa: SLF001 -- treebeard offers no other


def grow_tree(size: LoadSize, *, seed: int) -> Tree:
    """The units of ``size`` as they will stand in the table; nothing is written."""
    draw = Random(f"{seed}/tree")
    ids = iter(enumerate(reserve_ids(Unit, size.units)))
    root = Node(*next(ids), "TLD", "Tổng Liên đoàn (dữ liệu tải)", UnitKind.CONFEDERATION, ROOT_FOUNDED)
    root.path = treebeard_path("", 1, 1)
    provinces = [
        root.take_in(
            Node(*next(ids), f"T{number:02d}", f"LĐLĐ tỉnh {place_name(number)}", UnitKind.PROVINCIAL, _day(draw, 1946))
        )
        for number in range(1, size.provinces + 1)
    ]
    districts = []
    for province, count in zip(provinces, _evenly(size.districts, size.provinces), strict=True):
        for number in range(1, count + 1):
            name = f"LĐLĐ huyện {place_name(100 + len(districts))}"
            node = Node(*next(ids), f"{province.code}-H{number:02d}", name, UnitKind.DISTRICT, _day(draw, 1950))
            districts.append(province.take_in(node))
    base_unions = []
    for district, count in zip(districts, _evenly(size.base_unions, size.districts), strict=True):
        for number in range(1, count + 1):
            block = BLOCKS[(number - 1) % len(BLOCKS)]
            names = UNION_NAMES[block]
            name = names[int(draw.random() * len(names))].format(place_name(len(base_unions)))
            code = f"{district.code}-{number:04d}"
            node = Node(*next(ids), code, name, UnitKind.GRASSROOTS, _day(draw, 1995), block=Block(block).value)
            base_unions.append(district.take_in(node))
    return Tree(root, provinces, districts, base_unions)


def write_tree(tree: Tree) -> None:
    """The units stand with their first names and placements."""
    copy_rows(
        Unit,
        ("id", "path", "depth", "numchild", "code", "name", "kind", "block", "founded_on", "sort_key"),
        (
            (
                node.id,
                node.path,
                node.depth,
                len(node.below),
                node.code,
                node.name,
                node.kind,
                node.block,
                node.founded_on,
                text_sort_key(node.name),
            )
            for node in tree
        ),
    )
    copy_rows(UnitName, ("unit_id", "name", "valid_from"), ((node.id, node.name, node.founded_on) for node in tree))
    copy_rows(
        UnitPlacement,
        ("unit_id", "parent_id", "path", "depth", "valid_from"),
        ((node.id, node.above and node.above.id, node.path, node.depth, node.founded_on) for node in tree),
    )


def write_headcounts(tree: Tree, members: list[int], women: list[int], *, year: int) -> None:
    """Each base union's people at the first day of the year: a few work there without being members."""
    copy_rows(
        Headcount,
        ("unit_id", "as_of", "workers", "workers_female", "members", "members_female"),
        (
            (base.id, dt.date(year, 1, 1), count + count // 12, female, count, female)
            for base, count, female in zip(tree.base_unions, members, women, strict=True)
        ),
    )


def write_clusters(tree: Tree, *, year: int) -> None:
    """Base unions of a district compete in clusters of some 36, each with its head and deputy."""
    groups = [
        (district, number, members)
        for district in tree.districts
        for number, members in enumerate(_slices(district.below, UNITS_OF_CLUSTER), start=1)
    ]
    ids = reserve_ids(Cluster, len(groups))
    copy_rows(
        Cluster,
        ("id", "code", "name", "unit_id", "year"),
        (
            (pk, f"{district.code}-C{number}", f"Cụm thi đua số {number}", district.id, year)
            for pk, (district, number, _) in zip(ids, groups, strict=True)
        ),
    )
    offices = {0: ClusterOffice.HEAD, 1: ClusterOffice.DEPUTY}
    copy_rows(
        ClusterMembership,
        ("cluster_id", "unit_id", "office"),
        (
            (pk, unit.id, offices.get(place, ClusterOffice.MEMBER))
            for pk, (_, _, members) in zip(ids, groups, strict=True)
            for place, unit in enumerate(members)
        ),
    )


def _slices(nodes: list[Node], length: int) -> list[list[Node]]:
    return [nodes[start : start + length] for start in range(0, len(nodes), length)]


def _evenly(total: int, parts: int) -> list[int]:
    """The first parts take what does not divide."""
    return apportion(total, [1] * parts)[::-1]


def _day(draw: Random, first_year: int) -> dt.date:
    return dt.date(first_year + int(draw.random() * 20), 1 + int(draw.random() * 12), 1 + int(draw.random() * 28))
