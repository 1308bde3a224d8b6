"""Who may open what of the steps before a decision is issued, of delegations, and of the numbers used on paper."""

import datetime as dt

from decisions.models import DecisionState, DecisionStep
from tests.factories import ApprovalStepFactory, DecisionFactory, DelegationFactory

# Letters:  anonymous nobody editor editor2 editor_elsewhere specialist specialist_elsewhere
#           specialist_province approver viewer manager superuser stranger council finance auditor
GET: dict[str, str] = {
    "decisions:decision-approve": "Lxxxxxx>>>>>x>.>",
    "decisions:decision-step-back": "Lxxxxxx>>>>>x>.>",
    "decisions:decision-refuse": "Lxxxxxx>>>>>x>.>",
    "decisions:decision-reopen": "Lxxxxxx>.>>>x>>>",
    "decisions:decision-waive": "Lxxxxxx>.>>>x>>>",
    "decisions:step-list": "L...............",
    "decisions:step-create": "L>>>>>>>.>.>>>>>",
    "decisions:step-update": "Lxxxxxx>.>.>x>>>",
    "decisions:step-end": "Lxxxxxx>.>.>x>>>",
    "decisions:number-list": "L...............",
    "decisions:last-number": "L>>>>>>>>>.>>>>>",
    "decisions:delegation-list": "L...............",
    "decisions:delegation-create": "L>>>>....>>>...>",
    "decisions:delegation-withdraw": "Lxxxxxxx.x.>xx>>",
}
POST: dict[str, str] = {
    "decisions:decision-approve": "Lxxxxxx>>>>>x>.>",
    "decisions:decision-step-back": "Lxxxxxx>>>>>x>.>",
    "decisions:decision-refuse": "Lxxxxxx>>>>>x>.>",
    "decisions:decision-reopen": "Lxxxxxx>.>>>x>>>",
    "decisions:decision-waive": "Lxxxxxx>.>>>x>>>",
    "decisions:step-create": "L>>>>>>>.>.>>>>>",
    "decisions:step-update": "Lxxxxxx>.>.>x>>>",
    "decisions:step-end": "Lxxxxxx>.>.>x>>>",
    "decisions:last-number": "L>>>>>>>>>.>>>>>",
    "decisions:delegation-create": "L>>>>....>>>...>",
    "decisions:delegation-withdraw": "Lxxxxxxx>x>>xx>>",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """A decision of the province whose step asks its finance, one that waits to be issued, and a delegation to come."""
    province = world.tree.province
    world.step = ApprovalStepFactory(unit=province, award=world.awards.flag, role="finance")
    world.asked_decision = DecisionFactory(unit=province, state=DecisionState.IN_APPROVAL)
    DecisionStep.objects.create(
        decision=world.asked_decision,
        round=1,
        order_no=1,
        rule=world.step,
        name="Thẩm định",
        unit=province,
        role="finance",
        is_current=True,
    )
    world.approved_decision = DecisionFactory(unit=province, state=DecisionState.AWAITING_ISSUE)
    world.delegation = DelegationFactory(
        unit=province,
        principal=world.people["approver"],
        deputy=world.people["finance"],
        valid_from=dt.date(2099, 1, 1),
    )


def row_for(world, name: str):
    return {
        "decisions:decision-approve": world.asked_decision,
        "decisions:decision-step-back": world.asked_decision,
        "decisions:decision-refuse": world.asked_decision,
        "decisions:decision-reopen": world.approved_decision,
        "decisions:decision-waive": world.approved_decision,
        "decisions:step-update": world.step,
        "decisions:step-end": world.step,
        "decisions:delegation-withdraw": world.delegation,
    }.get(name)
