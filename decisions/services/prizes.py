"""The money that stands beside each name of a decision."""

import datetime as dt

from catalogue.selectors.prizes import PrizeTable
from decisions.models import Decision


def name_prizes(decision: Decision, *, on: dt.date) -> None:
    """Each award that names no money yet names what the catalogue says for the day ``on``, if it says anything.

    Whoever pays takes the amount from here: it is not computed again when the catalogue changes.
    """
    unnamed = decision.lines.giving().filter(prize_amount=None)
    kinds = list(unnamed.order_by().values_list("award", "subject_kind").distinct())
    table = PrizeTable.on(on) if kinds else None
    for award, subject_kind in kinds:
        if prize := table.prize(award, subject_kind):
            unnamed.filter(award=award, subject_kind=subject_kind).update(prize_amount=prize.amount)
