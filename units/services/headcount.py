"""How many people a unit has on a day."""

import datetime as dt

from django.db import transaction

from common.editing import validated
from common.integrity import refusing
from units.models import Headcount, Unit


@transaction.atomic
def record_headcount(
    unit: Unit, *, as_of: dt.date, workers: int, workers_female: int, members: int, members_female: int
) -> Headcount:
    """The unit's figures of that day are as given; figures of other days stay."""
    row = Headcount.objects.select_for_update().filter(unit=unit, as_of=as_of).first() or Headcount(
        unit=unit, as_of=as_of
    )
    row.workers, row.workers_female = workers, workers_female
    row.members, row.members_female = members, members_female
    validated(row)
    with refusing(Headcount):
        row.save()
    return row
