"""What a report is asked for: of which campaign or year, under which unit, as of which day, by whom."""

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.db.models import F, Func, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Substr
from django.utils.translation import gettext as _

from campaigns.models import Campaign, CampaignPhase, DossierKind
from campaigns.selectors.reached import first_day
from common.vietnamese import today
from reports.selectors.counted import Counted
from units.models import ClusterMembership, Unit, UnitPlacement
from units.selectors.placements import unit_ids_between


@dataclass(frozen=True)
class Asked:
    """A campaign or a year, one of them or neither; ``as_of`` is ``None`` for what stands in the tables now.

    ``phase`` narrows a campaign to the dossiers of that phase. ``reader`` is the person whose reach limits money and
    results not yet made public; ``None`` is the command line.
    """

    unit: Unit
    campaign: Campaign | None = None
    year: int | None = None
    as_of: dt.date | None = None
    reader: Any = None
    phase: CampaignPhase | None = None

    @property
    def day(self) -> dt.date:
        """The day at whose end the figures are true."""
        return self.as_of or today()

    @property
    def first(self) -> dt.date:
        """The first day anything asked for can be of; for neither campaign nor year, the earliest year compared."""
        if self.campaign:
            return first_day(self.campaign)
        return dt.date(self.year or self.day.year - MORE_YEARS, 1, 1)

    @property
    def last(self) -> dt.date:
        """The last day anything asked for can be of, by the end of ``day``."""
        return min(self.day, dt.date(self.year, 12, 31)) if self.year else self.day

    @property
    def is_before(self) -> bool:
        """Whether the day lies before everything asked for."""
        return self.day < self.first

    @property
    def is_years_end(self) -> bool:
        """Whether the day is the last one of its year."""
        return (self.day.month, self.day.day) == (12, 31)

    @cached_property
    def counted(self) -> Counted:
        """The registrations of the campaign."""
        return self._counted(DossierKind.REGISTRATION)

    @cached_property
    def proposals(self) -> Counted:
        """The proposals of the campaign."""
        return self._counted(DossierKind.PROPOSAL)

    @property
    def tree_day(self) -> dt.date:
        """The day by which units hang under others."""
        return self.counted.tree_day if self.campaign else min(self.last, self.unit.ended_on or self.last)

    @cached_property
    def unit_ids(self) -> QuerySet:
        """Those under the unit on the map of the day, and those that ended under it in the time asked for."""
        if self.campaign:
            return self.counted.unit_ids
        return unit_ids_between(self.unit, min(self.first, self.last), self.last)

    @property
    def subject(self) -> str:
        """The campaign or the year, in words."""
        if self.campaign:
            return self.campaign.name
        return _("Năm %(year)s") % {"year": self.year} if self.year else _("Các năm")

    @property
    def unit_name(self) -> str:
        return self.counted.unit_name if self.campaign else self.unit.name

    @property
    def when(self) -> str:
        day = f"{self.day:%d/%m/%Y}"
        if self.as_of:
            return _("tính đến hết ngày %(day)s") % {"day": day}
        return _("số liệu hiện tại (ngày %(day)s)") % {"day": day}

    @property
    def cluster_year(self) -> int:
        """The year whose clusters are meant."""
        return self.campaign.year if self.campaign else self.year or self.day.year

    def at(self, as_of: dt.date) -> "Asked":
        """The same as of another day."""
        return replace(self, as_of=as_of)

    def branch(self, unit: str) -> Func:
        """Which branch right under the asked unit the unit named by the column ``unit`` hung in, by its path."""
        place = UnitPlacement.objects.on(self.tree_day).filter(unit=OuterRef(unit)).values("path")[:1]
        path = Coalesce(Subquery(place), F(f"{unit}__path"))
        return Substr(path, 1, self.branch_length)

    @cached_property
    def branch_length(self) -> int:
        """How many letters of a path name a branch right under the asked unit."""
        own = UnitPlacement.objects.on(self.tree_day).filter(unit=self.unit).values_list("path", flat=True).first()
        return len(own or self.unit.path) + Unit.steplen

    def cluster(self, unit: str) -> Func:
        """The code of the cluster of the unit named by the column ``unit`` in the year asked for."""
        rows = ClusterMembership.objects.filter(unit=OuterRef(unit), cluster__year=self.cluster_year)
        rows = rows.order_by("cluster__code", "pk")
        return Coalesce(Subquery(rows.values("cluster__code")[:1]), Value(""))

    def _counted(self, kind: str) -> Counted:
        if self.campaign is None:
            raise ValueError("of a campaign only")
        return Counted(campaign=self.campaign, unit=self.unit, as_of=self.as_of, kind=kind, phase=self.phase)


MORE_YEARS = 4
"""How many years before that of the day are compared with it."""
FIRST_YEAR = 1945
"""Before the state that awards there is nothing to report."""
