"""Two clicks on one step, each in a transaction of its own."""

from threading import Thread
from types import SimpleNamespace

from django.db import connection

from common.errors import DomainError
from decisions.chain import current_step
from decisions.models import Approval
from decisions.services.approval import approve_step
from tests.decisions.conftest import with_chain
from tests.factories import RoleAssignmentFactory, UserFactory


def test_two_people_at_once_approve_one_step_once(committed_office):
    """Both hold the role of both steps: the second click must not become the next step."""
    office = with_chain(committed_office)
    other = UserFactory(username="finance2")
    RoleAssignmentFactory(user=other, role="finance", unit=office.tree.province)
    for person in (office.finance, other):
        RoleAssignmentFactory(user=person, role="approver", unit=office.tree.province)
    decision = office.submitted()
    assert _at_once(
        [SimpleNamespace(by=person, version=decision.version) for person in (office.finance, other)], decision
    ) == ["StaleEdit", "in_approval"]
    assert Approval.objects.count() == 1
    assert current_step(decision).order_no == 2


def test_a_double_click_approves_once(committed_office):
    office = with_chain(committed_office)
    decision = office.submitted()
    twice = [SimpleNamespace(by=office.finance, version=None)] * 2
    assert _at_once(twice, decision) == ["NotAllowed", "in_approval"]
    assert Approval.objects.count() == 1


def _at_once(clicks, decision):
    told = []

    def approve(click):
        try:
            told.append(approve_step(decision, by=click.by, version=click.version).state)
        except DomainError as refusal:
            told.append(type(refusal).__name__)
        finally:
            connection.close()

    threads = [Thread(target=approve, args=[click]) for click in clicks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(told)
