"""Conditions on the members of a collective: shares and numbers."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from awards.tally.conditions.counting import whole_share
from awards.tally.conditions.registry import condition
from awards.tally.facts import Collective, Facts, Problems
from awards.tally.finding import Finding, Verdict
from awards.tally.levels import CollectivePart
from awards.tally.phrase import NOTHING
from awards.tally.shape import Choice, Number, Whole
from awards.tally.wording import counts as say
from awards.tally.wording import findings, reading


@dataclass(frozen=True, slots=True)
class CollectiveShareParams:
    part: Annotated[CollectivePart, Choice(CollectivePart)]
    percent: Annotated[Decimal, Number(1, 100)]


@dataclass(frozen=True, slots=True)
class CollectiveCountParams:
    """``counted`` absent: all members. Both bounds are included; at least one is given."""

    counted: Annotated[CollectivePart | None, Choice(CollectivePart)] = None
    at_least: Annotated[int | None, Whole(0, 10**7)] = None
    at_most: Annotated[int | None, Whole(0, 10**7)] = None

    def problems(self) -> Problems:
        """No bound at all, or bounds that leave nothing between them."""
        if self.at_least is None and self.at_most is None:
            yield "at_least", reading.missing_key()
        elif self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            yield "at_least", reading.more_than("at_most", self.at_most, self.at_least)


@condition(CollectiveShareParams, reads={"collective"})
def collective_share(params: CollectiveShareParams, facts: Facts) -> Finding:
    """Met when the part is ``percent`` of the collective or more, exactly. Law 06/2022/QH15 art. 27, 28.

    A collective of nobody is one whose size is not known.
    """
    required = say.share_required(params.part, params.percent)
    size, number = _number(facts.collective, None), _number(facts.collective, params.part)
    if size is None or number is None:
        gap = say.members_unknown(None if size is None else params.part)
        return Finding("collective_share", Verdict.UNKNOWN, required, findings.no_data(), gap=gap)
    if not size:
        return Finding("collective_share", Verdict.UNKNOWN, required, findings.no_data(), gap=say.nobody())
    missing = whole_share(params.percent, size) - number
    verdict = Verdict.of(missing <= 0)
    gap = NOTHING if verdict is Verdict.MET else say.share_gap(params.part, missing)
    actual = say.share_of(params.part, number, size)
    return Finding("collective_share", verdict, required, actual, gap=gap)


@condition(CollectiveCountParams, reads={"collective"})
def collective_count(params: CollectiveCountParams, facts: Facts) -> Finding:
    """Met when the collective has as many such members as asked. Law 06/2022/QH15 art. 27, 28."""
    required = say.members_required(params.counted, params.at_least, params.at_most)
    number = _number(facts.collective, params.counted)
    if number is None:
        gap = say.members_unknown(params.counted)
        return Finding("collective_count", Verdict.UNKNOWN, required, findings.no_data(), gap=gap)
    missing = 0 if params.at_least is None else params.at_least - number
    beyond = 0 if params.at_most is None else number - params.at_most
    verdict = Verdict.of(missing <= 0 and beyond <= 0)
    gap = NOTHING if verdict is Verdict.MET else say.members_gap(params.counted, missing, beyond)
    return Finding("collective_count", verdict, required, say.members(params.counted, number), gap=gap)


def _number(group: Collective | None, part: CollectivePart | None) -> int | None:
    """How many of that part there are; of all, without one."""
    if group is None:
        return None
    if part is None:
        return group.size
    return {
        CollectivePart.COMPLETED: group.completed,
        CollectivePart.LDTT: group.ldtt,
        CollectivePart.CSTDCS: group.cstdcs,
        CollectivePart.DISCIPLINED: group.disciplined,
        CollectivePart.WOMEN: group.women,
    }[part]
