"""Many people, collectives, disciplines and ratings at once, as a workbook brings them.

The caller has checked the values and that nobody changes the unit.
"""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from django.db import transaction

from common.bulk import create_rows, update_rows
from common.vietnamese import name_sort_key, text_sort_key
from people.models import Absence, Collective, Discipline, Member, Membership, Rating
from people.services.membership import first_memberships


@transaction.atomic
def take_in_members(*, new: Sequence[Member], changed: Sequence[Member], fields: Collection[str]) -> None:
    """The people are in the register; new ones are in their unit from ``joined_on``, from ever when it is unknown.

    Where ``joined_on`` changes, the first membership begins with it, unless it had ended by then.
    """
    for member in (*new, *changed):
        member.sort_key = name_sort_key(member.full_name)
    create_rows(new)
    create_rows([Membership(member=member, unit_id=member.unit_id, valid_from=member.joined_on) for member in new])
    joined_before = dict(Member.objects.filter(pk__in=[member.pk for member in changed]).values_list("pk", "joined_on"))
    update_rows(changed, {*fields, "sort_key"})
    _begin_with_joining({member.pk: member.joined_on for member in changed}, joined_before)


def _begin_with_joining(joined: Mapping[int, dt.date | None], before: Mapping[int, dt.date | None]) -> None:
    moved = {member: day for member, day in before.items() if day != joined[member]}
    firsts = [row for row in first_memberships(moved) if row.may_begin(joined[row.member_id])]
    for row in firsts:
        row.valid_from = joined[row.member_id]
    update_rows(firsts, ["valid_from"])


@transaction.atomic
def take_in_collectives(*, new: Sequence[Collective], changed: Sequence[Collective], fields: Collection[str]) -> None:
    """The collectives are in their units with these data."""
    for collective in (*new, *changed):
        collective.sort_key = text_sort_key(collective.name)
    create_rows(new)
    update_rows(changed, {*fields, "sort_key"})


@transaction.atomic
def take_in_disciplines(*, new: Sequence[Discipline], changed: Sequence[Discipline], fields: Collection[str]) -> None:
    """The disciplines and open cases stand in the register."""
    create_rows(new)
    update_rows(changed, fields)


@transaction.atomic
def take_in_ratings(*, new: Sequence[Rating], changed: Sequence[Rating]) -> None:
    """Each subject has this rating for its year."""
    create_rows(new)
    update_rows(changed, ["rating"])


@transaction.atomic
def take_in_absences(*, new: Sequence[Absence], changed: Sequence[Absence]) -> None:
    """Each member was away that many working days of its year for its reason."""
    create_rows(new)
    update_rows(changed, ["working_days"])
