"""What a check found is told in words, whatever fact it is about."""

import pytest

from awards.selectors.differences import LABELS, told
from awards.tally.facts import FACT_KEYS


def test_every_fact_has_a_name():
    assert set(FACT_KEYS) <= LABELS.keys() | {"period_from", "period_to"}


@pytest.mark.parametrize(
    ("fact", "stored", "found", "said"),
    [
        ("rating.2026", '"good"', "null", "xếp loại 2026: đã lưu hoàn thành tốt nhiệm vụ, nay ra chưa có"),
        ("open_case", "true", "false", "vụ việc đang xem xét: đã lưu có, nay ra không"),
        ("block", '"school"', '"elsewhere"', 'khối: đã lưu trường học, nay ra "elsewhere"'),
        ("absent_days", '"42"', '"12.5"', 'ngày nghỉ: đã lưu "42", nay ra "12.5"'),
        ("sha256", "ab", "cd", "mã kiểm chứng cả lần tổng hợp: đã lưu ab, nay ra cd"),
    ],
)
def test_values_are_said_as_people_say_them(fact, stored, found, said):
    assert str(told({"place": [], "fact": fact, "stored": stored, "found": found})) == said
