"""Whom a base union puts down for which award."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from exchange.services.load.campaigns import BK_TINH, BK_TLD, CO_TINH, CSTD_TINH, CSTDCS, KNC_CD, LDTT, TTLDTT
from exchange.services.load.people import Group, Person, Union
from exchange.services.load.tree import Node
from people.models import SubjectKind

PERCENT = 100
SHARES = ((LDTT, 45), (CSTDCS, 20), (BK_TINH, 25), (CSTD_TINH, 5), (BK_TLD, 5), (KNC_CD, 0))
"""Percent of a union's people put down for each award; who is put down most often comes first."""

UNIONS_OF_FLAG = 5


class Nomination(NamedTuple):
    """A subject for an award; ``subject`` is a person, a group or the union's own unit."""

    award: str
    kind: str
    subject: Person | Group | Node

    @property
    def columns(self) -> tuple[int | None, int | None, int | None]:
        """Primary keys of member, collective and unit; one is set."""
        pk = self.subject.id
        if self.kind == SubjectKind.INDIVIDUAL:
            return pk, None, None
        return (None, pk, None) if self.kind == SubjectKind.COLLECTIVE else (None, None, pk)


def nominations(union: Union, count: int) -> list[Nomination]:
    """``count`` different ones, always the same; most people by the shares, the rest by going round again."""
    wanted = {code: count * share // PERCENT for code, share in SHARES}
    first = [*_collectives(union), *_people(union, wanted)]
    if len(first) < count:
        known = set(first)
        everybody = _people(union, dict.fromkeys(wanted, len(union.people)))
        first += islice((one for one in everybody if one not in known), count - len(first))
    return first[:count]


def put_up(registered: list[Nomination], count: int) -> list[Nomination]:
    """The ``count`` of them that go into the proposal: the lowest title is left out first."""
    return sorted(registered, key=lambda one: one.award != LDTT)[len(registered) - count :]


def _collectives(union: Union) -> Iterator[Nomination]:
    for group in union.groups:
        yield Nomination(TTLDTT, SubjectKind.COLLECTIVE.value, group)
    if union.number % UNIONS_OF_FLAG == 0:
        yield Nomination(CO_TINH, SubjectKind.UNIT.value, union.unit)


def _people(union: Union, wanted: dict[str, int]) -> Iterator[Nomination]:
    """For each award so many people, each award beginning with somebody else."""
    people = union.people
    for turn, (code, number) in enumerate(wanted.items()):
        begin = turn * len(people) // len(wanted)
        for place in range(min(number, len(people))):
            yield Nomination(code, SubjectKind.INDIVIDUAL.value, people[(begin + place) % len(people)])
