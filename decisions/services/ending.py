"""What a decision about another one does to honours when it is issued."""

from awards.models import HonourEnd, HonourEndKind
from common.bulk import BATCH, create_rows
from decisions.models import Decision, DecisionKind, DecisionLine
from decisions.recovering import paid_for

KIND_OF = {DecisionKind.REVOCATION: HonourEndKind.REVOKED, DecisionKind.REPLACEMENT: HonourEndKind.REPLACED}


def lock_decision_about(decision: Decision) -> None:
    """Whoever decides about the same decision waits: one after another they see what the one before did."""
    Decision.objects.select_for_update(of=("self",), no_key=True).get(pk=decision.about_id)


def name_what_was_paid(decision: Decision) -> None:
    """Lines of a decision about to be issued that leave open what is paid back name what was paid."""
    lines = list(decision.lines.ending().filter(recover_amount=None).in_order())
    paid = paid_for([line.honour_id for line in lines]) if lines else {}
    named = [line for line in lines if paid.get(line.honour_id)]
    for line in named:
        line.recover_amount = paid[line.honour_id]
    DecisionLine.objects.bulk_update(named, ["recover_amount"], batch_size=BATCH)


def end_honours(decision: Decision) -> None:
    """The honours its lines end count nowhere from the day ``decision`` was issued on."""
    create_rows(
        [
            HonourEnd(
                honour_id=honour,
                kind=KIND_OF[DecisionKind(decision.kind)],
                decided_on=decision.signed_on,
                decision_no=decision.number_label,
                reason=decision.grounds,
            )
            for honour in decision.lines.ending().order_by("order_no").values_list("honour", flat=True)
        ]
    )
