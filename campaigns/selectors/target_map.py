"""What a progress towards targets is measured on: the units under one, their targets, clusters and counted rows."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Subquery

from campaigns.models import Campaign, Participation, Target, TargetOrigin
from campaigns.selectors.reached import MEASURES, Counted, counted, first_day, map_day, whole_span
from common.remembering import remembered
from units.models import Cluster, ClusterMembership, Unit, UnitPlacement
from units.selectors.placements import places_between

NOWHERE = "~"
"""Begins no path."""


class Place(NamedTuple):
    """Where a unit hung on the day, its block, the target handed to it or ``None``, and whether it was invited."""

    path: str
    block: str
    target: int | None
    is_invited: bool


@dataclass(frozen=True)
class TargetMap:
    """One indicator of a campaign under ``top``; units hang as they did on the day of ``map_day``.

    Those that ended in the campaign's time hang where they did at the end, without a target.

    What is asked for is read lazily, each once and in a fixed number of queries.
    """

    campaign: Campaign
    top: Unit
    indicator: str

    @cached_property
    def unit_ids(self) -> Any:
        """A subquery of the keys of ``top`` and all that hung under it."""
        return self._placements.values("unit_id")

    @cached_property
    def places(self) -> Mapping[int, Place]:
        """Unit's key → its place, in the order of the tree."""
        unit = {"campaign": self.campaign, "unit": OuterRef("unit")}
        handed = Target.objects.filter(**unit, indicator=self.indicator, origin=TargetOrigin.ASSIGNED)
        rows = self._placements.order_by("path").annotate(
            target=Subquery(handed.order_by().values("value")), invited=Exists(Participation.objects.filter(**unit))
        )
        found = rows.values_list("unit_id", "valid_to", "path", "unit__block", "target", "invited")
        return {
            unit: Place(path, block, target if last is None or last >= self.day else None, is_invited)
            for unit, last, path, block, target, is_invited in found
        }

    @cached_property
    def targets(self) -> Mapping[int, int]:
        """Unit's key → the target handed to it, in the order of the tree; units without one are left out."""
        return {unit: place.target for unit, place in self.places.items() if place.target is not None}

    @cached_property
    def counted(self) -> Counted:
        """Rows of the units themselves, without those below them; counted anew once anything of it has changed."""
        models = (*MEASURES[self.indicator].models, Campaign, UnitPlacement)
        known_by = (self.campaign.pk, self.indicator, self.top.pk, self.day, whole_span(self.campaign))
        return remembered(
            "reached", known_by, models, lambda: counted(self.campaign, self.indicator, units=self.unit_ids)
        )

    @property
    def day(self) -> dt.date:
        """The day by which units hang under others: the last one of ``top`` when it had ended by then."""
        return min(map_day(self.campaign), self.top.ended_on or map_day(self.campaign))

    @cached_property
    def clusters(self) -> Mapping[Cluster, tuple[int, ...]]:
        """The clusters ``top`` runs in the campaign's year, each with its members that hung under it."""
        clusters = list(Cluster.objects.filter(unit=self.top, year=self.campaign.year).order_by("code"))
        members: defaultdict[int, set[int]] = defaultdict(set)
        within = ClusterMembership.objects.filter(cluster__in=clusters)
        for cluster, unit in within.values_list("cluster_id", "unit_id"):
            members[cluster].add(unit)
        return {cluster: self.in_order(members[cluster.pk]) for cluster in clusters}

    @cached_property
    def listed(self) -> tuple[int, ...]:
        """The units below ``top`` that have a target or were invited, in the order of the tree."""
        return tuple(
            unit
            for unit, place in self.places.items()
            if (place.is_invited or place.target is not None) and unit != self.top.pk
        )

    @cached_property
    def units_outside(self) -> tuple[int, ...]:
        """The listed units that lie in no cluster, nor under a unit of one."""
        return tuple(unit for unit in self.listed if not self.is_in_cluster(unit))

    def is_in_cluster(self, unit: int) -> bool:
        """Whether the unit is in a cluster or below a unit that is."""
        return self.is_under(unit, self._members)

    def is_under(self, unit: int, paths: frozenset[str]) -> bool:
        """Whether the unit is at one of ``paths`` or below it."""
        path = self.places[unit].path
        return any(path[:end] in paths for end in range(Unit.steplen, len(path) + 1, Unit.steplen))

    def in_order(self, units: Iterable[int]) -> tuple[int, ...]:
        """Those of ``units`` that are on the map, in the order of the tree."""
        on_the_map = self._positions.keys() & units
        return tuple(sorted(on_the_map, key=self._positions.__getitem__))

    def topmost(self, units: Iterable[int]) -> list[int]:
        """Those of ``units``, given in the order of the tree, that lie under no other one of them."""
        kept, above = [], NOWHERE
        for unit in units:
            path = self.places[unit].path
            if not path.startswith(above):
                kept.append(unit)
                above = path
        return kept

    @cached_property
    def _positions(self) -> Mapping[int, int]:
        return {unit: number for number, unit in enumerate(self.places)}

    @cached_property
    def _placements(self) -> Any:
        return places_between(self.top, first_day(self.campaign), self.day)

    @cached_property
    def _members(self) -> frozenset[str]:
        return frozenset(self.places[unit].path for units in self.clusters.values() for unit in units)
