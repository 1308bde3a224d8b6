"""The prizes of issued decisions: laid out once, computed until paid, taken back by revocations."""

from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from catalogue.selectors.prizes import PrizeTable
from common.bulk import create_rows, update_rows
from common.errors import NotAllowed
from common.language import in_vietnamese
from common.workflow import Move, advance, write_audit
from decisions.models import GIVING, Decision, DecisionLine
from notices.models import NoticeKind
from notices.services.notice import notify
from prizes.models import PrizeLine, PrizeList, PrizeState
from prizes.permissions import may_keep_fund
from prizes.selectors.amounts import Priced, amounts_of
from prizes.selectors.ledger import not_followed
from prizes.services.occasion import lock_occasion, settle_occasion
from prizes.transitions import PRIZE_MOVES
from units.models import Role
from units.selectors.people import people_covering, people_with

COMPUTED = ("amount", "multiple", "factor", "salary", "unverified")


def follow_decisions() -> None:
    """Every issued decision that gives awards has its list of prizes; those of awards that were revoked or replaced
    are not paid, or have to come back.

    Harmless when called twice.
    """
    awarding = Decision.objects.issued().filter(kind__in=GIVING, prize_list=None)
    for decision in awarding.select_related("issued_by", "unit").order_by("pk"):
        lay_prize_list(decision)
    for line in not_followed(PrizeLine.objects.all()).select_related("decision__issued_by").order_by("pk"):
        take_back(line)


@transaction.atomic
def lay_prize_list(decision: Decision) -> PrizeList:
    """An issued decision has a list with the prize of each recipient; the one it has, when it has one already."""
    lock_occasion(decision)
    prize_list, is_new = PrizeList.objects.get_or_create(decision=decision)
    if not is_new:
        return prize_list
    lines = list(decision.lines.giving().order_by("order_no"))
    priced = amounts_of(lines, PrizeTable.on(decision.signed_on))
    create_rows([PrizeLine(prize_list=prize_list, line=each.line, **_values(each)) for each in priced])
    write_audit(prize_list, "lay", by=decision.issued_by, record=Move(data={"lines": len(lines)}))
    settle_occasion(decision, by=decision.issued_by)
    if lines:
        _tell_finance(prize_list, gettext_lazy("Quyết định %(number)s đã công bố: có danh sách chi thưởng."), decision)
    return prize_list


@transaction.atomic
def recompute(prize_list: PrizeList, *, by) -> int:
    """Prizes not paid yet are those of the catalogue as it stands now; how many changed. What was paid stays, and so
    does what the decision names itself.

    Raises ``NotAllowed``.
    """
    if not (verdict := may_keep_fund(by, prize_list.decision.unit)):
        raise NotAllowed(verdict.reason)
    decision = prize_list.decision
    lock_occasion(decision)
    unpaid = prize_list.lines.filter(state__in=(PrizeState.DUE, PrizeState.OUTRANKED), line__prize_amount=None)
    prizes = {prize.line_id: prize for prize in unpaid.order_by("pk")}
    changed = []
    for each in amounts_of(decision.lines.filter(pk__in=prizes), PrizeTable.on(decision.signed_on)):
        prize, values = prizes[each.line.pk], _values(each)
        if prize.full != values["amount"] or any(getattr(prize, name) != values[name] for name in COMPUTED[1:]):
            for name, value in values.items():
                setattr(prize, name, value)
            prize.deducted = 0
            changed.append(prize)
    update_rows(changed, (*COMPUTED, "deducted"))
    write_audit(prize_list, "recompute", by=by, record=Move(data={"changed": len(changed)}))
    settle_occasion(decision, by=by)
    return len(changed)


@transaction.atomic
def take_back(line: DecisionLine) -> None:
    """The prize of the honour that ``line`` ends is not paid; what was paid has to come back.

    As much as the line names, else all of it; nothing where it names 0, or where it counts in what was paid for a
    higher title. Where nothing of it stays paid, the next lower title of the occasion is due.
    """
    by = line.decision.issued_by
    held = PrizeLine.objects.select_related("prize_list__decision__unit", "prize_list__decision__issued_by")
    prize = held.filter(line__honour=line.honour_id).first()
    if prize is None:
        return
    decision = prize.prize_list.decision
    lock_occasion(decision)
    prize.refresh_from_db(fields=["state", "amount"])
    if prize.state in PRIZE_MOVES["cancel"].sources:
        advance(prize, "cancel", by=by, table=PRIZE_MOVES)
    elif line.recover_amount != 0 and PrizeLine.objects.paid_apart().filter(pk=prize.pk).exists():
        amount = prize.amount if line.recover_amount is None else min(line.recover_amount, prize.amount)
        advance(prize, "recall", by=by, table=PRIZE_MOVES, recover_amount=amount)
        told = gettext_lazy("Quyết định %(number)s: có tiền thưởng đã chi phải thu hồi.")
        _tell_finance(prize.prize_list, told, line.decision)
    settle_occasion(decision, by=by)


def _tell_finance(prize_list: PrizeList, text: Promise, decision: Decision) -> None:
    """Finance of the unit, or of those above where it has none, is told of ``decision``, once."""
    unit = prize_list.decision.unit
    own = people_with(Role.FINANCE, unit=unit)
    with in_vietnamese():
        said = str(text) % {"number": decision.number_label}
    notify(
        own if own.exists() else people_covering(Role.FINANCE, unit=unit),
        text=said,
        url=reverse("prizes:list-detail", args=[prize_list.pk]),
        kind=NoticeKind.MONEY,
    )


def _values(each: Priced) -> dict[str, Any]:
    """What a prize says of its money, by the names of ``COMPUTED``."""
    if each.computed is None:
        return dict.fromkeys(COMPUTED) | {"amount": each.amount, "unverified": False}
    return {name: getattr(each.computed, name) for name in COMPUTED}
