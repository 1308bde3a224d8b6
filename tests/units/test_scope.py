"""Roles reach the subtree of their unit, on the days they are valid, and nothing else."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from common.errors import DomainError, NotAllowed
from common.models import AuditEntry
from tests.factories import RoleAssignmentFactory, UserFactory
from units.models import Role, RoleAssignment, Unit
from units.permissions import may_write_for, reviewing_unit, unit_above_acting
from units.scope import scope_of, topmost
from units.selectors.people import people_at, people_covering, people_with
from units.services.role import assign_role, end_role


def day(offset):
    return timezone.localdate() + dt.timedelta(days=offset)


@pytest.mark.parametrize(
    ("paths", "kept"),
    [
        ([], []),
        (["0001"], ["0001"]),
        (["00010002", "0001", "0003"], ["0001", "0003"]),
        (["00010002", "00010003", "00010002"], ["00010002", "00010003"]),
        (["0001", "00010001", "000100010001", "0002"], ["0001", "0002"]),
    ],
)
def test_topmost_keeps_what_lies_under_no_other(paths, kept):
    assert topmost(paths) == kept


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "holds"),
    [
        (None, None, True),
        (0, 0, True),
        (-5, 5, True),
        (1, None, False),
        (None, -1, False),
    ],
)
def test_a_role_holds_on_its_days(tree, valid_from, valid_to, holds):
    user = UserFactory()
    RoleAssignmentFactory(
        user=user,
        unit=tree.base,
        role=Role.EDITOR,
        valid_from=None if valid_from is None else day(valid_from),
        valid_to=None if valid_to is None else day(valid_to),
    )
    assert scope_of(user).holds(Role.EDITOR) is holds
    assert set(Unit.objects.visible_to(user)) == ({tree.base} if holds else set())


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("editor", {"CS1"}),
        ("specialist", {"HUYEN", "CS1", "CS2"}),
        ("viewer", {"TINH", "HUYEN", "HUYEN2", "CS1", "CS2", "CS3"}),
        ("nobody", set()),
        ("superuser", {"TLD", "TINH", "TINH2", "HUYEN", "HUYEN2", "CS1", "CS2", "CS3", "CS4"}),
    ],
)
def test_visible_to_reaches_the_subtree(people, who, seen):
    assert set(Unit.objects.visible_to(people[who]).values_list("code", flat=True)) == seen


def test_visible_to_may_be_narrowed_to_a_role(tree, people):
    RoleAssignmentFactory(user=people["editor"], unit=tree.district2, role=Role.VIEWER)
    assert set(Unit.objects.visible_to(people["editor"], Role.EDITOR)) == {tree.base}
    assert set(Unit.objects.visible_to(people["editor"])) == {tree.base, tree.district2, tree.other}


def test_a_locked_account_and_a_visitor_reach_nothing(people):
    people["editor"].is_active = False
    assert scope_of(people["editor"]).held == {}
    assert scope_of(AnonymousUser()).held == {}


def test_covers_from_above_is_strict(tree, people):
    scope = scope_of(people["specialist"])
    assert scope.covers(tree.district.path, Role.SPECIALIST)
    assert not scope.covers_from_above(tree.district.path, Role.SPECIALIST)
    assert scope.covers_from_above(tree.base.path, Role.SPECIALIST)
    assert not scope.covers(tree.other.path, Role.SPECIALIST)
    assert not scope.covers(tree.base.path, Role.EDITOR)


@pytest.mark.parametrize(
    ("who", "may", "acting"),
    [
        ("editor", True, None),
        ("specialist", True, "HUYEN"),
        ("specialist_province", True, "TINH"),
        ("specialist_elsewhere", False, None),
        ("editor2", False, None),
        ("viewer", False, None),
    ],
)
def test_who_writes_for_a_unit_and_from_where(tree, people, who, may, acting):
    assert bool(may_write_for(people[who], tree.base)) is may
    above = unit_above_acting(people[who], tree.base)
    assert (above and above.code) == acting


def test_a_specialist_of_the_unit_itself_does_not_write_for_it(tree, people):
    assert not may_write_for(people["specialist"], tree.district)


def test_the_nearest_unit_above_reviews(tree, people):
    RoleAssignmentFactory(user=people["specialist_province"], unit=tree.district, role=Role.SPECIALIST)
    assert reviewing_unit(people["specialist_province"], tree.base) == tree.district
    assert reviewing_unit(people["editor"], tree.base) is None


def test_people_of_a_unit_by_role(tree, people):
    assert set(people_with(Role.EDITOR, unit=tree.base)) == {people["editor"]}
    assert set(people_covering(Role.SPECIALIST, unit=tree.base)) == {
        people["specialist"],
        people["specialist_province"],
        people["specialist_province2"],
    }
    assert set(people_at(Role.EDITOR, units=Unit.objects.of_subtree(tree.district))) == {
        people["editor"],
        people["editor2"],
    }


def test_assign_role_reaches_at_once_and_is_written_down(tree, people):
    assignment = assign_role(people["nobody"], unit=tree.base, role=Role.EDITOR, by=people["manager"])
    assert scope_of(people["nobody"]).holds(Role.EDITOR)
    line = AuditEntry.objects.get(move="assign")
    assert (line.subject, line.actor, line.data["unit"]) == (assignment, people["manager"], "CS1")
    assert assign_role(people["nobody"], unit=tree.base, role=Role.EDITOR, by=people["manager"]) == assignment


@pytest.mark.parametrize(
    ("who", "unit", "to", "refusal"),
    [
        ("specialist", "base", "nobody", "người quản lý"),
        ("manager", "far", "nobody", "người quản lý"),
        ("manager", "base", "manager", "chính mình"),
    ],
)
def test_assign_role_refuses(tree, people, who, unit, to, refusal):
    with pytest.raises(NotAllowed, match=refusal):
        assign_role(people[to], unit=getattr(tree, unit), role=Role.EDITOR, by=people[who])


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"role": "king"}, "Không có vai trò"),
        ({"role": Role.EDITOR, "valid_from": day(1), "valid_to": day(0)}, "trước ngày bắt đầu"),
    ],
)
def test_assign_role_refuses_bad_values(tree, people, fields, refusal):
    with pytest.raises(DomainError, match=refusal):
        assign_role(people["nobody"], unit=tree.base, by=people["manager"], **fields)


def test_end_role_lets_go_the_day_after(tree, people):
    assignment = RoleAssignment.objects.get(user=people["editor"])
    ended = end_role(assignment, by=people["manager"], on=day(-1))
    assert ended.valid_to == day(-1)
    assert not scope_of(ended.user).holds(Role.EDITOR)
    with pytest.raises(DomainError, match="đã kết thúc"):
        end_role(assignment, by=people["manager"])
