"""Measures against the subject, and cases still open."""

from collections import defaultdict

from awards.selectors.facts.registers import lines_about
from awards.selectors.facts.slices import Reader, Slice, Source, SubjectKey
from awards.selectors.facts.words import graded, in_order
from awards.tally import facts as tally
from awards.tally import levels
from people.models import Discipline, DisciplineLevel


def read_discipline(cut: Slice) -> Reader:
    """No line in the register is a clean record; a case is open when it is on the day looked at."""
    measures: dict[SubjectKey, list[tally.Discipline]] = defaultdict(list)
    open_cases: set[SubjectKey] = set()
    lines = lines_about(cut, Discipline, "level", "from_date", "to_date", "decision_no")
    for subject, (level, start, end, number) in lines:
        if level != DisciplineLevel.OPEN_CASE:
            measure = tally.Discipline(graded(levels.DisciplineLevel, level), start, end, number or None)
            measures[subject].append(measure)
        elif start <= cut.period.as_of and (end is None or end >= cut.period.as_of):
            open_cases.add(subject)
    return lambda row: {
        "discipline": in_order(measures.get(row.key, ()), "start", "level"),
        "open_case": row.key in open_cases,
    }


DISCIPLINE = Source(frozenset({"discipline", "open_case"}), read_discipline)
