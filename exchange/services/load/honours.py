"""What the people of a load were awarded in the years before."""

from collections.abc import Iterator
from random import Random

from awards.models import Honour
from catalogue.models import AwardType
from common.copying import copy_rows
from exchange.services.load.campaigns import CSTDCS, LDTT
from exchange.services.load.people import Union
from people.models import SubjectKind

CHANCES = ((LDTT, 2, 0.4), (LDTT, 1, 0.5), (CSTDCS, 1, 0.15))
"""Award, how many years ago, how many of all."""


def write_honours(unions: list[Union], awards: dict[str, AwardType], *, seed: int, year: int) -> int:
    """The register of honours holds the titles of the two years before; returns how many."""
    return copy_rows(
        Honour,
        (
            "subject_kind",
            "member_id",
            "award_id",
            "unit_id",
            "year",
            "decision_no",
            "decided_by",
            "name_then",
            "unit_name_then",
        ),
        _honours(unions, awards, Random(f"{seed}/honours"), year),
    )


def _honours(unions, awards, draw: Random, year: int) -> Iterator[tuple]:
    kind = SubjectKind.INDIVIDUAL.value
    chances = [(awards[code].pk, year - ago, chance) for code, ago, chance in CHANCES]
    for union in unions:
        unit, name, decided_by = union.unit.id, union.unit.name, union.district.name
        number = f"{union.number + 1}/QĐ-TĐKT"
        for person in union.people:
            for award, then, chance in chances:
                if draw.random() < chance:
                    yield kind, person.id, award, unit, then, number, decided_by, person.name, name
