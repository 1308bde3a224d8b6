"""The page of a decision's certificates, and giving one out once more."""

import pytest
from django.urls import reverse

from certificates.models import Certificate, CertificateBatch
from common.models import AuditEntry
from tests.certificates.conftest import correct, make_decision, revoke
from tests.pages import opened, words
from tests.papers.test_docx import words_of


@pytest.fixture
def officer(client, given):
    client.force_login(given.by)
    return client


def address(decision) -> str:
    return reverse("certificates:decision", args=[decision.pk])


def test_it_lists_each_line_with_its_code(officer, given):
    shown = words(opened(officer, address(given.decision)))
    for certificate in given.certificates:
        assert certificate.spelled_code in shown and certificate.line.name in shown


def test_before_they_are_made_it_offers_to(officer, given):
    decision = make_decision(given.tree.province, number=2)
    assert "Tạo 1 bằng, giấy" in words(opened(officer, address(decision)))
    officer.post(reverse("certificates:make", args=[decision.pk]))
    assert CertificateBatch.objects.get(decision=decision).is_under_way
    shown = words(opened(officer, address(decision)))
    assert "Bằng, giấy đã tạo 0/1" in shown and "Tạo 1 bằng" not in shown


def test_whoever_may_only_read_is_offered_nothing(client, given):
    client.force_login(given.people["auditor"])
    shown = words(opened(client, address(given.decision)))
    assert "Cấp lại" not in shown
    response = client.post(reverse("certificates:reissue", args=[given.certificates[0].pk]), {"reason": "lost"})
    assert response.url == address(given.decision) and Certificate.objects.count() == 2


def test_a_lost_one_is_given_again(officer, given):
    path = reverse("certificates:reissue", args=[given.certificates[0].pk])
    opened(officer, path)
    assert officer.post(path, {}).status_code == 200
    assert officer.post(path, {"reason": "lost", "note": "Đơn"}).url == address(given.decision)
    shown = words(opened(officer, address(given.decision)))
    assert "bản số 2, Cấp lại: bị mất" in shown and "bản cũ" in shown


def test_one_sheet_is_finished_in_word(officer, given):
    first, second = given.certificates
    response = officer.get(reverse("certificates:word", args=[first.pk]))
    text = words_of(response.content)
    assert "Nguyễn Thị Ước" in text and first.spelled_code in text and "Trần Văn Đạt" not in text
    assert AuditEntry.objects.filter(move="print", data__contains={"as": "docx"}).count() == 1
    revoke(second)
    refused = officer.get(reverse("certificates:word", args=[second.pk]), follow=True)
    assert "không còn dùng" in words(refused)


def test_whose_sheet_was_corrected_since_is_told(officer, given):
    correct(given.certificates[0], name="Phạm Thị Ước")
    shown = words(opened(officer, address(given.decision)))
    assert shown.count("Đã đính chính") == 1


def test_a_refusal_stands_on_the_form(officer, given):
    revoke(given.certificates[0])
    path = reverse("certificates:reissue", args=[given.certificates[0].pk])
    assert "đã hết hiệu lực" in words(officer.post(path, {"reason": "lost"}))
    assert "Đã thu hồi" in words(opened(officer, address(given.decision)))


def test_elsewhere_it_is_not_found(client, given):
    client.force_login(given.people["specialist_elsewhere"])
    opened(client, address(given.decision), status=404)


@pytest.mark.parametrize("lines", [1, 3])
def test_a_longer_list_asks_no_more(officer, given, lines, django_assert_num_queries):
    decision = make_decision(given.tree.province, names=[f"Người {each}" for each in range(lines)], number=2)
    officer.get(address(decision))
    with django_assert_num_queries(14):
        officer.get(address(decision))
