"""Initiatives of persons and units."""

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q

from awards.selectors.facts.slices import Reader, Row, Slice, Source, SubjectKey
from awards.selectors.facts.uses import read_uses
from awards.selectors.facts.words import graded, in_order
from awards.tally import facts as tally
from awards.tally import levels
from campaigns.models import Dossier, DossierInitiative
from contributions.models import Initiative, InitiativeAuthor, InitiativeKind, InitiativeState
from contributions.querysets import CONFIRMED_STATES
from people.models import SubjectKind

COLUMNS = ("recognised_level", "recognised_on", "benefit_confirmed", "kind", "code")
Known = dict[SubjectKey, list[tally.Initiative]]


def read_initiatives(cut: Slice) -> Reader:
    """``initiatives`` of a person as author, of a unit as owner; unknown for a collective or a household.

    One counts with its level and benefit once a level above has confirmed them, or will by accepting the dossier;
    before that they are a declaration. What it was used for is read only where somebody asks, see ``read_uses``.
    """
    known: Known = defaultdict(list)
    if cut.members:
        _of_authors(known, cut)
    if cut.units:
        _of_units(known, cut)
    some = [row for row in cut.rows if row.key in known]
    use = read_uses(replace(cut, rows=some)) if some and cut.asks(tally.USED_FOR) else None

    def of(row: Row) -> dict[str, tuple[tally.Initiative, ...]]:
        if row.subject_kind not in (SubjectKind.INDIVIDUAL, SubjectKind.UNIT):
            return {}
        items = in_order(known.get(row.key, ()), "ref")
        if use is not None:
            items = tuple(replace(item, used_for=use(row, item)) for item in items)
        return {"initiatives": items}

    return of


def _of_authors(known: Known, cut: Slice) -> None:
    rows = InitiativeAuthor.objects.filter(member__in=cut.members).filter(_claims_recognition("initiative__"))
    rows = rows.annotate(confirmed=_is_confirmed("initiative__", cut.accepting))
    columns = [f"initiative__{name}" for name in COLUMNS]
    for member, *values in rows.order_by().values_list("member_id", "share_percent", "confirmed", *columns):
        known[SubjectKind.INDIVIDUAL, member].append(_initiative(*values))


def _of_units(known: Known, cut: Slice) -> None:
    rows = Initiative.objects.filter(unit__in=cut.units).filter(_claims_recognition(""))
    rows = rows.annotate(confirmed=_is_confirmed("", cut.accepting))
    for unit, *values in rows.values_list("unit_id", "confirmed", *COLUMNS):
        known[SubjectKind.UNIT, unit].append(_initiative(None, *values))


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


def _claims_recognition(prefix: str) -> Q:
    refused = Q(**{f"{prefix}state": InitiativeState.NOT_RECOGNISED})
    return ~Q(**{f"{prefix}recognised_level": ""}) & ~refused


def _is_confirmed(prefix: str, accepting: Dossier | None) -> Q:
    """Whether a level above has confirmed the recognition, or will when it accepts the dossier ``accepting``."""
    confirmed = Q(**{f"{prefix}state__in": CONFIRMED_STATES})
    if accepting is None:
        return confirmed
    whole = Q(**{f"{prefix}recognised_on__isnull": False}) & ~Q(**{f"{prefix}recognition_no": ""})
    put_down = DossierInitiative.objects.filter(dossier=accepting, initiative=OuterRef(f"{prefix}pk"))
    return confirmed | (whole & Exists(put_down))


INITIATIVES = Source(frozenset({"initiatives"}), read_initiatives)
