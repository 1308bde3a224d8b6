"""How lists and search fields tell namesakes apart."""

from django.utils.translation import gettext as _

from people.models import Collective, Member
from units.models import Unit


def note_of(row: Member | Collective | Unit, *, home: Unit) -> str:
    """What tells namesakes apart; the unit only where it is not ``home``."""
    if isinstance(row, Member):
        born = _("sinh %(year)s") % {"year": row.birth_date.year} if row.birth_date else ""
        parts = [born, row.position, _place(row, home), row.code]
    elif isinstance(row, Collective):
        parts = [row.get_kind_display(), _place(row, home), row.code]
    else:
        parts = [row.get_kind_display(), row.code]
    return " – ".join(filter(None, parts))


def _place(row: Member | Collective, home: Unit) -> str:
    return "" if row.unit_id == home.pk else row.unit.label
