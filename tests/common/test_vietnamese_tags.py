from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.template import Context, Template
from django.utils import translation

from common.vietnamese import end_of_day


def render(expression, **context):
    template = Template("{% load vietnamese %}{{ " + expression + " }}")
    with translation.override("vi"):
        return template.render(Context(context))


@pytest.mark.parametrize(
    ("expression", "value", "shown"),
    [
        ("value|number", 16479, "16.479"),
        ("value|number", Decimal("44.90"), "44,9"),
        ("value|number", 0, "0"),
        ("value|number:1", 44, "44,0"),
        ("value|money", 44_900_000_000, "44.900.000.000 đồng"),
        ("value|money_short", 44_900_000_000, "44,9 tỷ đồng"),
        ("value|money_short", 0, "0 đồng"),
        ("value|percent", Decimal("528.6"), "528,6%"),
        ("value|percent", 528.55, "528,6%"),
        ("value|date_long", date(2023, 5, 18), "ngày 18 tháng 5 năm 2023"),
        ("value|date_long:'Hải Dương'", date(2020, 1, 5), "Hải Dương, ngày 05 tháng 01 năm 2020"),
        ("value|date_long", datetime(2023, 5, 17, 17, tzinfo=UTC), "ngày 18 tháng 5 năm 2023"),
        ("value|roman", 13, "XIII"),
    ],
)
def test_filter_shows(expression, value, shown):
    assert render(expression, value=value) == shown


@pytest.mark.parametrize("name", ["number", "money", "money_short", "percent", "date_long", "roman", "deadline"])
@pytest.mark.parametrize("nothing", [None, ""])
def test_filter_shows_nothing_for_nothing(name, nothing):
    assert render(f"value|{name}", value=nothing) == ""
    assert render(f"value|{name}|default:'–'", value=nothing) == "–"


def test_filter_escapes_what_a_person_typed():
    assert render("value|date_long:place", value=date(2023, 5, 18), place="<b>").startswith("&lt;b&gt;, ngày")


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        ("2025-03-19T10:00:00+07:00", "đến hết thứ Hai 31/03/2025 (còn 12 ngày)"),
        ("2025-03-30T23:59:59+07:00", "đến hết thứ Hai 31/03/2025 (còn 1 ngày)"),
        ("2025-03-31T00:00:00+07:00", "đến hết thứ Hai 31/03/2025 (hết hạn hôm nay)"),
        ("2025-03-31T23:59:59+07:00", "đến hết thứ Hai 31/03/2025 (hết hạn hôm nay)"),
        ("2025-03-31T17:00:00+00:00", "đến hết thứ Hai 31/03/2025 (đã quá hạn 1 ngày)"),
        ("2025-04-03T00:30:00+07:00", "đến hết thứ Hai 31/03/2025 (đã quá hạn 3 ngày)"),
    ],
)
@pytest.mark.parametrize("deadline", [date(2025, 3, 31), end_of_day(date(2025, 3, 31))])
def test_deadline_of_a_whole_day_counts_calendar_days(now, shown, deadline):
    with time_machine.travel(now, tick=False):
        assert render("value|deadline", value=deadline) == shown


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        ("2025-03-28T23:00:00+07:00", "đến hết 17:00, thứ Hai 31/03/2025 (còn 3 ngày)"),
        ("2025-03-31T16:59:59+07:00", "đến hết 17:00, thứ Hai 31/03/2025 (hết hạn hôm nay)"),
        ("2025-03-31T17:00:01+07:00", "đến hết 17:00, thứ Hai 31/03/2025 (đã hết hạn hôm nay)"),
        ("2025-04-01T08:00:00+07:00", "đến hết 17:00, thứ Hai 31/03/2025 (đã quá hạn 1 ngày)"),
    ],
)
@pytest.mark.parametrize("deadline", [datetime(2025, 3, 31, 10, tzinfo=UTC), datetime(2025, 3, 31, 17)])
def test_deadline_at_an_hour_says_the_hour(now, shown, deadline):
    with time_machine.travel(now, tick=False):
        assert render("value|deadline", value=deadline) == shown


@pytest.mark.parametrize(
    ("day", "weekday"),
    [
        (24, "thứ Hai"), (25, "thứ Ba"), (26, "thứ Tư"), (27, "thứ Năm"), (28, "thứ Sáu"), (29, "thứ Bảy"),
        (30, "Chủ nhật"),
    ],
)  # fmt: skip
def test_deadline_names_the_weekday(day, weekday):
    assert f"đến hết {weekday} {day}/03/2025" in render("value|deadline", value=date(2025, 3, day))
