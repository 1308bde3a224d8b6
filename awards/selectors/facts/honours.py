"""The awards the subjects of a slice hold, read once for all sources that ask."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from operator import attrgetter
from typing import Any, NamedTuple

from django.db import connection

from awards.models.honour import ONCE
from awards.querysets import SETTLED_STATES
from awards.selectors.facts.slices import Slice, SubjectKey
from people.models import SubjectKind
from units.models import Inheritance
from units.selectors.successions import Predecessor, predecessors_of


class Held(NamedTuple):
    """An award somebody holds, whoever decided it.

    ``campaign`` is the key of the one it was given in, ``kind`` that campaign's. ``deciding_level`` is the level its
    unit had at its end, else the only one that may decide the award, else ``None``. ``rests_on_initiatives`` says
    whether a standard of the award asks for initiatives or what they are worth. ``predecessor`` is the code of the unit
    that held it, where the holder goes on from that one and whether it counts is still to be asked.
    """

    award: str
    scope: str
    year: int
    campaign: int | None
    kind: str | None
    deciding_level: str | None
    decision_no: str
    rests_on_initiatives: bool
    predecessor: str | None = None


SAME = attrgetter(*ONCE)
HELD = """
SELECT held.subject_kind, coalesce(held.member_id, held.collective_id, held.subject_unit_id), award.code, award.scope,
  held.year, held.campaign_id, campaign.kind, coalesce(past.kind, head.kind, sole.level), held.decision_no,
  held.award_id IN (
    SELECT award_id FROM awards_standardversion
    WHERE state = ANY(%(settled)s)
      AND jsonb_path_exists(tree, '$.**.condition ? (@ == "initiatives" || @ == "benefit")'))
FROM awards_honour AS held
JOIN catalogue_awardtype AS award ON award.id = held.award_id
LEFT JOIN campaigns_campaign AS campaign ON campaign.id = held.campaign_id
LEFT JOIN units_unit AS head ON head.id = campaign.unit_id
LEFT JOIN (
  SELECT place.unit_id, place.kind, daterange(place.valid_from, place.valid_to, '[]') AS days
  FROM units_unitplacement AS place JOIN units_unit AS unit ON unit.id = place.unit_id
  WHERE place.kind <> unit.kind AND place.kind <> ''
) AS past ON past.unit_id = campaign.unit_id AND past.days @> campaign.ends_on
LEFT JOIN (
  SELECT award_id, min(level) AS level FROM catalogue_road WHERE kind = 'decide' GROUP BY award_id HAVING count(*) = 1
) AS sole ON sole.award_id = held.award_id
WHERE (held.member_id = ANY(%(members)s) OR held.collective_id = ANY(%(collectives)s)
    OR held.subject_unit_id = ANY(%(units)s))
  AND NOT EXISTS (
    SELECT FROM awards_honourend AS gone WHERE gone.honour_id = held.id AND gone.decided_on <= %(as_of)s)
"""


def awards_once(lines: Iterable[tuple[Hashable, Any]]) -> Iterable[tuple[Any, Any]]:
    """Of holders with their awards those that are one award once: the first that knows its campaign, if any does."""
    told: dict = {}
    for holder, award in lines:
        key = holder, SAME(award)
        if key not in told or told[key][1].campaign is None:
            told[key] = holder, award
    return told.values()


def honours_of(cut: Slice) -> dict[SubjectKey, list[Held]]:
    """By subject what it holds, and what units it goes on from held until then; two queries, one without units.

    What a later decision had ended by the day of the tally is not held. An award that two records of one person hold
    is one. Where the origin says so, those of the unit before are
    the subject's own, or are left out.
    """
    return cut.once("honours", _read)


def _read(cut: Slice) -> dict[SubjectKey, list[Held]]:
    heirs: defaultdict[SubjectKey, list[Predecessor]] = defaultdict(list)
    for each in predecessors_of(cut.units, cut.period.end):
        if each.inheritance != Inheritance.IGNORE:
            heirs[SubjectKind.UNIT, each.held_by].append(each)
    found: defaultdict[SubjectKey, list[Held]] = defaultdict(list)
    units = [*cut.units, *(unit for _kind, unit in heirs)]
    asked = {**cut.keys, "units": units, "settled": list(SETTLED_STATES), "as_of": cut.period.as_of}
    with connection.cursor() as cursor:
        cursor.execute(HELD, asked)
        lines = [(cut.whose(kind, subject), Held(*values)) for kind, subject, *values in cursor.fetchall()]
    if cut.holds_merged:
        lines = list(awards_once(sorted(lines, key=lambda line: line[1].campaign or 0)))
    for subject, held in lines:
        found[subject].append(held)
        for heir in heirs.get(subject, ()):
            if held.year <= heir.until.year:
                asked_of = heir.code if heir.inheritance == Inheritance.ASK else None
                found[SubjectKind.UNIT, heir.unit].append(held._replace(predecessor=asked_of))
    return found
