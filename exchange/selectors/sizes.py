"""How much an export will be, without reading it."""

from campaigns.models import Entry
from contributions.models import Initiative
from people.models import Member
from units.models import Unit


def rows_about(unit: Unit) -> int:
    """The people, entries and initiatives of the unit and everything under it: the long sheets of a workbook."""
    return sum(model.objects.of_subtree(unit).count() for model in (Member, Entry, Initiative))
