"""Somebody who is away has a deputy: what the deputy may, for whom it is written, and when it is over."""

import datetime as dt

import pytest
from django.urls import reverse

from common.clock import today
from common.errors import DomainError, NotAllowed
from common.models import AuditEntry
from decisions.models import Approval, Decision, Delegation
from decisions.selectors.timeline import timeline_of
from decisions.services.approval import approve_step
from decisions.services.delegation import delegate, withdraw_delegation
from decisions.services.drafting import draft_decision
from decisions.services.issue import issue_decision, submit_decision
from notices.models import Notice
from tests.decisions.conftest import WORDS, anew
from tests.factories import ApprovalStepFactory, DelegationFactory, RoleAssignmentFactory, UserFactory

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def away(office):
    """The chair named the viewer of the province deputy; a step asks the approvers."""
    office.deputy = office.people["viewer"]
    office.delegation = _delegated(office)
    return office


def _delegated(office, **fields):
    words = {
        "unit": office.tree.province,
        "deputy": office.deputy,
        "valid_from": today(),
        "valid_to": today() + DAY,
        "reason": "Đi công tác",
        "signing_formula": "TUQ. CHỦ TỊCH",
        "deputy_post": "CHÁNH VĂN PHÒNG",
        "by": office.chair,
    }
    return delegate(**words | fields)


def _in_steps(office):
    ApprovalStepFactory(unit=office.tree.province, order_no=1, name="Thường trực", role="approver")
    return office.submitted()


def test_the_deputy_takes_the_step_and_it_says_for_whom(away):
    decision = _in_steps(away)
    assert Notice.objects.filter(user=away.deputy, text__contains="chờ bạn duyệt").exists()
    assert list(Decision.objects.awaiting_approval_of(away.deputy)) == [decision]
    decision = approve_step(decision, by=away.deputy)
    said = Approval.objects.get()
    assert (said.by, said.on_behalf_of) == (away.deputy, away.chair)
    assert AuditEntry.objects.get(move="finish", before="in_approval").on_behalf_of == str(away.chair)
    assert "thay mặt" in timeline_of(decision)[0]["title"]


@pytest.mark.parametrize("signs", [True, False])
def test_the_deputy_issues_and_signs_where_the_principal_was_to(away, signs):
    decision = away.submitted()
    Decision.objects.update(signer_name=str(away.chair) if signs else "Người Khác")
    decision = issue_decision(decision, by=away.deputy, words=WORDS)
    assert (decision.issued_by, Approval.objects.get().on_behalf_of) == (away.deputy, away.chair)
    signature = (decision.signing_formula, decision.signer_post, decision.signer_name)
    if signs:
        assert signature == ("TUQ. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", str(away.deputy))
    else:
        assert signature[2] == "Người Khác"


@pytest.mark.parametrize(("first", "last"), [(1, 2), (-5, -1)])
def test_only_on_its_days(away, first, last):
    Delegation.objects.update(valid_from=today() + first * DAY, valid_to=today() + last * DAY)
    with pytest.raises(NotAllowed):
        issue_decision(away.submitted(), by=away.deputy, words=WORDS)


def test_not_once_withdrawn_nor_when_the_principal_lost_the_role_or_the_account(away):
    decision = away.submitted()
    withdraw_delegation(away.delegation, by=away.chair)
    with pytest.raises(NotAllowed):
        issue_decision(decision, by=away.deputy, words=WORDS)
    with pytest.raises(DomainError, match="đã rút lại"):
        withdraw_delegation(away.delegation, by=away.chair)
    _delegated(away)
    away.chair.role_assignments.update(valid_to=today() - DAY)
    with pytest.raises(NotAllowed):
        issue_decision(decision, by=away.deputy, words=WORDS)
    away.chair.role_assignments.update(valid_to=None)
    away.chair.is_active = False
    away.chair.save()
    with pytest.raises(NotAllowed):
        issue_decision(decision, by=away.deputy, words=WORDS)


def test_not_once_the_deputy_lost_the_role_at_the_unit_or_the_account(away):
    decision = _in_steps(away)
    held = away.deputy.role_assignments.filter(unit=away.tree.province)
    held.update(valid_to=today() - DAY)
    assert not Decision.objects.awaiting_approval_of(anew(away.deputy)).exists()
    with pytest.raises(NotAllowed):
        approve_step(decision, by=anew(away.deputy))
    held.update(valid_to=None, role="editor")
    with pytest.raises(NotAllowed):
        approve_step(decision, by=anew(away.deputy))
    held.update(role="viewer")
    away.deputy.is_active = False
    away.deputy.save()
    assert not Delegation.objects.today().exists()


def test_not_at_another_unit(away):
    far = DelegationFactory(unit=away.tree.province2, principal=away.people["approver"], deputy=UserFactory())
    RoleAssignmentFactory(user=far.principal, unit=far.unit, role="approver")
    with pytest.raises(NotAllowed):
        issue_decision(away.submitted(), by=far.deputy, words=WORDS)


def test_no_deputy_of_a_deputy(away):
    third = UserFactory()
    RoleAssignmentFactory(user=third, unit=away.tree.province, role="viewer")
    with pytest.raises(NotAllowed, match="không giữ vai trò duyệt"):
        _delegated(away, by=away.deputy, deputy=third)
    DelegationFactory(unit=away.tree.province, principal=away.deputy, deputy=third)
    with pytest.raises(NotAllowed):
        issue_decision(away.submitted(), by=third, words=WORDS)


def test_no_deputy_gets_round_the_second_person(office):
    """Neither a deputy who drafted, nor one for whoever drafted or submitted."""
    drafter = office.people["specialist_province"]
    office.deputy = drafter
    _delegated(office)
    with pytest.raises(NotAllowed, match="soạn, sửa hoặc trình"):
        issue_decision(office.submitted(), by=drafter, words=WORDS)
    Decision.objects.all().delete()
    office.run.recommendations.update(state="approved")
    decision = draft_decision(office.run, office.award, by=office.people["specialist_province2"])
    decision = submit_decision(decision, by=office.chair)
    with pytest.raises(NotAllowed, match="người thay họ không được duyệt"):
        issue_decision(decision, by=anew(drafter), words=WORDS)


def test_a_deputy_of_whoever_approved_before_does_not_approve_next(away):
    ApprovalStepFactory(unit=away.tree.province, order_no=2, name="Chủ tịch", role="approver")
    decision = approve_step(_in_steps(away), by=away.chair)
    with pytest.raises(NotAllowed, match="đã duyệt một bước trước"):
        approve_step(decision, by=away.deputy)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"valid_to": dt.date(2020, 1, 1), "valid_from": dt.date(2020, 1, 1)}, "đã qua"),
        ({"valid_from": dt.date(2099, 1, 2), "valid_to": dt.date(2099, 1, 1)}, "từ ngày bắt đầu"),
        ({"reason": " "}, "Lý do"),
        ({"signing_formula": ""}, "Thể thức"),
    ],
)
def test_what_is_no_delegation(office, fields, words):
    office.deputy = office.people["viewer"]
    with pytest.raises(DomainError, match=words):
        _delegated(office, **fields)


def test_not_to_oneself_nor_to_strangers_nor_to_two_at_once(away):
    with pytest.raises(DomainError, match="chính mình"):
        _delegated(away, deputy=away.chair, valid_from=today() + 9 * DAY, valid_to=today() + 9 * DAY)
    with pytest.raises(DomainError, match="không giữ vai trò nào"):
        _delegated(away, deputy=away.people["specialist"])
    with pytest.raises(DomainError, match="rút lại trước"):
        _delegated(away, deputy=away.people["finance"])


def test_an_auditor_is_nobodys_deputy(office):
    auditor = office.people["auditor"]
    office.deputy = auditor
    with pytest.raises(DomainError, match="nên không duyệt, công bố thay"):
        _delegated(office)
    DelegationFactory(unit=office.tree.province, principal=office.chair, deputy=auditor)
    assert not Delegation.objects.today().filter(deputy=auditor).exists()


def test_a_deputy_needs_the_second_factor_that_the_one_they_stand_in_for_needs(client, away, settings):
    settings.MFA_REQUIRED_ROLES = ["approver"]
    client.force_login(away.deputy)
    asked = client.get("/")
    assert (asked.status_code, asked.url) == (302, reverse("mfa_activate_totp"))
    withdraw_delegation(away.delegation, by=away.chair)
    assert client.get("/").status_code == 200


def test_whoever_stands_in_for_a_role_without_the_rule_needs_no_second_factor(client, away, settings):
    settings.MFA_REQUIRED_ROLES = ["manager"]
    client.force_login(away.deputy)
    assert client.get("/").status_code == 200


def test_who_withdraws(away):
    for who in ("viewer", "specialist_province", "auditor", "superuser"):
        with pytest.raises(NotAllowed):
            withdraw_delegation(away.delegation, by=away.people[who])
    withdraw_delegation(away.delegation, by=away.people["manager"])
    assert Notice.objects.filter(user=away.deputy, text__contains="rút lại").exists()


def test_it_opens_decisions_to_the_deputy_only_while_it_lasts(away, tree):
    outsider = UserFactory()
    RoleAssignmentFactory(user=outsider, unit=tree.province, role="manager")
    delegation = DelegationFactory(unit=tree.province, principal=away.people["approver"], deputy=outsider)
    decision = away.submitted()
    assert decision in Decision.objects.visible_to(outsider, "approver")
    Delegation.objects.filter(pk=delegation.pk).update(valid_to=today() - DAY)
    assert decision not in Decision.objects.visible_to(outsider, "approver")
