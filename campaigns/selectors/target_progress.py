"""How far the units under one have come with a target: each, by cluster, by block, and together."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from campaigns.models import Campaign, Participation, Target, TargetOrigin
from campaigns.selectors.addressees import block_label
from campaigns.selectors.attainment import Attainment, Standing
from campaigns.selectors.progress import OUTSIDE
from campaigns.selectors.reached import (
    MEASURES,
    Span,
    map_day,
    reached_by_quarter,
    reached_by_unit,
    reached_rows,
    whole_span,
)
from campaigns.selectors.subtree_sums import SubtreeSums
from common.quarter import Quarter, quarters_between
from common.vietnamese import today
from units.models import Block, Cluster, ClusterMembership, Unit, UnitPlacement
from units.scope import topmost

NO_BLOCK = "none"
"""The group of units without a block, as addresses write it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a unit hung on the day, and its block."""

    path: str
    block: str


@dataclass(frozen=True, slots=True)
class ProgressGroup:
    """Units of a cluster or a block: their targets summed up beside what they reached.

    ``behind`` and ``not_given`` count the units that have not reached their target, and those that have none.
    """

    key: str
    label: str
    units: tuple[int, ...]
    attainment: Attainment
    behind: int
    not_given: int


@dataclass(frozen=True, slots=True)
class QuarterLine:
    """What came in a quarter, and together since the campaign began."""

    quarter: Quarter
    amount: int
    so_far: Attainment


@dataclass(frozen=True)
class TargetProgress:
    """One indicator of a campaign under ``top``, over ``span``; units hang as they did on the day of ``map_day``.

    A unit's figure is that of its whole subtree. What is asked for is read lazily, each in a fixed number of queries.
    """

    campaign: Campaign
    top: Unit
    indicator: str
    span: Span

    @cached_property
    def unit_ids(self) -> Any:
        """A subquery of the keys of ``top`` and all that hung under it."""
        return self._placements.values("unit_id")

    @cached_property
    def places(self) -> Mapping[int, Place]:
        rows = self._placements.values_list("unit_id", "path", "unit__block")
        return {unit: Place(path, block) for unit, path, block in rows}

    @cached_property
    def targets(self) -> Mapping[int, int]:
        """Unit's key → the target handed to it."""
        rows = Target.objects.filter(
            campaign=self.campaign, indicator=self.indicator, origin=TargetOrigin.ASSIGNED, unit__in=self.unit_ids
        )
        return dict(rows.values_list("unit_id", "value"))

    @cached_property
    def reached(self) -> Mapping[int, int]:
        """Unit's key → what its own rows come to, without those below it."""
        return reached_by_unit(self.campaign, self.indicator, self.span, units=self.unit_ids)

    @cached_property
    def clusters(self) -> Mapping[Cluster, tuple[int, ...]]:
        """The clusters ``top`` runs in the campaign's year, each with its members that hung under it."""
        rows = Cluster.objects.filter(unit=self.top, year=self.campaign.year).order_by("code")
        members: defaultdict[int, list[int]] = defaultdict(list)
        for cluster, unit in ClusterMembership.objects.filter(cluster__in=rows).values_list("cluster_id", "unit_id"):
            if unit in self.places:
                members[cluster].append(unit)
        return {cluster: tuple(self._in_order(members[cluster.pk])) for cluster in rows}

    @cached_property
    def listed(self) -> tuple[int, ...]:
        """The units below ``top`` that have a target or were invited, in the order of the tree."""
        invited = Participation.objects.filter(campaign=self.campaign, unit__in=self.unit_ids)
        found = {*self.targets, *invited.values_list("unit_id", flat=True)} & self.places.keys()
        return tuple(self._in_order(found - {self.top.pk}))

    @property
    def whole(self) -> Attainment:
        """What ``top`` was asked; where it was not, what was handed to the topmost units below it."""
        own = self.targets.get(self.top.pk)
        return Attainment(self.handed_below if own is None else own, sum(self.reached.values()))

    @property
    def handed_below(self) -> int | None:
        """The sum of the targets of the topmost units below ``top`` that have one; ``None`` when none has."""
        return self._asked(unit for unit in self.targets if unit != self.top.pk)

    def of(self, unit: int) -> Attainment:
        """What one unit was asked and its subtree reached."""
        return Attainment(self.targets.get(unit), self._sums.under(self.places[unit].path))

    def of_units(self, units: Collection[int]) -> Attainment:
        """Targets and results of ``units`` together; no target when none of them has one."""
        paths = topmost(self.places[unit].path for unit in units)
        return Attainment(
            self._asked(unit for unit in units if unit in self.targets), sum(self._sums.under(path) for path in paths)
        )

    def by_cluster(self) -> list[ProgressGroup]:
        """A group a cluster, then what lies in none of them; empty where ``top`` runs no cluster."""
        if not self.clusters:
            return []
        groups = [self._group(str(cluster.pk), cluster.name, units) for cluster, units in self.clusters.items()]
        outside = self.units_outside
        rest = sum(self.reached.values()) - sum(group.attainment.reached for group in groups)
        if outside or rest:
            asked = self._asked(unit for unit in outside if unit in self.targets)
            groups.append(self._group(OUTSIDE, _("Ngoài các cụm"), outside, Attainment(asked, rest)))
        return groups

    def by_block(self) -> list[ProgressGroup]:
        """A group a block, of the units that are of it; what units without a block reached comes last."""
        units: defaultdict[str, list[int]] = defaultdict(list)
        for unit in self.listed:
            units[self.places[unit].block].append(unit)
        own: defaultdict[str, int] = defaultdict(int)
        for unit, amount in self.reached.items():
            own[self.places[unit].block] += amount
        blocks = [block.value for block in Block if units[block.value] or own[block.value]]
        groups = [
            self._group(
                block,
                block_label(block),
                tuple(units[block]),
                Attainment(self._asked(unit for unit in units[block] if unit in self.targets), own[block]),
            )
            for block in blocks
        ]
        if own[""]:
            groups.append(self._group(NO_BLOCK, block_label(""), tuple(units[""]), Attainment(None, own[""])))
        return groups

    def by_quarter(self) -> list[QuarterLine]:
        """The quarters of the campaign that have begun; none for an indicator whose rows have no day. One query."""
        if not MEASURES[self.indicator].day:
            return []
        whole = whole_span(self.campaign)
        amounts = reached_by_quarter(self.campaign, self.indicator, whole, units=self.unit_ids)
        asked, lines, total = self.whole.target, [], 0
        for quarter in quarters_begun(self.campaign):
            total += amounts.get(quarter, 0)
            lines.append(QuarterLine(quarter, amounts.get(quarter, 0), Attainment(asked, total)))
        return lines

    def units_of(self, *, cluster: str = "", block: str = "") -> tuple[int, ...]:
        """The units a group's figure is of; all that are listed where none is named, none for an unknown one."""
        if cluster:
            known = {str(each.pk): units for each, units in self.clusters.items()} | {OUTSIDE: self.units_outside}
            return known.get(cluster, ())
        if block:
            wanted = "" if block == NO_BLOCK else block
            return tuple(unit for unit in self.listed if self.places[unit].block == wanted)
        return self.listed

    def group_label(self, *, cluster: str = "", block: str = "") -> str:
        """The name of a group; empty for none, and for an unknown one."""
        if cluster:
            names = {str(each.pk): each.name for each in self.clusters} | {OUTSIDE: _("Ngoài các cụm")}
            return names.get(cluster, "")
        return block_label("" if block == NO_BLOCK else block) if block in {NO_BLOCK, *Block.values} else ""

    def rows(self, *, cluster: str = "", block: str = "") -> Any:
        """The rows behind a figure: of a cluster, of a block, or all under ``top``."""
        units: Any = self.unit_ids
        if cluster:
            units = self._reached_in(cluster)
        elif block:
            wanted = "" if block == NO_BLOCK else block
            units = [unit for unit in self.reached if self.places[unit].block == wanted]
        return reached_rows(self.campaign, self.indicator, self.span, units=units)

    @cached_property
    def units_outside(self) -> tuple[int, ...]:
        """The listed units that lie in no cluster, nor under a unit of one."""
        return tuple(unit for unit in self.listed if not self._is_in(unit, self._members))

    @cached_property
    def _placements(self) -> Any:
        day = map_day(self.campaign)
        there = UnitPlacement.objects.on(day).filter(unit=self.top).values_list("path", flat=True).first()
        return UnitPlacement.objects.on(day).filter(path__startswith=self.top.path if there is None else there)

    @cached_property
    def _sums(self) -> SubtreeSums:
        return SubtreeSums((self.places[unit].path, amount) for unit, amount in self.reached.items())

    @cached_property
    def _members(self) -> frozenset[str]:
        return frozenset(self.places[unit].path for units in self.clusters.values() for unit in units)

    def _reached_in(self, cluster: str) -> list[int]:
        if cluster == OUTSIDE:
            return [unit for unit in self.reached if not self._is_in(unit, self._members)]
        paths = frozenset(self.places[unit].path for unit in self.units_of(cluster=cluster))
        return [unit for unit in self.reached if self._is_in(unit, paths)]

    def _is_in(self, unit: int, paths: frozenset[str]) -> bool:
        """Whether the unit is at one of ``paths`` or below it."""
        path = self.places[unit].path
        return any(path[:end] in paths for end in range(Unit.steplen, len(path) + 1, Unit.steplen))

    def _asked(self, units: Iterable[int]) -> int | None:
        """The targets of the topmost of ``units``, which all have one; ``None`` when there is none."""
        at = {self.places[unit].path: self.targets[unit] for unit in units}
        return sum(at[path] for path in topmost(at)) if at else None

    def _group(
        self, key: str, label: str, units: tuple[int, ...], attainment: Attainment | None = None
    ) -> ProgressGroup:
        standings = [self.of(unit).standing for unit in units]
        return ProgressGroup(
            key,
            label,
            units,
            attainment or self.of_units(units),
            standings.count(Standing.BEHIND),
            standings.count(Standing.NOT_GIVEN),
        )

    def _in_order(self, units: Iterable[int]) -> list[int]:
        return sorted(units, key=lambda unit: self.places[unit].path)


def quarters_begun(campaign: Campaign) -> list[Quarter]:
    """The quarters of the campaign up to today's."""
    return quarters_between(campaign.starts_on, min(today(), campaign.ends_on))


def span_of(campaign: Campaign, *, until: Quarter | None = None, quarter: Quarter | None = None) -> Span:
    """The days of the campaign: to the end of ``until``, or those of ``quarter`` alone; all of them without either."""
    whole = whole_span(campaign)
    if quarter is not None:
        return Span(max(quarter.first, whole.first), min(quarter.last, whole.last))
    return whole if until is None else Span(whole.first, min(until.last, whole.last))


def progress_under(
    campaign: Campaign, top: Unit, indicator: str, *, until: Quarter | None = None, quarter: Quarter | None = None
) -> TargetProgress:
    """What came to the end of ``until``, or in ``quarter`` alone; in the whole campaign without either."""
    return TargetProgress(campaign, top, indicator, span_of(campaign, until=until, quarter=quarter))


def handed_indicators(campaign: Campaign, top: Unit) -> list[str]:
    """The indicators anybody under ``top`` has a target of that can be counted, in their order; one query."""
    handed = Target.objects.filter(campaign=campaign, origin=TargetOrigin.ASSIGNED).of_subtree(top)
    found = set(handed.order_by().values_list("indicator", flat=True).distinct())
    return [indicator for indicator in MEASURES if indicator in found]


def in_standing(progress: TargetProgress, units: Collection[int], standing: str = "", *, order: str = "") -> list[int]:
    """Those of ``units`` that stand so to their target (all when empty).

    In the order of the tree; by «reached», the most first; by «percent», the lowest first and those without last.
    """
    found = [(unit, progress.of(unit)) for unit in units]
    kept = [pair for pair in found if standing in ("", pair[1].standing)]
    if order == "reached":
        kept.sort(key=lambda pair: -pair[1].reached)
    elif order == "percent":
        kept.sort(key=lambda pair: (pair[1].percent is None, pair[1].percent or 0))
    return [unit for unit, _attainment in kept]
