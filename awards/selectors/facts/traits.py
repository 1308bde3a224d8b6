"""What a subject is: its unit, and of a person gender, work, standing, training and years of service."""

import datetime as dt
from collections.abc import Mapping
from decimal import ROUND_CEILING, Decimal
from typing import Any

from awards.selectors.facts.period import whole_months
from awards.selectors.facts.slices import Reader, Row, Slice, Source, SubjectKey
from awards.selectors.facts.words import coded, graded
from awards.tally import levels
from people.models import Collective, Member, SubjectKind
from units.models import Unit

FACTS = frozenset(
    {
        "unit_kind",
        "block",
        "gender",
        "is_direct_worker",
        "is_leader",
        "education",
        "service_years",
        "months_since_founding",
    }
)
OF_UNIT = ("unit__kind", "unit__block")
OF_PERSON = ("gender", "is_direct_worker", "is_leader", "education", "joined_on")
Traits = Mapping[str, Any]


def read_traits(cut: Slice) -> Reader:
    """``unit_kind`` and ``block`` are those of the subject's unit; a household has no traits of its own."""
    known = {**_persons(cut), **_collectives(cut), **_units(cut)}

    def of(row: Row) -> Traits:
        return known.get(row.key, {})

    return of


def _persons(cut: Slice) -> dict[SubjectKey, Traits]:
    known: dict[SubjectKey, Traits] = {}
    rows = Member.objects.filter(pk__in=cut.members).values_list("pk", *OF_UNIT, *OF_PERSON)
    for pk, kind, block, gender, direct, leads, education, joined_on in rows:
        place = _place(kind, block)
        known[SubjectKind.HOUSEHOLD, pk] = place
        known[SubjectKind.INDIVIDUAL, pk] = place | {
            "gender": coded(levels.Gender, gender),
            "is_direct_worker": direct,
            "is_leader": leads,
            "education": graded(levels.Education, education),
            "service_years": years_of_service(joined_on, cut.period.end),
        }
    return known


def _collectives(cut: Slice) -> dict[SubjectKey, Traits]:
    rows = Collective.objects.filter(pk__in=cut.collectives).values_list("pk", *OF_UNIT)
    return {(SubjectKind.COLLECTIVE, pk): _place(kind, block) for pk, kind, block in rows}


def _units(cut: Slice) -> dict[SubjectKey, Traits]:
    rows = Unit.objects.filter(pk__in=cut.units).values_list("pk", "kind", "block", "founded_on")
    return {
        (SubjectKind.UNIT, pk): _place(kind, block)
        | {"months_since_founding": whole_months(founded_on, cut.period.end)}
        for pk, kind, block, founded_on in rows
    }


def _place(kind: str, block: str) -> dict[str, Any]:
    return {"unit_kind": coded(levels.UnitKind, kind), "block": coded(levels.Block, block)}


def years_of_service(joined_on: dt.date | None, until: dt.date) -> Decimal | None:
    """Years in the union, by whole months; rounded up to four decimals so that 160 months are 13⅓ years."""
    months = whole_months(joined_on, until)
    return None if months is None else (Decimal(months) / 12).quantize(Decimal("0.0001"), rounding=ROUND_CEILING)


TRAITS = Source(FACTS, read_traits)
