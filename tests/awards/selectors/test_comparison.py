"""Two versions side by side."""

import pytest

from awards.selectors.comparison import comparison
from tests.factories import StandardVersionFactory


def rating(level, years=1):
    return {"condition": "rating_at_least", "params": {"rating": level, "years": years}}


REGISTERED = {"condition": "registered"}
CLEAN = {"condition": "clean_record", "params": {"level": "reprimand"}}


@pytest.fixture
def compared(db):
    def compare(old, new, **fields):
        before = StandardVersionFactory.build(tree={"all_of": old})
        return comparison(before, StandardVersionFactory.build(award=before.award, tree={"all_of": new}, **fields))

    return compare


def kinds(found):
    return [(line.label, line.kind) for line in found.lines]


def test_what_came_went_and_changed(compared):
    found = compared([REGISTERED, CLEAN, rating("good")], [REGISTERED, rating("excellent", 2), {"condition": "works"}])
    assert kinds(found) == [
        ("Đăng ký thi đua", "same"),
        ("Xếp loại hằng năm", "changed"),
        ("Công trình, sản phẩm", "added"),
        ("Kỷ luật, vụ việc đang xem xét", "removed"),
    ]
    changed = found.lines[1]
    assert [(change.before, change.after) for change in changed.changes] == [
        ("hoàn thành tốt nhiệm vụ", "hoàn thành xuất sắc nhiệm vụ"),
        ("1", "2"),
    ]
    assert changed.before != changed.after
    assert found.counts == {"added": 1, "removed": 1, "changed": 1}


def test_a_twin_that_stays_is_not_taken_for_the_one_that_changed(compared):
    found = compared([rating("good"), rating("excellent")], [rating("completed"), rating("excellent")])
    assert [line.kind for line in found.lines] == ["changed", "same"]
    assert found.lines[0].changes[0].before == "hoàn thành tốt nhiệm vụ"


def test_a_group_tells_what_changed_inside(compared):
    found = compared([{"any_of": [REGISTERED, CLEAN]}], [{"any_of": [REGISTERED, rating("good")]}])
    assert [line.kind for line in found.lines] == ["changed"]
    assert [line.kind for line in found.lines[0].parts] == ["same", "added", "removed"]


def test_general_data_and_the_order_are_compared(compared):
    rank_by = [{"key": "score", "direction": "desc", "at_least": 90}]
    found = compared([REGISTERED], [REGISTERED], legal_basis="Luật mới", unverified=True, rank_by=rank_by)
    assert [(change.label, change.before, change.after) for change in found.fields] == [
        ("Căn cứ", "chưa đặt", "Luật mới"),
        ("Chưa kiểm chứng", "không", "có"),
        ("Thứ tự xếp", "chưa đặt", "Điểm thi đua từ 90"),
    ]


def test_a_tree_that_cannot_be_read_is_said_so(compared):
    assert not compared([{"condition": "hair_colour"}], [REGISTERED]).is_readable
