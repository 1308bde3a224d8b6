"""What a person sees of a campaign: the content of the own blocks, the own units and their dossiers."""

from dataclasses import dataclass
from datetime import date

from campaigns.models import Campaign, Dossier, DossierKind, Indicator, Participation, Target, TargetOrigin
from campaigns.selectors.attainment import Attainment
from campaigns.selectors.legal_basis import Validity, validity_of
from campaigns.selectors.own_progress import reached_of_units
from common.clock import today
from units.models import Role
from units.scope import scope_of

OWN_SHOWN = 5
"""Up to so many units of one's own are shown with their dossiers; more are a list of their own."""


@dataclass(frozen=True, slots=True)
class OwnTarget:
    """What a unit is asked, and asks itself, to reach; ``None`` where nobody set it.

    ``reached`` is ``None`` where no register counts the indicator.
    """

    indicator: Indicator
    assigned: int | None
    own: int | None
    reached: int | None

    @property
    def attainment(self) -> Attainment | None:
        """What was reached beside what was handed down; ``None`` where it is not counted."""
        return None if self.reached is None else Attainment(self.assigned, self.reached)


@dataclass(frozen=True, slots=True)
class PhaseDossier:
    """A phase (``None`` where the campaign has none) and the unit's registration in it, if there is one."""

    phase: object
    dossier: Dossier | None


@dataclass(frozen=True, slots=True)
class OwnUnit:
    """A unit one writes for, as the campaign's page shows it."""

    participation: Participation
    phases: list[PhaseDossier]
    targets: list[OwnTarget]


@dataclass(frozen=True, slots=True)
class Basis:
    """A document of the campaign and whether it stands."""

    attached: object
    validity: Validity


def own_units(campaign: Campaign, viewer) -> list[OwnUnit]:
    """The units invited that the viewer edits for, when they are few; five queries, and one an indicator."""
    if not scope_of(viewer).holds(Role.EDITOR):
        return []
    reached = campaign.participations.visible_to(viewer, Role.EDITOR).select_related("unit").order_by("unit__path")
    found = list(reached[: OWN_SHOWN + 1])
    if not found or len(found) > OWN_SHOWN:
        return []
    units = [participation.unit_id for participation in found]
    dossiers = {
        (dossier.unit_id, dossier.phase_id): dossier
        for dossier in Dossier.objects.filter(campaign=campaign, unit__in=units, kind=DossierKind.REGISTRATION)
    }
    targets = {
        (target.unit_id, target.indicator, target.origin): target.value
        for target in Target.objects.filter(campaign=campaign, unit__in=units)
    }
    reached = reached_of_units(campaign, units, {indicator for _unit, indicator, _origin in targets})
    phases = list(campaign.phases.all()) or [None]
    return [
        OwnUnit(
            participation,
            [PhaseDossier(phase, dossiers.get((participation.unit_id, phase and phase.pk))) for phase in phases],
            _targets_of(participation.unit_id, targets, reached),
        )
        for participation in found
    ]


def _targets_of(unit: int, targets: dict, reached: dict) -> list[OwnTarget]:
    rows = [
        OwnTarget(
            indicator,
            targets.get((unit, indicator.value, TargetOrigin.ASSIGNED.value)),
            targets.get((unit, indicator.value, TargetOrigin.OWN.value)),
            reached.get((unit, indicator.value)),
        )
        for indicator in Indicator
    ]
    return [row for row in rows if row.assigned is not None or row.own is not None]


def contents_for(campaign: Campaign, blocks) -> list:
    """What units of ``blocks`` are told: what speaks to all, then what speaks to them alone."""
    return [content for content in campaign.contents.all() if not content.block or content.block in blocks]


def blocks_reached(campaign: Campaign, viewer) -> set[str]:
    """The blocks of the units invited within the viewer's reach."""
    reached = campaign.participations.visible_to(viewer).order_by()
    return set(reached.values_list("unit__block", flat=True).distinct())


def legal_bases(campaign: Campaign, day: date | None = None) -> list[Basis]:
    """The campaign's documents with their validity on ``day`` (today when ``None``); one query."""
    day = day or today()
    attached = campaign.documents.select_related("document").order_by("-document__issued_on", "document__number")
    return [Basis(row, validity_of(row.document, day)) for row in attached]
