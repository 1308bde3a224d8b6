"""For which units a person proposes, and who of them may be proposed."""

from django.db.models import QuerySet

from units.models import Role, Unit
from units.scope import scope_of


def units_proposing(user) -> QuerySet[Unit]:
    """Units ``user`` writes for: as an editor, or as a specialist above them."""
    held = scope_of(user).held
    reviewed = held.get(Role.SPECIALIST, ())
    own = Unit.objects.active()
    return own.within(held.get(Role.EDITOR, ())) | own.within(reviewed).exclude(path__in=reviewed)
