"""Records that may be of one person: who is suggested and why, side by side, «khác người» and back."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from common.errors import DomainError, NotAllowed, TransitionRefused
from common.models import AuditEntry
from office.selectors.candidates import candidates_for
from people.models import Member, MemberPair
from people.services.member import create_member
from people.services.membership import move_member
from people.services.pair import tell_apart, withdraw_conclusion
from tests.factories import MemberFactory
from tests.pages import opened, words

BIRTH, OTHER = dt.date(1985, 5, 19), dt.date(1979, 1, 2)
LIST, TOLD = reverse("office:duplicate-list"), reverse("office:pair-list")


def person(unit, code, name="Nguyễn Thị Hoà", birth_date=BIRTH):
    return create_member(code=code, full_name=name, gender="female", unit=unit, birth_date=birth_date)


@pytest.fixture
def pair(tree):
    return person(tree.base, "DV1"), person(tree.base2, "DV2", "NGUYỄN THỊ HÒA")


def compare(one, other):
    return reverse("office:duplicate-compare", args=[one.pk, other.pk])


def suggested(viewer) -> dict[tuple[str, str], list[str]]:
    return {(each.first.code, each.second.code): each.why for each in candidates_for(viewer)[0]}


# ---------- Who is suggested ----------


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"code": "X9"}, ["cùng ngày sinh"]),
        ({"code": "X9", "name": "nguyen thi hoa"}, ["cùng ngày sinh"]),
        ({"code": "dv 0001", "birth_date": None}, ["mã chỉ khác số 0, dấu cách hoặc chữ hoa"]),
        ({"code": "DV10", "birth_date": None}, None),
        ({"code": "X9", "birth_date": dt.date(1985, 6, 19)}, None),
        ({"code": "X9", "name": "Nguyễn Thị Hoa Mai"}, None),
        ({"code": "X9", "birth_date": None}, None),
    ],
)
def test_one_name_and_something_more(tree, people, other, why):
    person(tree.base, "DV1")
    person(tree.base2, **other)
    assert suggested(people["specialist"]) == ({("DV1", other["code"]): why} if why else {})


def test_day_and_month_exchanged(tree, people):
    person(tree.base, "DV1", birth_date=dt.date(1985, 5, 9))
    person(tree.base2, "DV2", birth_date=dt.date(1985, 9, 5))
    assert suggested(people["specialist"]) == {("DV1", "DV2"): ["ngày và tháng sinh đổi chỗ cho nhau"]}


def test_one_unit_now_or_before_unless_birth_dates_speak_against_it(tree, people):
    person(tree.base, "DV1")
    person(tree.base, "DV2", birth_date=None)
    person(tree.base, "DV3", birth_date=OTHER)
    moved = person(tree.base, "DV4", birth_date=None)
    move_member(moved, to=tree.base2, on=dt.date(2025, 1, 1), by=people["specialist"])
    assert suggested(people["specialist"]) == {
        ("DV1", "DV2"): ["cùng đơn vị"],
        ("DV1", "DV4"): ["từng ở cùng đơn vị"],
        ("DV2", "DV3"): ["cùng đơn vị"],
        ("DV2", "DV4"): ["từng ở cùng đơn vị"],
        ("DV3", "DV4"): ["từng ở cùng đơn vị"],
    }


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("specialist", True),
        ("specialist_province", True),
        ("manager", True),
        ("superuser", True),
        ("editor", False),
        ("viewer", False),
        ("specialist_elsewhere", False),
    ],
)
def test_only_among_those_one_keeps(people, pair, who, seen):
    assert bool(suggested(people[who])) is seen


def test_those_that_share_most_come_first(tree, people):
    person(tree.base, "DV1")
    person(tree.base, "DV2", birth_date=None)
    person(tree.base, "DV 01")
    assert next(iter(suggested(people["specialist"]))) == ("DV1", "DV 01")


@pytest.mark.parametrize("rows", [1, 3])
def test_candidates_query_count(tree, people, rows, django_assert_num_queries):
    for number in range(rows):
        for copy in "AB":
            person(tree.base, f"DV{number}{copy}", f"Nguyễn Thị Số {number}")
    viewer = people["specialist"]
    suggested(viewer)
    with django_assert_num_queries(2):
        found, has_more = candidates_for(viewer)
        found = list(found)
    assert (len(found), has_more) == (rows, False)


# ---------- Telling apart ----------


def test_people_told_apart_are_suggested_no_more_and_stay_as_they_are(people, pair):
    before = list(Member.objects.order_by("pk").values())
    row = tell_apart(*reversed(pair), reason="Khác số căn cước", by=people["specialist"])
    assert (row.first, row.second) == pair
    assert suggested(people["specialist"]) == {}
    assert list(MemberPair.objects.standing().values_list("first", "second")) == [(pair[0].pk, pair[1].pk)]
    assert list(Member.objects.order_by("pk").values()) == before
    line = AuditEntry.objects.get(move="tell_apart")
    assert (line.actor, line.note) == (people["specialist"], "Khác số căn cước")


@pytest.mark.parametrize(
    ("who", "may"),
    [("specialist", True), ("manager", True), ("superuser", True), ("editor", False), ("viewer", False)],
)
def test_who_tells_two_apart_and_takes_it_back(people, pair, who, may):
    if not may:
        with pytest.raises(NotAllowed):
            tell_apart(*pair, reason="Khác", by=people[who])
        row = tell_apart(*pair, reason="Khác", by=people["specialist"])
        with pytest.raises(NotAllowed):
            withdraw_conclusion(row, reason="Nhầm", by=people[who])
        return
    row = tell_apart(*pair, reason="Khác", by=people[who])
    assert withdraw_conclusion(row, reason="Nhầm", by=people[who]).withdrawn_by == people[who]


def test_what_makes_no_sense_is_refused(people, pair):
    by = people["specialist"]
    with pytest.raises(DomainError, match="căn cứ"):
        tell_apart(*pair, reason="  ", by=by)
    with pytest.raises(DomainError, match="hai bản ghi khác nhau"):
        tell_apart(pair[0], pair[0], reason="Khác", by=by)
    tell_apart(*pair, reason="Khác", by=by)
    with pytest.raises(DomainError, match="Đã có kết luận"):
        tell_apart(*pair, reason="Khác", by=by)
    with pytest.raises(IntegrityError), transaction.atomic():
        MemberPair.objects.create(first=pair[1], second=pair[0], verdict="different", made_by=by)


def test_a_conclusion_taken_back_stays_and_may_be_made_again(people, pair):
    by = people["specialist"]
    row = tell_apart(*pair, reason="Khác", by=by)
    with pytest.raises(DomainError, match="lý do"):
        withdraw_conclusion(row, reason="", by=by)
    withdraw_conclusion(row, reason="Xem lại hồ sơ gốc", by=by)
    with pytest.raises(TransitionRefused, match="đã được bỏ"):
        withdraw_conclusion(row, reason="Lần nữa", by=by)
    assert len(suggested(by)) == 1
    tell_apart(*pair, reason="Khác thật", by=by)
    assert MemberPair.objects.count() == 2


# ---------- Pages ----------


def test_a_walk_in_the_browser(client, people, pair):
    client.force_login(people["specialist"])
    assert f'href="{LIST}"' in opened(client, reverse("people:member-list")).content.decode()
    listed = opened(client, LIST)
    assert compare(*pair) in listed.content.decode()
    page = opened(client, compare(*pair))
    assert {line["label"] for line in page.context["lines"] if line["differs"]} == {
        "Mã đoàn viên",
        "Họ và tên",
        "Đơn vị",
        "Quá trình sinh hoạt",
    }
    assert client.post(compare(*pair), {"reason": ""}).status_code == 200
    assert client.post(compare(*pair), {"reason": "Khác số căn cước"}).status_code == 302
    assert "Không có cặp nào đáng ngờ" in words(opened(client, LIST))
    told = opened(client, TOLD)
    row = MemberPair.objects.get()
    assert "Khác số căn cước" in words(told)
    withdraw = reverse("office:pair-withdraw", args=[row.pk])
    assert withdraw in told.content.decode()
    opened(client, withdraw)
    assert client.post(withdraw, {"reason": "Nhầm người"}).status_code == 302
    assert "Chưa có kết luận nào" in words(opened(client, TOLD))
    assert "đã được bỏ" in words(client.get(withdraw, follow=True))


def test_one_record_is_not_compared_with_itself(client, people, pair):
    client.force_login(people["specialist"])
    opened(client, compare(pair[0], pair[0]), 404)


def test_a_list_of_what_was_told_shows_ones_own(client, people, pair):
    tell_apart(*pair, reason="Khác", by=people["specialist"])
    client.force_login(people["specialist_elsewhere"])
    assert list(opened(client, TOLD).context["object_list"]) == []
    client.force_login(people["specialist"])
    assert len(opened(client, TOLD).context["object_list"]) == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_told_list_query_count(client, tree, people, rows, django_assert_num_queries):
    for _row in range(rows):
        tell_apart(MemberFactory(unit=tree.base), MemberFactory(unit=tree.base), reason="Khác", by=people["editor"])
    client.force_login(people["editor"])
    opened(client, TOLD)
    with django_assert_num_queries(7):  # session, user, roles, count, page; notices and unit of the frame
        response = client.get(TOLD)
    assert len(response.context["object_list"]) == rows
