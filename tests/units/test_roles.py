"""Roles are given and end; who holds what where is asked of one place."""

import datetime as dt

import pytest

from common.errors import DomainError, NotAllowed
from common.models import AuditEntry
from common.vietnamese import today
from tests.factories import RoleAssignmentFactory, UserFactory
from units.models import Role, RoleAssignment, Unit
from units.scope import scope_of
from units.selectors.people import people_at, people_covering, people_with
from units.services.role import assign_role, end_role

pytestmark = pytest.mark.django_db


def day(count):
    return today() + dt.timedelta(days=count)


def test_a_manager_gives_a_role_that_counts_at_once(tree, people):
    user = UserFactory()
    assert not scope_of(user).holds(Role.EDITOR)
    assignment = assign_role(user, unit=tree.base, role=Role.EDITOR, by=people["manager"])
    assert scope_of(user).covers(tree.base.path, Role.EDITOR)
    assert assign_role(user, unit=tree.base, role=Role.EDITOR, by=people["manager"]) == assignment
    assert AuditEntry.objects.filter(move="assign").count() == 1


@pytest.mark.parametrize("who", ["editor", "specialist_province", "approver", "auditor", "viewer", "nobody"])
def test_others_give_no_roles(tree, people, who):
    with pytest.raises(NotAllowed):
        assign_role(UserFactory(), unit=tree.base, role=Role.EDITOR, by=people[who])


def test_a_manager_reaches_only_the_own_subtree(tree, people):
    with pytest.raises(NotAllowed):
        assign_role(UserFactory(), unit=tree.far, role=Role.EDITOR, by=people["manager"])


def test_nobody_gives_or_ends_a_role_of_their_own(tree, people):
    manager = people["manager"]
    with pytest.raises(NotAllowed, match="của chính mình"):
        assign_role(manager, unit=tree.base, role=Role.APPROVER, by=manager)
    with pytest.raises(NotAllowed, match="của chính mình"):
        end_role(manager.role_assignments.get(), by=manager)


def test_set_up_gives_roles_before_anybody_could_answer(tree):
    user = UserFactory()
    assign_role(user, unit=tree.province, role=Role.MANAGER)
    assert scope_of(user).holds(Role.MANAGER)
    assert AuditEntry.objects.count() == 0


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"role": "king"}, "Không có vai trò"),
        ({"role": "editor", "valid_from": dt.date(2026, 2, 1), "valid_to": dt.date(2026, 1, 1)}, "không thể trước"),
    ],
)
def test_nonsense_is_refused(tree, people, fields, sentence):
    with pytest.raises(DomainError, match=sentence):
        assign_role(UserFactory(), unit=tree.base, by=people["manager"], **fields)


def test_the_same_beginning_twice_is_refused(tree, people):
    user = UserFactory()
    assign_role(user, unit=tree.base, role=Role.EDITOR, by=people["manager"])
    with pytest.raises(DomainError, match="đã có vai trò"):
        assign_role(user, unit=tree.base, role=Role.EDITOR, by=people["manager"], valid_to=day(5))


def test_a_role_ends_with_its_last_day(tree, people):
    assignment = RoleAssignmentFactory(unit=tree.base, role=Role.EDITOR)
    ended = end_role(assignment, by=people["manager"], on=day(-1))
    assert ended.valid_to == day(-1)
    assert not RoleAssignment.objects.today().filter(pk=assignment.pk).exists()
    with pytest.raises(DomainError, match="đã kết thúc"):
        end_role(assignment, by=people["manager"])


@pytest.mark.parametrize("valid_to", [None, 0, 5])
def test_a_role_ends_at_once(tree, people, valid_to):
    last = None if valid_to is None else day(valid_to)
    assignment = RoleAssignmentFactory(unit=tree.base, role=Role.EDITOR, valid_to=last)
    ended = end_role(assignment, by=people["manager"], at_once=True)
    assert (ended.valid_to, ended.ended_at is None) == (day(0), False)
    assert not scope_of(type(assignment.user).objects.get(pk=assignment.user_id)).holds(Role.EDITOR)
    rows = RoleAssignment.objects.filter(pk=assignment.pk)
    assert (rows.today().exists(), rows.not_over().exists(), rows.on(day(-1)).exists()) == (False, False, True)
    with pytest.raises(DomainError, match="đã kết thúc"):
        end_role(assignment, by=people["manager"], at_once=True)
    assert AuditEntry.objects.get(move="end").data == {"valid_to": day(0).isoformat(), "at_once": True}


@pytest.mark.parametrize(("days", "sentence"), [({"valid_to": -1}, "đã kết thúc"), ({"valid_from": 3}, "chỉ bắt đầu")])
def test_what_does_not_hold_is_not_ended_at_once(tree, people, days, sentence):
    fields = {name: day(count) for name, count in days.items()}
    assignment = RoleAssignmentFactory(unit=tree.base, role=Role.EDITOR, **fields)
    with pytest.raises(DomainError, match=sentence):
        end_role(assignment, by=people["manager"], at_once=True)


def test_a_role_ended_at_once_may_be_given_again_the_same_day(tree, people):
    assignment = RoleAssignmentFactory(unit=tree.base, role=Role.EDITOR)
    end_role(assignment, by=people["manager"], at_once=True)
    again = assign_role(
        assignment.user, unit=tree.base, role=Role.EDITOR, by=people["manager"], valid_from=day(0), valid_to=day(0)
    )
    assert again != assignment
    assert scope_of(assignment.user).holds(Role.EDITOR)


def test_a_role_cannot_end_before_it_begins(tree, people):
    assignment = RoleAssignmentFactory(unit=tree.base, role=Role.EDITOR, valid_from=day(3))
    with pytest.raises(DomainError, match="chỉ bắt đầu"):
        end_role(assignment, by=people["manager"], on=day(1))


def test_people_are_found_by_role_at_over_and_among_units(tree, people):
    RoleAssignmentFactory(user=people["editor"], unit=tree.base2, role=Role.EDITOR)
    RoleAssignmentFactory(user=UserFactory(is_active=False), unit=tree.base, role=Role.EDITOR)
    RoleAssignmentFactory(unit=tree.base, role=Role.EDITOR, valid_to=day(-1))
    assert list(people_with(Role.EDITOR, unit=tree.base)) == [people["editor"]]
    assert list(people_with(Role.SPECIALIST, unit=tree.base)) == []
    assert list(people_covering(Role.SPECIALIST, unit=tree.base)) == [
        people["specialist"],
        people["specialist_province"],
        people["specialist_province2"],
    ]
    assert list(people_covering(Role.EDITOR, unit=tree.other)) == [people["editor_elsewhere"]]
    below = Unit.objects.of_subtree(tree.district)
    assert list(people_at(Role.EDITOR, units=below)) == [people["editor"], people["editor2"]]
