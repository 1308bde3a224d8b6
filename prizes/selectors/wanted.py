"""What a decision to come asks of the fund, beside what other decisions give and what it ends itself."""

import datetime as dt
from dataclasses import dataclass

from catalogue.selectors.prizes import PrizeTable
from decisions.expecting import ExpectedPrize
from decisions.models import Decision
from prizes.selectors.amounts import Priced, Standing, amounts_of
from prizes.selectors.ledger import ledger_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a decision would bring, by the key of its lines, and what it ``asks`` of its fund on balance, in đồng:
    what falls due by it, less what need not be paid any more and what comes back."""

    by_line: dict[int, ExpectedPrize]
    asks: int

    @property
    def total(self) -> int:
        """What its own lines bring, without what a higher title outranks or nobody knows."""
        return sum(each.amount or 0 for each in self.by_line.values() if not each.is_outranked)


def wanted_by(decision: Decision, day: dt.date) -> Wanted:
    """What ``decision`` asks, signed on ``day`` by the catalogue of that day: as its list, and those of the honours it
    ends, will stand once they have followed it. Money of a fund of another unit or year is none of this one."""
    lines = list(decision.lines.giving().select_related("award", "member").in_order())
    priced = amounts_of(lines, PrizeTable.on(day))
    fund = (decision.unit_id, day.year)
    ledger, ended = ledger_of([fund], coming=decision, day=day)
    before = ledger.after(ended)
    ledger.expect(priced, decision, day=day)
    after = ledger.after(ended | dict(decision.lines.ending().values_list("honour", "recover_amount")))
    asks = after.due[fund] - before.due[fund] - (after.back[fund] - before.back[fund])
    return Wanted(
        {each.line.pk: _expected(each, after.standing.get(each.line.pk, Standing())) for each in priced}, asks
    )


def _expected(priced: Priced, standing: Standing) -> ExpectedPrize:
    return ExpectedPrize(
        amount=None if priced.amount is None else priced.amount - standing.deducted,
        is_unverified=bool(priced.computed and priced.computed.unverified),
        is_outranked=standing.higher is not None,
    )
