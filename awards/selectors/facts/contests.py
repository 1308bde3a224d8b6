"""Prizes of skill contests."""

from collections import defaultdict

from django.db import connection

from awards.selectors.facts.slices import Reader, Row, Slice, Source, SubjectKey
from awards.selectors.facts.words import coded, graded, in_order
from awards.tally import facts as tally
from awards.tally import levels
from contests.models import LEVEL_OF_KIND, ContestState
from people.models import SubjectKind
from units.models import UnitKind

SENT = frozenset({SubjectKind.INDIVIDUAL, SubjectKind.COLLECTIVE})
"""Who takes part in contests."""
WON = """
SELECT CASE WHEN won.member_id IS NULL THEN 'collective' ELSE 'individual' END,
  coalesce(won.member_id, won.collective_id), unit.kind, contest.year, prize.grade, won.rank, contest.id, won.id
FROM contests_contestant AS won
JOIN contests_contestprize AS prize ON prize.id = won.prize_id
JOIN contests_contest AS contest ON contest.id = prize.contest_id
JOIN units_unit AS unit ON unit.id = contest.unit_id
WHERE (won.member_id = ANY(%(members)s) OR won.collective_id = ANY(%(collectives)s))
  AND contest.state = %(published)s AND contest.published_on <= %(as_of)s
"""


def read_contests(cut: Slice) -> Reader:
    """``contests``: the prizes of contests whose results were published by the day looked at; none is none won.

    Unknown for units and households, which take part in no contest. One query.
    """
    won: defaultdict[SubjectKey, list[tally.ContestResult]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(WON, {**cut.keys, "published": ContestState.PUBLISHED.value, "as_of": cut.period.as_of})
        for kind, subject, *result in cursor.fetchall():
            won[cut.whose(kind, subject)].append(_result(*result))

    def of(row: Row) -> dict[str, tuple[tally.ContestResult, ...]]:
        if row.subject_kind not in SENT:
            return {}
        return {"contests": in_order(won.get(row.key, ()), "year", "ref")}

    return of


def _result(unit_kind: str, year: int, grade: str, rank: int | None, contest: int, contestant: int):
    return tally.ContestResult(
        level=graded(levels.ContestLevel, LEVEL_OF_KIND[UnitKind(unit_kind)]),
        year=year,
        prize=coded(levels.PrizeGrade, grade),
        rank=rank,
        ref=f"HT-{contest}/{contestant}",
    )


CONTESTS = Source(frozenset({"contests"}), read_contests)
