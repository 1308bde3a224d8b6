"""Initiatives of persons and units."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.db import connection

from awards.selectors.facts.slices import Reader, Row, Slice, Source, SubjectKey
from awards.selectors.facts.uses import read_uses
from awards.selectors.facts.words import graded, in_order
from awards.tally import facts as tally
from awards.tally import levels
from campaigns.models import Dossier
from contributions.models import InitiativeKind, InitiativeState
from contributions.querysets import CONFIRMED_STATES
from people.models import SubjectKind

READ = """
SELECT {whose},
  initiative.state = ANY(%(confirmed)s) OR (
    initiative.recognised_on IS NOT NULL AND initiative.recognition_no <> '' AND EXISTS (
      SELECT 1 FROM campaigns_dossierinitiative AS put_down
      WHERE put_down.dossier_id = %(accepting)s AND put_down.initiative_id = initiative.id)),
  initiative.recognised_level, initiative.recognised_on, initiative.benefit_confirmed, initiative.kind, initiative.code
FROM contributions_initiative AS initiative {joined}
WHERE {key} = ANY(%(keys)s) AND initiative.recognised_level <> '' AND initiative.state <> %(refused)s
  AND initiative.counts_in_id IS NULL
"""
"""Whose, by which share, whether a level above has confirmed the recognition, or will by accepting, and what it is.

One that is the same as another one counts there only.
"""

OF_AUTHORS = READ.format(
    whose="author.member_id, author.share_percent",
    joined="JOIN contributions_initiativeauthor AS author ON author.initiative_id = initiative.id",
    key="author.member_id",
)
OF_UNITS = READ.format(whose="initiative.unit_id, NULL::numeric", joined="", key="initiative.unit_id")
Known = dict[SubjectKey, list[tally.Initiative]]


def read_initiatives(cut: Slice) -> Reader:
    """``initiatives`` of a person as author, of a unit as owner; unknown for a collective or a household.

    One counts with its level and benefit once a level above has confirmed them, or will by accepting the dossier;
    before that they are a declaration. What it was used for is read only where somebody asks, see ``read_uses``.
    """
    known: Known = defaultdict(list)
    if cut.members:
        for member, values in _shared(cut, _read(OF_AUTHORS, cut.members, cut.accepting)):
            known[SubjectKind.INDIVIDUAL, member].append(_initiative(*values))
    if cut.units:
        for unit, *values in _read(OF_UNITS, cut.units, cut.accepting):
            known[SubjectKind.UNIT, unit].append(_initiative(*values))
    some = [row for row in cut.rows if row.key in known]
    use = read_uses(cut.some(some, cut.needs)) if some and cut.asks(tally.USED_FOR) else None

    def of(row: Row) -> dict[str, tuple[tally.Initiative, ...]]:
        if row.subject_kind not in (SubjectKind.INDIVIDUAL, SubjectKind.UNIT):
            return {}
        items = in_order(known.get(row.key, ()), "ref")
        if use is not None:
            items = tuple(replace(item, used_for=use(row, item)) for item in items)
        return {"initiatives": items}

    return of


def _shared(cut: Slice, rows: Iterable[Sequence[Any]]) -> Iterator[tuple[int, Sequence[Any]]]:
    """By person; of one that two records of the person are authors of, the shares of both together."""
    if not cut.holds_merged:
        yield from ((member, values) for member, *values in rows)
        return
    shares: defaultdict[tuple[int, tuple[Any, ...]], int] = defaultdict(int)
    for member, share, *values in rows:
        shares[cut.person_of(member), tuple(values)] += share
    yield from ((member, (share, *values)) for (member, values), share in shares.items())


def _read(statement: str, keys: list[int], accepting: Dossier | None) -> list[tuple[Any, ...]]:
    asked = {
        "keys": keys,
        "refused": InitiativeState.NOT_RECOGNISED,
        "confirmed": list(CONFIRMED_STATES),
        "accepting": accepting.pk if accepting else None,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        return cursor.fetchall()


def _initiative(share, confirmed, level, recognised_on, benefit, kind, code) -> tally.Initiative:
    recognised = graded(levels.InitiativeLevel, level)
    return tally.Initiative(
        level=recognised if confirmed else None,
        declared_level=None if confirmed else recognised,
        year=recognised_on.year if recognised_on else None,
        share=share if share is None else Decimal(share),
        benefit=benefit if confirmed else None,
        research=kind == InitiativeKind.RESEARCH,
        ref=code,
    )


INITIATIVES = Source(frozenset({"initiatives"}), read_initiatives)
