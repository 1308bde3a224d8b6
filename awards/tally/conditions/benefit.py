"""What the subject's initiatives are worth: once, or over consecutive years, by training and leadership."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Annotated

from awards.tally.conditions.counting import all_true, in_window, refs, sorted_out
from awards.tally.conditions.initiative import recognised, shared
from awards.tally.conditions.registry import condition
from awards.tally.conditions.traits import range_problems
from awards.tally.facts import Facts, Initiative, Problems
from awards.tally.finding import Finding, Verdict
from awards.tally.levels import Education, InitiativeLevel
from awards.tally.phrase import NOTHING, Phrase
from awards.tally.shape import Choice, Flag, ListOf, Number, Record, Whole
from awards.tally.wording import findings, reading
from awards.tally.wording import initiatives as say

BOUNDLESS = 10**30
"""More than any benefit: what one that is not known may come to."""


@dataclass(frozen=True, slots=True)
class Tier:
    """Who belongs to it (both ends of the training included), and what is asked of them in đồng.

    ``once`` of one solution, ``total`` of all solutions of the consecutive years; either is enough.
    """

    education_from: Annotated[Education | None, Choice(Education)] = None
    education_to: Annotated[Education | None, Choice(Education)] = None
    leader: Annotated[bool | None, Flag()] = None
    once: Annotated[int | None, Whole(1)] = None
    total: Annotated[int | None, Whole(1)] = None

    def problems(self) -> Problems:
        """A tier that nobody can belong to or that asks for nothing."""
        yield from range_problems(self.education_from, self.education_to)
        if self.once is None and self.total is None:
            yield "once", reading.missing_key()

    def holds(self, education: Education, leader: bool) -> bool:
        """Whether a person of that training and standing belongs to it."""
        enough = self.education_from is None or education >= self.education_from
        within = self.education_to is None or education <= self.education_to
        return enough and within and self.leader in (None, leader)

    def reached(self, once: int, total: int) -> bool:
        """Whether the best solution or the sum of the years is enough."""
        return (self.once is not None and once >= self.once) or (self.total is not None and total >= self.total)


@dataclass(frozen=True, slots=True)
class BenefitParams:
    """``years`` of a tier's total. ``once_years``: how recent a single solution must be; absent: of any year.

    ``level`` of recognition (absent: not asked), ``min_share`` of the subject in percent.
    """

    tiers: Annotated[tuple[Tier, ...], ListOf(Record(Tier), shortest=1, longest=12, unique=True)]
    years: Annotated[int | None, Whole(1, 30)] = None
    once_years: Annotated[int | None, Whole(1, 30)] = None
    level: Annotated[InitiativeLevel | None, Choice(InitiativeLevel)] = None
    min_share: Annotated[Decimal, Number(0, 100)] = Decimal(0)

    def problems(self) -> Problems:
        """A total without the years it is of."""
        if self.years is None and any(tier.total is not None for tier in self.tiers):
            yield "years", reading.missing_key()


@dataclass(frozen=True, slots=True)
class Sums:
    """What the benefits come to at the least and at the most, if the years end in ``last``."""

    last: int | None
    once_least: int
    once_most: int
    total_least: int
    total_most: int


@condition(BenefitParams, reads={"initiatives", "education", "is_leader"})
def benefit(params: BenefitParams, facts: Facts) -> Finding:
    """Met when one solution, or all of the consecutive years together, are worth what the subject's tier asks.

    A person of several tiers may meet any of them; one of none is not met. The worth is the whole solution's. Years
    are counted back from the final year, itself included when a solution is of it, else from the year before.
    Training, standing or a worth that is not known leaves the verdict unknown only where it could decide. Regulation
    on the Creative Labour Diploma (Bằng Lao động sáng tạo).
    """
    required = _required(params)
    if facts.initiatives is None:
        gap = say.initiatives_unknown()
        return Finding("benefit", Verdict.UNKNOWN, required, findings.no_data(), gap=gap)
    counted, unsure = sorted_out(
        facts.initiatives,
        lambda item: all_true(params.level is None or recognised(params.level, item), shared(params.min_share, item)),
    )
    cases = list(_cases(params, counted, unsure, facts.final_year))
    tiers = _tiers(params, facts)
    verdict = _verdict(cases, tiers)
    doubtful = [*unsure, *(item for item in counted if item.benefit is None or _adrift(params, item))]
    gap = NOTHING
    if verdict is Verdict.NOT_MET:
        gap = _shortage(cases[0], tiers, params.years)
    elif verdict is Verdict.UNKNOWN:
        gap = _doubts(params, cases, tiers, len(doubtful), facts)
    actual = say.benefit(cases[0].once_least, cases[0].total_least, params.years, len(doubtful))
    return Finding("benefit", verdict, required, actual, evidence=refs(counted), gap=gap)


def _cases(
    params: BenefitParams, counted: Sequence[Initiative], unsure: Sequence[Initiative], final: int | None
) -> Iterator[Sums]:
    """The sums for each year the consecutive years may end in, the surest one first."""
    once_least, once_most = _once(params, counted, unsure, final)
    possible = [*counted, *unsure]
    if params.years is None:
        yield Sums(None, once_least, once_most, 0, 0)
        return
    if final is None:
        yield Sums(None, once_least, once_most, 0, _most(possible))
        return
    of_final = [item for item in possible if item.year in (None, final)]
    surely = any(item.year == final for item in counted)
    endings = [final] if surely else [final - 1, final] if of_final else [final - 1]
    for last in endings:
        least = _least(item for item in counted if _of_years(item, last, params.years))
        most = _most([item for item in possible if item.year is None or _of_years(item, last, params.years)])
        smallest = 0
        if last == final and not surely:  # a solution that is not known to be of the final year must then be
            smallest = min(item.benefit or 0 for item in of_final)
        yield Sums(last, max(once_least, smallest), once_most, least + smallest, most)


def _once(
    params: BenefitParams, counted: Sequence[Initiative], unsure: Sequence[Initiative], final: int | None
) -> tuple[int, int]:
    """The least and the most that the best single solution is worth."""
    recent, perhaps = sorted_out(counted, lambda item: in_window(item.year, last=final, years=params.once_years))
    also = [item for item in unsure if in_window(item.year, last=final, years=params.once_years) is not False]
    least = max((item.benefit or 0 for item in recent), default=0)
    most = max((BOUNDLESS if item.benefit is None else item.benefit for item in [*recent, *perhaps, *also]), default=0)
    return least, most


def _of_years(item: Initiative, last: int, years: int) -> bool:
    return item.year is not None and last - years < item.year <= last


def _least(items: Iterator[Initiative]) -> int:
    return sum(item.benefit or 0 for item in items)


def _most(items: Sequence[Initiative]) -> int:
    return sum(BOUNDLESS if item.benefit is None else item.benefit for item in items)


def _tiers(params: BenefitParams, facts: Facts) -> list[tuple[Tier, ...]]:
    """The tiers the person belongs to, once for every training and standing that what is known leaves open."""
    trainings = list(Education) if facts.education is None else [facts.education]
    standings = [True, False] if facts.is_leader is None else [facts.is_leader]
    return [
        tuple(tier for tier in params.tiers if tier.holds(training, leads))
        for training in trainings
        for leads in standings
    ]


def _verdict(cases: Sequence[Sums], tiers: Sequence[Sequence[Tier]]) -> Verdict:
    if all(any(t.reached(case.once_least, case.total_least) for t in held) for case in cases for held in tiers):
        return Verdict.MET
    if any(t.reached(case.once_most, case.total_most) for case in cases for held in tiers for t in held):
        return Verdict.UNKNOWN
    return Verdict.NOT_MET


def _shortage(case: Sums, tiers: Sequence[Sequence[Tier]], years: int | None) -> Phrase:
    """What is missing to the nearest of the tiers, or that there is none."""
    held = [tier for each in tiers for tier in each]
    once = min((tier.once - case.once_least for tier in held if tier.once is not None), default=None)
    total = min((tier.total - case.total_least for tier in held if tier.total is not None), default=None)
    return say.benefit_gap(once, total, years) if held else say.benefit_no_tier()


def _doubts(
    params: BenefitParams, cases: Sequence[Sums], tiers: Sequence[Sequence[Tier]], doubtful: int, facts: Facts
) -> Phrase:
    """What would have to be known: of the person where their tiers differ, of solutions, of the period."""
    by_person = len({_verdict(cases, [held]) for held in tiers}) > 1
    by_year = params.years is not None or params.once_years is not None
    return say.benefit_doubts(
        doubtful,
        education=by_person and facts.education is None,
        leader=by_person and facts.is_leader is None,
        year=by_year and facts.final_year is None,
    )


def _adrift(params: BenefitParams, item: Initiative) -> bool:
    """Whether a year that somebody asks for is not known."""
    return item.year is None and (params.years is not None or params.once_years is not None)


@lru_cache(maxsize=64)
def _required(params: BenefitParams) -> Phrase:
    tiers = [
        say.benefit_tier((t.education_from, t.education_to), t.leader, t.once, t.total, params.years)
        for t in params.tiers
    ]
    common = say.benefit_required(params.level, params.min_share, params.once_years)
    return findings.all_parts([*tiers, common])
