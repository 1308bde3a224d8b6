"""How many belong to a collective or a unit, and how many of them are what."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from django.db import connection

from awards.selectors.facts.slices import Reader, Row, Slice, Source, SubjectKey
from awards.tally import facts as tally
from people.models import Collective, DisciplineLevel, RatingGrade, SubjectKind
from units.models import Headcount

COMPLETED = (RatingGrade.EXCELLENT, RatingGrade.GOOD, RatingGrade.COMPLETED)
LDTT, CSTDCS = TITLES_OF_MEMBERS = ("LDTT", "CSTDCS")
"""Codes of the titles of the year that are counted among members."""
SERIOUS = (DisciplineLevel.WARNING, DisciplineLevel.DISMISSAL_FROM_POST, DisciplineLevel.DISMISSAL)
STANDS = """
  (record.merged_into_id IS NULL OR NOT EXISTS (
    SELECT 1 FROM people_membership AS kept WHERE kept.member_id = record.merged_into_id
      AND daterange(kept.valid_from, kept.valid_to, '[]') @> %(day)s::date))
"""
"""Where a merged record belongs counts while the one that was kept tells of nothing on the day."""
OF_UNITS = """
  SELECT DISTINCT head.id, coalesce(record.merged_into_id, record.id) AS person
  FROM unnest(%(heads)s::bigint[]) AS head(id)
  JOIN units_unitplacement AS place ON place.unit_id = head.id
    AND daterange(place.valid_from, place.valid_to, '[]') @> %(day)s::date
  JOIN units_unitplacement AS below ON below.path ~>=~ place.path AND below.path ~<~ (place.path || '~')
    AND daterange(below.valid_from, below.valid_to, '[]') @> %(day)s::date
  JOIN people_membership AS member ON member.unit_id = below.unit_id
    AND daterange(member.valid_from, member.valid_to, '[]') @> %(day)s::date
  JOIN people_member AS record ON record.id = member.member_id
  WHERE {stands}
"""
OF_COLLECTIVES = """
  SELECT DISTINCT part.collective_id AS id, coalesce(record.merged_into_id, record.id) AS person
  FROM people_collectivemembership AS part
  JOIN people_collective AS head ON head.id = part.collective_id
  JOIN people_member AS record ON record.id = part.member_id
  WHERE part.collective_id = ANY(%(heads)s::bigint[])
    AND daterange(part.valid_from, part.valid_to, '[]') @> %(day)s::date
    AND EXISTS (
      SELECT 1 FROM units_unitplacement AS place
      JOIN units_unitplacement AS below ON below.path ~>=~ place.path AND below.path ~<~ (place.path || '~')
        AND daterange(below.valid_from, below.valid_to, '[]') @> %(day)s::date
      JOIN people_membership AS member ON member.unit_id = below.unit_id
        AND (member.member_id = coalesce(record.merged_into_id, record.id)
          OR (member.member_id = part.member_id AND {stands}))
        AND daterange(member.valid_from, member.valid_to, '[]') @> %(day)s::date
      WHERE place.unit_id = head.unit_id AND daterange(place.valid_from, place.valid_to, '[]') @> %(day)s::date)
"""
LISTED = """
SELECT belonging.id, count(*), count(rating.rating),
  count(*) FILTER (WHERE rating.rating = ANY(%(completed)s)), count(*) FILTER (WHERE held.ldtt),
  count(*) FILTER (WHERE held.cstdcs), count(*) FILTER (WHERE EXISTS (
    SELECT 1 FROM people_discipline AS measure
    WHERE measure.member_id = ANY(belonging.records) AND measure.subject_kind = 'individual'
      AND measure.level = ANY(%(serious)s) AND measure.from_date <= %(day)s
      AND (measure.to_date IS NULL OR measure.to_date >= %(start)s)))
FROM (
  SELECT id, ARRAY(
    SELECT belongs.person UNION ALL SELECT record.id FROM people_member AS record
    WHERE record.merged_into_id = belongs.person) AS records
  FROM ({belonging}) AS belongs
) AS belonging
LEFT JOIN LATERAL (
  SELECT CASE WHEN min(rating) = max(rating) THEN min(rating) END AS rating FROM people_rating
  WHERE member_id = ANY(belonging.records) AND subject_kind = 'individual' AND year = %(year)s
) AS rating ON true
LEFT JOIN LATERAL (
  SELECT bool_or(award.code = %(ldtt)s) AS ldtt, bool_or(award.code = %(cstdcs)s) AS cstdcs
  FROM awards_honour AS honour JOIN catalogue_awardtype AS award ON award.id = honour.award_id
  WHERE honour.member_id = ANY(belonging.records) AND honour.subject_kind = 'individual' AND honour.year = %(year)s
    AND award.code IN (%(ldtt)s, %(cstdcs)s)
    AND NOT EXISTS (
      SELECT FROM awards_honourend AS gone WHERE gone.honour_id = honour.id AND gone.decided_on <= %(as_of)s)
) AS held ON true
GROUP BY 1
"""
STATEMENTS = {
    SubjectKind.UNIT: LISTED.format(belonging=OF_UNITS.format(stands=STANDS)),
    SubjectKind.COLLECTIVE: LISTED.format(belonging=OF_COLLECTIVES.format(stands=STANDS)),
}


class Listed(NamedTuple):
    """What the registers say of the members of one collective or unit."""

    size: int
    rated: int
    completed: int
    ldtt: int
    cstdcs: int
    disciplined: int

    def added_to(self, known: tally.Collective) -> tally.Collective:
        """The parts, where the registers name everybody; those that may only not be recorded yet stay unknown."""
        if known.size != self.size:
            return known
        titles_are_out = self.ldtt or self.cstdcs
        return replace(
            known,
            completed=self.completed if self.rated == self.size else None,
            ldtt=self.ldtt if titles_are_out else None,
            cstdcs=self.cstdcs if titles_are_out else None,
            disciplined=self.disciplined,
        )


def read_collective(cut: Slice) -> Reader:
    """``collective`` of a collective by its own headcounts, of a unit by the latest ones, and what their members are.

    Members are those who belong to it on the last day of the period, of a unit those of everything under it. What they
    are is known only where as many are listed as the headcount says. How many completed their tasks is unknown while
    one of them is not rated; how many hold a title of the year, while nobody among them holds one: then the titles are
    not recorded yet. Nobody with a line of discipline is nobody disciplined. Several records of one person that were
    merged are one member.
    """
    known = {**_collectives(cut), **_units(cut)}
    for key, listed in _listed(cut).items():
        if key in known:
            known[key] = listed.added_to(known[key])

    def of(row: Row) -> Mapping[str, tally.Collective | None]:
        return {"collective": known.get(row.key)}

    return of


def _collectives(cut: Slice) -> dict[SubjectKey, tally.Collective]:
    rows = Collective.objects.filter(pk__in=cut.collectives).values_list("pk", "headcount", "headcount_female")
    return {(SubjectKind.COLLECTIVE, pk): tally.Collective(size=size, women=women) for pk, size, women in rows}


def _units(cut: Slice) -> dict[SubjectKey, tally.Collective]:
    if not cut.units:
        return {}
    latest = (
        Headcount.objects.filter(unit__in=cut.units, as_of__lte=cut.period.end)
        .order_by("unit_id", "-as_of")
        .distinct("unit_id")
        .values_list("unit_id", "members", "members_female")
    )
    return {(SubjectKind.UNIT, unit): tally.Collective(size=size, women=women) for unit, size, women in latest}


def _listed(cut: Slice) -> dict[SubjectKey, Listed]:
    """Of the collectives and units that have members; a query for each of the two that there are."""
    terms = {
        "start": cut.period.start,
        "day": cut.period.end,
        "as_of": cut.period.as_of,
        "year": cut.period.end.year,
        "completed": list(COMPLETED),
        "ldtt": LDTT,
        "cstdcs": CSTDCS,
        "serious": list(SERIOUS),
    }
    found: dict[SubjectKey, Listed] = {}
    for kind, heads in ((SubjectKind.UNIT, cut.units), (SubjectKind.COLLECTIVE, cut.collectives)):
        if heads:
            with connection.cursor() as cursor:
                cursor.execute(STATEMENTS[kind], terms | {"heads": heads})
                found |= {(kind, pk): Listed(*counts) for pk, *counts in cursor.fetchall()}
    return found


COLLECTIVE = Source(frozenset({"collective"}), read_collective)
