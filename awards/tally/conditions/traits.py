"""Conditions on who the subject is: unit, block, work, gender, training."""

from dataclasses import dataclass
from typing import Annotated

from awards.tally.conditions.counting import Truth, all_true
from awards.tally.conditions.registry import condition
from awards.tally.facts import Facts, Problems
from awards.tally.finding import Finding, Verdict
from awards.tally.levels import Block, Education, Gender, UnitKind
from awards.tally.phrase import NOTHING
from awards.tally.shape import Choice, Flag, ListOf
from awards.tally.wording import findings, reading
from awards.tally.wording import traits as say


@dataclass(frozen=True, slots=True)
class UnitKindParams:
    unit_kinds: Annotated[tuple[UnitKind, ...], ListOf(Choice(UnitKind), shortest=1, longest=8, unique=True)]


@dataclass(frozen=True, slots=True)
class BlockParams:
    blocks: Annotated[tuple[Block, ...], ListOf(Choice(Block), shortest=1, longest=7, unique=True)]


@dataclass(frozen=True, slots=True)
class DirectWorkerParams:
    direct: Annotated[bool, Flag()] = True


@dataclass(frozen=True, slots=True)
class LeaderParams:
    leads: Annotated[bool, Flag()] = True


@dataclass(frozen=True, slots=True)
class GenderParams:
    gender: Annotated[Gender, Choice(Gender)]


@dataclass(frozen=True, slots=True)
class EducationParams:
    """Both ends are included; at least one is given."""

    education_from: Annotated[Education | None, Choice(Education)] = None
    education_to: Annotated[Education | None, Choice(Education)] = None

    def problems(self) -> Problems:
        """No end at all, or ends that leave nothing between them."""
        yield from range_problems(self.education_from, self.education_to)
        if self.education_from is None and self.education_to is None:
            yield "education_from", reading.missing_key()


@condition(UnitKindParams, reads={"unit_kind"})
def unit_kind(params: UnitKindParams, facts: Facts) -> Finding:
    """Met when the subject is, or belongs to, a union unit of one of the kinds. Decision 1689/QĐ-TLĐ art. 15."""
    truth = None if facts.unit_kind is None else facts.unit_kind in params.unit_kinds
    verdict = Verdict.of(truth)
    gap = NOTHING if verdict is Verdict.MET else say.unit_kind_gap(params.unit_kinds, facts.unit_kind)
    return Finding("unit_kind", verdict, say.unit_kinds(params.unit_kinds), say.unit_kind(facts.unit_kind), gap=gap)


@condition(BlockParams, reads={"block"})
def block(params: BlockParams, facts: Facts) -> Finding:
    """Met when the unit is of one of the blocks. Guide 20/HD-LĐLĐ Bắc Kạn (2015)."""
    verdict = Verdict.of(None if facts.block is None else facts.block in params.blocks)
    gap = NOTHING if verdict is Verdict.MET else say.block_gap(params.blocks, facts.block)
    return Finding("block", verdict, say.blocks(params.blocks), say.block(facts.block), gap=gap)


@condition(DirectWorkerParams, reads={"is_direct_worker"})
def direct_worker(params: DirectWorkerParams, facts: Facts) -> Finding:
    """Met when the person is a direct worker, or is not where ``direct`` is off. Law 06/2022/QH15 art. 5."""
    required = say.direct(params.direct)
    if facts.is_direct_worker is None:
        gap = say.direct_unknown()
        return Finding("direct_worker", Verdict.UNKNOWN, required, findings.no_data(), gap=gap)
    verdict = Verdict.of(facts.is_direct_worker == params.direct)
    actual = say.direct(facts.is_direct_worker)
    return Finding("direct_worker", verdict, required, actual, gap=NOTHING if verdict is Verdict.MET else actual)


@condition(LeaderParams, reads={"is_leader"})
def leader(params: LeaderParams, facts: Facts) -> Finding:
    """Met when the person leads or manages, or does not where ``leads`` is off. Law 06/2022/QH15 art. 5."""
    required = say.leads(params.leads)
    if facts.is_leader is None:
        return Finding("leader", Verdict.UNKNOWN, required, findings.no_data(), gap=say.leads_unknown())
    verdict = Verdict.of(facts.is_leader == params.leads)
    actual = say.leads(facts.is_leader)
    return Finding("leader", verdict, required, actual, gap=NOTHING if verdict is Verdict.MET else actual)


@condition(GenderParams, reads={"gender"})
def gender(params: GenderParams, facts: Facts) -> Finding:
    """Met when the person is of the gender the title is for. Guide 196/HD-TLĐ (2015)."""
    required = say.gender_required(params.gender)
    verdict = Verdict.of(None if facts.gender is None else facts.gender is params.gender)
    actual = findings.no_data() if facts.gender is None else say.gender(facts.gender)
    gap = NOTHING if verdict is Verdict.MET else say.gender_gap(params.gender, facts.gender)
    return Finding("gender", verdict, required, actual, gap=gap)


@condition(EducationParams, reads={"education"})
def education(params: EducationParams, facts: Facts) -> Finding:
    """Met when the highest training lies between both ends, which are included."""
    lowest, highest, value = params.education_from, params.education_to, facts.education
    verdict = Verdict.of(in_range(lowest, highest, value))
    gap = NOTHING if verdict is Verdict.MET else say.education_gap(lowest, highest, value)
    return Finding("education", verdict, say.education_required(lowest, highest), say.education(value), gap=gap)


def in_range(lowest: Education | None, highest: Education | None, value: Education | None) -> Truth:
    """Whether the training lies between both ends, of which one or both may be open."""
    if lowest is None and highest is None:
        return True
    if value is None:
        return None
    return all_true(lowest is None or value >= lowest, highest is None or value <= highest)


def range_problems(lowest: Education | None, highest: Education | None) -> Problems:
    """Ends that leave nothing between them."""
    if lowest is not None and highest is not None and lowest > highest:
        yield "education_to", reading.must_be_one_of([each.code for each in Education if each >= lowest], highest.code)
