"""The vote of the council."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from awards.tally.conditions.registry import condition
from awards.tally.facts import Facts, Problems
from awards.tally.finding import Finding, Verdict
from awards.tally.phrase import NOTHING
from awards.tally.shape import Flag, Number, Text
from awards.tally.wording import counts as say
from awards.tally.wording import findings, reading

FRACTION = Text(pattern="[1-9][0-9]?/[1-9][0-9]?", longest=5)


@dataclass(frozen=True, slots=True)
class CouncilVoteParams:
    """Either ``percent`` or ``fraction`` (two thirds is no percentage) of all members; ``over``: more than that."""

    percent: Annotated[Decimal | None, Number(1, 100)] = None
    fraction: Annotated[str | None, FRACTION] = None
    over: Annotated[bool, Flag()] = False

    def problems(self) -> Problems:
        """Both or neither of the two, a fraction above one, more votes than there are members."""
        if (self.percent is None) == (self.fraction is None):
            yield "percent", reading.one_of_two("percent", "fraction")
            return
        votes, of = self.part()
        if votes > of or (self.over and votes == of):
            yield "percent" if self.fraction is None else "fraction", reading.more_than_all()

    def part(self) -> tuple[int, int]:
        """The part as two whole numbers: 80 % is (80, 100) in lowest terms or not."""
        if self.fraction is not None:
            above, below = self.fraction.split("/")
            return int(above), int(below)
        votes, of = (self.percent or Decimal(0)).as_integer_ratio()
        return votes, of * 100

    def needed(self, members: int) -> int:
        """The fewest votes that are enough, rounded up."""
        votes, of = self.part()
        return votes * members // of + 1 if self.over else -(-votes * members // of)


@condition(CouncilVoteParams, reads={"votes"})
def council_vote(params: CouncilVoteParams, facts: Facts) -> Finding:
    """Met when enough of **all** members of the council, absent ones included, voted for the subject.

    The number needed is rounded up: of 9 members 80 % are 8, 90 % are 9. Decree 98/2023/NĐ-CP art. 30.7.
    """
    required = say.vote_required(params.percent, params.fraction, over=params.over)
    votes = facts.votes
    if votes is None or votes.votes_for is None or votes.members is None:
        gap = say.vote_unknown(members=votes is not None and votes.votes_for is not None)
        return Finding("council_vote", Verdict.UNKNOWN, required, findings.no_data(), gap=gap)
    needed = params.needed(votes.members)
    verdict = Verdict.of(votes.votes_for >= needed)
    gap = NOTHING if verdict is Verdict.MET else say.vote_gap(needed - votes.votes_for)
    evidence = (votes.ref,) if votes.ref else ()
    actual = say.vote(votes.votes_for, votes.members, needed)
    return Finding("council_vote", verdict, required, actual, evidence=evidence, gap=gap)
