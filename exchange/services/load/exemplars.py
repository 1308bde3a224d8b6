"""Published exemplars of a load, each with the consent of whom it is about."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from common.copying import copy_rows, reserve_ids
from exchange.services.load.calendar import Calendar
from exchange.services.load.people import Union
from exchange.services.load.size import apportion
from exemplars.models import Consent, ConsentWay, Exemplar, ExemplarField, ExemplarProgramme, ExemplarState

FIRST_YEAR = 2019
"""Exemplars are of the years since, as many of each."""

TITLES = (
    "Mười năm không để xảy ra tai nạn",
    "Người tổ trưởng giữ nhịp ca ba",
    "Vượt định mức bằng cách sắp lại việc",
    "Bữa ăn nóng đến tận gương lò",
    "Tuyển thợ từ bản làng xa",
)
STORY = (
    "Ngày nào cũng có mặt trước giờ giao ca nửa tiếng để xem lại chỗ làm.\n\n"
    "Cả tổ học theo cách ghi sổ giao ca, nhờ đó nhiều năm liền không ai bị thương."
)
MONTHS = 12


class Praised(NamedTuple):
    """An exemplar as its row will be."""

    id: int
    title: str
    unit_id: int
    programme_id: int
    field_id: int
    year: int
    period: str
    member_id: int
    workdays: int
    income: int
    productivity: int
    story: str
    state: str
    approved_on: dt.date
    published_at: dt.datetime


def write_exemplars(unions: Sequence[Union], exemplars: int, *, cast, calendar: Calendar) -> None:
    """``exemplars`` published ones stand, shared out by the people of the unions; none is of a year to come."""
    if not exemplars:
        return
    rows = list(_praised(unions, exemplars, calendar))
    copy_rows(Exemplar, Praised._fields, rows)
    recorder = cast.ids[cast.writer(0)]
    names = {person.id: person.name for union in unions for person in union.people}
    copy_rows(
        Consent,
        ("exemplar_id", "given_by", "given_on", "way", "recorded_by_id"),
        ((row.id, names[row.member_id], row.approved_on, ConsentWay.WRITTEN.value, recorder) for row in rows),
    )


def _praised(unions: Sequence[Union], exemplars: int, calendar: Calendar) -> Iterator[Praised]:
    fields = list(ExemplarField.objects.values_list("pk", flat=True))
    programmes = list(ExemplarProgramme.objects.values_list("pk", flat=True))
    ids = iter(reserve_ids(Exemplar, exemplars))
    years = max(1, calendar.year - FIRST_YEAR)
    for union, count in zip(unions, apportion(exemplars, [len(each.people) for each in unions]), strict=True):
        for place in range(count):
            pk = next(ids)
            year, month = calendar.year - 1 - pk % years, pk % MONTHS + 1
            approved = dt.date(year, month, 28)
            yield Praised(
                id=pk,
                title=f"{TITLES[pk % len(TITLES)]} ({pk})",
                unit_id=union.unit.id,
                programme_id=programmes[pk % len(programmes)],
                field_id=fields[pk % len(fields)],
                year=year,
                period=f"m{month}",
                member_id=union.people[place % len(union.people)].id,
                workdays=20 + pk % 7,
                income=(12 + pk % 20) * 1_000_000,
                productivity=100 + pk % 25,
                story=STORY,
                state=ExemplarState.PUBLISHED.value,
                approved_on=approved,
                published_at=dt.datetime.combine(approved, dt.time(8), tzinfo=dt.UTC),
            )
