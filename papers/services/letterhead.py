"""The letterheads of units, from day to day."""

import datetime as dt

from django.db import transaction

from common.editing import mark_edited
from papers.models import Letterhead
from papers.services.looks import add_row, change_row, refuse_others
from units.models import Unit


@transaction.atomic
def create_letterhead(*, unit: Unit, valid_from: dt.date, by, **fields) -> Letterhead:
    """The unit's papers look so from ``valid_from`` on; one in force without an end until then ends the day before.

    Raises ``NotAllowed``, or ``DomainError`` when another holds in that time.
    """
    refuse_others(by, unit)
    open_before = Letterhead.objects.select_for_update().filter(unit=unit, valid_from__lt=valid_from, valid_to=None)
    for before in open_before:
        before.valid_to = valid_from - dt.timedelta(days=1)
        before.save(update_fields=["valid_to"])
        mark_edited(before, by=by)
    return add_row(Letterhead(unit=unit, valid_from=valid_from, **fields), by=by)


@transaction.atomic
def update_letterhead(letterhead: Letterhead, *, by, version: int | None = None, **fields) -> Letterhead:
    """The letterhead says what is given; papers of its days drawn from now on say it too.

    Raises ``NotAllowed``, ``StaleEdit``, or ``DomainError`` when another holds in that time.
    """
    return change_row(letterhead, fields, by=by, version=version)
