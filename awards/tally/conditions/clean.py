"""The clean record: no discipline in the period, no open case."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from awards.tally.conditions.registry import condition
from awards.tally.facts import Discipline, Facts
from awards.tally.finding import Finding, Verdict
from awards.tally.levels import DisciplineLevel
from awards.tally.phrase import NOTHING, Phrase
from awards.tally.shape import Choice
from awards.tally.wording import findings as say
from awards.tally.wording.numbers import day

Span = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True, slots=True)
class CleanRecordParams:
    level: Annotated[DisciplineLevel, Choice(DisciplineLevel)]


@condition(CleanRecordParams)
def clean_record(params: CleanRecordParams, facts: Facts) -> Finding:
    """Met when no measure of the level or above was in force in the period and no case is open.

    Both end days of a measure count; an unknown end of it, or of the period, leaves it unknown where it could decide.
    An open case is not met until it is concluded. Decree 152/2025/NĐ-CP art. 4.4.
    """
    required = say.clean_required(params.level)
    held = [(item, _counts(params.level, item, facts)) for item in facts.discipline or ()]
    counted = [item for item, verdict in held if verdict is Verdict.MET]
    unsure = [item for item, verdict in held if verdict is Verdict.UNKNOWN]
    if facts.open_case or counted:
        actual = [_held(item) for item in counted]
        gaps = [say.disciplined_gap(phrase) for phrase in actual]
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
    return Finding("clean_record", verdict, required, say.all_parts(actual), evidence=_refs(counted or unsure), gap=gap)


def _counts(level: DisciplineLevel, item: Discipline, facts: Facts) -> Verdict:
    """Whether the measure is of the level or above and was in force on a day of the period."""
    serious = None if item.level is None else item.level >= level
    in_force = _share_a_day((item.start, item.end), (facts.period_from, facts.period_to))
    return Verdict.all_of(Verdict.of(truth) for truth in (serious, in_force))


def _share_a_day(one: Span, other: Span) -> bool | None:
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


def _held(item: Discipline) -> Phrase:
    return say.disciplined(item.level, day(item.start) if item.start else "", day(item.end) if item.end else "")


def _refs(items: Iterable[Discipline]) -> tuple[str, ...]:
    return tuple(item.ref for item in items if item.ref)
