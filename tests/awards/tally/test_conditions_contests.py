"""Decision tables of the condition on prizes of skill contests."""

import pytest

from tests.awards.tally.judging import judged, told


def won(prize="first", level="province", year=2024, ref="HT-1"):
    return {"prize": prize, "level": level, "year": year, "ref": ref}


@pytest.mark.parametrize(
    ("params", "contests", "verdict"),
    [
        ({}, [won()], "met"),
        ({}, [won(level="confederation")], "met"),
        ({}, [won(level="upper")], "not_met"),
        ({}, [won(level=None)], "unknown"),
        ({}, [won(prize=None)], "met"),
        ({}, [], "not_met"),
        ({}, None, "unknown"),
        ({"prizes": ["first", "second"]}, [won("third")], "not_met"),
        ({"prizes": ["first", "second"]}, [won("second")], "met"),
        ({"prizes": ["first"]}, [won(None)], "unknown"),
        ({"prizes": ["first"]}, [won(None, level="base")], "not_met"),
        ({"count": 2}, [won(), won(level=None)], "unknown"),
        ({"count": 3}, [won(), won(level=None)], "not_met"),
        ({"years": 2}, [won(year=2023)], "met"),
        ({"years": 2}, [won(year=2022)], "not_met"),
        ({"years": 2}, [won(year=2025)], "not_met"),
        ({"years": 2}, [won(year=None)], "unknown"),
    ],
)
def test_contest_prize(params, contests, verdict):
    assert judged("contest_prize", {"level": "province"} | params, {"contests": contests}).verdict == verdict


def test_contest_prize_in_words():
    params = {"level": "province", "prizes": ["first", "second"], "count": 2, "years": 3}
    finding = judged("contest_prize", params, {"contests": [won(), won("third", ref="HT-2")]})
    assert told(finding) == (
        "ít nhất 02 giải hội thi tay nghề từ cấp tỉnh, ngành trở lên trong 03 năm gần nhất, giải nhất hoặc giải nhì",
        "được tính 01 trên 02 giải hội thi tay nghề",
        "thiếu 01 giải hội thi tay nghề từ cấp tỉnh, ngành trở lên các năm 2022–2024",
    )
    assert finding.evidence == ("HT-1",)
    assert str(judged("contest_prize", params, {}).gap) == "chưa có dữ liệu về hội thi tay nghề"
