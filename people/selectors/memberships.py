"""Where people were on a day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection

from people.models import Membership
from units.models import Unit

Stay = tuple[int, dt.date]
"""A member, by key, and a day."""


def units_on(stays: Collection[Stay]) -> dict[Stay, Unit]:
    """The unit each member was in on the day; nothing where that is unrecorded. One query."""
    if not stays:
        return {}
    rows = Membership.objects.filter(member__in={member for member, _day in stays}).select_related("unit")
    spent: defaultdict[int, list[Membership]] = defaultdict(list)
    for row in rows:
        spent[row.member_id].append(row)
    found = {}
    for member, day in stays:
        if held := next((row for row in spent[member] if row.holds_on(day)), None):
            found[member, day] = held.unit
    return found
