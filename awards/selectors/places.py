"""By which codes an entry is known: what its seal goes by, because keys and names differ or change."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models.functions import Coalesce

from campaigns.models import Entry


class Place(NamedTuple):
    """The codes of the subject and of the unit that puts it up; ``phase`` is the number of the phase, 0 without one."""

    subject: str
    unit: str
    phase: int


def places_of(entry_ids: Iterable[int]) -> dict[int, Place]:
    """The place of each entry, by its key; one query."""
    rows = Entry.objects.filter(pk__in=entry_ids).order_by()
    codes = Coalesce("member__code", "collective__code", "subject_unit__code")
    return {
        pk: Place(subject, unit, phase)
        for pk, subject, unit, phase in rows.values_list(
            "pk", codes, "dossier__unit__code", Coalesce("dossier__phase__number", 0)
        )
    }
