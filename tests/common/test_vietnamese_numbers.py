import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.vietnamese import (
    MAX_AMOUNT,
    UnclearNumber,
    count_words,
    format_money,
    format_money_short,
    format_number,
    format_percent,
    parse_amount,
    parse_number,
    percent,
    roman,
)


class TestParseAmount:
    @pytest.mark.parametrize(
        ("written", "dong"),
        [
            ("44.900.000", 44_900_000), ("44,9 tỷ", 44_900_000_000), ("44,9 tỷ đồng", 44_900_000_000),
            ("1,2 triệu đồng", 1_200_000), ("10.400 tỷ", 10_400 * 10**9),
            ("10,4 nghìn tỷ đồng", 10_400 * 10**9),
            ("300.000đ", 300_000), ("300.000 VNĐ", 300_000), ("300 nghìn", 300_000),
            ("1500", 1_500), ("0", 0),
            (unicodedata.normalize("NFD", "44,9 tỷ đồng"), 44_900_000_000), ("44 900 000", 44_900_000),
            ("44.900.000,00", 44_900_000), ("7.929\u00a0₫", 7_929), ("0,5 tỉ", 500_000_000),
            (1500, 1_500), (Decimal("1500.00"), 1_500), (1500.0, 1_500), (4.49e10, 44_900_000_000),
            ("999.999.999.999.999", MAX_AMOUNT),
        ],
    )  # fmt: skip
    def test_clear_amounts_are_read(self, written, dong):
        amount = parse_amount(written)
        assert (amount, type(amount)) == (dong, int)

    @pytest.mark.parametrize(
        ("written", "advice"),
        [
            ("1.5", "chưa rõ là số nào"), ("12.34", "chưa rõ là số nào"), ("1,234.5", "chưa rõ là số nào"),
            ("1,500,000", "chưa rõ là số nào"), ("0.500", "chưa rõ là số nào"), ("1 5", "chưa rõ là số nào"),
            ("abc", "chưa rõ là số nào"), ("1e5", "chưa rõ là số nào"), ("٣", "chưa rõ là số nào"),
            ("1.5 tỷ", "chưa rõ là số nào"), ("12.3456", "chưa rõ là số nào"), ("=1+1", "chưa rõ là số nào"),
            ("9" * 5000, "chưa rõ là số nào"), (",5", "chưa rõ là số nào"), ("tỷ", "chưa rõ là số nào"),
            ("", "Chưa có số"), ("\u00a0", "Chưa có số"),
            ("-5", "không được âm"), ("−5 tỷ", "không được âm"), (-1, "không được âm"),
            ("1,5", "số đồng nguyên"), (1.5, "số đồng nguyên"), (Decimal("0.01"), "số đồng nguyên"),
            ("50%", "tỷ lệ"),
            (10**15, "lớn hơn 999.999.999.999.999 đồng"), ("1.000.000 tỷ", "lớn hơn"), (1e300, "lớn hơn"),
            (float("nan"), "không phải một số"), (float("inf"), "không phải một số"),
            (True, "không phải một số"),
            (None, "không phải một số"), (Decimal("sNaN"), "không phải một số"),
        ],
    )  # fmt: skip
    def test_unclear_amounts_are_refused_with_advice(self, written, advice):
        with pytest.raises(UnclearNumber) as refused:
            parse_amount(written)
        assert advice in str(refused.value)
        assert "Hãy" in str(refused.value)
        assert len(str(refused.value)) < 250

    @given(st.integers(0, MAX_AMOUNT))
    def test_written_money_reads_back(self, dong):
        assert parse_amount(format_money(dong)) == dong
        assert parse_amount(format_number(dong)) == dong
        assert parse_amount(str(dong)) == dong

    @given(st.integers(0, MAX_AMOUNT))
    def test_short_money_is_within_half_of_its_last_digit(self, dong):
        step = 10**8 if dong >= 999_950_000 else 10**5 if dong >= 10**6 else 0
        assert 2 * abs(parse_number(format_money_short(dong)) - dong) <= step

    @given(st.text(max_size=12))
    def test_any_text_is_an_amount_or_a_refusal(self, text):
        try:
            amount = parse_amount(text)
        except UnclearNumber:
            return
        assert 0 <= amount <= MAX_AMOUNT


class TestNumbers:
    @pytest.mark.parametrize(
        ("written", "number"),
        [
            ("528,6%", "528.6"), ("87.9%", "87.9"), ("1.500%", "1500"), ("16.479", "16479"),
            ("-3,25", "-3.25"),
            ("+7", "7"), ("1.234.567,5", "1234567.5"), ("44,9 tỷ", "44900000000"),
        ],
    )  # fmt: skip
    def test_parse_number(self, written, number):
        assert parse_number(written) == Decimal(number)

    def test_parse_number_of_a_number_is_that_number(self):
        assert parse_number(0.1) == Decimal("0.1")
        assert parse_number(7) == Decimal(7)

    @given(st.decimals(-(10**12), 10**12, places=3))
    def test_written_number_reads_back(self, number):
        assert parse_number(format_number(number)) == number

    @pytest.mark.parametrize(
        ("number", "places", "written"),
        [
            (16479, None, "16.479"), (Decimal("44.90"), None, "44,9"), ("528.6", None, "528,6"),
            (0, None, "0"),
            (Decimal("16479.00"), None, "16.479"), (1234567.5, 2, "1.234.567,50"),
            (Decimal("0.25"), 1, "0,3"),
            (-1500, None, "-1.500"), (Decimal("-0.04"), 1, "0,0"), (Decimal("1E+3"), None, "1.000"),
            (100, 1, "100,0"),
        ],
    )  # fmt: skip
    def test_format_number(self, number, places, written):
        assert format_number(Decimal(number) if isinstance(number, str) else number, places) == written

    @pytest.mark.parametrize(
        ("dong", "written"),
        [
            (44_900_000_000, "44,9 tỷ đồng"), (10_400_000_000_000, "10.400 tỷ đồng"),
            (300_000, "300.000 đồng"),
            (16_000_000_000, "16 tỷ đồng"), (1_250_000, "1,3 triệu đồng"), (999_949_999, "999,9 triệu đồng"),
            (999_950_000, "1 tỷ đồng"), (999_999, "999.999 đồng"), (0, "0 đồng"),
            (-2_000_000, "-2 triệu đồng"),
        ],
    )  # fmt: skip
    def test_format_money_short(self, dong, written):
        assert format_money_short(dong) == written

    @pytest.mark.parametrize(
        ("part", "whole", "expected"),
        [
            (7929, 1500, "528.6"), (12923, 14690, "88.0"), (1, 800, "0.1"), (1, 3, "33.3"), (2, 3, "66.7"),
            (1, 2000, "0.1"), (Decimal("0.5"), 8, "6.3"), (0, 5, "0.0"),
        ],
    )  # fmt: skip
    def test_percent_rounds_half_up(self, part, whole, expected):
        assert str(percent(part, whole)) == expected

    @pytest.mark.parametrize(("part", "whole"), [(1, 0), (1, None), (None, 5), (0, 0)])
    def test_percent_of_nothing_is_unknown(self, part, whole):
        assert percent(part, whole) is None

    @given(st.integers(0, MAX_AMOUNT), st.integers(1, MAX_AMOUNT))
    def test_percent_equals_whole_number_arithmetic(self, part, whole):
        assert percent(part, whole) * 10 == (2000 * part + whole) // (2 * whole)

    def test_format_percent(self):
        assert [format_percent(value) for value in (Decimal("528.6"), 88, 0.05)] == [
            "528,6%",
            "88,0%",
            "0,1%",
        ]

    def test_count_words(self):
        assert [count_words(n) for n in (0, 1, 5, 10, 17, 1445)] == ["00", "01", "05", "10", "17", "1.445"]

    def test_roman(self):
        assert [roman(n) for n in (1, 4, 9, 13, 40, 1994, 3999)] == [
            "I", "IV", "IX", "XIII", "XL", "MCMXCIV", "MMMCMXCIX",
        ]  # fmt: skip
        for outside in (0, -1, 4000):
            with pytest.raises(ValueError, match="1 to 3999"):
                roman(outside)
