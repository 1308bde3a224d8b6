from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from common.vietnamese import (
    UnclearBoolean,
    UnclearDate,
    end_of_day,
    format_date_official,
    format_day,
    local_date,
    parse_boolean,
    parse_date,
    today,
)


class TestDates:
    @pytest.mark.parametrize(
        "written",
        [
            "18/05/2023",
            "18/5/2023",
            "18-5-2023",
            "18.5.2023",
            "2023-05-18",
            "2023-5-18",
            " 18/05/2023\u00a0",
            "ngày 18 tháng 5 năm 2023",
            "Ngày 18 tháng 05 năm 2023",
            "18 tháng 5 năm 2023",
        ],
    )
    def test_parse_date(self, written):
        assert parse_date(written) == date(2023, 5, 18)

    def test_parse_date_of_a_moment_is_its_day_in_vietnam(self):
        assert parse_date(date(2023, 5, 18)) == date(2023, 5, 18)
        assert parse_date(datetime(2023, 5, 18, 23, 30)) == date(2023, 5, 18)
        parsed = parse_date(datetime(2023, 5, 17, 17, 0, tzinfo=UTC))
        assert (parsed, type(parsed)) == (date(2023, 5, 18), date)

    @pytest.mark.parametrize(
        ("written", "advice"),
        [
            ("31/02/2023", "tháng 2 năm 2023 chỉ có ngày 1 đến 28"), ("29/02/2023", "chỉ có ngày 1 đến 28"),
            ("0/5/2023", "chỉ có ngày 1 đến 31"), ("5/18/2023", "không có tháng 18"),
            ("1/0/2023", "không có tháng 0"),
            ("18/05/0023", "năm phải từ 1900 đến 2100"), ("18/05/23", "không phải một ngày"),
            ("18-5-23", "Hãy ghi năm bốn chữ số"),
            ("ngày 31 tháng 2 năm 2023", "chỉ có ngày 1 đến 28"),
            ("18/05-2023", "không phải một ngày"), ("18 05 2023", "không phải một ngày"),
            ("hôm nay", "không phải một ngày"), ("45000", "không phải một ngày"), ("", "Chưa có ngày"),
        ],
    )  # fmt: skip
    def test_unclear_dates_are_refused_with_advice(self, written, advice):
        with pytest.raises(UnclearDate) as refused:
            parse_date(written)
        assert advice in str(refused.value)
        assert "Hãy" in str(refused.value)

    @given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
    def test_written_date_reads_back(self, day):
        for written in (f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day.year}", day.isoformat()):
            assert parse_date(written) == day

    def test_format_day(self):
        assert format_day(date(2021, 9, 1)) == "01/9/2021"
        assert format_day(date(2021, 2, 28)) == "28/02/2021"
        assert format_day(date(2021, 12, 31)) == "31/12/2021"

    def test_format_date_official(self):
        assert format_date_official(date(2023, 5, 18), "Hải Dương") == "Hải Dương, ngày 18 tháng 5 năm 2023"
        assert format_date_official(date(2020, 1, 5)) == "ngày 05 tháng 01 năm 2020"
        assert format_date_official(date(2020, 12, 9)) == "ngày 09 tháng 12 năm 2020"

    def test_end_of_day_is_the_last_moment_in_vietnam(self):
        moment = end_of_day(date(2020, 3, 31))
        assert moment.astimezone(UTC) == datetime(2020, 3, 31, 16, 59, 59, 999999, tzinfo=UTC)
        assert local_date(moment) == date(2020, 3, 31)

    @pytest.mark.parametrize(
        ("utc", "day"),
        [("2020-03-31T16:59:59Z", date(2020, 3, 31)), ("2020-03-31T17:00:00Z", date(2020, 4, 1))],
    )
    def test_today_turns_at_midnight_in_vietnam(self, utc, day):
        with time_machine.travel(utc, tick=False):
            assert today() == day


class TestBooleans:
    @pytest.mark.parametrize("yes", ["x", "X", "có", "Có ", "1", "true", "TRUE", True, 1, 1.0, Decimal("1.0")])
    def test_yes(self, yes):
        assert parse_boolean(yes) is True

    @pytest.mark.parametrize("no", ["", "  ", "không", "KHÔNG", "0", "false", False, None, 0, 0.0])
    def test_no(self, no):
        assert parse_boolean(no) is False

    @pytest.mark.parametrize("unclear", ["xx", "maybe", "2", 2, -1, 0.5, "có lẽ"])
    def test_anything_else_is_refused(self, unclear):
        with pytest.raises(UnclearBoolean, match="Hãy ghi x hoặc có"):
            parse_boolean(unclear)
