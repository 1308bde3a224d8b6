"""Conditions on time: years of service, months since founding or merging, days of absence."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from awards.tally.conditions.counting import Truth, all_true
from awards.tally.conditions.registry import condition
from awards.tally.facts import Facts
from awards.tally.finding import Finding, Verdict
from awards.tally.levels import Gender
from awards.tally.phrase import NOTHING
from awards.tally.shape import Number, Whole
from awards.tally.wording import findings
from awards.tally.wording import traits as say


@dataclass(frozen=True, slots=True)
class ServiceYearsParams:
    """``service`` in years. ``women_leader_cut`` n: women who lead need 1/n less."""

    service: Annotated[Decimal, Number(0, 100)]
    women_leader_cut: Annotated[int | None, Whole(2, 10)] = None


@dataclass(frozen=True, slots=True)
class MonthsSinceFoundingParams:
    """With ``months_after_merger`` a unit that was split or merged is judged by the months since then."""

    months: Annotated[int, Whole(0, 1200)]
    months_after_merger: Annotated[int | None, Whole(0, 1200)] = None


@dataclass(frozen=True, slots=True)
class AbsenceParams:
    fewer_than: Annotated[Decimal, Number(1, 366)]


@condition(ServiceYearsParams, reads={"service_years", "gender", "is_leader"})
def service_years(params: ServiceYearsParams, facts: Facts) -> Finding:
    """Met when the years of service are enough; women who lead may need fewer. Decree 152/2025/NĐ-CP art. 4.7."""
    required = say.service_required(params.service, params.women_leader_cut)
    years = facts.service_years
    if years is None:
        gap = say.service_unknown()
        return Finding("service_years", Verdict.UNKNOWN, required, findings.no_data(), gap=gap)
    verdict, gap = Verdict.MET, NOTHING
    if years < params.service:
        cut_helps = params.women_leader_cut is not None and _reaches_cut(years, params.service, params.women_leader_cut)
        woman_leader: Truth = all_true(None if facts.gender is None else facts.gender is Gender.FEMALE, facts.is_leader)
        verdict = Verdict.of(woman_leader) if cut_helps else Verdict.NOT_MET
        if verdict is Verdict.UNKNOWN:
            gap = say.service_cut_unknown()
        elif verdict is Verdict.NOT_MET:
            gap = say.service_gap(params.service, years)
    return Finding("service_years", verdict, required, say.service(years), gap=gap)


def _reaches_cut(years: Decimal, service: Decimal, cut: int) -> bool:
    """Whether the years are enough with one ``cut``-th less, in whole numbers."""
    have, parts = years.as_integer_ratio()
    need, shares = service.as_integer_ratio()
    return have * cut * shares >= need * (cut - 1) * parts


@condition(MonthsSinceFoundingParams, reads={"months_since_founding", "months_since_mergers"})
def months_since_founding(params: MonthsSinceFoundingParams, facts: Facts) -> Finding:
    """Met when the unit is old enough to be judged. Guide 1294/HD-TLĐ (2019).

    Months since the last split or merger count instead of those since founding where the standard gives a figure for
    them and there was one; whether there was one must then be known.
    """
    required = say.months_required(params.months, params.months_after_merger)
    mergers: tuple[int, ...] | None = () if params.months_after_merger is None else facts.months_since_mergers
    if mergers is None:
        gap = say.mergers_unknown()
        return Finding("months_since_founding", Verdict.UNKNOWN, required, findings.no_data(), gap=gap)
    if mergers and params.months_after_merger is not None:
        months, needed = min(mergers), params.months_after_merger
        actual = say.months_merged(months)
    elif facts.months_since_founding is None:
        gap = say.founding_unknown()
        return Finding("months_since_founding", Verdict.UNKNOWN, required, findings.no_data(), gap=gap)
    else:
        months, needed = facts.months_since_founding, params.months
        actual = say.months_founded(months)
    verdict = Verdict.of(months >= needed)
    gap = NOTHING if verdict is Verdict.MET else say.months_gap(needed - months)
    return Finding("months_since_founding", verdict, required, actual, gap=gap)


@condition(AbsenceParams, reads={"absent_days", "maternity_days"})
def absence(params: AbsenceParams, facts: Facts) -> Finding:
    """Met when fewer working days were missed, those of maternity not counted. Decree 152/2025/NĐ-CP art. 4.5."""
    required = say.absence_required(params.fewer_than)
    absent, maternity = facts.absent_days, facts.maternity_days
    if absent is None:
        return Finding("absence", Verdict.UNKNOWN, required, findings.no_data(), gap=say.absence_unknown())
    if absent < params.fewer_than:
        return Finding("absence", Verdict.MET, required, say.absence(absent, maternity or Decimal(0)))
    actual = say.absence(absent, maternity)
    if maternity is None:
        return Finding("absence", Verdict.UNKNOWN, required, actual, gap=say.maternity_unknown())
    counted = absent - maternity
    verdict = Verdict.of(counted < params.fewer_than)
    gap = NOTHING if verdict is Verdict.MET else say.absence_gap(counted, params.fewer_than)
    return Finding("absence", verdict, required, actual, gap=gap)
