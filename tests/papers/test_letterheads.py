"""Letterheads: whose papers say what on which day, who sets it, and what a page refuses."""

import datetime as dt

import pytest
from django.urls import reverse

from common.errors import DomainError, NotAllowed, StaleEdit
from papers.content import Heading, PaperKind
from papers.models import Letterhead
from papers.selectors.headings import heading_of
from papers.services.letterhead import create_letterhead, update_letterhead
from tests.factories import LetterheadFactory
from tests.pages import fields_of, opened, words
from units.models import UnitName

pytestmark = pytest.mark.django_db
LIST = reverse("papers:letterhead-list")
NEW = reverse("papers:letterhead-create")
DAY = dt.date(2024, 5, 18)


def test_a_paper_has_the_letterhead_of_its_day(tree):
    LetterheadFactory(unit=tree.province, valid_to=dt.date(2023, 12, 31), signer_name="Lê Văn Trước")
    LetterheadFactory(unit=tree.province, valid_from=dt.date(2024, 1, 1), upper="CẤP TRÊN", unit_line="ĐƠN VỊ")
    heading = heading_of(PaperKind.DECISION, tree.province, DAY)
    assert (heading.upper, heading.unit, heading.symbol) == ("CẤP TRÊN", "ĐƠN VỊ", "QĐ-LĐLĐ")
    assert (heading.signer.formula, heading.signer.name) == ("TM. BAN THƯỜNG VỤ", "Nguyễn Thị Hường")
    assert heading.recipients == ("Như Điều 3", "Lưu: VT, TĐKT")
    assert heading_of(PaperKind.MINUTES, tree.province, dt.date(2023, 6, 1)).signer.name == "Lê Văn Trước"


def test_without_a_letterhead_the_names_of_the_day_stand_there(tree):
    UnitName.objects.filter(unit=tree.district).update(valid_from=dt.date(2025, 1, 1))
    UnitName.objects.create(unit=tree.district, name="LĐLĐ thị xã Cũ", valid_to=dt.date(2024, 12, 31))
    assert heading_of(PaperKind.DECISION, tree.district, DAY) == Heading(upper="LĐLĐ TỈNH MẪU", unit="LĐLĐ THỊ XÃ CŨ")
    assert heading_of(PaperKind.DECISION, tree.confederation, DAY) == Heading(unit="TỔNG LIÊN ĐOÀN")


def test_a_kind_without_a_number_has_no_symbol(tree):
    LetterheadFactory(unit=tree.province)
    assert heading_of(PaperKind.ACHIEVEMENT_REPORT, tree.province, DAY).symbol == ""


def test_a_new_letterhead_ends_the_one_in_force(tree, people):
    before = LetterheadFactory(unit=tree.province)
    create_letterhead(unit=tree.province, valid_from=DAY, place="Hà Nội", by=people["manager"])
    before.refresh_from_db()
    assert before.valid_to == dt.date(2024, 5, 17)


def test_two_letterheads_never_hold_on_one_day(tree, people):
    LetterheadFactory(unit=tree.province, valid_from=dt.date(2024, 6, 1))
    with pytest.raises(DomainError, match="tiêu đề khác trong thời gian này"):
        create_letterhead(unit=tree.province, valid_from=DAY, place="Hà Nội", by=people["manager"])


@pytest.mark.parametrize("who", ["editor", "specialist", "approver", "auditor", "nobody"])
def test_only_managers_set_letterheads(tree, people, who):
    with pytest.raises(NotAllowed):
        create_letterhead(unit=tree.province, valid_from=DAY, place="Hà Nội", by=people[who])


def test_a_stale_save_is_refused(tree, people):
    letterhead = LetterheadFactory(unit=tree.province)
    update_letterhead(letterhead, by=people["manager"], version=0, place="Hà Nội")
    with pytest.raises(StaleEdit):
        update_letterhead(letterhead, by=people["manager"], version=0, place="Huế")


def test_a_manager_adds_and_mends_one(client, tree, people):
    client.force_login(people["manager"])
    typed = fields_of(opened(client, NEW), having="place") | {
        "unit": tree.district.code,
        "valid_from": "18/05/2024",
        "place": "Triệu Sơn",
    }
    assert client.post(NEW, typed).status_code == 302
    (letterhead,) = Letterhead.objects.all()
    page = reverse("papers:letterhead-update", args=[letterhead.pk])
    typed = fields_of(opened(client, page), having="place")
    assert typed["place"] == ["Triệu Sơn"]
    assert client.post(page, typed | {"signer_name": "Phạm Thị Ước"}).status_code == 302
    letterhead.refresh_from_db()
    assert (letterhead.unit, letterhead.signer_name, letterhead.version) == (tree.district, "Phạm Thị Ước", 1)
    stale = client.post(page, typed | {"signer_name": "Bùi Văn Ẩn"})
    assert stale.status_code == 409
    assert "Phạm Thị Ước" in words(stale)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"valid_from": "30/02/2024"}, "Từ ngày|Dùng từ ngày"),
        ({"valid_to": "01/01/2020"}, "Ngày cuối không thể trước ngày đầu."),
        ({"place": ""}, "Địa danh"),
        ({"unit": "CS4"}, "Không có đơn vị này"),
    ],
)
def test_a_bad_form_is_shown_again(client, tree, people, typed, said):
    client.force_login(people["manager"])
    form = {"unit": "TINH", "valid_from": "18/05/2024", "place": "Thanh Hoá", "version": "0"} | typed
    response = client.post(NEW, form)
    assert response.status_code == 200
    assert any(part in words(response) for part in said.split("|"))
    assert not Letterhead.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_shows_what_one_manages(client, tree, people, rows, django_assert_num_queries):
    mine = {
        LetterheadFactory(unit=tree.district, valid_from=dt.date(year, 1, 1), valid_to=dt.date(year, 12, 31))
        for year in range(2021, 2021 + rows)
    }
    LetterheadFactory(unit=tree.far)
    client.force_login(people["manager"])
    client.get(LIST)
    with django_assert_num_queries(7):  # session, user, roles, navigation, notices, count, page
        response = opened(client, LIST)
    assert set(response.context["object_list"]) == mine


def test_the_empty_list_says_what_is_printed_instead(client, people):
    client.force_login(people["manager"])
    assert "chừa chỗ điền số" in words(opened(client, LIST))
    assert "Không thấy tiêu đề nào" in words(opened(client, f"{LIST}?q=xyz"))
