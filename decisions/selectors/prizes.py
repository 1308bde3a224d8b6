"""The money a decision brings, by the catalogue of a day."""

import datetime as dt
from collections.abc import Iterable

from catalogue.selectors.prizes import PrizeTable
from decisions.models import DecisionLine


def price(lines: Iterable[DecisionLine], *, on: dt.date) -> None:
    """Each of ``lines``, not saved, names the money the catalogue says for that day where it names none itself."""
    table = PrizeTable.on(on)
    for line in lines:
        if line.prize_amount is None and line.award_id:
            prize = table.prize(line.award_id, line.subject_kind)
            line.prize_amount = prize and prize.amount
