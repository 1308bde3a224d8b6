"""The works condition."""

from dataclasses import dataclass
from typing import Annotated

from awards.tally.conditions.counting import Truth, all_true, refs, sorted_out
from awards.tally.conditions.registry import condition
from awards.tally.facts import Facts, WorkFact
from awards.tally.finding import Finding, Verdict
from awards.tally.phrase import NOTHING
from awards.tally.shape import Flag, Whole
from awards.tally.wording import counts as say
from awards.tally.wording import findings


@dataclass(frozen=True, slots=True)
class WorksParams:
    """``count`` finished works; ``min_value`` of each and ``total_value`` of all together, in đồng."""

    count: Annotated[int, Whole(1, 1000)] = 1
    plaque: Annotated[bool, Flag()] = False
    min_value: Annotated[int | None, Whole(1)] = None
    total_value: Annotated[int | None, Whole(1)] = None


@condition(WorksParams, reads={"works"})
def works(params: WorksParams, facts: Facts) -> Finding:
    """Met when enough works are finished, with a plaque where one is asked, and are worth enough.

    A work whose end, plaque or value is unknown leaves the verdict unknown only where it could decide. Registrations
    and plaques: programme of the union's commemorative works.
    """
    required = say.works_required(
        params.count, plaque=params.plaque, min_value=params.min_value, total_value=params.total_value
    )
    if facts.works is None:
        return Finding("works", Verdict.UNKNOWN, required, findings.no_data(), gap=say.works_unknown())
    counted, unsure = sorted_out(facts.works, lambda item: _counts(params, item))
    missing = params.count - len(counted)
    value = sum(item.value or 0 for item in counted)
    short = 0 if params.total_value is None else params.total_value - value
    unvalued = [item for item in counted if item.value is None] if params.total_value is not None else []
    verdict, gap = Verdict.MET, NOTHING
    if missing > 0 or short > 0:
        verdict = Verdict.NOT_MET
        gap = say.works_gap(missing, short)
        if missing <= len(unsure) and _may_reach(short, [*unsure, *unvalued]):
            verdict = Verdict.UNKNOWN
            gap = say.works_unsure(len(unsure) + len(unvalued))
    actual = say.works(len(counted), len(facts.works), value, len(unsure) + len(unvalued))
    return Finding("works", verdict, required, actual, evidence=refs(counted), gap=gap)


def _counts(params: WorksParams, item: WorkFact) -> Truth:
    plaque = item.plaque if params.plaque else True
    worth: Truth = True
    if params.min_value is not None:
        worth = None if item.value is None else item.value >= params.min_value
    return all_true(item.finished, plaque, worth)


def _may_reach(short: int, doubtful: list[WorkFact]) -> bool:
    """Whether the doubtful works could make up what is short; one without a value could alone."""
    return short <= 0 or any(item.value is None for item in doubtful) or sum(w.value or 0 for w in doubtful) >= short
