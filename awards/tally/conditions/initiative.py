"""The initiatives condition, and what makes an initiative count."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from awards.tally.conditions.counting import Truth, all_true, in_window, refs, sorted_out
from awards.tally.conditions.registry import condition
from awards.tally.facts import USED_FOR, Facts, Initiative
from awards.tally.finding import Finding, Verdict
from awards.tally.levels import InitiativeLevel, Reuse
from awards.tally.phrase import NOTHING, Phrase
from awards.tally.shape import AWARD_CODE, Choice, Flag, ListOf, Number, Whole
from awards.tally.wording import findings
from awards.tally.wording import initiatives as say


@dataclass(frozen=True, slots=True)
class InitiativesParams:
    """``years`` counts back from the final year, itself included; absent: ever. ``min_share`` in percent.

    ``reuse`` says what becomes of an initiative used for an award before (absent: nobody asks), the awards of
    ``reuse_allowed`` aside.
    """

    count: Annotated[int, Whole(1, 1000)]
    level: Annotated[InitiativeLevel, Choice(InitiativeLevel)]
    years: Annotated[int | None, Whole(1, 50)] = None
    min_share: Annotated[Decimal, Number(0, 100)] = Decimal(0)
    research: Annotated[bool | None, Flag()] = None
    reuse: Annotated[Reuse | None, Choice(Reuse)] = None
    reuse_allowed: Annotated[tuple[str, ...], ListOf(AWARD_CODE, longest=50, unique=True)] = ()


def _use(params: InitiativesParams) -> frozenset[str]:
    return frozenset({USED_FOR}) if params.reuse else frozenset()


@condition(InitiativesParams, reads={"initiatives"}, parts=_use)
def initiatives(params: InitiativesParams, facts: Facts) -> Finding:
    """Met when enough initiatives of the level or above were recognised in the window and are not used up.

    An initiative whose level is not confirmed, or whose level, year, share, kind or use is unknown, leaves the verdict
    unknown only where it could decide. Law 06/2022/QH15 art. 21–23; letter 5007/BNV-TĐKT (2023) III.5c: an initiative
    counts once.
    """
    required = say.initiatives_required(
        params.count, params.level, params.years, params.min_share, params.research, params.reuse
    )
    if facts.initiatives is None:
        gap = say.initiatives_unknown()
        return Finding("initiatives", Verdict.UNKNOWN, required, findings.no_data(), gap=gap)
    final = facts.final_year
    meriting, doubtful = sorted_out(facts.initiatives, lambda item: _merits(params, item, final))
    used = [item for item in meriting if uses(item, params.reuse_allowed)] if params.reuse else []
    counted, unsure = meriting, doubtful
    if params.reuse is Reuse.STRICT:
        counted, unsure = sorted_out(facts.initiatives, lambda item: _counts(params, item, final))
    missing = params.count - len(counted)
    gap = NOTHING
    if missing <= 0:
        verdict = Verdict.MET
    elif missing > len(unsure):
        verdict = Verdict.NOT_MET
        gap = say.initiatives_gap(missing, params.level, final, params.years, params.research)
    else:
        verdict = Verdict.UNKNOWN
        gap = _doubts(unsure, meriting)
    actual = say.initiatives(len(counted), len(unsure), len(facts.initiatives), _used(params, used))
    return Finding("initiatives", verdict, required, actual, evidence=refs(counted), gap=gap)


def recognised(minimum: InitiativeLevel, item: Initiative) -> Truth:
    """Whether the level is enough; one only declared decides nothing, unless even its confirmation would not do."""
    if item.level is not None:
        return item.level >= minimum
    return False if item.declared_level is not None and item.declared_level < minimum else None


def shared(minimum: Decimal, item: Initiative) -> Truth:
    """Whether the subject's share of it is enough; where nobody asks for one it need not be known."""
    if not minimum:
        return True
    return None if item.share is None else item.share >= minimum


def uses(item: Initiative, allowed: Sequence[str]) -> list[str]:
    """The awards it was used for, those allowed aside; none are known when nothing is."""
    return [code for code in item.used_for or () if code not in allowed]


def _counts(params: InitiativesParams, item: Initiative, final: int | None) -> Truth:
    unused = None if item.used_for is None else not uses(item, params.reuse_allowed)
    return all_true(_merits(params, item, final), unused)


def _merits(params: InitiativesParams, item: Initiative, final: int | None) -> Truth:
    """Whether it would count if it had never been used."""
    research: Truth = True
    if params.research is not None:
        research = None if item.research is None else item.research == params.research
    window = in_window(item.year, last=final, years=params.years)
    return all_true(recognised(params.level, item), window, shared(params.min_share, item), research)


def _used(params: InitiativesParams, used: Sequence[Initiative]) -> Phrase:
    if params.reuse is None:
        return NOTHING
    codes = [code for item in used for code in uses(item, params.reuse_allowed)]
    return say.initiatives_used(len(used), codes, params.reuse)


def _doubts(unsure: Sequence[Initiative], meriting: Sequence[Initiative]) -> Phrase:
    """What keeps initiatives from being counted: whose confirmation is missing, how many lack a value or their use."""
    of_use = sum(item in meriting for item in unsure)
    rest = [item for item in unsure if item not in meriting]
    declared = Counter(item.declared_level for item in rest if item.level is None)
    incomplete = declared.pop(None, 0) + sum(item.level is not None for item in rest)
    doubts = [say.initiatives_unconfirmed(number, level) for level, number in sorted(declared.items()) if level]
    if incomplete:
        doubts.append(say.initiatives_unsure(incomplete))
    if of_use:
        doubts.append(say.initiatives_use_unknown(of_use))
    return findings.all_parts(doubts)
