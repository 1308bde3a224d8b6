"""The steps of a decision as its page shows them, and what waits for a person."""

from dataclasses import dataclass

from decisions.chain import chain_of, current_step, steps_of
from decisions.models import Decision, DecisionState, DecisionStep, Delegation
from decisions.standing import Standing, is_named, issue_standing, own_unit_in, step_standing, writers_of
from decisions.takers import nobody_takes, step_nobody_takes
from units.models import Role
from units.scope import scope_of
from units.selectors.people import people_covering, people_with


@dataclass(frozen=True, slots=True)
class Chain:
    """The steps of a decision, or for a draft those it ``would`` go through; what the viewer may do at the present one.

    ``before`` are the steps at which something was said before it became a draft again.
    ``why_not`` is why a person with the role of the step may not take it; empty for whoever has nothing to do with it.
    ``stuck`` says of a draft which step nobody could take if its drafter submitted it; empty for none.
    """

    steps: list
    would: list
    before: list
    current: DecisionStep | None
    may_take: bool
    principal: object
    why_not: str
    stuck: str
    waivers: list
    issued_for: object


def chain_on_page(decision: Decision, viewer) -> Chain:
    """What the page of ``decision`` shows ``viewer`` of its steps."""
    steps = steps_of(decision)
    would = chain_of(decision) if decision.is_open else []
    untaken = step_nobody_takes(decision, would, but=writers_of(decision)) if would else None
    current = next((step for step in steps if step.is_current), None)
    standing = step_standing(viewer, decision, current) if current else None
    said = decision.approvals.filter(verdict="issued").for_page().first() if decision.is_issued else None
    return Chain(
        steps=steps if decision.state != DecisionState.DRAFT else [],
        would=would,
        before=[step for step in steps if step.approvals.all()] if decision.state == DecisionState.DRAFT else [],
        current=current,
        may_take=bool(standing and standing.verdict),
        principal=standing.principal if standing else None,
        why_not=_why_not(decision, viewer, current, standing),
        stuck=nobody_takes(decision, untaken) if untaken else "",
        waivers=list(decision.waivers.for_page()),
        issued_for=said.on_behalf_of if said else None,
    )


def _why_not(decision: Decision, viewer, current: DecisionStep | None, standing: Standing | None) -> str:
    """What bars a viewer who otherwise would take the present step, or issue the decision that waits for it."""
    if current and standing:
        asked = DecisionStep.objects.filter(pk=current.pk).asked_of(viewer).exists()
        return standing.verdict.reason if asked else ""
    waits = decision.state == DecisionState.AWAITING_ISSUE
    if waits and scope_of(viewer).covers(decision.unit.path, Role.APPROVER):
        return issue_standing(viewer, decision).verdict.reason
    return ""


def colleagues_who_may_act(decision: Decision) -> list:
    """People who hold the power to take the present step or to issue, and belong to a unit of somebody in the list."""
    people = {person.pk: person for person in people_covering(Role.APPROVER, unit=decision.unit)}
    deputies = Delegation.objects.today().filter(unit=decision.unit)
    if step := current_step(decision):
        people |= {person.pk: person for person in people_with(step.role, unit=step.unit)}
        deputies = Delegation.objects.today().filter(unit__in=[decision.unit_id, step.unit_id])
    for each in deputies.select_related("deputy", "principal"):
        people |= {each.deputy_id: each.deputy, each.principal_id: each.principal}
    allowed = set(decision.waivers.values_list("user", flat=True))
    own = writers_of(decision) | allowed
    return [
        person
        for pk, person in sorted(people.items())
        if pk not in own and own_unit_in(person, decision) and not is_named(person, decision)
    ]


def awaiting_approval(user) -> int:
    """How many decisions wait for ``user`` at a step; one query."""
    return Decision.objects.awaiting_approval_of(user).count()
