"""Which steps a decision has to go through, and at which of them it is."""

from collections import defaultdict

from campaigns.models import CampaignKind
from catalogue.models import AwardScope
from catalogue.selectors.prizes import PrizeTable
from common.clock import today
from decisions.models import ApprovalStep, Decision, DecisionStep


def chain_of(decision: Decision) -> list[ApprovalStep]:
    """The steps that hold today for ``decision``, in order; none means it is not asked for.

    What units above set for a whole level comes besides the unit's own steps, after those of the same number. Of what
    one unit set, steps for the decision's ground replace those for any, and among these steps for the award those for
    every award.
    """
    ground = ground_of(decision)
    rows = ApprovalStep.objects.for_unit(decision.unit, today()).for_list()
    sets: defaultdict[tuple[int, str], list[ApprovalStep]] = defaultdict(list)
    for row in rows:
        if row.award_id in (None, decision.award_id) and row.scope in ("", ground):
            sets[row.unit_id, row.level].append(row)
    kept = [row for of_one in sets.values() for row in _most_exact(of_one)]
    reached = _Reached(decision)
    asked = [row for row in kept if reached.asks(row)]
    return sorted(asked, key=lambda row: (row.order_no, -len(row.unit.path), row.level != "", row.pk))


def _most_exact(rows: list[ApprovalStep]) -> list[ApprovalStep]:
    on_ground = [row for row in rows if row.scope] or rows
    return [row for row in on_ground if row.award_id] or on_ground


def ground_of(decision: Decision) -> str:
    """The ground with steps of its own that ``decision``, or the one it is about, gives awards on; empty for any other.

    A campaign says it, and without a campaign the award.
    """
    while decision.campaign is None and decision.about is not None:
        decision = decision.about
    if decision.campaign is not None:
        unscheduled = decision.campaign.kind == CampaignKind.UNSCHEDULED
    else:
        unscheduled = decision.award is not None and decision.award.scope == AwardScope.UNSCHEDULED
    return AwardScope.UNSCHEDULED if unscheduled else ""


class _Reached:
    """How many a decision is about, where it gives awards how many it gives, and with how much money; each counted
    when a step asks."""

    def __init__(self, decision: Decision) -> None:
        self.decision = decision

    def asks(self, step: ApprovalStep) -> bool:
        """Whether the decision reaches one of the thresholds of ``step``; always where it has none."""
        if step.from_recipients is None and step.from_money is None:
            return True
        if step.from_recipients is not None and self._recipients() >= step.from_recipients:
            return True
        return step.from_money is not None and money_of(self.decision) >= step.from_money

    def _recipients(self) -> int:
        """Without the lines of a replacement that only end what was given."""
        lines = self.decision.lines
        return lines.giving().count() if self.decision.gives_honours else lines.count()


def money_of(decision: Decision) -> int:
    """What the recipients get in đồng, as the lines say and else as the catalogue says today."""
    table = PrizeTable.on(today())
    total = 0
    for award, kind, said in decision.lines.giving().values_list("award", "subject_kind", "prize_amount"):
        prize = None if said is not None else table.prize(award, kind)
        total += said or (prize.amount if prize else 0)
    return total


def steps_of(decision: Decision) -> list[DecisionStep]:
    """The steps of the latest submission, in order, each with what was said; none of a decision that had none."""
    steps = list(decision.steps.for_page())
    return [step for step in steps if step.round == steps[-1].round]


def current_step(decision: Decision) -> DecisionStep | None:
    """The step whose turn it is."""
    return decision.steps.current().select_related("unit").first()


def needs_session(decision: Decision) -> bool:
    """Whether a step of ``decision``, or of a draft one it would go through, asks for a council's vote."""
    if decision.is_open:
        return any(step.needs_session for step in chain_of(decision))
    return any(step.needs_session for step in steps_of(decision))
