"""The money of each recipient of a decision, and which of several titles brings it."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from catalogue.selectors.prizes import Prize, PrizeTable
from decisions.models import DecisionLine
from prizes.models import PrizeLine, PrizeState


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


@dataclass(frozen=True, slots=True)
class Claim:
    """A title of ``subject`` on one occasion: what it brings by itself and, once paid, what was paid for it; đồng."""

    line: int
    subject: Hashable
    full: int
    paid: int | None = None

    @property
    def is_paid(self) -> bool:
        return self.paid is not None


@dataclass(frozen=True, slots=True)
class Standing:
    """What becomes of a claim: the line of the ``higher`` title, ``None`` of the highest, and what is ``deducted``."""

    higher: int | None = None
    deducted: int = 0


def settle(claims: Iterable[Claim]) -> dict[int, Standing]:
    """By its line, what becomes of each of ``claims``, of one occasion and one period: one subject gets no more, all
    paid and due together, than the highest title brings. NĐ 152/2025 Art 49.5–7.

    What was paid stays paid: a higher title brings the difference. A paid one has a ``higher`` where it counts in that.
    """
    by_subject = defaultdict(list)
    for claim in claims:
        by_subject[claim.subject].append(claim)
    return {line: standing for titles in by_subject.values() for line, standing in _settle_one(titles).items()}


def _settle_one(titles: list[Claim]) -> dict[int, Standing]:
    best = max(titles, key=_rank)
    deducted = sum(claim.paid or 0 for claim in titles if claim is not best)
    if deducted and not best.is_paid and best.full <= deducted:
        best = max((claim for claim in titles if claim.is_paid), key=_rank)
    if best.is_paid:
        deducted = best.full - (best.paid or 0)
    counts = deducted > 0
    return {
        claim.line: Standing(deducted=deducted)
        if claim is best
        else Standing(higher=best.line if counts or not claim.is_paid else None)
        for claim in titles
    }


def _rank(claim: Claim) -> tuple[int, bool, int]:
    return claim.full, claim.is_paid, -claim.line


def claims_of_prizes(prizes: Iterable[PrizeLine]) -> list[Claim]:
    """What ``prizes`` for titles ask for or have got, as far as their money is known."""
    return [
        Claim(
            prize.line_id, subject_of(prize.line), prize.full, prize.amount if prize.state == PrizeState.PAID else None
        )
        for prize in prizes
        if prize.full is not None
    ]


def _priced(line: DecisionLine, table: PrizeTable) -> Priced:
    prize = table.prize(line.award_id, line.subject_kind)
    computed = prize and prize.amount
    if line.prize_amount is None or line.prize_amount == computed:
        return Priced(line, computed, prize)
    return Priced(line, line.prize_amount)


def subject_of(line: DecisionLine) -> tuple:
    """Whose money it is: a person's, whichever of their records stands in ``line``."""
    person = line.member and line.member.person_id
    return line.subject_kind, person, line.collective_id, line.subject_unit_id
