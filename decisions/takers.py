"""Who may take a step, or issue: those who hold the role at the unit itself, and their deputies."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from decisions.models import ApprovalStep, Decision, Delegation
from units.models import Role, RoleAssignment, Unit
from units.selectors.people import people_covering, people_with


def takers_at(unit: Unit, role: str, *, but: Collection[int] = ()) -> set[Any]:
    """People who may act with ``role`` at ``unit`` today, none of ``but`` and nobody in the place of one of them."""
    people = set(people_with(role, unit=unit))
    deputies = Delegation.objects.today().with_role(role).filter(unit=unit).exclude(principal__in=but)
    people |= {each.deputy for each in deputies.select_related("deputy")}
    return {person for person in people if person.pk not in but}


def issuers_of(decision: Decision, *, but: Collection[int] = ()) -> set[Any]:
    """Approvers of the deciding unit and their deputies; where it has none, the approvers above it."""
    found = takers_at(decision.unit, Role.APPROVER, but=but)
    return found or {one for one in people_covering(Role.APPROVER, unit=decision.unit) if one.pk not in but}


def step_nobody_takes(
    decision: Decision, chain: Iterable[ApprovalStep], *, but: Collection[int]
) -> ApprovalStep | None:
    """The first step of ``chain`` that nobody could take: ``but`` write the decision, and nobody takes two steps."""
    taken: set[int] = set()
    for step in chain:
        left = {one.pk for one in takers_at(step.at_unit or decision.unit, step.role, but=but)} - taken
        if not left:
            return step
        if len(left) == 1:
            taken |= left
    return None


def nobody_takes(decision: Decision, step: ApprovalStep) -> str:
    """The sentence that says so, and what to do."""
    return _(
        "Bước «%(step)s» không có ai duyệt được: %(unit)s không có %(role)s nào khác người soạn, người sửa, người "
        "trình và người duyệt bước trước, kể cả người được uỷ quyền. Hãy cấp vai trò, uỷ quyền, hoặc sửa quy "
        "trình duyệt."
    ) % {
        "step": step.name,
        "unit": (step.at_unit or decision.unit).name,
        "role": Role(step.role).label.lower(),
    }


@dataclass(frozen=True, slots=True)
class Untaken:
    """Units where nobody holds the role a step asks: how many, and the names of the first of them."""

    count: int
    names: list[str]


NAMED = 3


def units_without_takers(step: ApprovalStep) -> Untaken:
    """Where ``step`` would wait for somebody who is not there today; two queries."""
    if step.at_unit_id:
        asked = Unit.objects.filter(pk=step.at_unit_id)
    elif step.level:
        asked = Unit.objects.active().filter(path__startswith=step.unit.path, kind=step.level)
    else:
        asked = Unit.objects.filter(pk=step.unit_id)
    held = RoleAssignment.objects.today().filter(role=step.role, user__is_active=True)
    lacking = asked.exclude(pk__in=held.values("unit")).order_by("path")
    return Untaken(lacking.count(), list(lacking.values_list("name", flat=True)[:NAMED]))
