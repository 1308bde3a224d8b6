"""The golden book: honours of one's units, found without dấu, with their number and what became of them."""

import io

import pytest
from django.db import connection
from django.urls import reverse
from openpyxl import load_workbook

from awards.models import Honour
from certificates.forms.filters import HonourFilterSet
from tests.certificates.conftest import correct, make_decision, revoke
from tests.pages import opened, words

REGISTER = reverse("certificates:register")


@pytest.fixture
def reader(client, given):
    client.force_login(given.people["viewer"])
    return client


def test_it_tells_of_each_honour(reader, given):
    shown = words(opened(reader, REGISTER))
    for text in ("Nguyễn Thị Ước", "Trần Văn Đạt", "01/QĐ-LĐLĐ", "20/12/2026", "LĐLĐ tỉnh Mẫu"):
        assert text in shown
    assert given.certificates[0].get_absolute_url() in opened(reader, REGISTER).content.decode()


def test_an_honour_decided_elsewhere_has_no_number(reader, given):
    Honour.objects.create(
        subject_kind="unit",
        subject_unit=given.tree.base,
        unit=given.tree.base,
        award=given.decision.award,
        year=2019,
        decision_no="55/QĐ-TLĐ",
        name_then="CĐCS Mẫu",
        unit_name_then="CĐCS Mẫu",
    )
    shown = words(opened(reader, REGISTER + "?decision=55/qđ-tlđ"))
    assert "55/QĐ-TLĐ" in shown and "Trần Văn Đạt" not in shown and "bằng, giấy" not in shown


@pytest.mark.parametrize("typed", ["Ước", "uoc", "NGUYEN THI UOC"])
def test_it_is_searched_with_or_without_marks(reader, given, typed):
    shown = words(opened(reader, f"{REGISTER}?q={typed}"))
    assert "Nguyễn Thị Ước" in shown and "Trần Văn Đạt" not in shown


@pytest.mark.parametrize("typed", ["Phạm Thị Ước", "pham thi uoc", "Nguyễn Thị Ước"])
def test_who_was_corrected_is_found_by_either_name_and_taken_out_with_both(reader, given, typed):
    correct(given.certificates[0], name="Phạm Thị Ước")
    shown = words(opened(reader, f"{REGISTER}?q={typed}"))
    assert "Phạm Thị Ước" in shown and "Trần Văn Đạt" not in shown


def test_what_ended_says_by_which_decision(reader, given):
    revoke(given.certificates[0])
    shown = words(opened(reader, REGISTER))
    assert "Đã thu hồi" in shown and "theo Quyết định 07/QĐ-LĐLĐ ngày 20/02/2027" in shown


def test_the_decision_leads_to_its_certificates_for_whoever_may_open_them(client, given):
    path = reverse("certificates:decision", args=[given.decision.pk])
    for who, may in (("viewer", True), ("manager", False)):
        client.force_login(given.people[who])
        assert (path in opened(client, REGISTER).content.decode()) is may


def test_nothing_found_says_so(reader, given):
    assert "Không thấy lượt khen nào" in words(opened(reader, f"{REGISTER}?q=zzz"))


def test_an_empty_book_says_how_it_fills(client, given):
    client.force_login(given.people["editor"])
    shown = words(opened(client, REGISTER))
    assert "Sổ chưa có lượt khen nào" in shown and "Nguyễn Thị Ước" not in shown


@pytest.mark.parametrize("count", [1, 3])
def test_a_longer_book_asks_no_more(reader, given, count, django_assert_num_queries):
    make_decision(given.tree.province, names=[f"Người {each}" for each in range(count)], number=2)
    reader.get(REGISTER)
    with django_assert_num_queries(9):
        reader.get(REGISTER)


def test_the_search_by_name_has_an_index(given):
    found = HonourFilterSet({"q": "uoc"}, Honour.objects.all()).qs.order_by()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan TO off")
    assert "honour_name_idx" in found.explain()


def test_it_is_taken_out_as_it_is_shown(reader, given):
    revoke(given.certificates[1])
    response = reader.post(reverse("exchange:list-export", args=["honours"]) + "?q=tran")
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert rows[0][:3] == ["Tên khi được khen", "Tên đã đính chính", "Đối tượng"] and len(rows) == 2
    assert rows[1][0] == "Trần Văn Đạt" and rows[1][9] == 2
    assert rows[1][10:] == [given.certificates[1].code, "Đã thu hồi: 07/QĐ-LĐLĐ", "Tại hệ thống"]
