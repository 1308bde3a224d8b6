"""What a decision about another one does to honours and plaques when it is issued."""

from typing import Any

from awards.models import HonourEnd, HonourEndKind
from common.bulk import BATCH, create_rows
from common.public_pages import renew_public_pages
from contributions.services.work_plaque import correct_plaques, revoke_plaques
from decisions.models import OF_WORK, Decision, DecisionKind, DecisionLine
from decisions.recovering import paid_for
from decisions.selectors.amended import texts_before

KIND_OF = {DecisionKind.REVOCATION: HonourEndKind.REVOKED, DecisionKind.REPLACEMENT: HonourEndKind.REPLACED}


def lock_decision_about(decision: Decision) -> None:
    """Whoever decides about the same decision waits: one after another they see what the one before did."""
    Decision.objects.select_for_update(of=("self",), no_key=True).get(pk=decision.about_id)


def name_what_was_paid(decision: Decision) -> None:
    """Lines of a decision about to be issued that leave open what is paid back name what was paid."""
    lines = list(decision.lines.ending().filter(recover_amount=None, honour__isnull=False).in_order())
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
            for honour in decision.lines.ending()
            .filter(honour__isnull=False)
            .order_by("order_no")
            .values_list("honour", flat=True)
        ]
    )
    renew_public_pages()


def amend_plaques(decision: Decision, *, by) -> None:
    """The works of an issued ``decision`` about plaques are put right, or have none from the day it was issued on."""
    said = {"number": decision.number_label, "day": decision.signed_on, "reason": decision.grounds}
    if decision.kind == DecisionKind.REVOCATION:
        revoke_plaques(list(decision.lines.ending().values_list("work", flat=True)), by=by, **said)
        return
    lines = list(decision.lines.select_related("decision").in_order())
    before = texts_before(decision, lines)
    texts = {line.work_id: _put_right(line, before[line.work_id]) for line in lines}
    correct_plaques(texts, by=by, **said)


def _put_right(line: DecisionLine, before: DecisionLine) -> dict[str, Any]:
    """Fields of the work that ``line`` says otherwise than ``before``."""
    return {
        field: getattr(line, name) for name, field in OF_WORK.items() if getattr(line, name) != getattr(before, name)
    }
