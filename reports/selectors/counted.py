"""What the registration report counts: of which campaign, under which unit, as of which day."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from campaigns.models import (
    Campaign,
    CampaignPhase,
    Dossier,
    DossierInitiative,
    DossierKind,
    DossierWork,
    Entry,
    Participation,
)
from campaigns.querysets import COUNTED_STATES
from campaigns.selectors.reached import first_day
from common.models import AuditEntry
from common.verdict import YES, Verdict, no
from common.vietnamese import end_of_day, today
from contributions.models import Initiative, Work
from units.models import Unit, UnitPlacement
from units.selectors.placements import places_of, unit_ids_between


@dataclass(frozen=True)
class Counted:
    """Registrations of a campaign in the subtree of a unit, as they were at the end of ``as_of``.

    ``as_of`` is ``None`` for what stands in the tables now; ``kind`` may say proposals instead; ``phase`` narrows it to
    the dossiers of that phase.
    """

    campaign: Campaign
    unit: Unit
    as_of: dt.date | None = None
    kind: str = DossierKind.REGISTRATION
    phase: CampaignPhase | None = None

    @property
    def map_day(self) -> dt.date:
        """The day by which units hang under others: ``as_of``, else today or the campaign's last day once over."""
        return self.as_of or min(today(), self.campaign.ends_on)

    @property
    def tree_day(self) -> dt.date:
        """The day whose tree is shown: ``map_day``, or the last day of a unit that had ended by then."""
        return min(self.map_day, self.unit.ended_on or self.map_day)

    @cached_property
    def unit_name(self) -> str:
        """What the unit was called on ``tree_day``."""
        return next((place.name_then for place in self._places if place.name_then), self.unit.name)

    @cached_property
    def day(self) -> dt.date:
        """The day at whose end the figures are true: the campaign's last day only while nothing moved since."""
        return self.map_day if self.as_of or not self._moved_since(self.map_day) else today()

    @property
    def when(self) -> str:
        """``day`` in words that say what it stands for."""
        day, map_day = f"{self.day:%d/%m/%Y}", f"{self.tree_day:%d/%m/%Y}"
        if (self.as_of or self.day < today()) and self.tree_day < self.map_day:
            return _("tính đến hết ngày %(day)s, theo tổ chức ngày %(map_day)s") % {"day": day, "map_day": map_day}
        if self.as_of or self.day < today():
            return _("tính đến hết ngày %(day)s") % {"day": day}
        if self.tree_day < self.day:
            return _("số liệu hiện tại (ngày %(day)s), theo tổ chức ngày %(map_day)s") % {
                "day": day,
                "map_day": map_day,
            }
        return _("số liệu hiện tại (ngày %(day)s)") % {"day": day}

    @cached_property
    def unit_ids(self) -> QuerySet:
        """Those under the unit on the map of the day, and those that ended under it in the campaign's time."""
        return unit_ids_between(self.unit, first_day(self.campaign), self.map_day, own=self._places)

    @cached_property
    def _places(self) -> list[UnitPlacement]:
        return places_of(self.unit, self.tree_day)

    def dossiers(self) -> QuerySet[Dossier]:
        """Registrations sent, in review or accepted; drafts, returned and withdrawn ones are not counted."""
        rows = self._registrations()
        if self.as_of is None:
            return rows.filter(state__in=COUNTED_STATES)
        return rows.annotate(state_then=state_on(Dossier, self.as_of)).filter(state_then__in=COUNTED_STATES)

    def invited(self) -> QuerySet[Participation]:
        """Invitations of the units on the map, those that ended since among them."""
        return Participation.objects.filter(campaign=self.campaign, unit__in=self.unit_ids)

    def entries(self) -> QuerySet[Entry]:
        """What the dossiers hold now; ``reports.selectors.sent`` has what they held on a past day."""
        return Entry.objects.filter(dossier__in=self.dossiers().values("pk"))

    def initiatives(self) -> QuerySet[Initiative]:
        """Each initiative of the dossiers now, once however many put it down."""
        return Initiative.objects.filter(pk__in=_linked(DossierInitiative, "initiative_id", self.dossiers()))

    def works(self) -> QuerySet[Work]:
        """Each work of the dossiers now, once however many put it down and whoever entered it again."""
        return Work.objects.filter(pk__in=_linked(DossierWork, "work_id", self.dossiers())).once()

    def _registrations(self) -> QuerySet[Dossier]:
        rows = Dossier.objects.filter(campaign=self.campaign, kind=self.kind, unit__in=self.unit_ids)
        return rows.filter(phase=self.phase) if self.phase else rows

    def _moved_since(self, day: dt.date) -> bool:
        """Whether a registration began or ceased to count after ``day``, or anything it holds was touched."""
        if day >= today():
            return False
        begins, ceases = Q(after__in=COUNTED_STATES), Q(before__in=COUNTED_STATES)
        crossing = (begins & ~ceases) | (ceases & ~begins)
        moved = _lines_after(day, Dossier, self._registrations()).exclude(after="").filter(crossing)
        touched = (_lines_after(day, Initiative, self.initiatives()), _lines_after(day, Work, self.works()))
        return any(lines.exists() for lines in (moved, *touched))


def day_has_come(day: dt.date) -> Verdict:
    """Whether there are figures of ``day``."""
    if day <= today():
        return YES
    return no(_("Ngày %(day)s chưa tới. Hãy chọn hôm nay hoặc một ngày đã qua.") % {"day": f"{day:%d/%m/%Y}"})


def state_on(model: type[Model], day: dt.date) -> Subquery:
    """The state a row of ``model`` was moved to last by the end of ``day``, whenever that was typed in."""
    lines = AuditEntry.objects.filter(
        subject_type=ContentType.objects.get_for_model(model), subject_id=OuterRef("pk"), at__lte=end_of_day(day)
    ).exclude(after="")
    return Subquery(lines.order_by("-at", "-pk").values("after")[:1])


def _lines_after(day: dt.date, model: type[Model], rows: QuerySet) -> QuerySet[AuditEntry]:
    return AuditEntry.objects.filter(
        subject_type=ContentType.objects.get_for_model(model), subject_id__in=rows.values("pk"), at__gt=end_of_day(day)
    )


def _linked(links: type[DossierInitiative | DossierWork], key: str, dossiers: QuerySet[Dossier]) -> QuerySet:
    return links.objects.filter(dossier__in=dossiers.values("pk")).values(key)
