"""Unscheduled awards go through steps of their own where a unit has set some."""

import datetime as dt

import pytest
from django.urls import reverse

from campaigns.models import Campaign
from decisions.chain import chain_of
from decisions.models import ApprovalStep, Decision
from tests.decisions.conftest import drafted
from tests.factories import ApprovalStepFactory
from tests.pages import opened, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("kind", "asked"), [
    ("unscheduled", ["đột xuất", "trên"]), ("regular", ["riêng", "trên"]), ("thematic", ["riêng", "trên"]),
])  # fmt: skip
def test_those_for_unscheduled_awards_replace_the_ordinary_ones_of_the_same_place(office, kind, asked):
    province = office.tree.province
    ApprovalStepFactory(unit=province, order_no=1, name="chung")
    ApprovalStepFactory(unit=province, order_no=1, award=office.award, name="riêng")
    ApprovalStepFactory(unit=province, order_no=1, scope="unscheduled", name="đột xuất")
    ApprovalStepFactory(unit=office.tree.confederation, level="provincial", order_no=2, name="trên")
    decision = office.drafted()
    Campaign.objects.filter(pk=decision.campaign_id).update(kind=kind)
    assert [step.name for step in chain_of(Decision.objects.get(pk=decision.pk))] == asked


def test_of_unscheduled_ones_those_for_the_award_come_first(office):
    province = office.tree.province
    ApprovalStepFactory(unit=province, order_no=1, scope="unscheduled", name="đột xuất")
    ApprovalStepFactory(unit=province, order_no=1, scope="unscheduled", award=office.award, name="riêng đột xuất")
    decision = office.drafted()
    assert chain_of(decision) == []
    Campaign.objects.filter(pk=decision.campaign_id).update(kind="unscheduled")
    assert [step.name for step in chain_of(Decision.objects.get(pk=decision.pk))] == ["riêng đột xuất"]


def test_without_steps_of_their_own_unscheduled_awards_go_through_the_ordinary_ones(office):
    ApprovalStepFactory(unit=office.tree.province, name="chung")
    decision = office.drafted()
    Campaign.objects.filter(pk=decision.campaign_id).update(kind="unscheduled")
    assert [step.name for step in chain_of(Decision.objects.get(pk=decision.pk))] == ["chung"]


@pytest.mark.parametrize("kind", ["correction", "revocation", "replacement"])
def test_what_amends_an_unscheduled_decision_goes_its_way(office, kind):
    given = office.issued()
    ApprovalStepFactory(unit=office.tree.province, order_no=1, name="chung")
    ApprovalStepFactory(unit=office.tree.province, order_no=1, scope="unscheduled", name="đột xuất")
    Campaign.objects.filter(pk=given.campaign_id).update(kind="unscheduled")
    draft = drafted(office, Decision.objects.get(pk=given.pk), kind, given.lines.first())
    assert [step.name for step in chain_of(draft)] == ["đột xuất"]


def test_a_step_for_unscheduled_awards_is_set_and_read_on_the_pages(office, client):
    client.force_login(office.people["manager"])
    typed = {"unit": office.tree.province.code, "order_no": 1, "name": "Trực tiếp", "role": "approver"}
    sent = typed | {"scope": "unscheduled", "valid_from": "01/01/2026"}
    assert client.post(reverse("decisions:step-create"), sent).status_code == 302
    step = ApprovalStep.objects.get()
    assert (step.scope, step.valid_from) == ("unscheduled", dt.date(2026, 1, 1))
    assert "chỉ khen Đột xuất" in words(opened(client, reverse("decisions:step-list")))


def test_another_ground_is_refused_in_words_and_keeps_what_was_typed(office, client):
    client.force_login(office.people["manager"])
    typed = {"unit": office.tree.province.code, "order_no": 1, "name": "Trực tiếp", "role": "approver"}
    response = client.post(reverse("decisions:step-create"), typed | {"scope": "thematic", "valid_from": "01/01/2026"})
    assert response.status_code == 200
    assert "Trực tiếp" in response.content.decode()
    assert not ApprovalStep.objects.exists()
