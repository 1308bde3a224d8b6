"""Conditions on results: the score of the period, the targets reached and the ratings of the years."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from awards.tally.conditions.counting import reaches
from awards.tally.conditions.registry import condition
from awards.tally.facts import Facts, Problems
from awards.tally.finding import Finding, Verdict
from awards.tally.levels import Indicator, Rating
from awards.tally.phrase import NOTHING, Phrase
from awards.tally.shape import Choice, Flag, ListOf, Number, Record, Text, Whole
from awards.tally.wording import findings as say
from awards.tally.wording import reading
from awards.tally.wording.numbers import decimal

BAND_NAME = Text(longest=60)


@dataclass(frozen=True, slots=True)
class ScoreAtLeastParams:
    minimum: Annotated[Decimal, Number(0, 10**6)]


@dataclass(frozen=True, slots=True)
class Band:
    """A band of scores, from ``minimum`` points up to the next band."""

    name: Annotated[str, BAND_NAME]
    minimum: Annotated[Decimal, Number(0, 10**6)]


@dataclass(frozen=True, slots=True)
class ScoreBandParams:
    """``band`` is the name of the one to reach, or a better one."""

    band: Annotated[str, BAND_NAME]
    bands: Annotated[tuple[Band, ...], ListOf(Record(Band), shortest=1, longest=12)]

    def problems(self) -> Problems:
        """Two bands of one name or one minimum, or the wanted one not among them."""
        names = [band.name for band in self.bands]
        minimums = [band.minimum for band in self.bands]
        if twice := {name for name in names if names.count(name) > 1}:
            yield "bands", reading.twice_the_same(min(twice))
        if equal := {minimum for minimum in minimums if minimums.count(minimum) > 1}:
            yield "bands", reading.twice_the_same(decimal(min(equal)))
        if self.band not in names:
            yield "band", reading.must_be_one_of(names, self.band)

    def minimum(self) -> Decimal:
        """The points of the band to reach."""
        return next(band.minimum for band in self.bands if band.name == self.band)

    def reached(self, score: Decimal) -> str:
        """The name of the band the score lies in; empty below the lowest."""
        below = [band for band in self.bands if band.minimum <= score]
        return max(below, key=lambda band: band.minimum).name if below else ""


@dataclass(frozen=True, slots=True)
class EachCriterionParams:
    percent: Annotated[Decimal, Number(0, 100)]


@dataclass(frozen=True, slots=True)
class TargetReachedParams:
    indicator: Annotated[Indicator, Choice(Indicator)]
    percent_of_target: Annotated[Decimal, Number(0, 10**6)] = Decimal(100)


@dataclass(frozen=True, slots=True)
class RatingAtLeastParams:
    rating: Annotated[Rating, Choice(Rating)]
    years: Annotated[int, Whole(1, 30)] = 1
    year_itself: Annotated[bool, Flag()] = False


def _excluded(name: str, required: Phrase) -> Finding:
    """No points help whom the score sheet excludes."""
    return Finding(name, Verdict.NOT_MET, required, say.excluded_by_sheet(), gap=say.excluded_by_sheet())


@condition(ScoreAtLeastParams, reads={"score", "score_knocked_out"})
def score_at_least(params: ScoreAtLeastParams, facts: Facts) -> Finding:
    """Met when the score of the period, in points, is the minimum or more; a score of 0 is a score.

    Not met by a subject the score sheet excludes.
    """
    if facts.score_knocked_out:
        return _excluded("score_at_least", say.score_required(params.minimum))
    verdict = Verdict.of(None if facts.score is None else facts.score >= params.minimum)
    gap = NOTHING if verdict is Verdict.MET else say.score_gap(params.minimum, facts.score)
    return Finding("score_at_least", verdict, say.score_required(params.minimum), say.score(facts.score), gap=gap)


@condition(ScoreBandParams, reads={"score", "score_knocked_out"})
def score_band(params: ScoreBandParams, facts: Facts) -> Finding:
    """Met when the score lies in the band or a better one; the bands are parameters. Guide 1294/HD-TLĐ (2019).

    Not met by a subject the score sheet excludes.
    """
    minimum, score = params.minimum(), facts.score
    required = say.band_required(params.band, minimum)
    if facts.score_knocked_out:
        return _excluded("score_band", required)
    if score is None:
        return Finding("score_band", Verdict.UNKNOWN, required, say.no_data(), gap=say.score_gap(minimum, None))
    verdict = Verdict.of(score >= minimum)
    gap = NOTHING if verdict is Verdict.MET else say.band_gap(params.band, minimum, score)
    return Finding("score_band", verdict, required, say.band(score, params.reached(score)), gap=gap)


@condition(EachCriterionParams, reads={"score_min_criterion_ratio", "score_knocked_out"})
def each_criterion_at_least(params: EachCriterionParams, facts: Facts) -> Finding:
    """Met when no criterion of the score sheet got less than ``percent`` of its maximum.

    Rating of grassroots unions before 2019: no criterion under 50 %. Not met by a subject the score sheet excludes.
    """
    required = say.criteria_required(params.percent)
    if facts.score_knocked_out:
        return _excluded("each_criterion_at_least", required)
    lowest = facts.score_min_criterion_ratio
    verdict = Verdict.of(None if lowest is None else reaches(lowest, params.percent))
    gap = NOTHING if verdict is Verdict.MET else say.criteria_gap(lowest)
    return Finding("each_criterion_at_least", verdict, required, say.criteria(lowest), gap=gap)


@condition(TargetReachedParams, reads={"targets"})
def target_reached(params: TargetReachedParams, facts: Facts) -> Finding:
    """Met when so much of the target was reached; without a target («chưa giao») it is unknown.

    Law 06/2022/QH15 art. 26: exceeds the targets.
    """
    reached = None if facts.targets is None else facts.targets.get(params.indicator)
    verdict = Verdict.of(None if reached is None else reaches(reached, params.percent_of_target))
    gap = NOTHING
    if verdict is not Verdict.MET:
        gap = say.target_gap(params.indicator, params.percent_of_target, reached)
    required = say.target_required(params.indicator, params.percent_of_target)
    return Finding("target_reached", verdict, required, say.target(reached), gap=gap)


@condition(RatingAtLeastParams, reads={"rating"})
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
