import datetime as dt

import pytest

from exchange.services.cells import FORMULA, CellRefused, Choice, Column, Day, Money, Shares, Text, Whole, YesNo
from people.models import Gender

LATER = dt.date.today() + dt.timedelta(days=2)


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (Text(), "  Nguyễn  An ", "Nguyễn An"),
        (Text(), "Nguye\u0302\u0303n", "Nguyễn"),
        (Text(), "Ðặng Ðức", "Đặng Đức"),
        (Text(lines=True), "Một \n hai", "Một\nhai"),
        (Text(), None, ""),
        (Choice(Gender), "female", "female"),
        (Choice(Gender), "NỮ", "female"),
        (Day(), dt.date(2020, 5, 18), dt.date(2020, 5, 18)),
        (Day(), dt.datetime(2020, 5, 18, 7, 0), dt.date(2020, 5, 18)),
        (Day(), "18/05/2020", dt.date(2020, 5, 18)),
        (Day(), "2020-05-18", dt.date(2020, 5, 18)),
        (Day(), "", None),
        (Money(), 44_900_000.0, 44_900_000),
        (Money(), "44.900.000", 44_900_000),
        (Money(), "44,9 tỷ", 44_900_000_000),
        (Whole(), 12.0, 12),
        (Whole(), "1.200", 1200),
        (YesNo(), "x", True),
        (YesNo(), "Có", True),
        (YesNo(), 1.0, True),
        (YesNo(), True, True),
        (YesNo(), "không", False),
        (YesNo(), 0, False),
        (YesNo(), None, None),
        (Shares(), "DV-01:60; DV-02: 40", {"DV-01": 60, "DV-02": 40}),
        (Shares(), "DV-01:100;", {"DV-01": 100}),
    ],
)
def test_cell_is_read(kind, raw, value):
    assert Column("a", "Cột", kind).read(raw) == value


@pytest.mark.parametrize(
    ("kind", "raw", "said"),
    [
        (Text(), 123.0, "định dạng cột là Văn bản"),
        (Text(), True, "định dạng cột là Văn bản"),
        (Text(), dt.date(2020, 2, 3), "đổi ô này thành ngày"),
        (Text(5), "sáu chữ", "tối đa 5"),
        (Text(), FORMULA, "công thức"),
        (Choice(Gender), "nam giới", "male (Nam), female (Nữ)"),
        (Choice(Gender), 1.0, "không có trong danh sách"),
        (Day(), 43_000.0, "không phải một ngày"),
        (Day(), "05/18/2020", "không có tháng 18"),
        (Day(), dt.date(1899, 12, 31), "Năm phải từ 1900"),
        (Day(past=True), LATER, "chưa tới"),
        (Money(), -1.0, "không được âm"),
        (Money(), 1.5, "không phải số đồng nguyên"),
        (Money(), "1.5 tỷ", "chưa rõ là số nào"),
        (Money(), dt.date(2020, 1, 1), "không phải một số"),
        (Whole(1, 9), 10.0, "từ 1 đến 9"),
        (Whole(), 1.5, "số nguyên"),
        (YesNo(), "maybe", "không phải có hay không"),
        (Shares(), "DV-01:60; DV-02:30", "90%"),
        (Shares(), "DV-01:60; DV-01:40", "ghi hai lần"),
        (Shares(), "DV-01", "chưa rõ"),
        (Shares(), "DV-01:100; DV-02:0", "ít nhất 1%"),
        (Shares(), 5.0, "định dạng cột là Văn bản"),
    ],
)
def test_unclear_cell_is_refused_with_what_to_do(kind, raw, said):
    with pytest.raises(CellRefused) as refusal:
        Column("a", "Cột", kind).read(raw)
    assert said in str(refusal.value)


@pytest.mark.parametrize("raw", [None, "", "  ", "\u200b"])
def test_required_cell_may_not_be_blank(raw):
    with pytest.raises(CellRefused, match="Hãy điền «Họ và tên»"):
        Column("full_name", "Họ và tên", Text(), required=True).read(raw)
