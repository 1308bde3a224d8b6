"""The clean record: no discipline in the period, no open case."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from awards.tally.conditions.counting import Truth, all_true, refs, sorted_out
from awards.tally.conditions.registry import condition
from awards.tally.facts import Discipline, Facts
from awards.tally.finding import Finding, Verdict
from awards.tally.levels import DisciplineLevel
from awards.tally.phrase import NOTHING, Phrase
from awards.tally.shape import Choice, Whole
from awards.tally.wording import findings as say
from awards.tally.wording.numbers import day

Span = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True, slots=True)
class CleanRecordParams:
    """``clean_years``: of how many years achievements are counted, the period's included."""

    level: Annotated[DisciplineLevel, Choice(DisciplineLevel)]
    clean_years: Annotated[int, Whole(1, 30)] = 1


@condition(CleanRecordParams, reads={"discipline", "open_case"})
def clean_record(params: CleanRecordParams, facts: Facts) -> Finding:
    """Met when no measure of the level or above was in force in the period and no case is open.

    Both end days of a measure count; an unknown end of it, or of the period, leaves it unknown where it could decide.
    An open case is not met until it is concluded. Where achievements of several years are counted they are counted
    from the end of a measure: ``clean_years`` moves the beginning of the period back by as many years less one.
    Decree 152/2025/NĐ-CP art. 4.4.
    """
    required = say.clean_required(params.level, params.clean_years)
    first = _years_before(facts.period_from, params.clean_years - 1)
    measures = sorted(facts.discipline or (), key=_place)
    counted, unsure = sorted_out(measures, lambda item: _counts(params.level, item, (first, facts.period_to)))
    if facts.open_case or counted:
        actual = [_held(item) for item in counted]
        gaps = [say.disciplined_gap(phrase, params.clean_years) for phrase in actual]
        if facts.open_case:
            actual.append(say.open_case())
            gaps.append(say.open_case_gap())
        verdict = Verdict.NOT_MET
    else:
        gaps = [say.discipline_unsure(_held(item)) for item in unsure]
        if facts.discipline is None:
            gaps.append(say.discipline_unknown())
        if facts.open_case is None:
            gaps.append(say.open_case_unknown())
        actual = gaps or [say.clean()]
        verdict = Verdict.UNKNOWN if gaps else Verdict.MET
    gap = say.all_parts(gaps) if gaps else NOTHING
    return Finding("clean_record", verdict, required, say.all_parts(actual), evidence=refs(counted or unsure), gap=gap)


def _counts(level: DisciplineLevel, item: Discipline, days: Span) -> Truth:
    """Whether the measure is of the level or above and was in force on one of the ``days``."""
    serious = None if item.level is None else item.level >= level
    return all_true(serious, _share_a_day((item.start, item.end), days))


def _share_a_day(one: Span, other: Span) -> Truth:
    """Whether two spans overlap; ``None`` where an unknown end could decide. No span ends before it starts."""
    if _is_before(one, other) or _is_before(other, one):
        return False
    return True if _reaches(one, other) and _reaches(other, one) else None


def _is_before(one: Span, other: Span) -> bool:
    """Whether ``one`` is known to be over when ``other`` starts."""
    return one[1] is not None and other[0] is not None and one[1] < other[0]


def _reaches(one: Span, other: Span) -> bool:
    """Whether ``one`` is known to have started when ``other`` ends."""
    latest_start, earliest_end = one[0] or one[1], other[1] or other[0]
    return latest_start is not None and earliest_end is not None and latest_start <= earliest_end


def _years_before(day: dt.date | None, years: int) -> dt.date | None:
    """The same day ``years`` earlier; of 29 February the day after, where the year has none."""
    if day is None or not years:
        return day
    year = max(day.year - years, dt.MINYEAR)
    try:
        return day.replace(year=year)
    except ValueError:
        return dt.date(year, 3, 1)


def _place(item: Discipline) -> tuple[dt.date, dt.date, int, str]:
    """Where the measure stands among others: by its days and level, unknown ones first."""
    return (item.start or dt.date.min, item.end or dt.date.min, item.level or 0, item.ref or "")


def _held(item: Discipline) -> Phrase:
    return say.disciplined(item.level, day(item.start) if item.start else "", day(item.end) if item.end else "")
