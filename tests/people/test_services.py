"""People in the register: one code for life, dated memberships, disciplines and ratings."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from common.errors import DomainError, StaleEdit
from people.models import Collective, Discipline, LeavingReason, Member, Membership, Rating
from people.services.collective import create_collective, update_collective
from people.services.member import create_member, move_member, update_member
from people.services.standing import record_discipline, record_rating
from tests.factories import CollectiveFactory, MemberFactory

JOINED = dt.date(2015, 9, 1)
MOVED = dt.date(2025, 3, 1)


@pytest.fixture
def member(tree):
    return create_member(
        code="DV1",
        full_name="Đặng Thị  Ánh",
        gender="female",
        unit=tree.base,
        birth_date=dt.date(1985, 5, 19),
        joined_on=JOINED,
    )


def test_create_member_begins_a_membership(tree, member):
    membership = member.memberships.get()
    assert member.full_name == "Đặng Thị Ánh"
    assert (membership.unit, membership.valid_from, membership.valid_to) == (tree.base, JOINED, None)


@pytest.mark.parametrize(
    ("fields", "said"),
    [({"code": "DV1"}, "Mã đoàn viên"), ({"gender": "x"}, "Giới tính"), ({"full_name": " "}, "Họ và tên")],
)
def test_create_member_refuses_bad_values_with_the_field_named(tree, member, fields, said):
    with pytest.raises(DomainError, match=said):
        create_member(**{"code": "DV2", "full_name": "Trần A", "gender": "male", "unit": tree.base} | fields)
    assert Member.objects.count() == 1


def test_members_are_ordered_by_given_name(tree):
    for code, name in enumerate(["Trần Văn Đức", "Nguyễn Thị Ánh", "Lê Dũng", "Phạm Văn Ân", "Bùi An"]):
        create_member(code=f"DV{code}", full_name=name, gender="male", unit=tree.base)
    names = [row.full_name for row in Member.objects.for_list()]
    assert names == ["Bùi An", "Nguyễn Thị Ánh", "Phạm Văn Ân", "Lê Dũng", "Trần Văn Đức"]


def test_update_member_corrects_and_resorts(member):
    updated = update_member(member, full_name="Đặng Thị Yến", position="Tổ trưởng")
    assert (updated.full_name, updated.position) == ("Đặng Thị Yến", "Tổ trưởng")
    assert updated.sort_key != member.sort_key


def test_update_member_does_not_move(tree, member):
    with pytest.raises(DomainError, match="chuyển sinh hoạt"):
        update_member(member, unit=tree.base2)


def test_update_refuses_what_somebody_saved_meanwhile(member, tree):
    seen = member.updated_at
    update_member(member, seen=seen, position="Tổ phó")
    with pytest.raises(StaleEdit, match="đã được người khác sửa lúc"):
        update_member(member, seen=seen, position="Tổ trưởng")
    collective = CollectiveFactory(unit=tree.base)
    update_collective(collective, seen=collective.updated_at, name="Tổ Một")
    with pytest.raises(StaleEdit):
        update_collective(collective, seen=collective.updated_at, name="Tổ Hai")
    assert Collective.objects.get().name == "Tổ Một"


def test_move_member_keeps_the_time_before(tree, member):
    moved = move_member(member, to=tree.base2, on=MOVED)
    before, after = moved.memberships.order_by("valid_from")
    assert (before.unit, before.valid_to, before.leaving_reason) == (
        tree.base,
        MOVED - dt.timedelta(days=1),
        LeavingReason.MOVED,
    )
    assert (after.unit, after.valid_from, after.valid_to, moved.unit) == (tree.base2, MOVED, None, tree.base2)


@pytest.mark.parametrize(("to", "on", "said"), [("base", MOVED, "đang sinh hoạt"), ("base2", JOINED, "phải sau ngày")])
def test_move_member_refuses(tree, member, to, on, said):
    with pytest.raises(DomainError, match=said):
        move_member(member, to=getattr(tree, to), on=on)


def test_memberships_of_one_person_never_overlap(tree, member):
    with pytest.raises(IntegrityError, match="membership_no_overlap"), transaction.atomic():
        Membership.objects.create(member=member, unit=tree.base2, valid_from=MOVED)


@pytest.mark.parametrize("typed", ["anh", "dang thi anh", "ĐẶNG", "Ðặng Thị Ánh", "dv1"])
def test_matching_needs_no_dau(member, typed):
    MemberFactory(full_name="Trần Văn Bình")
    assert list(Member.objects.matching(typed)) == [member]


def test_matching_knows_the_same_name_typed_apart(member):
    """Combining marks (NFD), as some keyboards send them."""
    assert list(Member.objects.matching("Đặng Thị Ánh")) == [member]


def test_collectives_have_women_within_all(tree):
    with pytest.raises(DomainError):
        create_collective(code="TT1", name="Tổ Hoá", unit=tree.base, headcount=3, headcount_female=4)
    made = create_collective(code="TT1", name="Tổ Hoá", unit=tree.base, headcount=4, headcount_female=4)
    assert list(Collective.objects.matching("to hoa")) == [made]


@pytest.mark.parametrize(
    ("kind", "column"), [("individual", "member"), ("collective", "collective"), ("unit", "subject_unit")]
)
def test_a_discipline_stands_in_the_register_of_the_unit(tree, member, kind, column):
    subject = {"individual": member, "collective": CollectiveFactory(unit=tree.base), "unit": tree.base}[kind]
    row = record_discipline(subject_kind=kind, subject=subject, level="reprimand", from_date=MOVED)
    assert (getattr(row, column), row.unit, row.to_date) == (subject, tree.base, None)


def test_a_discipline_is_recorded_once_and_its_days_in_order(member):
    about = {"subject_kind": "individual", "subject": member, "level": "warning", "from_date": MOVED}
    record_discipline(**about)
    with pytest.raises(DomainError, match="Đã ghi mức kỷ luật này"):
        record_discipline(**about)
    with pytest.raises(DomainError, match="không thể trước ngày bắt đầu"):
        record_discipline(**about | {"level": "reprimand", "to_date": JOINED})
    assert Discipline.objects.count() == 1


def test_a_rating_of_a_year_is_replaced(member):
    for rating in ("good", "excellent"):
        record_rating(subject_kind="individual", subject=member, year=2025, rating=rating)
    record_rating(subject_kind="individual", subject=member, year=2024, rating="completed")
    assert list(Rating.objects.order_by("year").values_list("year", "rating")) == [
        (2024, "completed"),
        (2025, "excellent"),
    ]
