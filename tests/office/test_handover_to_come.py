"""Roles that begin later are handed over too."""

import datetime as dt

from common import clock
from office.selectors.handover import list_now
from tests.factories import RoleAssignmentFactory
from tests.office.test_handover import given, passed, prepared, roles_of, taken
from units.models import Role


def test_a_role_to_come_passes_too_and_never_begins_for_the_giver(tree, people):
    begins, ends = clock.today() + dt.timedelta(days=9), dt.date(2999, 12, 31)
    giver, taker = people["editor"], people["nobody"]
    RoleAssignmentFactory(user=giver, unit=tree.base, role=Role.FINANCE, valid_from=begins, valid_to=ends)
    handover = prepared(tree.base, people)
    shown_roles = {row["role"]: row["valid_from"] for row in list_now(handover).content["roles"]}
    assert shown_roles == {Role.EDITOR: None, Role.FINANCE: begins}
    taken(given(handover, people), people)
    assert not giver.role_assignments.not_over().exists()
    to_come = taker.role_assignments.get(role=Role.FINANCE)
    assert (to_come.valid_from, to_come.valid_to) == (begins, ends)
    assert roles_of(taker) == {("CS1", Role.EDITOR)}
    giver.refresh_from_db()
    assert not giver.is_active


def test_a_role_to_come_alone_is_handed_over_and_back(tree, people):
    begins = clock.today() + dt.timedelta(days=9)
    giver, taker = people["editor2"], people["nobody"]
    row = RoleAssignmentFactory(user=giver, unit=tree.base, role=Role.EDITOR, valid_from=begins)
    passed(tree.base, people, giver="editor2")
    passed(tree.base, people, giver="nobody", taker="editor2")
    assert not taker.role_assignments.not_over().exists()
    assert list(giver.role_assignments.not_over().filter(unit=tree.base)) == [row]
