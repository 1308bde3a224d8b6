"""Conditions on awards held: enough of them, in consecutive years, or never."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated

from awards.tally.conditions.counting import Truth, all_true, in_window, refs, sorted_out
from awards.tally.conditions.registry import condition
from awards.tally.facts import Facts, PastAward
from awards.tally.finding import Finding, Verdict
from awards.tally.levels import AwardScope, Inherited
from awards.tally.phrase import NOTHING, Phrase, joined
from awards.tally.shape import AWARD_CODE, Choice, Flag, ListOf, Whole
from awards.tally.wording import findings
from awards.tally.wording import history as say
from awards.tally.wording.numbers import COMMA


@dataclass(frozen=True, slots=True)
class PriorAwardsParams:
    """Any of ``awards``, ``count`` times or, ``consecutive``, in as many years one after another.

    ``years`` is the window, counted back from the final year, itself included; ``skip_years`` moves its end back
    (1: the year before). ``scopes`` narrows the grounds they were given on. ``inherited`` says what becomes of those
    held by a unit that the subject succeeded.
    """

    awards: Annotated[tuple[str, ...], ListOf(AWARD_CODE, shortest=1, longest=20, unique=True)]
    count: Annotated[int, Whole(1, 50)] = 1
    consecutive: Annotated[bool, Flag()] = False
    years: Annotated[int | None, Whole(1, 50)] = None
    skip_years: Annotated[int, Whole(0, 50)] = 0
    scopes: Annotated[tuple[AwardScope, ...], ListOf(Choice(AwardScope), longest=8, unique=True)] = ()
    inherited: Annotated[Inherited, Choice(Inherited)] = Inherited.ASK


@dataclass(frozen=True, slots=True)
class NotHeldBeforeParams:
    awards: Annotated[tuple[str, ...], ListOf(AWARD_CODE, shortest=1, longest=20, unique=True)]


@condition(PriorAwardsParams, reads={"history"}, needs="awards")
def prior_awards(params: PriorAwardsParams, facts: Facts) -> Finding:
    """Met when the awards the standard names were held often enough; no other award is ever asked for.

    Consecutive years are counted back from the final year, itself included when an award is of it, else from the year
    before. An award whose code, year or ground is unknown, or that a predecessor held where a person must decide,
    leaves the verdict unknown only where it could decide. Law 06/2022/QH15 art. 21, 22, 74; decree 152/2025/NĐ-CP
    art. 4.1 (no lower award first) and 4.3 (grounds).
    """
    required = _required(params)
    if facts.history is None:
        return Finding("prior_awards", Verdict.UNKNOWN, required, findings.no_data(), gap=say.history_unknown())
    held, perhaps = sorted_out(facts.history, lambda item: _matches(params, item))
    judge = _consecutive if params.consecutive else _often
    verdict, counted, missing = judge(params, held, perhaps, facts.final_year)
    gap = NOTHING
    if verdict is Verdict.NOT_MET:
        gap = missing
    elif verdict is Verdict.UNKNOWN:
        gap = _doubts(params, held, perhaps, facts.final_year)
    inherited = sum(item.predecessor is not None for item in counted)
    held_so_far = say.held((item.award, item.year) for item in counted)
    actual = joined(COMMA, [held_so_far, say.by_predecessors(inherited)])
    return Finding("prior_awards", verdict, required, actual, evidence=refs(counted), gap=gap)


@condition(NotHeldBeforeParams, reads={"history"})
def not_held_before(params: NotHeldBeforeParams, facts: Facts) -> Finding:
    """Met when the subject itself never held any of the awards, years after the final one aside.

    Once per person: guide on the commemorative medal (Kỷ niệm chương); decision 838/QĐ-CĐTKV. One held in a year that
    is not known was held before.
    """
    required = say.not_held_required(params.awards)
    if facts.history is None:
        return Finding("not_held_before", Verdict.UNKNOWN, required, findings.no_data(), gap=say.history_unknown())
    own = [item for item in facts.history if item.predecessor is None and not _later(item.year, facts.final_year)]
    held, perhaps = sorted_out(own, lambda item: _is_one_of(params.awards, item.award))
    if held:
        actual = say.held((item.award, item.year) for item in held)
        return Finding("not_held_before", Verdict.NOT_MET, required, actual, evidence=refs(held), gap=actual)
    if perhaps:
        gap = say.awards_incomplete(len(perhaps))
        return Finding("not_held_before", Verdict.UNKNOWN, required, gap, evidence=refs(perhaps), gap=gap)
    return Finding("not_held_before", Verdict.MET, required, say.not_held())


Judgement = tuple[Verdict, list[PastAward], Phrase]
"""The verdict, the awards counted for it, and what is missing."""


def _often(
    params: PriorAwardsParams, held: Sequence[PastAward], perhaps: Sequence[PastAward], final: int | None
) -> Judgement:
    last = None if final is None else final - params.skip_years
    counted, undated = sorted_out(held, lambda item: _in_time(params, item, final))
    also = [item for item in perhaps if _in_time(params, item, final) is not False]
    missing = params.count - len(counted)
    if missing <= 0:
        return Verdict.MET, counted, NOTHING
    if missing <= len(undated) + len(also):
        return Verdict.UNKNOWN, counted, NOTHING
    return Verdict.NOT_MET, counted, say.prior_count_gap(params.awards, missing, last, params.years)


def _consecutive(
    params: PriorAwardsParams, held: Sequence[PastAward], perhaps: Sequence[PastAward], final: int | None
) -> Judgement:
    if final is None:
        known = [item for item in held if item.year is not None]
        if len(held) + len(perhaps) < params.count:
            return Verdict.NOT_MET, known, say.prior_count_gap(params.awards, params.count - len(held), None, None)
        return Verdict.UNKNOWN, known, NOTHING
    years = {item.year for item in held}
    undated = sum(item.year is None for item in [*held, *perhaps])
    possible = years | {item.year for item in perhaps}
    best = Verdict.NOT_MET
    for needed in _rows(params, final):
        if needed <= years:
            best = Verdict.MET
        elif len(needed - possible) <= undated and best is Verdict.NOT_MET:
            best = Verdict.UNKNOWN
    row = _row_to_explain(params, years, final)
    counted = [item for item in held if item.year in row]
    return best, counted, say.prior_years_gap(params.awards, row - {year for year in years if year is not None})


def _rows(params: PriorAwardsParams, final: int) -> Iterator[set[int]]:
    """The rows of years of which one must be complete: up to the final year, else up to the year before."""
    last = final - params.skip_years
    yield set(range(last - params.count + 1, last + 1))
    if not params.skip_years:
        yield set(range(last - params.count, last))


def _row_to_explain(params: PriorAwardsParams, years: set[int | None], final: int) -> set[int]:
    first, *other = _rows(params, final)
    return first if not other or final in years else other[0]


def _matches(params: PriorAwardsParams, item: PastAward) -> Truth:
    """Whether it is one of the awards, on a ground that counts, the subject's own or to be counted as such."""
    scope: Truth = True
    if params.scopes:
        scope = None if item.scope is None else item.scope in params.scopes
    own: Truth = True
    if item.predecessor is not None:
        own = {Inherited.COUNT: True, Inherited.IGNORE: False, Inherited.ASK: None}[params.inherited]
    return all_true(_is_one_of(params.awards, item.award), scope, own)


def _is_one_of(awards: Sequence[str], award: str | None) -> Truth:
    return None if award is None else award in awards


def _in_time(params: PriorAwardsParams, item: PastAward, final: int | None) -> Truth:
    """Whether it was held in the window; without one, at any time up to the final year."""
    if params.years is None and not params.skip_years:
        return not _later(item.year, final)
    if item.year is None or final is None:
        return None
    last = final - params.skip_years
    return item.year <= last if params.years is None else in_window(item.year, last=last, years=params.years)


def _later(year: int | None, final: int | None) -> bool:
    return year is not None and final is not None and year > final


def _doubts(
    params: PriorAwardsParams, held: Sequence[PastAward], perhaps: Sequence[PastAward], final: int | None
) -> Phrase:
    asked = [item for item in perhaps if item.predecessor is not None and params.inherited is Inherited.ASK]
    dated = params.consecutive or params.years is not None or params.skip_years > 0
    incomplete = len(perhaps) - len(asked) + sum(item.year is None for item in held if dated)
    return say.prior_doubts(len(asked), incomplete, year=dated and final is None)


@lru_cache(maxsize=512)
def _required(params: PriorAwardsParams) -> Phrase:
    whole = say.prior_required(
        params.awards, params.count, consecutive=params.consecutive, years=params.years, skip=params.skip_years
    )
    return joined(COMMA, [whole, say.prior_limits(params.scopes, params.inherited)])
