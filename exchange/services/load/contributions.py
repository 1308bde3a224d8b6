"""Initiatives and works of a load. What a union put down is worked out again whenever asked, never held."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from common.copying import copy_rows, reserve_ids
from contributions.models import (
    Initiative,
    InitiativeAuthor,
    InitiativeLikeness,
    InitiativeState,
    RecognitionLevel,
    Sharing,
    Work,
    WorkState,
)
from contributions.querysets import BRANCH
from contributions.services.likeness import likeness_row
from exchange.services.load.calendar import Calendar
from exchange.services.load.people import Person, Union
from exchange.services.load.size import apportion
from exchange.services.load.words import TOPICS, WORKS
from units.selectors.provinces import province_paths

MILLION = 1_000_000
UNIONS_OF_WORK = 40
THIS_YEAR = 2
"""Every second initiative is of this year and stands in a dossier; the others were recognised before."""

RECOGNISED = 0.8
TWO_AUTHORS = 0.25
SHARED = [*6 * [Sharing.UNIT.value], *3 * [Sharing.PROVINCE.value], Sharing.EVERYBODY.value]
"""With whom every ten initiatives are shared."""


class Solution(NamedTuple):
    """An initiative as its row will be; ``authors`` are people with their shares in percent."""

    id: int
    code: str
    title: str
    kind: str
    field: str
    unit_id: int
    applied_on: dt.date
    summary: str
    benefit_declared: int | None
    benefit_confirmed: int | None
    state: str
    recognised_level: str
    recognised_on: dt.date | None
    recognition_no: str
    authors: tuple[tuple[Person, int], ...]


@dataclass(frozen=True, slots=True)
class Workshop:
    """Makes the initiatives and works of a union, always the same ones."""

    seed: int
    calendar: Calendar
    initiative_ids: list[range]
    work_ids: dict[int, int]

    def solutions(self, union: Union, states: tuple[str, ...]) -> Iterator[Solution]:
        """The union's initiatives; those of this year take one of ``states`` in turn, none when it has no dossier."""
        draw = Random(f"{self.seed}/initiatives/{union.number}")
        for place, pk in enumerate(self.initiative_ids[union.number]):
            of_dossier = bool(states) and place % THIS_YEAR == 0
            state = states[place // THIS_YEAR % len(states)] if of_dossier else InitiativeState.RECOGNISED.value
            yield self._solution(union, place, pk, draw, state=state, of_dossier=of_dossier)

    def of_dossier(self, union: Union, states: tuple[str, ...]) -> list[Solution]:
        """Those the union puts down in its registration."""
        return list(self.solutions(union, states))[::THIS_YEAR] if states else []

    def work(self, union: Union) -> tuple | None:
        """The work of the union, as the values of its row; most have none."""
        if union.number not in self.work_ids:
            return None
        draw = Random(f"{self.seed}/works/{union.number}")
        name, kind = WORKS[union.number // UNIONS_OF_WORK % len(WORKS)]
        start = self.calendar.first_day
        return (
            self.work_ids[union.number],
            f"CT-{self.calendar.year}-{union.number + 1:05d}",
            f"{name} – {union.unit.name}",
            kind,
            union.unit.id,
            f"Chào mừng các ngày lễ lớn năm {self.calendar.year}",
            int(draw.random() * 900 + 50) * MILLION,
            start,
            start + dt.timedelta(days=200),
            WorkState.REGISTERED.value,
        )

    def _solution(self, union, place, pk, draw, *, state, of_dossier) -> Solution:
        (title, kind, area), subjects = TOPICS[union.unit.block]
        subject = subjects[int(draw.random() * len(subjects))]
        applied = self.calendar.day(draw.random() * 0.5)
        if not of_dossier:
            applied = applied.replace(year=applied.year - 1 - place // THIS_YEAR % 2, day=min(applied.day, 28))
        benefit = int(draw.random() * 300 + 5) * MILLION if draw.random() < 0.6 else None
        recognised = state == InitiativeState.RECOGNISED
        level = RecognitionLevel.BASE if draw.random() < 0.8 else RecognitionLevel.UPPER
        code = f"SK-{union.unit.code}-{place + 1:04d}"
        return Solution(
            id=pk,
            code=code,
            title=f"{title.format(subject)} – {union.unit.name.removeprefix('CĐCS ')} ({place + 1})",
            kind=kind,
            field=area,
            unit_id=union.unit.id,
            applied_on=applied,
            summary=f"Áp dụng tại đơn vị từ {applied:%d/%m/%Y}; giảm thời gian, công sức và chi phí so với trước.",
            benefit_declared=benefit,
            benefit_confirmed=benefit * 4 // 5 if benefit and recognised else None,
            state=state,
            recognised_level=level.value if recognised else "",
            recognised_on=min(applied + dt.timedelta(days=20), self.calendar.today) if recognised else None,
            recognition_no=f"{place + 1}/QĐ-SK" if recognised else "",
            authors=_authors(union.people, place, draw),
        )


def open_workshop(unions: list[Union], initiatives: int, *, seed: int, calendar: Calendar) -> Workshop:
    """Every union has its part of the initiatives by its people; every fortieth has a work."""
    ids, start = reserve_ids(Initiative, initiatives), 0
    ranges = []
    for count in apportion(initiatives, [len(union.people) for union in unions]):
        ranges.append(ids[start : start + count])
        start += count
    with_work = range(0, len(unions), UNIONS_OF_WORK)
    work_ids = dict(zip(with_work, reserve_ids(Work, len(with_work)), strict=True))
    return Workshop(seed, calendar, ranges, work_ids)


def write_contributions(workshop: Workshop, unions: Iterable[tuple[Union, tuple[str, ...]]]) -> None:
    """The initiatives, authors and works stand; ``unions`` come with the states of initiatives of this year."""
    unions = list(unions)
    moment = workshop.calendar.moment
    copy_rows(
        Initiative,
        (*Solution._fields[:-1], "branch", "sharing", "created_at", "updated_at"),
        (
            (*each[:-1], union.unit.path[:BRANCH], SHARED[place % len(SHARED)], *2 * [moment(place % 97 / 97)])
            for place, (union, each) in enumerate(_all_solutions(workshop, unions))
        ),
    )
    copy_rows(
        InitiativeAuthor,
        ("initiative_id", "member_id", "share_percent"),
        (
            (solution.id, person.id, share)
            for _union, solution in _all_solutions(workshop, unions)
            for person, share in solution.authors
        ),
    )
    _write_likeness(workshop, unions)
    names = ("id", "code", "name", "kind", "owner_unit_id", "occasion", "value", "started_on", "due_on", "state")
    copy_rows(Work, names, filter(None, (workshop.work(union) for union, _ in unions)))


def _write_likeness(workshop: Workshop, unions: list[tuple[Union, tuple[str, ...]]]) -> None:
    """Each initiative is found by what it says; rows that triggers made, where they were not silent, give way."""
    InitiativeLikeness.objects.all().delete()
    province_of = province_paths()
    copy_rows(
        InitiativeLikeness,
        ("initiative_id", "words", "title_keys", "content_keys", "since"),
        (
            (*likeness_row(each.id, each.title, each.summary, province_of(union.unit.path)), each.applied_on)
            for union, each in _all_solutions(workshop, unions)
        ),
    )


def _all_solutions(workshop: Workshop, unions: list[tuple[Union, tuple[str, ...]]]) -> Iterator[tuple[Union, Solution]]:
    for union, states in unions:
        for solution in workshop.solutions(union, states):
            yield union, solution


def _authors(people: list[Person], place: int, draw: Random) -> tuple[tuple[Person, int], ...]:
    first = people[place % len(people)]
    if len(people) > 1 and draw.random() < TWO_AUTHORS:
        return ((first, 60), (people[(place + 1) % len(people)], 40))
    return ((first, 100),)
