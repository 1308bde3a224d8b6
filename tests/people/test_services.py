"""People in the register: one code for life, dated memberships, disciplines and ratings."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from common.errors import DomainError, NotAllowed, StaleEdit
from common.models import AuditEntry
from people.models import Collective, Discipline, Member, Membership, Rating
from people.services.collective import create_collective, update_collective
from people.services.intake import take_in_members
from people.services.member import create_member, update_member
from people.services.membership import move_member
from people.services.standing import end_discipline, record_absence, record_discipline, record_rating
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


@pytest.mark.parametrize("joined_on", [dt.date(2014, 9, 1), dt.date(2016, 9, 1), None])
def test_correcting_the_day_of_joining_moves_the_first_membership(tree, people, member, joined_on):
    move_member(member, to=tree.base2, on=MOVED, by=people["specialist"])
    update_member(member, joined_on=joined_on)
    assert list(member.memberships.newest_first().values_list("valid_from", flat=True)) == [MOVED, joined_on]


def test_nobody_joined_after_leaving_the_first_unit(tree, people, member):
    move_member(member, to=tree.base2, on=MOVED, by=people["specialist"])
    with pytest.raises(DomainError, match="không thể sau ngày 28/02/2025"):
        update_member(member, joined_on=MOVED)
    member.refresh_from_db()
    assert member.joined_on == JOINED


def test_a_first_membership_that_began_on_another_day_stays(member):
    member.memberships.update(valid_from=MOVED)
    update_member(member, joined_on=dt.date(2014, 9, 1))
    assert member.memberships.get().valid_from == MOVED


def test_nobody_joined_before_birth(tree, member):
    born = {"birth_date": dt.date(1990, 1, 1), "joined_on": dt.date(1989, 12, 31)}
    with pytest.raises(DomainError, match="không thể trước ngày sinh"):
        create_member(code="DV2", full_name="Trần A", gender="male", unit=tree.base, **born)
    with pytest.raises(DomainError, match="không thể trước ngày sinh"):
        update_member(member, **born)
    assert Member.objects.count() == 1


def test_a_file_that_corrects_the_day_of_joining_moves_the_first_membership(member):
    member.joined_on = dt.date(2014, 9, 1)
    take_in_members(new=[], changed=[member], fields=["joined_on"])
    assert member.memberships.get().valid_from == dt.date(2014, 9, 1)


def test_update_member_does_not_move(tree, member):
    with pytest.raises(DomainError, match="Chuyển sinh hoạt"):
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


@pytest.mark.parametrize("typed", ["\0ánh", "Ða\u0323\u0306ng", "to\u0302\u0309-1", "\0TỔ-1 "])
def test_matching_reads_what_was_typed_cleaned(tree, typed):
    """NUL and format characters vanish, combining marks (NFD) compose: in names and in codes."""
    found = MemberFactory(code="Tổ-1", full_name="Đặng Thị Ánh")
    MemberFactory(full_name="Trần Văn Bình")
    assert list(Member.objects.matching(typed)) == [found]


def test_matching_nothing_but_invisible_characters_narrows_nothing(member):
    assert list(Member.objects.matching("\0\u200b ")) == [member]


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


@pytest.mark.parametrize(
    ("level", "to_date", "on", "said"),
    [
        ("warning", None, dt.date(2024, 1, 1), "không thể trước ngày bắt đầu"),
        ("warning", dt.date(2025, 4, 1), dt.date(2025, 4, 1), "đã hết từ ngày 01/04/2025"),
        ("open_case", None, dt.date(2999, 1, 1), "ở tương lai"),
        ("warning", None, dt.date(2999, 1, 1), ""),
        ("warning", dt.date(2025, 9, 1), dt.date(2025, 4, 1), ""),
        ("open_case", None, dt.date(2025, 4, 1), ""),
    ],
)
def test_end_discipline(people, member, level, to_date, on, said):
    row = record_discipline(subject_kind="individual", subject=member, level=level, from_date=MOVED, to_date=to_date)
    if said:
        with pytest.raises(DomainError, match=said):
            end_discipline(row, on=on, by=people["specialist"])
    else:
        assert end_discipline(row, on=on, by=people["specialist"]).to_date == on
        line = AuditEntry.objects.get(move="end")
        assert (line.subject, line.actor, line.data) == (row, people["specialist"], {"on": on.isoformat()})


def test_a_discipline_is_ended_by_a_specialist_above(tree, people, member):
    row = record_discipline(subject_kind="individual", subject=member, level="warning", from_date=MOVED)
    with pytest.raises(NotAllowed):
        end_discipline(row, on=MOVED, by=people["editor"])


def test_a_day_away_is_recorded_once(tree):
    member = MemberFactory(unit=tree.base)
    march = dt.date(2025, 3, 3), dt.date(2025, 3, 14)
    away = {"member": member, "year": 2025, "working_days": Decimal(10)}
    for _again in range(2):
        record_absence(reason="sick", from_date=march[0], to_date=march[1], **away)
    with pytest.raises(DomainError, match="trùng với lần nghỉ 03/03/2025–14/03/2025"):
        record_absence(reason="other", from_date=march[1], to_date=dt.date(2025, 3, 31), **away)
    record_absence(reason="other", from_date=dt.date(2025, 3, 15), to_date=dt.date(2025, 3, 31), **away)
    record_absence(reason="study", **away)
    assert member.absences.count() == 3
