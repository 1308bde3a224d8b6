"""Initiatives that may be the same as others: shown to people, never joined by the machine."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from common import clock
from common.likeness import ALIKE, Reading, content_keys, likeness, title_keys
from contributions.models import Initiative, InitiativeState
from units.models import Unit
from units.selectors.provinces import province_paths

YEARS = 5
"""How far back is looked: what was applied longer ago before the initiative is no rival of it."""
NOT_STORED = 0
"""Stands for the key of what is only typed."""
BY_TITLE, BY_CONTENT = 60, 20
"""How many of those found are compared word for word."""
_FOUND = """
SELECT own.initiative_id, found.initiative_id
FROM {own} AS own
CROSS JOIN LATERAL (
  SELECT ARRAY(
    SELECT told.first_id + told.second_id - own.initiative_id FROM contributions_initiativepair AS told
    WHERE own.initiative_id IN (told.first_id, told.second_id)
      AND told.verdict = 'different' AND told.withdrawn_at IS NULL) || own.initiative_id AS keys
) AS without
CROSS JOIN LATERAL ({by_title} UNION {by_content}) AS found
"""
_STORED = """
(SELECT initiative_id, since, words, title_keys, content_keys FROM contributions_initiativelikeness
 WHERE initiative_id = ANY(%(asked)s))
"""
_TYPED = """
(SELECT %(asked)s::bigint AS initiative_id, %(since)s::date AS since, %(words)s::text AS words,
   %(titles)s::int[] AS title_keys, %(contents)s::int[] AS content_keys)
"""
_SIDE = """
(SELECT other.initiative_id FROM contributions_initiativelikeness AS other
 WHERE other.{keys} && {sought} AND other.initiative_id <> ALL (without.keys)
   AND other.since >= own.since - make_interval(years => %(years)s)
 ORDER BY similarity(other.words, own.words) DESC, other.initiative_id LIMIT %({most})s)
"""
_BY_OWN_KEYS = {
    "by_title": _SIDE.format(keys="title_keys", sought="own.title_keys", most="by_title"),
    "by_content": _SIDE.format(keys="content_keys", sought="own.content_keys", most="by_content"),
}
WITHIN_PROVINCE = _FOUND.format(own=_STORED, **_BY_OWN_KEYS)
OF_TYPED = _FOUND.format(own=_TYPED, **_BY_OWN_KEYS)
ACROSS_COUNTRY = _FOUND.format(
    own=_STORED,
    by_title=_SIDE.format(keys="title_keys", sought="%(titles)s::int[]", most="by_title"),
    by_content=_SIDE.format(keys="content_keys", sought="%(contents)s::int[]", most="by_content"),
)


@dataclass(frozen=True, slots=True)
class Alike:
    """``other`` may be the same as ``initiative``: ``percent`` says how alike they are."""

    initiative: Initiative
    other: Initiative
    percent: int

    @property
    def is_told(self) -> bool:
        """Whether somebody said that the two are the same."""
        return self.initiative.counts_in_id == self.other.pk or self.other.counts_in_id == self.initiative.pk


def content_of(initiative: Initiative) -> str:
    """All that is said of a solution beside its title."""
    parts = (initiative.summary, initiative.problem, initiative.solution, initiative.result)
    return "\n".join(filter(None, parts))


def traces_of(title: str, content: str, province: str) -> tuple[str, list[int], list[int]]:
    """The telling words, and the keys of title and content, by which those of ``province`` find one another."""
    reading = Reading(title)
    return " ".join(reading.telling), title_keys(reading, province), content_keys(Reading(content), province)


def alike_to(initiatives: Iterable[Initiative]) -> list[Alike]:
    """Those of the province and of five years that may be the same as one of ``initiatives``, the most alike first.

    By the keys worked out last. Never itself, nor a draft of another unit, nor what somebody said is different. Two
    queries, one where there are none.
    """
    asked = {initiative.pk: initiative for initiative in initiatives}
    return _compared(asked, _found(WITHIN_PROVINCE, asked=list(asked)))


def alike_to_typed(typed: Initiative, *, among: QuerySet[Initiative]) -> list[Alike]:
    """As ``alike_to``, for one that is not stored yet: those of ``among`` that were handed in, no drafts at all.

    Three queries, two where there are none.
    """
    words, titles, contents = traces_of(typed.title, content_of(typed), province_paths()(typed.unit.path))
    since = typed.applied_on or clock.today()
    found = _found(OF_TYPED, asked=NOT_STORED, since=since, words=words, titles=titles, contents=contents)
    return _compared({NOT_STORED: typed}, found, among=among.exclude(state=InitiativeState.DRAFT))


def alike_in_country(initiative: Initiative) -> list[Alike]:
    """As ``alike_to``, whichever province they are of; takes seconds, so only workers ask."""
    province_of = province_paths()
    provinces = {province_of(path) for path in Unit.objects.filter(depth__lte=2).values_list("path", flat=True)}
    title, content = _readings(initiative)
    titles = [key for place in provinces for key in title_keys(title, place)]
    contents = [key for place in provinces for key in content_keys(content, place)]
    found = _found(ACROSS_COUNTRY, asked=[initiative.pk], titles=titles, contents=contents)
    return _compared({initiative.pk: initiative}, found)


def percent_alike(one: Initiative, other: Initiative) -> int:
    """From 0 to 100, by titles and contents."""
    return _percent(likeness(_readings(one), _readings(other)))


def _found(statement: str, **asked: Any) -> list[tuple[int, int]]:
    values = {"years": YEARS, "by_title": BY_TITLE, "by_content": BY_CONTENT, **asked}
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def _compared(
    asked: dict[int, Initiative], found: Sequence[tuple[int, int]], among: QuerySet[Initiative] | None = None
) -> list[Alike]:
    keys = {other for _own, other in found}
    if not keys:
        return []
    handed_in = ~Q(state=InitiativeState.DRAFT) | Q(unit__in={initiative.unit_id for initiative in asked.values()})
    rows = Initiative.objects.all() if among is None else among
    others = rows.filter(handed_in).with_unit().in_bulk(keys)
    readings = {pk: _readings(each) for pk, each in (asked | others).items()}
    scored = ((own, other, likeness(readings[own], readings[other])) for own, other in found if other in others)
    alike = [Alike(asked[own], others[other], _percent(score)) for own, other, score in scored if score >= ALIKE]
    return sorted(_shown(alike), key=lambda each: (-each.percent, each.initiative.pk, each.other.pk))


def _shown(alike: Iterable[Alike]) -> Iterator[Alike]:
    """Without drafts of another unit than the initiative's own."""
    for each in alike:
        if each.other.is_handed_in or each.other.unit_id == each.initiative.unit_id:
            yield each


def _readings(initiative: Initiative) -> tuple[Reading, Reading]:
    return Reading(initiative.title), Reading(content_of(initiative))


def _percent(score: float) -> int:
    return int(100 * score)
