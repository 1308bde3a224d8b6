"""Who a person may register for a contest."""

from collections.abc import Collection

from django.db.models import QuerySet

from contests.models import Contest, Contestant, ContestDiscipline
from people.selectors.picking import Subject, key_of, kind_of
from units.models import Role, Unit
from units.scope import scope_of


def units_registering(user, contest: Contest) -> QuerySet[Unit]:
    """Units of the subtree of the holder for which ``user`` writes: as an editor, or as a specialist above them."""
    held = scope_of(user).held
    reviewed = held.get(Role.SPECIALIST, ())
    own = Unit.objects.active().of_subtree(contest.unit)
    return own.within(held.get(Role.EDITOR, ())) | own.within(reviewed).exclude(path__in=reviewed)


def standing_in(discipline: ContestDiscipline, rows: Collection[Subject]) -> set[str]:
    """Keys of those of ``rows`` that were registered for it already, under whichever record of the person."""
    taken = Contestant.objects.filter(discipline=discipline).select_related("member")
    keys = {f"member-{row.member.person_id}" if row.member else f"collective-{row.collective_id}" for row in taken}
    return {key_of(row) for row in rows if f"{kind_of(row)}-{getattr(row, 'person_id', row.pk)}" in keys}
