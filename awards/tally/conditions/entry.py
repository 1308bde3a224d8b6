"""Conditions on the entry itself: who is put up, registered and received."""

from dataclasses import dataclass
from typing import Annotated

from awards.tally.conditions.registry import NoParams, condition
from awards.tally.facts import Facts
from awards.tally.finding import Finding, Verdict
from awards.tally.levels import SubjectKind
from awards.tally.phrase import NOTHING
from awards.tally.shape import Choice, ListOf
from awards.tally.wording import findings as say


@dataclass(frozen=True, slots=True)
class SubjectKindParams:
    kinds: Annotated[tuple[SubjectKind, ...], ListOf(Choice(SubjectKind), shortest=1, longest=4, unique=True)]


@condition(NoParams, reads={"registered"})
def registered(params: NoParams, facts: Facts) -> Finding:
    """Met when the subject was registered. Guide 64/LĐLĐ (2018): no one else is considered."""
    verdict = Verdict.of(facts.registered)
    gap = NOTHING if verdict is Verdict.MET else say.registered_gap(facts.registered)
    return Finding("registered", verdict, say.registered_required(), say.registered(facts.registered), gap=gap)


@condition(NoParams, reads={"registered", "registered_in_time"})
def registered_in_time(params: NoParams, facts: Facts) -> Finding:
    """Met when the subject was registered before the deadline, extensions included.

    Whoever is not registered at all was not in time either. Guide 64/LĐLĐ (2018): registration ends on 25 January;
    of the schools on 20 October.
    """
    truth = False if facts.registered is False else facts.registered_in_time
    verdict = Verdict.of(truth)
    if facts.registered is False:
        return Finding(
            "registered_in_time", verdict, say.in_time_required(), say.registered(False), gap=say.registered_gap(False)
        )
    gap = NOTHING if verdict is Verdict.MET else say.in_time_gap(truth)
    return Finding("registered_in_time", verdict, say.in_time_required(), say.in_time(truth), gap=gap)


@condition(NoParams, reads={"dossier_accepted"})
def dossier_accepted(params: NoParams, facts: Facts) -> Finding:
    """Met when the level above has accepted the dossier that puts the subject up."""
    truth = facts.dossier_accepted
    verdict = Verdict.of(truth)
    gap = NOTHING if verdict is Verdict.MET else say.dossier_gap(truth)
    return Finding("dossier_accepted", verdict, say.dossier_required(), say.dossier(truth), gap=gap)


@condition(SubjectKindParams, reads={"subject"})
def subject_kind(params: SubjectKindParams, facts: Facts) -> Finding:
    """Met when the subject is of one of the kinds the award is for, whoever it is when that is every kind.

    Law 06/2022/QH15 art. 20–24, 33, 75.
    """
    possible = SubjectKind if facts.subject is None else (facts.subject,)
    answers = {kind in params.kinds for kind in possible}
    verdict = Verdict.of(answers.pop() if len(answers) == 1 else None)
    gap = NOTHING if verdict is Verdict.MET else say.subject_gap(params.kinds, facts.subject)
    return Finding("subject_kind", verdict, say.subject_kinds(params.kinds), say.subject(facts.subject), gap=gap)
