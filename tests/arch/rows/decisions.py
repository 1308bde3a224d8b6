"""Who may open what of decisions."""

from decisions.models import DecisionState
from tests.factories import DecisionFactory, DecisionLineFactory, MemberFactory, issued

# Letters:  anonymous nobody editor editor2 editor_elsewhere specialist specialist_elsewhere
#           specialist_province approver viewer manager superuser stranger council finance auditor
GET: dict[str, str] = {
    "decisions:decision-list": "L...............",
    "decisions:decision-create": "Lxxxxxx..>x>x>x>",
    "decisions:plaque-create": "L>>>>....>>>.>>>",
    "decisions:decision-detail": "Lxxxxxx...x.x...",
    "decisions:decision-paper": "Lxxxxxx...x.x...",
    "decisions:decision-update": "Lxxxxxx..>x>x>>>",
    "decisions:decision-submit": "Lxxxxxx..>>>x>>>",
    "decisions:decision-discard": "Lxxxxxx..>>>x>>>",
    "decisions:decision-renew": "Lxxxxxx..>>>x>>>",
    "decisions:decision-send-back": "Lxxxxxx..>>>x>>>",
    "decisions:decision-issue": "Lxxxxxx>.>>>x>>>",
    "decisions:correction-create": "Lx>xx>x..>>>x>>>",
    "decisions:revocation-create": "Lx>xx>x..>>>x>>>",
    "decisions:replacement-create": "Lx>xx>x..>>>x>>>",
    "decisions:line-update": "Lxxxxxx..>x>x>>>",
    "decisions:line-remove": "Lxxxxxx..>x>x>>>",
}
POST: dict[str, str] = {
    "decisions:decision-create": "Lxxxxxx>>>x>x>x>",
    "decisions:plaque-create": "L>>>>>>>>>>>>>>>",
    "decisions:decision-update": "Lxxxxxx..>x>x>>>",
    "decisions:decision-submit": "Lxxxxxx..>>>x>>>",
    "decisions:decision-discard": "Lxxxxxx>>>>>x>>>",
    "decisions:decision-renew": "Lxxxxxx>>>>>x>>>",
    "decisions:decision-send-back": "Lxxxxxx..>>>x>>>",
    "decisions:decision-issue": "Lxxxxxx>.>>>x>>>",
    "decisions:correction-create": "Lx>xx>x..>>>x>>>",
    "decisions:revocation-create": "Lx>xx>x..>>>x>>>",
    "decisions:replacement-create": "Lx>xx>x..>>>x>>>",
    "decisions:line-update": "Lxxxxxxff>x>x>>>",
    "decisions:line-remove": "Lxxxxxx>>>x>x>>>",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """A province's draft, one that waits to be published, drafted by somebody else, one issued, one that revokes it."""
    world.decision = DecisionFactory(unit=world.tree.province)
    DecisionLineFactory(decision=world.decision, member=MemberFactory(unit=world.tree.base))
    world.waiting_decision = DecisionFactory(unit=world.tree.province, state=DecisionState.AWAITING_ISSUE)
    given = DecisionFactory(unit=world.tree.province)
    line = DecisionLineFactory(decision=given, member=MemberFactory(unit=world.tree.base))
    world.issued_decision = issued(given, number=88)
    line.refresh_from_db()
    revocation = DecisionFactory(unit=world.tree.province, kind="revocation", about=given, grounds="Khai man")
    world.amending_line = DecisionLineFactory(
        decision=revocation, member=line.member, award=line.award, honour=line.honour, ends=True
    )


def row_for(world, name: str):
    if name == "decisions:decision-create":
        return world.run
    if name in {"decisions:decision-send-back", "decisions:decision-issue"}:
        return world.waiting_decision
    if name in {"decisions:correction-create", "decisions:revocation-create", "decisions:replacement-create"}:
        return world.issued_decision
    if name.startswith("decisions:line-"):
        return world.amending_line
    return world.decision if name.startswith("decisions:decision-") and name != "decisions:decision-list" else None
