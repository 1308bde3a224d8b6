"""Whom a line of an old list may mean: shown to people, never decided by the machine."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from awards.models import TallyRun
from awards.selectors.reading import runs_that_read
from catalogue.models import AwardType
from common.vietnamese import fold
from office.models import AwardClaim
from people.models import Member, Membership, SubjectKind
from units.models import UnitName
from units.permissions import KEEPERS

MOST = 20


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A person of the name, with what else speaks for them or against, in words; ``weight`` is for the order."""

    member: Member
    said: list[str]
    weight: int


def people_for(claim: AwardClaim, *, viewer) -> list[Suggestion]:
    """People of the line's name, dấu aside, whose register ``viewer`` keeps, those most likely first; 3 queries.

    Looked at beside the name: the day or year of birth, and the units the person was in, under any name they had.
    """
    named = Member.objects.visible_to(viewer, *KEEPERS).standing().filter(search=claim.search_name)
    members = list(named.select_related("unit").order_by("sort_key", "pk")[: MOST * 5])
    stays = _stays(members)
    units = _units_named(claim.unit_text, {stay.unit_id for spent in stays.values() for stay in spent})
    found = [_suggestion(claim, member, stays[member.pk], units) for member in members]
    return sorted(found, key=lambda each: -each.weight)[:MOST]


def award_for(claim: AwardClaim) -> AwardType | None:
    """The only award of the catalogue for persons that is called, or has the code, as the line says."""
    written = fold(claim.award_text)
    awards = AwardType.objects.filter(active=True, subject_kinds__contains=[SubjectKind.INDIVIDUAL])
    found = [award for award in awards if written in {fold(award.name), fold(award.short_name), fold(award.code)}]
    return found[0] if len(found) == 1 else None


def runs_without(claim: AwardClaim) -> list[TallyRun]:
    """The runs under way that began before the award of ``claim`` was written down; none where it stood already."""
    return [run for run in runs_that_read(claim.honour) if run.is_active] if claim.recorded else []


def _stays(members: Collection[Member]) -> Mapping[int, list[Membership]]:
    """Where each was, under any of their records."""
    rows = Membership.objects.filter(Q(member__in=members) | Q(member__merged_into__in=members))
    spent: defaultdict[int, list[Membership]] = defaultdict(list)
    for row in rows.select_related("unit", "member").order_by("valid_from", "pk"):
        spent[row.member.person_id].append(row)
    return spent


def _units_named(written: str, units: Collection[int]) -> set[int]:
    """Those of ``units`` that have, or had, a name the line may mean."""
    folded = fold(written)
    if not folded:
        return set()
    names = UnitName.objects.filter(unit__in=units).values_list("unit", "name", "short_name")
    return {
        unit for unit, *called in names for name in map(fold, filter(None, called)) if name in folded or folded in name
    }


def _suggestion(claim: AwardClaim, member: Member, stays: list[Membership], units: set[int]) -> Suggestion:
    weight, said = _birth(claim, member)
    day = claim.decided_on or dt.date(claim.year, 12, 31)
    if spent := [row for row in stays if row.unit_id in units]:
        there = next((row for row in spent if row.holds_on(day)), None)
        words = _("ở %(unit)s vào ngày quyết định") if there else _("từng ở %(unit)s")
        said.append(words % {"unit": (there or spent[0]).unit.label})
        weight += 2 if there else 1
    return Suggestion(member, said, weight)


def _birth(claim: AwardClaim, member: Member) -> tuple[int, list[str]]:
    if claim.birth_year is None or member.birth_date is None:
        return 0, []
    if claim.birth_date == member.birth_date:
        return 4, [_("cùng ngày sinh")]
    if claim.birth_year != member.birth_date.year:
        return -4, [_("khác năm sinh")]
    return (3, [_("cùng năm sinh")]) if claim.birth_date is None else (1, [_("cùng năm sinh, khác ngày sinh")])
