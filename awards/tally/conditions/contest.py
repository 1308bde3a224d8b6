"""The condition on prizes of skill contests."""

from dataclasses import dataclass
from typing import Annotated

from awards.tally.conditions.counting import Truth, all_true, in_window, refs, sorted_out
from awards.tally.conditions.registry import condition
from awards.tally.facts import ContestResult, Facts
from awards.tally.finding import Finding, Verdict
from awards.tally.levels import ContestLevel, PrizeGrade
from awards.tally.phrase import NOTHING
from awards.tally.shape import Choice, ListOf, Whole
from awards.tally.wording import contests as say
from awards.tally.wording import findings


@dataclass(frozen=True, slots=True)
class ContestPrizeParams:
    """``count`` of ``prizes`` (none named: any) at contests of ``level`` or above.

    ``years`` counts back from the final year, itself included; absent: ever.
    """

    level: Annotated[ContestLevel, Choice(ContestLevel)]
    prizes: Annotated[tuple[PrizeGrade, ...], ListOf(Choice(PrizeGrade), longest=4, unique=True)] = ()
    count: Annotated[int, Whole(1, 50)] = 1
    years: Annotated[int | None, Whole(1, 50)] = None


@condition(ContestPrizeParams, reads={"contests"})
def contest_prize(params: ContestPrizeParams, facts: Facts) -> Finding:
    """Met when enough of the prizes were won at contests of the level or above in the window.

    A prize whose level, year or grade is unknown leaves the verdict unknown only where it could decide.
    """
    required = say.prizes_required(params.count, params.level, params.prizes, params.years)
    if facts.contests is None:
        return Finding("contest_prize", Verdict.UNKNOWN, required, findings.no_data(), gap=say.contests_unknown())
    final = facts.final_year
    counted, unsure = sorted_out(facts.contests, lambda item: _counts(params, item, final))
    missing = params.count - len(counted)
    verdict, gap = Verdict.MET, NOTHING
    if missing > len(unsure):
        verdict, gap = Verdict.NOT_MET, say.prizes_gap(missing, params.level, final, params.years)
    elif missing > 0:
        verdict, gap = Verdict.UNKNOWN, say.prizes_unsure(len(unsure))
    actual = say.prizes(len(counted), len(facts.contests), len(unsure))
    return Finding("contest_prize", verdict, required, actual, evidence=refs(counted), gap=gap)


def _counts(params: ContestPrizeParams, item: ContestResult, final: int | None) -> Truth:
    level: Truth = None if item.level is None else item.level >= params.level
    prize: Truth = True
    if params.prizes:
        prize = None if item.prize is None else item.prize in params.prizes
    return all_true(level, in_window(item.year, last=final, years=params.years), prize)
