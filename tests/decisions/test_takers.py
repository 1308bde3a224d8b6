"""Who may take a step or issue is there before a decision is submitted, and is told when it is their turn."""

import datetime as dt

import pytest
from django.urls import reverse

from common.clock import today
from common.errors import NotAllowed, TransitionRefused
from decisions.models import Delegation
from decisions.services.approval import approve_step
from decisions.services.issue import send_back_decision, submit_decision
from notices.models import Notice
from reports.selectors.duties import duties_of
from tests.decisions.conftest import anew, states, with_chain
from tests.factories import ApprovalStepFactory, DelegationFactory, RoleAssignmentFactory, UserFactory
from tests.pages import opened, words

pytestmark = pytest.mark.django_db
STEPS = reverse("decisions:step-list")


def _deputy(office, principal=None, **fields):
    """The viewer of the province, deputy of its chair."""
    office.deputy = office.people["viewer"]
    DelegationFactory(unit=office.tree.province, principal=principal or office.chair, deputy=office.deputy, **fields)
    return office.deputy


def _told(person, text: str) -> int:
    return Notice.objects.filter(user=person, text__contains=text).count()


def _nobody_for_finance(office):
    office.people["finance"].role_assignments.all().delete()


def test_a_step_nobody_takes_is_told_when_the_decision_is_submitted(chain):
    _nobody_for_finance(chain)
    decision = chain.drafted()
    with pytest.raises(TransitionRefused, match="«Thẩm định» không có ai duyệt được: LĐLĐ tỉnh Mẫu không có tài chính"):
        submit_decision(decision, by=chain.people["specialist_province"])
    assert vars(states(decision)) == {"decision": "draft", "results": {"approved"}}
    RoleAssignmentFactory(user=UserFactory(), role="finance", unit=chain.tree.province)
    assert submit_decision(decision, by=chain.people["specialist_province"]).state == "in_approval"


def test_a_closed_account_is_nobody(chain):
    chain.finance.is_active = False
    chain.finance.save()
    decision = chain.drafted()
    with pytest.raises(TransitionRefused, match="«Thẩm định» không có ai"):
        submit_decision(decision, by=chain.people["specialist_province"])
    chain.finance.is_active = True
    chain.finance.save()
    assert submit_decision(decision, by=chain.people["specialist_province"]).state == "in_approval"


def test_who_writes_or_submits_is_nobody(office):
    ApprovalStepFactory(unit=office.tree.province, name="Chuyên viên khác", role="finance")
    _nobody_for_finance(office)
    RoleAssignmentFactory(user=office.people["specialist_province"], role="finance", unit=office.tree.province)
    decision = office.drafted()
    with pytest.raises(TransitionRefused, match="«Chuyên viên khác»"):
        submit_decision(decision, by=office.people["specialist_province"])
    _deputy(office, principal=office.people["specialist_province"])
    with pytest.raises(TransitionRefused, match="«Chuyên viên khác»"):
        submit_decision(decision, by=office.people["specialist_province"])


def test_nor_does_one_person_take_two_steps(office):
    for number, name in enumerate(("Thẩm định", "Thường trực"), start=1):
        ApprovalStepFactory(unit=office.tree.province, order_no=number, name=name, role="finance")
    with pytest.raises(TransitionRefused, match="«Thường trực» không có ai"):
        office.submitted()


def test_the_page_of_the_draft_says_so_and_has_no_button(chain, client):
    _nobody_for_finance(chain)
    decision = chain.drafted()
    client.force_login(chain.people["specialist_province"])
    shown = opened(client, reverse("decisions:decision-detail", args=[decision.pk]))
    assert "Bước «Thẩm định» không có ai duyệt được" in words(shown)
    assert reverse("decisions:decision-submit", args=[decision.pk]) not in shown.content.decode()


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"role": "finance"}, ""),
        ({"role": "finance", "at_unit": "TLD"}, "Chưa ai là tài chính ở Tổng Liên đoàn"),
        ({"unit": "TLD", "level": "provincial", "role": "finance"}, "Chưa ai là tài chính ở {province2}"),
    ],
)
def test_who_sets_a_step_nobody_takes_is_warned(tree, people, client, fields, told):
    RoleAssignmentFactory(user=people["manager"], role="manager", unit=tree.confederation)
    client.force_login(people["manager"])
    sent = {"unit": "TINH", "order_no": 1, "name": "Thẩm định", "valid_from": "01/01/2026"} | fields
    shown = words(client.post(reverse("decisions:step-create"), sent, follow=True))
    assert "Đã thêm bước duyệt" in shown
    told = told.format(province2=tree.province2.name)
    assert (told in shown) if told else ("Chưa ai là" not in shown)


def test_without_steps_those_who_may_issue_are_told(office):
    deputy = _deputy(office)
    office.submitted()
    assert [_told(person, "chờ bạn công bố") for person in (office.chair, office.people["approver"], deputy)] == [1] * 3
    assert not _told(office.people["specialist_province"], "chờ bạn công bố")


def test_after_the_last_step_deputies_are_told_too(office):
    chain = with_chain(office)
    deputy = _deputy(chain)
    decision = approve_step(approve_step(chain.submitted(), by=chain.finance), by=chain.approver)
    assert decision.state == "awaiting_issue"
    assert [_told(person, "đủ các bước, chờ công bố") for person in (chain.chair, deputy)] == [1, 1]


def test_a_deputy_reads_on_the_first_page_what_waits_for_the_issue(office):
    deputy = _deputy(office)
    decision = office.submitted()
    address = reverse("decisions:decision-detail", args=[decision.pk])
    assert [duty.url for duty in duties_of(anew(deputy))] == [address]
    Delegation.objects.update(valid_to=today() - dt.timedelta(days=1))
    assert duties_of(anew(deputy)) == []


def test_not_what_the_one_they_act_for_wrote(office):
    deputy = _deputy(office, principal=office.people["approver"])
    decision = office.drafted()
    submit_decision(decision, by=office.people["approver"])
    assert duties_of(anew(deputy)) == []


def test_who_drafted_and_who_submitted_hear_why_it_is_a_draft_again(office):
    decision = office.drafted()
    decision = submit_decision(decision, by=office.people["approver"])
    send_back_decision(decision, by=office.chair, reason="Thiếu căn cứ")
    for person in (office.people["specialist_province"], office.people["approver"]):
        assert _told(person, "đưa về dự thảo: Thiếu căn cứ") == 1
    assert not _told(office.chair, "đưa về dự thảo")


def test_whoever_is_to_issue_sends_back_a_deputy_too(office):
    deputy = _deputy(office)
    decision = office.submitted()
    with pytest.raises(NotAllowed):
        send_back_decision(decision, by=office.people["finance"], reason="Sai")
    assert send_back_decision(decision, by=anew(deputy), reason="Sai căn cứ").state == "draft"
