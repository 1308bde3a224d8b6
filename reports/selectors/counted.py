"""What the registration report counts, as querysets: the figures and the lists behind them start from here."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Subquery

from campaigns.models import Campaign, Dossier, DossierInitiative, DossierKind, DossierWork, Entry, Participation
from campaigns.querysets import COUNTED_STATES
from common.models import AuditEntry
from common.vietnamese import end_of_day, today
from contributions.models import Initiative, Work
from units.models import Unit
from units.selectors.placements import unit_ids_on


@dataclass(frozen=True)
class Counted:
    """Registrations of a campaign in the subtree of a unit, by the map and the states of ``as_of``.

    ``as_of`` is ``None`` for the states of this moment; ``day`` then is today, or the campaign's last day once over.
    """

    campaign: Campaign
    unit: Unit
    as_of: dt.date | None = None

    @property
    def day(self) -> dt.date:
        return self.as_of or min(today(), self.campaign.ends_on)

    @cached_property
    def unit_ids(self):
        return unit_ids_on(self.unit, self.day)

    def dossiers(self):
        """Registrations sent, in review or accepted; drafts, returned and withdrawn ones are not counted."""
        rows = Dossier.objects.filter(campaign=self.campaign, kind=DossierKind.REGISTRATION, unit__in=self.unit_ids)
        if self.as_of is None:
            return rows.filter(state__in=COUNTED_STATES)
        moves = AuditEntry.objects.filter(
            subject_type=ContentType.objects.get_for_model(Dossier),
            subject_id=OuterRef("pk"),
            at__lte=end_of_day(self.as_of),
        ).exclude(after="")
        state_then = Subquery(moves.order_by("-at", "-pk").values("after")[:1])
        return rows.annotate(state_then=state_then).filter(state_then__in=COUNTED_STATES)

    def invited(self):
        """Invitations of the units on the map of the day."""
        return Participation.objects.filter(campaign=self.campaign, unit__in=self.unit_ids)

    def entries(self):
        return Entry.objects.filter(dossier__in=self.dossiers().values("pk"))

    def initiatives(self):
        """Each initiative once, however many dossiers put it down."""
        links = DossierInitiative.objects.filter(dossier__in=self.dossiers().values("pk"))
        return Initiative.objects.filter(pk__in=links.values("initiative_id"))

    def works(self):
        """Each work once, however many dossiers put it down."""
        links = DossierWork.objects.filter(dossier__in=self.dossiers().values("pk"))
        return Work.objects.filter(pk__in=links.values("work_id"))
