"""Who may open what of decisions."""

from decisions.models import DecisionState
from tests.factories import DecisionFactory, DecisionLineFactory, MemberFactory

# Letters:  anonymous nobody editor editor2 editor_elsewhere specialist specialist_elsewhere
#           specialist_province approver viewer manager superuser stranger council finance auditor
GET: dict[str, str] = {
    "decisions:decision-list": "L...............",
    "decisions:decision-create": "Lxxxxxx..>x>x>x>",
    "decisions:decision-detail": "Lxxxxxx...x.x...",
    "decisions:decision-paper": "Lxxxxxx...x.x...",
    "decisions:decision-update": "Lxxxxxx..>x>x>>>",
    "decisions:decision-submit": "Lxxxxxx..>>>x>>>",
    "decisions:decision-discard": "Lxxxxxx..>>>x>>>",
    "decisions:decision-send-back": "Lxxxxxx..>>>x>>>",
    "decisions:decision-issue": "Lxxxxxx>.>>>x>>>",
}
POST: dict[str, str] = {
    "decisions:decision-create": "Lxxxxxx>>>x>x>x>",
    "decisions:decision-update": "Lxxxxxx..>x>x>>>",
    "decisions:decision-submit": "Lxxxxxx..>>>x>>>",
    "decisions:decision-discard": "Lxxxxxx>>>>>x>>>",
    "decisions:decision-send-back": "Lxxxxxx..>>>x>>>",
    "decisions:decision-issue": "Lxxxxxx>>>>>x>>>",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """A province's draft, another that waits to be published, drafted by somebody else."""
    world.decision = DecisionFactory(unit=world.tree.province)
    DecisionLineFactory(decision=world.decision, member=MemberFactory(unit=world.tree.base))
    world.waiting_decision = DecisionFactory(unit=world.tree.province, state=DecisionState.AWAITING_ISSUE)


def row_for(world, name: str):
    if name == "decisions:decision-create":
        return world.run
    if name in {"decisions:decision-send-back", "decisions:decision-issue"}:
        return world.waiting_decision
    return world.decision if name.startswith("decisions:") and name != "decisions:decision-list" else None
