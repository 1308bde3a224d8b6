"""The money of each recipient of a decision, and which of several titles brings it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catalogue.models import AwardKind
from catalogue.selectors.prizes import Prize, PrizeTable
from decisions.models import DecisionLine


@dataclass(frozen=True, slots=True)
class Priced:
    """A recipient with what they get, in đồng, ``None`` where unknown.

    ``computed`` is what the catalogue says, ``None`` where it says nothing or the decision names other money.
    """

    line: DecisionLine
    amount: int | None
    computed: Prize | None = None


def amounts_of(lines: Sequence[DecisionLine], table: PrizeTable) -> list[Priced]:
    """Each of ``lines`` with its money, whatever else the recipient gets."""
    return [_priced(line, table) for line in lines]


def outranked(priced: Iterable[Priced]) -> dict[int, int]:
    """Of several titles of one subject all but the highest, by the key of the line, each with that of the highest.

    ``priced`` are of one occasion and one period. A title and a form are both paid. NĐ 152/2025 Art 49.5–7.
    """
    highest: dict[tuple, Priced] = {}
    titles = [each for each in priced if each.amount is not None and each.line.award.kind == AwardKind.TITLE]
    for each in sorted(titles, key=lambda each: (-(each.amount or 0), each.line.pk)):
        highest.setdefault(_subject(each.line), each)
    best = {each.line.pk: highest[_subject(each.line)].line.pk for each in titles}
    return {lower: higher for lower, higher in best.items() if lower != higher}


def _priced(line: DecisionLine, table: PrizeTable) -> Priced:
    prize = table.prize(line.award_id, line.subject_kind)
    computed = prize and prize.amount
    if line.prize_amount is None or line.prize_amount == computed:
        return Priced(line, computed, prize)
    return Priced(line, line.prize_amount)


def _subject(line: DecisionLine) -> tuple:
    return line.subject_kind, line.member_id, line.collective_id, line.subject_unit_id
