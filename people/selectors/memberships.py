"""Where people were on a day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F

from common.expressions import IsAmong
from people.models import Member, Membership
from units.models import Unit

Stay = tuple[int, dt.date]
"""A member, by key, and a day."""


def units_on(stays: Collection[Stay]) -> dict[Stay, Unit]:
    """The unit each member was in on the day; nothing where that is unrecorded. One query.

    Where the member's own record does not say, one that was merged into it may.
    """
    if not stays:
        return {}
    records = Member.objects.of_people({member for member, _day in stays}).values("pk")
    rows = Membership.objects.filter(IsAmong(F("member_id"), ArraySubquery(records))).select_related("unit", "member")
    spent: defaultdict[int, list[Membership]] = defaultdict(list)
    for row in rows.order_by(F("member__merged_into").asc(nulls_first=True), "pk"):
        spent[row.member.person_id].append(row)
    found = {}
    for member, day in stays:
        if held := next((row for row in spent[member] if row.holds_on(day)), None):
            found[member, day] = held.unit
    return found
