"""The initiatives condition."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from awards.tally.conditions.registry import condition
from awards.tally.facts import Facts, Initiative
from awards.tally.finding import Finding, Verdict
from awards.tally.levels import InitiativeLevel
from awards.tally.phrase import NOTHING, Phrase
from awards.tally.shape import Choice, Flag, Number, Whole
from awards.tally.wording import findings as say


@dataclass(frozen=True, slots=True)
class InitiativesParams:
    """``years`` counts back from the final year, itself included; absent: ever. ``min_share`` in percent."""

    count: Annotated[int, Whole(1, 1000)]
    level: Annotated[InitiativeLevel, Choice(InitiativeLevel)]
    years: Annotated[int | None, Whole(1, 50)] = None
    min_share: Annotated[Decimal, Number(0, 100)] = Decimal(0)
    research: Annotated[bool | None, Flag()] = None


@condition(InitiativesParams)
def initiatives(params: InitiativesParams, facts: Facts) -> Finding:
    """Met when enough initiatives of the level or above were recognised in the window.

    An initiative whose level is not confirmed, or whose level, year, share or kind is unknown, leaves the verdict
    unknown only where it could decide. Law 06/2022/QH15 art. 21–23.
    """
    required = say.initiatives_required(params.count, params.level, params.years, params.min_share, params.research)
    if facts.initiatives is None:
        gap = say.initiatives_unknown()
        return Finding("initiatives", Verdict.UNKNOWN, required, say.no_data(), gap=gap)
    final = facts.final_year
    judged = [(item, _counts(params, item, final)) for item in facts.initiatives]
    counted = [item for item, verdict in judged if verdict is Verdict.MET]
    unsure = [item for item, verdict in judged if verdict is Verdict.UNKNOWN]
    missing = params.count - len(counted)
    gap = NOTHING
    if missing <= 0:
        verdict = Verdict.MET
    elif missing > len(unsure):
        verdict = Verdict.NOT_MET
        gap = say.initiatives_gap(missing, params.level, final, params.years, params.research)
    else:
        verdict = Verdict.UNKNOWN
        gap = _doubts(unsure)
    evidence = tuple(item.ref for item in counted if item.ref)
    actual = say.initiatives(len(counted), len(unsure), len(judged))
    return Finding("initiatives", verdict, required, actual, evidence=evidence, gap=gap)


def _counts(params: InitiativesParams, item: Initiative, final: int | None) -> Verdict:
    share = _share(params.min_share, item.share)
    research: bool | None = True
    if params.research is not None:
        research = None if item.research is None else item.research == params.research
    window = _window(params.years, item.year, final)
    return Verdict.all_of(Verdict.of(truth) for truth in (_level(params.level, item), window, share, research))


def _level(minimum: InitiativeLevel, item: Initiative) -> bool | None:
    """A level that is only declared decides nothing, unless even its confirmation would not do."""
    if item.level is not None:
        return item.level >= minimum
    return False if item.declared_level is not None and item.declared_level < minimum else None


def _share(minimum: Decimal, share: Decimal | None) -> bool | None:
    if not minimum:
        return True
    return None if share is None else share >= minimum


def _window(years: int | None, year: int | None, final: int | None) -> bool | None:
    if years is None:
        return True
    if year is None or final is None:
        return None
    return final - years < year <= final


def _doubts(unsure: Sequence[Initiative]) -> Phrase:
    """What keeps initiatives from being counted: whose confirmation is missing, and how many lack a value."""
    declared = Counter(item.declared_level for item in unsure if item.level is None)
    incomplete = declared.pop(None, 0) + sum(item.level is not None for item in unsure)
    doubts = [say.initiatives_unconfirmed(number, level) for level, number in sorted(declared.items()) if level]
    if incomplete:
        doubts.append(say.initiatives_unsure(incomplete))
    return say.all_parts(doubts)
