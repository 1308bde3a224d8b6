"""Conditions against rewarding twice: on two grounds in one year, or for one achievement."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from awards.tally.conditions.counting import Truth, all_true, any_true, refs, sorted_out
from awards.tally.conditions.registry import condition
from awards.tally.facts import LEVEL_CODE, Facts, PastAward, Problems
from awards.tally.finding import Finding, Verdict
from awards.tally.levels import AwardScope, Reuse
from awards.tally.phrase import NOTHING
from awards.tally.shape import AWARD_CODE, Choice, ListOf
from awards.tally.wording import findings, reading
from awards.tally.wording import history as say
from awards.tally.wording import initiatives as say_use

THEMATIC = frozenset({AwardScope.THEMATIC, AwardScope.THEMATIC_REVIEW, AwardScope.UNSCHEDULED})
"""Grounds that stand against the whole-year one, unless the standard exempts them."""


@dataclass(frozen=True, slots=True)
class XorParams:
    """``scope`` is the award's own ground, used where the entry names none.

    An award held is of the same deciding level when its level is one of ``levels`` or its code one of ``awards``.
    Neither an entry nor an award held on a ground of ``exempt_scopes``, nor an award of ``exempt_awards``, counts.
    """

    scope: Annotated[AwardScope, Choice(AwardScope)]
    levels: Annotated[tuple[str, ...], ListOf(LEVEL_CODE, longest=10, unique=True)] = ()
    awards: Annotated[tuple[str, ...], ListOf(AWARD_CODE, longest=50, unique=True)] = ()
    exempt_scopes: Annotated[tuple[AwardScope, ...], ListOf(Choice(AwardScope), longest=8, unique=True)] = ()
    exempt_awards: Annotated[tuple[str, ...], ListOf(AWARD_CODE, longest=50, unique=True)] = ()

    def problems(self) -> Problems:
        """Neither levels nor awards that tell which are of the same level."""
        if not self.levels and not self.awards:
            yield "levels", reading.missing_key()


@dataclass(frozen=True, slots=True)
class AchievementParams:
    """``strict``: a used achievement is not met; ``warn``: it is met, with a note."""

    reuse: Annotated[Reuse, Choice(Reuse)] = Reuse.STRICT
    reuse_allowed: Annotated[tuple[str, ...], ListOf(AWARD_CODE, longest=50, unique=True)] = ()


@condition(XorParams, reads={"scope", "history"})
def comprehensive_xor_thematic(params: XorParams, facts: Facts) -> Finding:
    """Met when no award of the other ground was given to the subject in the same year at the same deciding level.

    What a unit before it held was given to another. Whole-year (toàn diện) stands against thematic, its reviews and
    unscheduled; other grounds against none. Guide 1217/HD-TLĐ (2016), which exempts periodic and closing reviews of a
    theme and unscheduled awards.
    """
    kind = "comprehensive_xor_thematic"
    scope = params.scope if facts.scope is None else facts.scope
    required = say.xor_required(params.scope, params.exempt_scopes)
    if scope in params.exempt_scopes:
        return Finding(kind, Verdict.MET, required, say.xor_exempt(scope))
    if scope is not AwardScope.COMPREHENSIVE and scope not in THEMATIC:
        return Finding(kind, Verdict.MET, required, say.xor_outside(scope))
    if facts.history is None:
        return Finding(kind, Verdict.UNKNOWN, required, findings.no_data(), gap=say.history_unknown())
    own = [item for item in facts.history if item.predecessor is None]
    clashing, perhaps = sorted_out(own, lambda item: _clashes(params, scope, item, facts.final_year))
    if clashing:
        found = [(item.award, item.year) for item in clashing]
        return Finding(
            kind, Verdict.NOT_MET, required, say.held(found), evidence=refs(clashing), gap=say.xor_gap(found)
        )
    if perhaps:
        gap = say.xor_doubts(len(perhaps), year=facts.final_year is None)
        return Finding(kind, Verdict.UNKNOWN, required, gap, evidence=refs(perhaps), gap=gap)
    return Finding(kind, Verdict.MET, required, say.xor_free())


@condition(AchievementParams, reads={"achievement_used_for"})
def achievement_not_rewarded(params: AchievementParams, facts: Facts) -> Finding:
    """Met when the achievement earned no other award yet, those allowed aside. Law 06/2022/QH15 art. 5.2c."""
    required = say_use.achievement_required(params.reuse)
    used = facts.achievement_used_for
    others = None if used is None else [code for code in used if code not in params.reuse_allowed]
    verdict = Verdict.MET
    if params.reuse is Reuse.STRICT:
        verdict = Verdict.of(None if others is None else not others)
    actual = say_use.achievement(others)
    gap = NOTHING if verdict is Verdict.MET else actual
    return Finding("achievement_not_rewarded", verdict, required, actual, gap=gap)


def _clashes(params: XorParams, scope: AwardScope, item: PastAward, year: int | None) -> Truth:
    same_year = None if item.year is None or year is None else item.year == year
    return all_true(same_year, _same_level(params, item), _other_ground(params, scope, item), _not_exempt(params, item))


def _same_level(params: XorParams, item: PastAward) -> Truth:
    return any_true(_among(params.levels, item.level), _among(params.awards, item.award))


def _other_ground(params: XorParams, scope: AwardScope, item: PastAward) -> Truth:
    if item.scope is None:
        return None
    if item.scope in params.exempt_scopes:
        return False
    if scope is AwardScope.COMPREHENSIVE:
        return item.scope in THEMATIC
    return item.scope is AwardScope.COMPREHENSIVE


def _not_exempt(params: XorParams, item: PastAward) -> Truth:
    exempt = _among(params.exempt_awards, item.award)
    return None if exempt is None else not exempt


def _among(listed: Sequence[str], value: str | None) -> Truth:
    """Whether the value is listed; in an empty list nothing is, not even what is unknown."""
    if not listed:
        return False
    return None if value is None else value in listed
