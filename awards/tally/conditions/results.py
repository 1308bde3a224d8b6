"""Conditions on results: the score of the period and the ratings of its years."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from awards.tally.conditions.registry import condition
from awards.tally.facts import Facts
from awards.tally.finding import Finding, Verdict
from awards.tally.levels import Rating
from awards.tally.phrase import NOTHING
from awards.tally.shape import Choice, Flag, Number, Whole
from awards.tally.wording import findings as say


@dataclass(frozen=True, slots=True)
class ScoreAtLeastParams:
    minimum: Annotated[Decimal, Number(0, 10**6)]


@dataclass(frozen=True, slots=True)
class RatingAtLeastParams:
    rating: Annotated[Rating, Choice(Rating)]
    years: Annotated[int, Whole(1, 30)] = 1
    year_itself: Annotated[bool, Flag()] = False


@condition(ScoreAtLeastParams)
def score_at_least(params: ScoreAtLeastParams, facts: Facts) -> Finding:
    """Met when the score of the period, in points, is the minimum or more; a score of 0 is a score."""
    verdict = Verdict.of(None if facts.score is None else facts.score >= params.minimum)
    gap = NOTHING if verdict is Verdict.MET else say.score_gap(params.minimum, facts.score)
    return Finding("score_at_least", verdict, say.score_required(params.minimum), say.score(facts.score), gap=gap)


@condition(RatingAtLeastParams)
def rating_at_least(params: RatingAtLeastParams, facts: Facts) -> Finding:
    """Met when every one of the last consecutive years has the rating or a better one.

    Counted back from the final year of the facts, that year included when it has a rating (or ``year_itself``
    asks for it), else from the year before. A year without a rating is unknown.
    """
    required = say.rating_required(params.rating, params.years, year_itself=params.year_itself)
    final = facts.final_year
    if facts.rating is None or final is None:
        gap = say.rating_gap(params.rating, (), unknown=True)
        return Finding("rating_at_least", Verdict.UNKNOWN, required, say.no_data(), gap=gap)
    included = params.year_itself or facts.rating.get(final) is not None
    last = final if included else final - 1
    held = {year: facts.rating.get(year) for year in range(last - params.years + 1, last + 1)}
    lower = [year for year, rating in held.items() if rating is not None and rating < params.rating]
    missing = [year for year, rating in held.items() if rating is None]
    verdict = Verdict.NOT_MET if lower else Verdict.UNKNOWN if missing else Verdict.MET
    gap = NOTHING
    if verdict is not Verdict.MET:
        gap = say.rating_gap(params.rating, lower or missing, unknown=not lower)
    actual = say.ratings([say.rating_of_year(year, rating) for year, rating in held.items()])
    return Finding("rating_at_least", verdict, required, actual, gap=gap)
