"""The pages of steps and delegations, as people use them."""

import datetime as dt

import pytest
from django.urls import reverse

from common.clock import today
from consultations.models import ConsultationRule
from decisions.models import ApprovalStep, Decision, DecisionStep, Delegation
from decisions.services.approval import approve_step
from decisions.services.issue import issue_decision, send_back_decision
from tests.decisions.conftest import WORDS, confirmed
from tests.factories import (
    ApprovalStepFactory,
    DecisionFactory,
    DelegationFactory,
    RoleAssignmentFactory,
)
from tests.pages import opened, words

pytestmark = pytest.mark.django_db
LIST, STEPS, DELEGATIONS = (reverse(f"decisions:{name}-list") for name in ("decision", "step", "delegation"))


def page(name, row):
    return reverse(f"decisions:decision-{name}", args=[row.pk])


def test_through_the_steps_to_the_issue(chain, client):
    client.force_login(chain.people["specialist_province"])
    decision = chain.drafted()
    shown = words(opened(client, page("detail", decision)))
    assert "Khi trình sẽ qua các bước 1. Thẩm định" in shown
    assert "Thẩm định → Thường trực" in words(opened(client, page("submit", decision)))
    client.post(page("submit", decision))
    shown = opened(client, page("detail", decision))
    assert "Đang trình duyệt" in words(shown)
    assert page("approve", decision) not in shown.content.decode()

    client.force_login(chain.people["finance"])
    home = opened(client, "/")
    assert f"{LIST}?waiting=mine" in home.content.decode()
    assert [row.pk for row in opened(client, f"{LIST}?waiting=mine").context["object_list"]] == [decision.pk]
    assert page("approve", decision) in opened(client, page("detail", decision)).content.decode()
    version = opened(client, page("approve", decision)).context["form"]["version"].value()
    client.post(page("approve", decision), {"version": version, "comment": "Đủ nguồn"})
    answer = client.post(page("approve", decision), {"version": version}, follow=True)
    assert "Bước «Thường trực» do người phê duyệt của LĐLĐ tỉnh Mẫu duyệt" in words(answer)
    assert not opened(client, f"{LIST}?waiting=mine").context["object_list"]

    client.force_login(chain.people["approver"])
    opened(client, page("step-back", decision))
    client.post(page("step-back", decision), {"reason": "Xem lại"})
    assert "Xem lại" in words(opened(client, page("detail", decision)))
    approve_step(decision, by=chain.people["finance"])
    client.post(page("approve", decision), {})
    client.force_login(chain.chair)
    shown = opened(client, page("detail", decision)).content.decode()
    assert page("issue", decision) in shown
    assert page("reopen", decision) in shown
    client.post(page("reopen", decision), {"reason": "Xem lại lần cuối"})
    decision.refresh_from_db()
    assert decision.state == "in_approval"
    client.force_login(chain.people["approver"])
    client.post(page("refuse", decision), {"reason": "Chưa đúng"})
    decision.refresh_from_db()
    assert decision.state == "draft"


def test_units_that_are_named_do_not_read_how_it_was_decided(chain, client):
    decision = approve_step(chain.submitted(), by=chain.finance, comment="Chi nhiều quá")
    decision = issue_decision(approve_step(decision, by=chain.approver), by=chain.chair, words=WORDS)
    for who, reads in {"editor": False, "viewer": True, "finance": True}.items():
        client.force_login(chain.people[who])
        shown = words(opened(client, page("detail", decision)))
        assert "Số: 01/QĐ-LĐLĐ" in shown
        found = ["Chi nhiều quá" in shown, "Các bước duyệt" in shown, "Quá trình" in shown]
        assert found == [reads] * 3


def test_what_only_the_issue_waits_for_hides_no_button_of_a_step(chain, client):
    decision = chain.submitted()
    ConsultationRule.objects.create(award=chain.award, notice_days=5, valid_from=dt.date(2020, 1, 1))
    client.force_login(chain.finance)
    shown = opened(client, page("detail", decision))
    assert shown.context["problems"]
    assert page("approve", decision) in shown.content.decode()


def test_what_is_late_says_so(chain, client):
    decision = chain.submitted()
    client.force_login(chain.people["viewer"])
    assert not opened(client, f"{LIST}?waiting=overdue").context["object_list"]
    DecisionStep.objects.current().update(due_on=today() - dt.timedelta(days=1))
    assert "quá hạn" in words(opened(client, f"{LIST}?waiting=overdue"))
    assert "quá hạn" in words(opened(client, page("detail", decision)))


def test_a_colleague_is_let_by_another(chain, client):
    RoleAssignmentFactory(user=chain.people["finance"], role="editor", unit=chain.tree.base)
    decision = chain.submitted()
    client.force_login(chain.people["finance"])
    shown = opened(client, page("detail", decision))
    assert "Bạn thuộc CĐCS Trường Tiểu học Mẫu" in words(shown)
    assert page("approve", decision) not in shown.content.decode()
    client.force_login(chain.people["approver"])
    form = opened(client, page("waive", decision)).context["form"]
    assert list(form.fields["user"].queryset) == [chain.people["finance"]]
    client.post(page("waive", decision), {"user": chain.people["finance"].pk, "reason": "Công văn 3"})
    assert "Công văn 3" in words(opened(client, page("detail", decision)))
    client.force_login(chain.people["finance"])
    client.post(page("approve", decision), {})
    assert DecisionStep.objects.current().get().name == "Thường trực"


def test_steps_are_added_changed_and_ended(office, client, tree):
    client.force_login(office.people["manager"])
    assert "Chưa đặt bước duyệt nào" in words(opened(client, STEPS))
    sent = {"unit": "TINH", "order_no": 1, "name": "Thẩm định", "role": "finance", "valid_from": "01/01/2026"}
    add = reverse("decisions:step-create")
    page = opened(client, add).content.decode()
    assert "Chỉ chính đơn vị này" in page and "---------" not in page
    assert client.post(add, sent | {"at_unit": "KHONG-CO"}).status_code == 200
    assert client.post(add, sent | {"unit": "TINH2"}).status_code == 200
    assert not ApprovalStep.objects.exists()
    assert client.post(add, sent | {"at_unit": "TLD", "days": 3}).status_code == 302
    step = ApprovalStep.objects.get()
    assert (step.unit, step.at_unit, step.award, step.level) == (tree.province, tree.confederation, None, "")
    assert "trong 3 ngày làm việc" in words(opened(client, STEPS))
    edit = reverse("decisions:step-update", args=[step.pk])
    form = opened(client, edit).context["form"]
    read = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    read |= {"valid_from": "01/01/2026", "name": "Ban Tài chính"}
    assert client.post(edit, read).status_code == 302
    assert client.post(edit, read).status_code == 200
    step.refresh_from_db()
    assert (step.name, step.at_unit, step.version) == ("Ban Tài chính", tree.confederation, 2)
    end = reverse("decisions:step-end", args=[step.pk])
    opened(client, end)
    assert client.post(end, {"last_day": "31/12/2026"}).status_code == 302
    step.refresh_from_db()
    assert step.valid_to == dt.date(2026, 12, 31)


def test_somebody_names_a_deputy_who_issues(office, client):
    client.force_login(office.chair)
    assert "Chưa có uỷ quyền nào" in words(opened(client, DELEGATIONS))
    add = reverse("decisions:delegation-create")
    form = opened(client, add).context["form"]
    deputies = form.fields["deputy"].queryset
    assert office.chair not in deputies
    assert office.people["specialist"] not in deputies
    day = f"{today():%d/%m/%Y}"
    sent = {"unit": "TINH", "deputy": office.people["viewer"].pk, "valid_from": day, "valid_to": day, "reason": "Họp"}
    sent |= {"signing_formula": "TUQ. CHỦ TỊCH", "deputy_post": "CHÁNH VĂN PHÒNG"}
    assert client.post(add, sent).status_code == 302
    decision = office.submitted()
    deputy = office.people["viewer"]
    deputy.set_password("thu-nghiem-2026")
    deputy.save()
    client.force_login(deputy)
    assert "Rút lại" not in words(opened(client, DELEGATIONS)).replace("rút lại", "")
    confirmed(client, page("issue", decision), {"words": WORDS})
    assert f"thay mặt {office.chair}" in words(opened(client, page("detail", decision)))
    client.force_login(office.chair)
    withdraw = reverse("decisions:delegation-withdraw", args=[Delegation.objects.get().pk])
    opened(client, withdraw)
    client.post(withdraw)
    assert "đã rút lại" in words(opened(client, DELEGATIONS))


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow(tree, people, client, rows, django_assert_num_queries):
    ApprovalStepFactory.create_batch(rows, unit=tree.province)
    ApprovalStepFactory(unit=tree.province2, name="nơi khác")
    ApprovalStepFactory(unit=tree.province2, level="district", name="nơi khác, cả cấp")
    ApprovalStepFactory(unit=tree.confederation, name="của riêng cấp trên")
    ApprovalStepFactory(unit=tree.confederation, level="provincial", name="cấp trên đặt cho cả cấp")
    for number in range(rows):
        DelegationFactory(
            unit=tree.province,
            principal=people["approver"],
            deputy=people["finance"],
            valid_from=dt.date(2030 + number, 1, 1),
            valid_to=dt.date(2030 + number, 1, 2),
        )
    for decision in DecisionFactory.create_batch(rows, unit=tree.province, state="in_approval"):
        rule = ApprovalStep.objects.first()
        decision.steps.create(
            round=1, order_no=1, rule=rule, name="x", unit=tree.province, role="finance", is_current=True
        )
    client.force_login(people["manager"])
    client.get(STEPS)
    with django_assert_num_queries(7):
        shown = words(client.get(STEPS))
    assert "nơi khác" not in shown
    assert "của riêng cấp trên" not in shown
    assert "cấp trên đặt cho cả cấp" in shown
    with django_assert_num_queries(7):
        client.get(DELEGATIONS)
    client.force_login(people["finance"])
    client.get(LIST)
    with django_assert_num_queries(8):
        client.get(f"{LIST}?waiting=mine")
    assert Decision.objects.awaiting_approval_of(people["finance"]).count() == rows


def test_a_draft_shows_who_sent_it_back_and_why(chain, client):
    decision = approve_step(approve_step(chain.submitted(), by=chain.finance), by=chain.approver)
    decision = send_back_decision(decision, by=chain.chair, reason="Sai tên người thứ hai")
    client.force_login(chain.people["specialist_province"])
    shown = words(opened(client, page("detail", decision)))
    assert "Các bước đã qua ở lần trình trước" in shown
    assert f"Trả lại: {chain.chair}" in shown and "Sai tên người thứ hai" in shown


def test_a_deputy_is_warned_where_the_signer_is_not_whom_they_stand_in_for(office, client):
    deputy = office.people["viewer"]
    DelegationFactory(unit=office.tree.province, principal=office.chair, deputy=deputy)
    decision = office.submitted()
    client.force_login(deputy)
    for signer, warned in ((f"ThS. {office.chair}", True), (str(office.chair), False)):
        Decision.objects.filter(pk=decision.pk).update(signer_name=signer)
        shown = words(opened(client, page("issue", decision)))
        assert (f"người ký trong dự thảo là «{signer}»" in shown) is warned
        assert ("hãy đưa về dự thảo, sửa người ký" in shown) is warned
    client.force_login(office.chair)
    Decision.objects.filter(pk=decision.pk).update(signer_name="ThS. Người khác")
    assert "người ký trong dự thảo" not in words(opened(client, page("issue", decision)))
