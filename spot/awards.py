"""Which awards may be given on the spot, and which unit decides them."""

from django.db.models import Exists, OuterRef, QuerySet

from catalogue.models import AwardPeriod, AwardScope, AwardType, Road, RoadKind
from people.models import SubjectKind
from units.models import Unit

SCOPES = (AwardScope.UNSCHEDULED, AwardScope.ANY)
"""What the catalogue says of awards that achievements out of any plan may earn."""
SUBJECTS = (SubjectKind.INDIVIDUAL, SubjectKind.COLLECTIVE)


def spot_awards() -> QuerySet[AwardType]:
    """Awards in use that the catalogue gives at any time, on the spot or on any ground, and that a union decides."""
    decided = Road.objects.filter(award=OuterRef("pk"), kind=RoadKind.DECIDE)
    rows = AwardType.objects.filter(Exists(decided), active=True, scope__in=SCOPES, period=AwardPeriod.ANY_TIME)
    return rows.filter(subject_kinds__overlap=SUBJECTS).order_by("position", "code")


def is_for_spot(award: AwardType) -> bool:
    return spot_awards().filter(pk=award.pk).exists()


def decides(unit: Unit, award: AwardType) -> bool:
    """Whether the level of ``unit`` decides ``award``; not where the catalogue says nothing."""
    return Road.objects.filter(award=award, level=unit.kind, kind=RoadKind.DECIDE).exists()


def decider_of(unit: Unit, award: AwardType) -> Unit | None:
    """The nearest unit above ``unit`` whose level decides ``award``, else ``unit`` itself; ``None`` where none does."""
    levels = Road.objects.filter(award=award, kind=RoadKind.DECIDE).values("level")
    paths = [unit.path[:end] for end in range(Unit.steplen, len(unit.path) + 1, Unit.steplen)]
    found = list(Unit.objects.active().filter(path__in=paths, kind__in=levels).order_by("-path"))
    return next((each for each in found if each.pk != unit.pk), found[0] if found else None)
