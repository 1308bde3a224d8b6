"""The pages of a word other than the machine's, and where it shows."""

import pytest
from django.urls import reverse

from awards.models import Override
from awards.services.override import override_outcome
from tests.pages import opened, words


@pytest.fixture
def row(four_outcomes):
    return four_outcomes.not_eligible


@pytest.fixture
def signed_in(client, four_outcomes):
    client.force_login(four_outcomes.world.people["specialist_province"])
    return client


def page(row, name="recommendation-override"):
    return reverse(f"awards:{name}", args=[row.pk])


def test_said_and_shown(signed_in, row, four_outcomes):
    opened(signed_in, page(row))
    answer = signed_in.post(page(row), {"outcome": "recommended", "reason": "Đã có minh chứng"})
    assert answer["Location"] == page(row, "recommendation-detail")
    why = words(opened(signed_in, page(row, "recommendation-detail")))
    for text in (
        "Không đủ điều kiện",
        "Kết quả theo người xét",
        "Đề nghị khen",
        "Đã có minh chứng",
        "ghi kết quả khác",
    ):
        assert text in why
    listed = words(opened(signed_in, reverse("awards:recommendation-list", args=[row.run_id])))
    assert "người xét: Đề nghị khen" in listed


def test_taken_back(signed_in, row, four_outcomes):
    by = four_outcomes.world.people["approver"]
    override_outcome(row, by=by, outcome="recommended", reason="Đã có minh chứng")
    opened(signed_in, page(row, "recommendation-withdraw-override"))
    signed_in.post(page(row, "recommendation-withdraw-override"), {"reason": "Nhầm người"})
    assert not Override.objects.exists()
    assert "bỏ kết quả do người ghi" in words(opened(signed_in, page(row, "recommendation-detail")))


@pytest.mark.parametrize("typed", [{}, {"outcome": "recommended"}, {"outcome": "below_line", "reason": "Vì"}])
def test_what_is_not_complete_stays_on_the_form(signed_in, row, typed):
    answer = signed_in.post(page(row), typed)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not Override.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("approver", 200), ("viewer", 302), ("editor", 404), ("nobody", 404)])
def test_who_may_open_it(client, row, four_outcomes, who, status):
    client.force_login(four_outcomes.world.people[who])
    assert client.get(page(row)).status_code == status


@pytest.mark.parametrize(("who", "offered"), [("approver", True), ("viewer", False)])
def test_only_who_may_is_offered_it(client, row, four_outcomes, who, offered):
    client.force_login(four_outcomes.world.people[who])
    text = words(opened(client, page(row, "recommendation-detail")))
    assert ("Ghi kết quả khác với máy" in text) is offered


def test_the_approver_who_said_otherwise_is_told_who_decides(client, row, four_outcomes):
    approver = four_outcomes.world.people["approver"]
    override_outcome(row, by=approver, outcome="recommended", reason="Đã có minh chứng")
    client.force_login(approver)
    text = words(opened(client, page(row, "recommendation-detail")))
    assert "Bạn đã ghi kết quả khác với máy cho đối tượng này nên không tự quyết định" in text
    refused = client.post(page(row, "recommendation-approve"), {"note": ""}, follow=True)
    assert "Hãy để người phê duyệt khác" in words(refused)
    row.refresh_from_db()
    assert row.state == "proposed"
