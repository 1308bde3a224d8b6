"""The people of a load: members with their places, collectives, ratings, disciplines."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from common.copying import copy_rows, reserve_ids
from common.vietnamese import text_sort_key
from exchange.services.load.size import LoadSize, apportion
from exchange.services.load.tree import Node, Tree
from exchange.services.load.words import GROUPS, POSITIONS, Names
from people.models import (
    Collective,
    Discipline,
    DisciplineLevel,
    Education,
    Gender,
    Member,
    Membership,
    Rating,
    RatingGrade,
    SubjectKind,
)

PEOPLE_OF_COLLECTIVE = 15
FEMALE = {"school": 0.8, "enterprise_private": 0.62, "administrative": 0.55}
FEMALE_ELSEWHERE = 0.4
LEADING = ("Phó", "Trưởng", "Quản đốc")
DIRECT = frozenset({"enterprise_private", "enterprise_state"})
GRADES = (
    (0.2, RatingGrade.EXCELLENT.value),
    (0.85, RatingGrade.GOOD.value),
    (0.99, RatingGrade.COMPLETED.value),
    (1.0, RatingGrade.NOT_COMPLETED.value),
)
"""The part of all (0 to 1) up to which each holds."""

WORKER_EDUCATION = (
    (0.35, Education.NONE.value),
    (0.85, Education.VOCATIONAL.value),
    (1.0, Education.COLLEGE.value),
)
STAFF_EDUCATION = (
    (0.2, Education.COLLEGE.value),
    (0.9, Education.UNIVERSITY.value),
    (1.0, Education.POSTGRADUATE.value),
)
RATED_YEARS = 3
DISCIPLINED = 0.003
WEIGHT_OF_ACCOUNTS = 250
"""The unions of ``canbo`` and ``canbo2`` are larger than most (100 is the average)."""


class Person(NamedTuple):
    id: int
    code: str
    name: str
    position: str
    gender: str


class Group(NamedTuple):
    id: int
    code: str
    name: str
    headcount: int


@dataclass(frozen=True, slots=True)
class Union:
    """A base union with its people; ``number`` is its place among the base unions, from 0."""

    number: int
    unit: Node
    people: list[Person]
    groups: list[Group]

    @property
    def district(self) -> Node:
        return self.unit.above

    @property
    def province(self) -> Node:
        return self.unit.above.above


def write_people(tree: Tree, size: LoadSize, *, seed: int, year: int) -> list[Union]:
    """Members, their memberships and collectives stand; returns the base unions with their people."""
    draw = Random(f"{seed}/people")
    counts = apportion(size.members, _weights(draw, len(tree.base_unions)))
    unions = [Union(number, unit, [], []) for number, unit in enumerate(tree.base_unions)]
    joined: list[dt.date] = []
    copy_rows(
        Member,
        (
            "id",
            "code",
            "full_name",
            "sort_key",
            "birth_date",
            "gender",
            "unit_id",
            "position",
            "is_direct_worker",
            "is_leader",
            "education",
            "joined_on",
        ),
        _members(unions, counts, joined, reserve_ids(Member, size.members), draw, year),
    )
    units = (union.unit.id for union in unions for _ in union.people)
    people = (person.id for union in unions for person in union.people)
    copy_rows(Membership, ("member_id", "unit_id", "valid_from"), zip(people, units, joined, strict=True))
    _write_collectives(unions)
    return unions


def write_registers(unions: list[Union], *, seed: int, year: int) -> None:
    """Ratings of three years, the last one still incomplete, and a few disciplines, some of them open cases."""
    draw = Random(f"{seed}/registers")
    subject = ("subject_kind", "member_id", "unit_id")
    copy_rows(Rating, (*subject, "year", "rating"), _ratings(unions, draw, year))
    copy_rows(Discipline, (*subject, "level", "from_date", "to_date", "decision_no"), _disciplines(unions, draw, year))


def _weights(draw: Random, count: int) -> list[int]:
    weights = [40 + int(draw.expovariate(1) * 60) for _ in range(count)]
    weights[:2] = [WEIGHT_OF_ACCOUNTS] * 2
    return weights


def _members(unions, counts, joined, ids, draw, year) -> Iterator[tuple]:
    names = Names()
    keys = iter(ids)
    for union, count in zip(unions, counts, strict=True):
        block = union.unit.block
        positions, direct = POSITIONS[block], block in DIRECT
        for _ in range(count):
            pk = next(keys)
            gender = Gender.FEMALE if draw.random() < FEMALE.get(block, FEMALE_ELSEWHERE) else Gender.MALE
            gender = gender.value
            name, key = names.draw(draw, gender)
            position = positions[int(draw.random() * len(positions))]
            leads = position.startswith(LEADING)
            born = _day(draw, year - 58, 36)
            since = _day(draw, max(born.year + 22, union.unit.founded_on.year), 1)
            since = max(min(since, dt.date(year - 1, 12, 31)), union.unit.founded_on)
            person = Person(pk, f"DV{pk - ids.start + 1:08d}", name, position, gender)
            union.people.append(person)
            joined.append(since)
            yield (
                *person[:3],
                key,
                born,
                gender,
                union.unit.id,
                position,
                direct and not leads,
                leads,
                _education(draw, direct and not leads),
                since,
            )


def _education(draw: Random, direct: bool) -> str:
    chance = draw.random()
    return _first_below(chance, WORKER_EDUCATION if direct else STAFF_EDUCATION)


def _write_collectives(unions: list[Union]) -> None:
    counts = [max(1, len(union.people) // PEOPLE_OF_COLLECTIVE) if union.people else 0 for union in unions]
    keys = iter(reserve_ids(Collective, sum(counts)))
    rows = []
    for union, count in zip(unions, counts, strict=True):
        kind, name = GROUPS[union.unit.block]
        for number, heads in enumerate(apportion(len(union.people), [1] * count), start=1):
            group = Group(next(keys), f"{union.unit.code}-TT{number:02d}", name.format(number), heads)
            union.groups.append(group)
            rows.append((*group, heads // 2, union.unit.id, kind, text_sort_key(group.name)))
    names = ("id", "code", "name", "headcount", "headcount_female", "unit_id", "kind", "sort_key")
    copy_rows(Collective, names, rows)


def _ratings(unions: list[Union], draw: Random, year: int) -> Iterator[tuple]:
    kind = SubjectKind.INDIVIDUAL.value
    years = range(year - RATED_YEARS + 1, year + 1)
    for union in unions:
        unit = union.unit.id
        for person in union.people:
            for rated in years:
                if rated < year or draw.random() < 0.9:
                    yield kind, person.id, unit, rated, _grade(draw)


def _grade(draw: Random) -> str:
    return _first_below(draw.random(), GRADES)


def _disciplines(unions: list[Union], draw: Random, year: int) -> Iterator[tuple]:
    kind, number = SubjectKind.INDIVIDUAL.value, 0
    for union in unions:
        for person in union.people:
            if draw.random() >= DISCIPLINED:
                continue
            start = _day(draw, year - 2, 2)
            if draw.random() < 0.2:
                yield kind, person.id, union.unit.id, DisciplineLevel.OPEN_CASE.value, start, None, ""
                continue
            level = DisciplineLevel.REPRIMAND if draw.random() < 0.7 else DisciplineLevel.WARNING
            number += 1
            end = start + dt.timedelta(days=365)
            yield kind, person.id, union.unit.id, level.value, start, end, f"{number}/QĐ-KL"


def _first_below(chance: float, steps: tuple[tuple[float, str], ...]) -> str:
    return next(value for upto, value in steps if chance < upto)


def _day(draw: Random, first_year: int, years: int) -> dt.date:
    return dt.date(first_year + int(draw.random() * years), 1 + int(draw.random() * 12), 1 + int(draw.random() * 28))
