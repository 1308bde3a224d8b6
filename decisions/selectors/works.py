"""Works a unit may decide a plaque for, and what a decision says of them."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from contributions.above import Named
from contributions.models import PlaqueLevel, Work, WorkState
from contributions.permissions.work import HIGHEST_PLAQUE, LEVELS, reaches_plaque
from contributions.querysets import WorkQuerySet
from decisions.models import OF_WORK, Decision, DecisionLine, DecisionState
from people.models import SubjectKind
from units.models import Unit
from units.scope import scope_of

MOST_WORKS = 200
"""Of one decision: those asked for first."""


def works_to_decide(unit: Unit) -> WorkQuerySet:
    """Works under ``unit`` whose plaque is asked for at its level or below and that stand in no open decision."""
    levels = [level for level in LEVELS if reaches_plaque(unit.kind, level)]
    below = _waiting().within([unit.path]).filter(plaque_level__in=levels).exclude(owner_unit=unit)
    return below.select_related("owner_unit").order_by("owner_unit__path", "code")


def _waiting() -> WorkQuerySet:
    """Works that wait for a plaque and stand in no decision that is still to be issued."""
    named = DecisionLine.objects.asking_plaque().filter(work=OuterRef("pk"))
    return Work.objects.filter(~Exists(named), state=WorkState.PLAQUE_PROPOSED)


def units_to_decide(user, *, roles: Collection[str]) -> list[Unit]:
    """Units where one of ``roles`` reaches and under which a work waits for a plaque they decide; the highest first."""
    paths = scope_of(user).paths(*roles)
    asked = _waiting().within(paths).values_list("owner_unit__path", "plaque_level").distinct()
    below = defaultdict(set)
    for path, level in asked:
        for end in range(Unit.steplen, len(path), Unit.steplen):
            below[path[:end]].add(level)
    units = Unit.objects.active().within(paths).filter(path__in=below, kind__in=HIGHEST_PLAQUE).order_by("path")
    return [unit for unit in units if any(reaches_plaque(unit.kind, level) for level in below[unit.path])]


def fingerprint_of(works: Iterable[Work]) -> str:
    """Another text for works of which something else is known."""
    said = [(work.pk, *(str(getattr(work, name)) for name in OF_WORK.values())) for work in works]
    return hashlib.sha256(repr(sorted(said)).encode()).hexdigest()


def line_of(work: Work) -> DecisionLine:
    """What a decision drafted now says of ``work``."""
    return DecisionLine(
        subject_kind=SubjectKind.UNIT,
        subject_unit=work.owner_unit,
        unit=work.owner_unit,
        unit_name=work.owner_unit.name,
        award_label=str(PlaqueLevel(work.plaque_level).label),
        work=work,
        **{name: getattr(work, field) for name, field in OF_WORK.items()},
    )


def hold_of(work: Work) -> Verdict:
    """No once a decision on the plaque ``work`` asks for was handed on to be published."""
    handed_on = work.decision_lines.asking_plaque().exclude(decision__state=DecisionState.DRAFT)
    line = handed_on.select_related("decision").first()
    if line is None:
        return YES
    return no(
        _("Công trình đã nằm trong quyết định «%(decision)s». Hãy đưa quyết định về dự thảo trước.")
        % {"decision": line.decision}
    )


def decision_urls(works: Iterable[Work], *, viewer, readers: Collection[str]) -> dict[int, dict[Named, str]]:
    """By key of the work, and by number and day, the issued decisions on its plaques ``viewer`` may read by
    ``readers``; one query."""
    lines = DecisionLine.objects.filter(
        work__in=[work.pk for work in works], decision__in=Decision.objects.issued().visible_to(viewer, *readers)
    )
    found: defaultdict[int, dict[Named, str]] = defaultdict(dict)
    for line in lines.select_related("decision").order_by("pk"):
        named = line.decision.number_label, line.decision.signed_on
        found[line.work_id][named] = reverse("decisions:decision-detail", args=[line.decision_id])
    return dict(found)
