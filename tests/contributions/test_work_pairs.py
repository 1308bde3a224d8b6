import datetime as dt

import pytest

from common.errors import DomainError, NotAllowed
from contributions.models import Work, WorkPair
from contributions.selectors.builders import unit_named
from contributions.selectors.work_doubles import difference, look_alikes, pairs_of
from contributions.services.work_pair import join_works, tell_works_apart, withdraw_work_pair
from tests.factories import UnitFactory, WorkFactory
from units.models import Unit
from units.services.unit import rename_unit

NAME = "Cải tạo trụ sở Trung tâm điều khiển xa"


@pytest.fixture
def pair(tree):
    """The same work entered by its owner and, in other words, by the union of its builder."""
    owner = WorkFactory(owner_unit=tree.base, builder_unit=tree.base2, name=NAME, value=7_200_000_000)
    builder = WorkFactory(
        owner_unit=tree.base2, name="Trụ sở trung tâm điều khiển xa cải tạo", value=7_200_000_000, benefit=5
    )
    return owner, builder


def found(work):
    return [one.work for one in look_alikes(work)]


def test_each_record_is_shown_to_the_other(pair):
    owner, builder = pair
    assert found(owner) == [builder]
    assert found(builder) == [owner]


@pytest.mark.parametrize(
    ("name", "value", "is_alike"),
    [
        ("Cai tao tru so trung tam dieu khien xa", None, True),
        ("Cải tạo trụ sở TT điều khiển xa", 7_200_000_000, True),
        ("Xây mới nhà để xe", 7_200_000_000, False),
        ("Cải tạo đường vào nhà máy", None, False),
    ],
)
def test_names_are_compared_without_dau_and_order(tree, name, value, is_alike):
    owner = WorkFactory(owner_unit=tree.base, builder_unit=tree.base2, name=NAME, value=7_200_000_000)
    other = WorkFactory(owner_unit=tree.base2, name=name, value=value)
    assert found(owner) == ([other] if is_alike else [])


def test_a_stranger_of_the_same_name_is_another_work(tree):
    owner = WorkFactory(owner_unit=tree.base, builder_unit=tree.base2, name=NAME)
    WorkFactory(owner_unit=tree.other, name=NAME)
    assert found(owner) == []


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("Công ty TNHH MTV Xây lắp Hồng Hà", True),
        ("cty tnhh mtv xay lap hong ha", True),
        ("CĐCS Cty TNHH một thành viên Xây lắp Hồng Hà", True),
        ("Xây lắp Hồng Hà", False),
        ("Công ty TNHH MTV Xây lắp Hồng Hà 2", False),
        ("Công ty cổ phần Xây lắp Hồng Hà", False),
        ("Công ty", False),
        ("", False),
    ],
)
def test_a_builder_given_as_text_is_the_unit_it_names_beyond_doubt(tree, text, is_named):
    union = UnitFactory(parent=tree.district, name="Công đoàn cơ sở Công ty TNHH MTV Xây lắp Hồng Hà")
    owner = WorkFactory(owner_unit=tree.base, builder=text, name=NAME)
    other = WorkFactory(owner_unit=union, name=NAME)
    assert unit_named(text) == (union if is_named else None)
    assert found(owner) == ([other] if is_named else [])
    assert found(other) == ([owner] if is_named else [])
    owner.refresh_from_db()
    assert (owner.builder, owner.builder_unit) == (text, None)


def test_a_name_of_two_units_names_neither(tree):
    one, two = (UnitFactory(parent=place, name="Trường THCS Nguyễn Trãi") for place in (tree.district, tree.district2))
    owner = WorkFactory(owner_unit=tree.base, builder="Trường THCS Nguyễn Trãi", name=NAME)
    others = [WorkFactory(owner_unit=unit, name=NAME) for unit in (one, two)]
    assert unit_named(owner.builder) is None
    assert [found(row) for row in (owner, *others)] == [[], [], []]


def test_a_builder_is_known_by_what_it_was_called_before(tree):
    union = UnitFactory(parent=tree.district, name="Xí nghiệp Cầu Đường Sơn La")
    rename_unit(union, name="Công ty Hạ tầng Tây Bắc", on=dt.date(2026, 1, 1))
    assert unit_named("XN cầu đường Sơn La") == union
    Unit.objects.filter(pk=union.pk).update(ended_on=dt.date(2026, 2, 1))
    assert unit_named("XN cầu đường Sơn La") is None


def test_one_unit_twice_is_asked_about_too(tree):
    one, other = (WorkFactory(owner_unit=tree.base, name=NAME) for _time in range(2))
    assert found(one) == [other]


def test_the_same_work_counts_once_where_both_are_counted(pair, people, tree):
    owner, builder = pair
    join_works(owner, builder, by=people["specialist"], reason="Cùng hợp đồng số 12")
    builder.refresh_from_db()
    assert builder.counts_in == owner
    assert list(Work.objects.all().once()) == [owner]
    assert list(Work.objects.of_subtree(tree.base2).once()) == [builder]
    assert found(owner) == found(builder) == []


def test_the_other_may_be_the_one_that_counts(pair, people):
    owner, builder = pair
    join_works(builder, owner, by=people["specialist"], reason="Cùng hợp đồng số 12")
    assert list(Work.objects.all().once()) == [builder]


def test_different_works_are_not_asked_about_again(pair, people):
    owner, builder = pair
    tell_works_apart(builder, owner, by=people["specialist"], reason="Khác địa điểm")
    assert found(owner) == found(builder) == []
    assert Work.objects.all().once().count() == 2


def test_a_conclusion_is_taken_back(pair, people):
    owner, builder = pair
    made = join_works(owner, builder, by=people["specialist"], reason="Cùng hợp đồng số 12")
    withdraw_work_pair(made, by=people["specialist"], reason="Nhầm hai hợp đồng")
    builder.refresh_from_db()
    assert builder.counts_in is None and not WorkPair.objects.standing().exists()
    assert found(owner) == [builder]
    kept = WorkPair.objects.get()
    assert (kept.made_by, kept.reason) == (people["specialist"], "Cùng hợp đồng số 12")
    assert (kept.withdrawn_by, kept.withdrawn_reason) == (people["specialist"], "Nhầm hai hợp đồng")
    assert kept.withdrawn_at is not None


def test_of_several_conclusions_the_one_that_stands_holds(pair, people):
    owner, builder = pair
    by = people["specialist"]
    old = tell_works_apart(owner, builder, by=by, reason="Khác địa điểm")
    withdraw_work_pair(old, by=by, reason="Đã đi xem")
    new = join_works(owner, builder, by=by, reason="Cùng hợp đồng số 12")
    assert list(WorkPair.objects.standing().between(builder, owner)) == [new]
    assert list(pairs_of(owner)) == list(pairs_of(builder)) == [new, old]
    assert found(owner) == [] and list(Work.objects.all().once()) == [owner]
    withdraw_work_pair(new, by=by, reason="Nhầm")
    assert found(owner) == [builder] and Work.objects.all().once().count() == 2


def test_a_conclusion_is_not_taken_back_without_a_reason(pair, people):
    made = join_works(*pair, by=people["specialist"], reason="Cùng hợp đồng số 12")
    with pytest.raises(DomainError, match="lý do bỏ"):
        withdraw_work_pair(made, by=people["specialist"], reason="  ")
    assert WorkPair.objects.standing().get() == made


def test_what_somebody_took_back_leaves_the_next_conclusion_alone(pair, people):
    owner, builder = pair
    old = join_works(owner, builder, by=people["specialist"], reason="Cùng hợp đồng số 12")
    seen_before = WorkPair.objects.get(pk=old.pk)
    withdraw_work_pair(old, by=people["specialist"], reason="Nhầm hai hợp đồng")
    join_works(owner, builder, by=people["specialist"], reason="Đã đối chiếu lại")
    with pytest.raises(DomainError, match="đã được bỏ"):
        withdraw_work_pair(seen_before, by=people["specialist"], reason="Nhầm hai hợp đồng")
    builder.refresh_from_db()
    assert builder.counts_in == owner


@pytest.mark.parametrize(
    ("who", "is_allowed"),
    [
        ("specialist", True),
        ("specialist_province", True),
        ("editor", False),
        ("editor2", False),
        ("specialist_elsewhere", False),
        ("superuser", False),
    ],
)
def test_who_concludes(pair, people, who, is_allowed):
    if is_allowed:
        tell_works_apart(*pair, by=people[who], reason="Khác địa điểm")
    else:
        with pytest.raises(NotAllowed):
            tell_works_apart(*pair, by=people[who], reason="Khác địa điểm")


def test_what_cannot_be_concluded(pair, people, tree):
    owner, builder = pair
    by = people["specialist"]
    with pytest.raises(DomainError, match="hai công trình khác nhau"):
        tell_works_apart(owner, owner, by=by, reason="x")
    with pytest.raises(DomainError, match="Hãy ghi căn cứ"):
        join_works(owner, builder, by=by, reason=" ")
    join_works(owner, builder, by=by, reason="Cùng hợp đồng")
    with pytest.raises(DomainError, match="Đã có kết luận"):
        tell_works_apart(owner, builder, by=by, reason="Khác")
    third = WorkFactory(owner_unit=tree.base, name=NAME)
    for one, other in ((builder, third), (third, owner)):
        with pytest.raises(DomainError, match="đã được tính chung"):
            join_works(one, other, by=by, reason="Cùng hợp đồng")


def test_a_third_record_of_the_same_work_counts_in_the_same_one(pair, people, tree):
    owner, builder = pair
    third = WorkFactory(owner_unit=tree.base, name=NAME)
    for other in (builder, third):
        join_works(owner, other, by=people["specialist"], reason="Cùng hợp đồng")
    assert list(Work.objects.all().once()) == [owner]


def test_what_differs_is_marked(pair):
    same = {line.name: line.is_same for line in difference(*pair)}
    assert same["value"] and not same["name"] and not same["benefit"]
