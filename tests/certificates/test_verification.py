"""The public page: what was given to whom, and how it stands today; nothing for whoever guesses."""

import pytest
from django.urls import reverse

from awards.models import HonourEndKind
from certificates.codes import new_code
from certificates.services.certificate import reissue_certificate
from certificates.views.verification import MISSES
from common.sample_mark import mark_as_sample
from tests.certificates.conftest import correct, revoke
from tests.pages import opened, words


def page_of(client, certificate) -> str:
    return words(opened(client, certificate.get_absolute_url()))


def test_it_shows_what_was_given_and_that_it_holds(client, given):
    shown = page_of(client, given.certificates[0])
    for text in ("Bằng khen", "Nguyễn Thị Ước", "số 01/QĐ-LĐLĐ ngày 20/12/2026", "LĐLĐ tỉnh Mẫu", "Còn hiệu lực"):
        assert text in shown
    assert given.certificates[0].spelled_code in shown


def test_what_it_says_stands_in_one_list(client, given):
    assert client.get(given.certificates[0].get_absolute_url()).content.count(b"<dl") == 1


def test_it_shows_nothing_the_certificate_does_not_print(client, given):
    line = given.certificates[0].line
    shown = page_of(client, given.certificates[0])
    assert line.member.code not in shown and "1985" not in shown and line.decision.drafted_by.username not in shown


def test_a_revoked_one_names_the_decision(client, given):
    revoke(given.certificates[0])
    shown = page_of(client, given.certificates[0])
    assert "Đã thu hồi theo Quyết định 07/QĐ-LĐLĐ ngày 20/02/2027" in shown
    assert "Khai không đúng" not in shown and "còn hiệu lực." not in shown


def test_a_replaced_one_names_the_decision(client, given):
    revoke(given.certificates[0], kind=HonourEndKind.REPLACED)
    assert "Đã thay thế theo Quyết định 07/QĐ-LĐLĐ" in page_of(client, given.certificates[0])


def test_a_corrected_one_shows_both_texts(client, given):
    correct(given.certificates[0], name="Nguyễn Thị Ước Mơ")
    shown = page_of(client, given.certificates[0])
    assert "Đã đính chính theo Quyết định 09/QĐ-LĐLĐ ngày 15/01/2027" in shown
    assert shown.index("Nguyễn Thị Ước Mơ", shown.index("Nội dung đúng")) < shown.index("Nội dung khi công bố")


def test_an_old_copy_says_that_there_is_a_new_one(client, given):
    new = reissue_certificate(given.certificates[0], by=given.by, reason="lost")
    assert "đã được cấp lại" in page_of(client, given.certificates[0])
    shown = page_of(client, new)
    assert "Còn hiệu lực" in shown and "bản số 2" in shown


def test_no_certificate_of_a_sample_is_in_force(client, given):
    mark_as_sample("test")
    shown = page_of(client, given.certificates[0])
    assert "không có giá trị" in shown and "Còn hiệu lực" not in shown


def test_a_revoked_one_of_a_sample_is_no_better(client, given):
    revoke(given.certificates[0])
    mark_as_sample("test")
    assert "DỮ LIỆU MẪU" in page_of(client, given.certificates[0])


def test_the_scanned_code_opens_it(client, given):
    path = given.certificates[0].qr_text.removeprefix("http://localhost:8000")
    shown = words(opened(client, path))
    assert "Còn hiệu lực" in shown and "bị sửa" not in shown


def test_a_tampered_scan_is_told_beside_the_truth(client, given):
    path = given.certificates[0].qr_text.removeprefix("http://localhost:8000")
    shown = words(opened(client, path[:-90] + "AA" + path[-88:]))
    assert "đã bị sửa" in shown and "Nguyễn Thị Ước" in shown


def test_a_tampered_scan_is_told_however_its_code_is_spelled(client, given):
    certificate = given.certificates[0]
    path = certificate.qr_text.removeprefix("http://localhost:8000").replace(
        certificate.code, certificate.spelled_code.lower()
    )
    tampered = client.get(path[:-90] + "AA" + path[-88:])
    assert "đã bị sửa" in words(opened(client, tampered.url))


def test_a_scan_of_another_sheet_is_told(client, given):
    first, second = given.certificates
    shown = words(opened(client, f"{first.get_absolute_url()}?q={second.payload}"))
    assert "của một giấy khác" in shown and "Trần Văn Đạt" not in shown


def test_a_typed_code_is_found(client, given):
    certificate = given.certificates[0]
    opened(client, reverse("verification:lookup"))
    response = client.get(reverse("verification:lookup"), {"code": certificate.spelled_code.lower()})
    assert response.url == certificate.get_absolute_url()
    assert client.get(f"/tra-cuu/{certificate.spelled_code.lower()}/").url == certificate.get_absolute_url()


@pytest.mark.parametrize("typed", ["", "abc", "7KQ2M9XH4U"])
def test_what_is_no_code_is_said_beside_the_field(client, db, typed):
    response = client.get(reverse("verification:lookup"), {"code": typed})
    assert response.status_code == 422
    assert "mã" in words(response)


def test_an_unknown_code_says_what_to_do(client, db):
    shown = words(opened(client, reverse("verification:certificate", args=[new_code()]), status=404))
    assert "Hãy so lại từng chữ" in shown


def test_it_is_kept_out_of_search_engines_and_caches(client, given):
    response = client.get(given.certificates[0].get_absolute_url())
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in response["Cache-Control"]


def test_guessing_is_held_up(client, given):
    right = given.certificates[0].get_absolute_url()
    for _each in range(MISSES):
        assert client.get(reverse("verification:certificate", args=[new_code()])).status_code == 404
        assert client.get(right).status_code == (200 if _each < MISSES - 1 else 429)
    assert client.get(right).status_code == 429
    assert client.get(right, REMOTE_ADDR="10.0.0.7").status_code == 200


def test_it_asks_little_of_the_database(client, given, django_assert_max_num_queries):
    client.get(given.certificates[0].get_absolute_url())
    with django_assert_max_num_queries(4):
        client.get(given.certificates[0].get_absolute_url())
