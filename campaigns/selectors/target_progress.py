"""How far the units under one have come with a target: each, by cluster, by block, and together."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from campaigns.models import Campaign, Target, TargetOrigin
from campaigns.selectors.addressees import block_label
from campaigns.selectors.attainment import Attainment, Standing
from campaigns.selectors.progress import OUTSIDE
from campaigns.selectors.reached import MEASURES, Span, reached_rows, waiting_rows, whole_span
from campaigns.selectors.subtree_sums import SubtreeSums
from campaigns.selectors.target_map import TargetMap
from common.quarter import Quarter, quarters_between
from common.vietnamese import today
from units.models import Block, Unit

NO_BLOCK = "none"
"""The group of units without a block, as addresses write it."""


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
    """What a map of targets comes to over ``span``. A unit's figure is that of its whole subtree."""

    map: TargetMap
    span: Span

    @cached_property
    def reached(self) -> Mapping[int, int]:
        """Unit's key → what its own rows come to, without those below it."""
        return self.map.counted.within(self.span)

    @cached_property
    def reached_in_all(self) -> int:
        """What all rows come to."""
        return sum(self.reached.values())

    @cached_property
    def whole(self) -> Attainment:
        """What ``top`` was asked; where it was not, what was handed to the topmost units below it."""
        own = self.map.targets.get(self.map.top.pk)
        return Attainment(self.handed_below if own is None else own, self.reached_in_all)

    @cached_property
    def handed_below(self) -> int | None:
        """The sum of the targets of the topmost units below ``top`` that have one; ``None`` when none has."""
        return self._asked(unit for unit in self.map.targets if unit != self.map.top.pk)

    def of(self, unit: int) -> Attainment:
        """What one unit was asked and its subtree reached."""
        return Attainment(self.map.places[unit].target, self.reached_under(unit))

    def reached_under(self, unit: int) -> int:
        """What the subtree of one unit reached."""
        return self._sums.under(self.map.places[unit].path)

    @cached_property
    def standings(self) -> Mapping[int, Standing]:
        """Unit's key → how it stands to its target."""
        return {unit: self.of(unit).standing for unit in self.map.places}

    def of_units(self, units: Collection[int]) -> Attainment:
        """Targets and results of ``units``, given in the order of the tree; no target when none of them has one."""
        return Attainment(self._asked(units), sum(map(self.reached_under, self.map.topmost(units))))

    def by_cluster(self) -> list[ProgressGroup]:
        """A group a cluster, then what lies in none of them; empty where ``top`` runs no cluster."""
        if not self.map.clusters:
            return []
        groups = [
            self._group(str(cluster.pk), cluster.name, units, self.of_units(units))
            for cluster, units in self.map.clusters.items()
        ]
        outside = self.map.units_outside
        rest = self.reached_in_all - sum(group.attainment.reached for group in groups)
        if outside or rest:
            groups.append(self._group(OUTSIDE, _("Ngoài các cụm"), outside, Attainment(self._asked(outside), rest)))
        return groups

    def by_block(self) -> list[ProgressGroup]:
        """A group a block, of the units that are of it; what units without a block reached comes last."""
        units, own = self._listed_by_block, self._reached_by_block
        groups = [
            self._group(
                block.value,
                block_label(block.value),
                tuple(units[block.value]),
                Attainment(self._asked(units[block.value]), own[block.value]),
            )
            for block in Block
            if units[block.value] or own[block.value]
        ]
        if own[""]:
            groups.append(self._group(NO_BLOCK, block_label(""), tuple(units[""]), Attainment(None, own[""])))
        return groups

    def by_quarter(self) -> list[QuarterLine]:
        """The quarters of the campaign that have begun; none for an indicator whose rows have no day."""
        if not MEASURES[self.map.indicator].day:
            return []
        amounts = self.map.counted.by_quarter()
        asked, lines, total = self.whole.target, [], 0
        for quarter in quarters_begun(self.map.campaign):
            total += amounts.get(quarter, 0)
            lines.append(QuarterLine(quarter, amounts.get(quarter, 0), Attainment(asked, total)))
        return lines

    def units_of(self, *, cluster: str = "", block: str = "") -> tuple[int, ...]:
        """The units a group's figure is of; all that are listed where none is named, none for an unknown one."""
        if cluster:
            known = {str(each.pk): units for each, units in self.map.clusters.items()}
            return self.map.units_outside if cluster == OUTSIDE else known.get(cluster, ())
        if block:
            return tuple(self._listed_by_block["" if block == NO_BLOCK else block])
        return self.map.listed

    def group_label(self, *, cluster: str = "", block: str = "") -> str:
        """The name of a group; empty for none, and for an unknown one."""
        if cluster:
            names = {str(each.pk): each.name for each in self.map.clusters} | {OUTSIDE: _("Ngoài các cụm")}
            return names.get(cluster, "")
        return block_label("" if block == NO_BLOCK else block) if block in {NO_BLOCK, *Block.values} else ""

    def waiting(self) -> Any:
        """The rows accepted dossiers put down under ``top`` that do not count yet; none where every row counts."""
        rows = waiting_rows(self.map.campaign, self.map.indicator, units=self.map.unit_ids)
        return rows if MEASURES[self.map.indicator].day else rows.none()

    def rows(self, *, cluster: str = "", block: str = "") -> Any:
        """The rows behind a figure: of a cluster, of a block, or all under ``top``."""
        units: Any = self.map.unit_ids
        if cluster:
            units = self._reached_in(cluster)
        elif block:
            units = units.filter(unit__block="" if block == NO_BLOCK else block)
        return reached_rows(self.map.campaign, self.map.indicator, self.span, units=units)

    @cached_property
    def _sums(self) -> SubtreeSums:
        return SubtreeSums((self.map.places[unit].path, amount) for unit, amount in self.reached.items())

    @cached_property
    def _listed_by_block(self) -> Mapping[str, list[int]]:
        units: defaultdict[str, list[int]] = defaultdict(list)
        for unit in self.map.listed:
            units[self.map.places[unit].block].append(unit)
        return units

    @cached_property
    def _reached_by_block(self) -> Mapping[str, int]:
        own: defaultdict[str, int] = defaultdict(int)
        for unit, amount in self.reached.items():
            own[self.map.places[unit].block] += amount
        return own

    def _reached_in(self, cluster: str) -> list[int]:
        if cluster == OUTSIDE:
            return [unit for unit in self.reached if not self.map.is_in_cluster(unit)]
        paths = frozenset(self.map.places[unit].path for unit in self.units_of(cluster=cluster))
        return [unit for unit in self.reached if self.map.is_under(unit, paths)]

    def _asked(self, units: Iterable[int]) -> int | None:
        """The targets of the topmost of those ``units``, given in the order of the tree, that have one.

        ``None`` when none has.
        """
        targets = self.map.targets
        handed = self.map.topmost(unit for unit in units if unit in targets)
        return sum(targets[unit] for unit in handed) if handed else None

    def _group(self, key: str, label: str, units: tuple[int, ...], attainment: Attainment) -> ProgressGroup:
        standings = Counter(self.standings[unit] for unit in units)
        return ProgressGroup(key, label, units, attainment, standings[Standing.BEHIND], standings[Standing.NOT_GIVEN])


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
    return TargetProgress(TargetMap(campaign, top, indicator), span_of(campaign, until=until, quarter=quarter))


def handed_indicators(campaign: Campaign, top: Unit) -> list[str]:
    """The indicators anybody under ``top`` has a target of that can be counted, in their order; one query."""
    handed = Target.objects.filter(campaign=campaign, origin=TargetOrigin.ASSIGNED).of_subtree(top)
    found = set(handed.order_by().values_list("indicator", flat=True).distinct())
    return [indicator for indicator in MEASURES if indicator in found]


def in_standing(progress: TargetProgress, units: Collection[int], standing: str = "", *, order: str = "") -> list[int]:
    """Those of ``units`` that stand so to their target (all when empty).

    In the order of the tree; by «reached», the most first; by «percent», the lowest first and those without last.
    """
    if not standing and not order:
        return list(units)
    found = [(unit, progress.of(unit)) for unit in units]
    kept = [pair for pair in found if standing in ("", pair[1].standing)]
    if order == "reached":
        kept.sort(key=lambda pair: -pair[1].reached)
    elif order == "percent":
        kept.sort(key=lambda pair: (pair[1].percent is None, pair[1].percent or 0))
    return [unit for unit, _attainment in kept]
