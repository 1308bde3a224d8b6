"""Who a person may register for a contest."""

from collections.abc import Collection

from django.db.models import QuerySet

from common.keys import key_of as number_of
from contests.models import Contest, Contestant, ContestDiscipline
from people.models import Collective, Member
from units.models import Role, Unit
from units.scope import scope_of

Subject = Member | Collective
MODELS: dict[str, type[Member] | type[Collective]] = {"member": Member, "collective": Collective}


def units_registering(user, contest: Contest) -> QuerySet[Unit]:
    """Units of the subtree of the holder for which ``user`` writes: as an editor, or as a specialist above them."""
    held = scope_of(user).held
    reviewed = held.get(Role.SPECIALIST, ())
    own = Unit.objects.active().of_subtree(contest.unit)
    return own.within(held.get(Role.EDITOR, ())) | own.within(reviewed).exclude(path__in=reviewed)


def subjects_for(kind: str, units: QuerySet[Unit]) -> QuerySet:
    """People or collectives of ``units``, in Vietnamese order."""
    rows = MODELS[kind].objects.active().filter(unit__in=units)
    return rows.select_related("unit").order_by("sort_key", "pk")


def found(units: QuerySet[Unit], typed: str, most: int) -> list[Subject]:
    """Up to ``most`` people, then collectives, called so or with that code; typed with or without dấu. Two queries."""
    return [row for kind in MODELS for row in subjects_for(kind, units).matching(typed)[:most]][:most]


def chosen(units: QuerySet[Unit], keys: Collection[str]) -> list[Subject]:
    """Those of ``keys`` that may be registered, in their order."""
    rows: list[Subject] = []
    for key in dict.fromkeys(keys):
        kind, _dash, number = key.partition("-")
        if kind in MODELS and (pk := number_of(number)):
            rows += subjects_for(kind, units).filter(pk=pk)
    return rows


def standing_in(discipline: ContestDiscipline, rows: Collection[Subject]) -> set[str]:
    """Keys of those of ``rows`` that were registered for it already, under whichever record of the person."""
    taken = Contestant.objects.filter(discipline=discipline).select_related("member")
    keys = {f"member-{row.member.person_id}" if row.member else f"collective-{row.collective_id}" for row in taken}
    return {key_of(row) for row in rows if f"{_kind(row)}-{getattr(row, 'person_id', row.pk)}" in keys}


def key_of(row: Subject) -> str:
    """What stands for ``row`` in a form: «member-12»."""
    return f"{_kind(row)}-{row.pk}"


def _kind(row: Subject) -> str:
    return "member" if isinstance(row, Member) else "collective"
