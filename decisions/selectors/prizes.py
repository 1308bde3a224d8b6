"""The money a decision brings, by the catalogue of a day, and what it asks back."""

import datetime as dt
from collections.abc import Iterable

from catalogue.selectors.prizes import PrizeTable
from decisions.models import DecisionLine
from decisions.recovering import paid_for


def price(lines: Iterable[DecisionLine], *, on: dt.date) -> None:
    """Each of ``lines``, not saved, names the money the catalogue says for that day where it names none itself."""
    table = PrizeTable.on(on)
    for line in lines:
        if line.prize_amount is None and line.award_id:
            prize = table.prize(line.award_id, line.subject_kind)
            line.prize_amount = prize and prize.amount


def reckon_back(lines: Iterable[DecisionLine]) -> None:
    """Each of ``lines``, not saved, that ends an award and leaves open what is paid back names what was paid by now."""
    open_ones = [line for line in lines if line.ends and line.recover_amount is None]
    paid = paid_for([line.honour_id for line in open_ones]) if open_ones else {}
    for line in open_ones:
        line.recover_amount = paid.get(line.honour_id)
