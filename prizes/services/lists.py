"""The prizes of issued decisions: laid out once, computed until paid, taken back by revocations."""

from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.selectors.prizes import PrizeTable
from common.bulk import create_rows, update_rows
from common.errors import NotAllowed
from common.workflow import Move, advance, advance_all, write_audit
from decisions.models import GIVING, Decision, DecisionLine
from notices.models import NoticeKind
from notices.services.notice import notify
from prizes.models import PrizeLine, PrizeList, PrizeState
from prizes.permissions import may_keep_fund
from prizes.selectors.amounts import Priced, amounts_of, outranked
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
    ending = (
        DecisionLine.objects.issued()
        .ending()
        .filter(honour__decision_lines__prize__state__in=(PrizeState.DUE, PrizeState.OUTRANKED, PrizeState.PAID))
    )
    for line in ending.select_related("decision__issued_by").order_by("pk").distinct():
        take_back(line)


@transaction.atomic
def lay_prize_list(decision: Decision) -> PrizeList:
    """An issued decision has a list with the prize of each recipient; the one it has, when it has one already."""
    prize_list, is_new = PrizeList.objects.get_or_create(decision=decision)
    if not is_new:
        return prize_list
    lines = list(decision.lines.giving().order_by("order_no"))
    priced = amounts_of(lines, PrizeTable.on(decision.signed_on))
    create_rows([PrizeLine(prize_list=prize_list, line=each.line, **_values(each)) for each in priced])
    write_audit(prize_list, "lay", by=decision.issued_by, record=Move(data={"lines": len(lines)}))
    _outrank(decision)
    if lines:
        _tell_finance(prize_list, _("Quyết định %(number)s đã công bố: có danh sách chi thưởng."), decision)
    return prize_list


@transaction.atomic
def recompute(prize_list: PrizeList, *, by) -> int:
    """Prizes that are due are those of the catalogue as it stands now; how many changed. What was paid stays, and so
    does what the decision names itself.

    Raises ``NotAllowed``.
    """
    if not (verdict := may_keep_fund(by, prize_list.decision.unit)):
        raise NotAllowed(verdict.reason)
    decision = prize_list.decision
    due = prize_list.lines.select_for_update(of=("self",)).filter(state=PrizeState.DUE, line__prize_amount=None)
    prizes = {prize.line_id: prize for prize in due.order_by("pk")}
    changed = []
    for each in amounts_of(decision.lines.filter(pk__in=prizes), PrizeTable.on(decision.signed_on)):
        prize, values = prizes[each.line.pk], _values(each)
        if any(getattr(prize, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(prize, name, value)
            changed.append(prize)
    update_rows(changed, COMPUTED)
    write_audit(prize_list, "recompute", by=by, record=Move(data={"changed": len(changed)}))
    _outrank(decision)
    return len(changed)


@transaction.atomic
def take_back(line: DecisionLine) -> None:
    """The prizes of the honour that ``line`` ends are not paid; what was paid has to come back.

    As much as the line names, else all of it; nothing where it names 0. A lower title that was not paid beside a
    revoked one is due again.
    """
    by = line.decision.issued_by
    held = PrizeLine.objects.select_related("prize_list__decision__unit").filter(line__honour=line.honour_id)
    found = held.select_for_update(of=("self",)).order_by("pk")
    for prize in found:
        if prize.state in PRIZE_MOVES["cancel"].sources:
            advance(prize, "cancel", by=by, table=PRIZE_MOVES)
        elif prize.state == PrizeState.PAID and line.recover_amount != 0:
            amount = prize.amount if line.recover_amount is None else min(line.recover_amount, prize.amount)
            advance(prize, "recall", by=by, table=PRIZE_MOVES, recover_amount=amount)
            told = _("Quyết định %(number)s: có tiền thưởng đã chi phải thu hồi.")
            _tell_finance(prize.prize_list, told, line.decision)
        for lower in PrizeLine.objects.filter(outranked_by=prize, state=PrizeState.OUTRANKED).order_by("pk"):
            advance(lower, "restore", by=by, table=PRIZE_MOVES, outranked_by=None)


def _tell_finance(prize_list: PrizeList, text: str, decision: Decision) -> None:
    """Finance of the unit, or of those above where it has none, is told of ``decision``, once."""
    unit = prize_list.decision.unit
    own = people_with(Role.FINANCE, unit=unit)
    notify(
        own if own.exists() else people_covering(Role.FINANCE, unit=unit),
        text=text % {"number": decision.number_label},
        url=reverse("prizes:list-detail", args=[prize_list.pk]),
        kind=NoticeKind.MONEY,
    )


def _values(each: Priced) -> dict[str, Any]:
    """What a prize says of its money, by the names of ``COMPUTED``."""
    if each.computed is None:
        return dict.fromkeys(COMPUTED) | {"amount": each.amount, "unverified": False}
    return {name: getattr(each.computed, name) for name in COMPUTED}


def _outrank(decision: Decision) -> None:
    """Of the titles one subject has on the occasion of ``decision`` only the highest stays due."""
    due = PrizeLine.objects.due_for_titles(decision).select_related("line__award").order_by("pk")
    prizes = {prize.line_id: prize for prize in due.select_for_update(of=("self",))}
    lower = []
    for line, higher in outranked(Priced(prize.line, prize.amount) for prize in prizes.values()).items():
        prizes[line].outranked_by = prizes[higher]
        lower.append(prizes[line])
    update_rows(lower, ("outranked_by",))
    rows = PrizeLine.objects.filter(pk__in=[prize.pk for prize in lower])
    advance_all(rows, "outrank", by=decision.issued_by, table=PRIZE_MOVES)
