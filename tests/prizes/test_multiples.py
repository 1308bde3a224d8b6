"""«Mức tiền thưởng»: what each award brings on a day."""

import datetime as dt

import pytest
from django.urls import reverse

from catalogue.models import BaseSalary
from tests.factories import AwardTypeFactory, PrizeMultipleFactory, PrizeTermsFactory
from tests.pages import opened, words

PAGE = reverse("prizes:multiple-list")
FRAME = 6


@pytest.fixture
def terms(db):
    BaseSalary.objects.create(valid_from=dt.date(2024, 7, 1), amount=2_340_000, source="NĐ 73/2024/NĐ-CP")
    BaseSalary.objects.create(valid_from=dt.date(2026, 7, 1), amount=2_530_000, source="NĐ 161/2026/NĐ-CP")
    return PrizeTermsFactory()


@pytest.mark.parametrize("rows", [1, 3])
def test_query_count(client, people, terms, rows, django_assert_num_queries):
    shown = PrizeMultipleFactory.create_batch(rows)
    PrizeMultipleFactory(valid_to=dt.date(2025, 12, 31))
    client.force_login(people["viewer"])
    with django_assert_num_queries(FRAME + 5):  # count, page, salary, terms, multiples
        response = opened(client, PAGE + "?on=01/06/2026")
    assert set(response.context["object_list"]) == set(shown)


def test_the_amounts_are_those_of_the_day_of_the_decision(client, people, terms):
    PrizeMultipleFactory(award=AwardTypeFactory(name="Bằng khen mẫu"))
    client.force_login(people["nobody"])
    assert "3.510.000 đồng" in words(opened(client, PAGE + "?on=30/06/2026"))
    assert "3.800.000 đồng" in words(opened(client, PAGE + "?on=01/07/2026"))


def test_the_source_is_read_without_the_marks_of_files(client, people, terms):
    PrizeMultipleFactory(source="Nghị định 152/2025/NĐ-CP, Điều 49–54 [tnt/593004a43ef54dba]", unverified=True)
    PrizeMultipleFactory(source="[tnt/593004a43ef54dba; TVPL1]")
    client.force_login(people["nobody"])
    page = words(opened(client, PAGE + "?on=01/07/2026"))
    assert "Nghị định 152/2025/NĐ-CP, Điều 49–54 chưa kiểm chứng" in page and "chưa rõ" in page
    assert "tnt/" not in page and "TVPL" not in page


def test_before_the_first_rule_there_is_none(client, people, terms):
    PrizeMultipleFactory()
    client.force_login(people["nobody"])
    page = words(opened(client, PAGE + "?on=01/01/2020"))
    assert "Không có mức thưởng nào" in page
    assert "Chưa khai mức lương cơ sở cho ngày này" in page


def test_a_day_that_cannot_be_read_is_told_and_today_is_shown(client, people, terms):
    row = PrizeMultipleFactory()
    client.force_login(people["nobody"])
    response = opened(client, PAGE + "?on=31/02/2026")
    assert "on" in response.context["filter_form"].errors
    assert list(response.context["object_list"]) == [row]


def test_search_needs_no_dau(client, people, terms):
    row = PrizeMultipleFactory(award=AwardTypeFactory(name="Cờ thi đua mẫu"), subject_kind="collective")
    PrizeMultipleFactory(award=AwardTypeFactory(name="Giấy khen mẫu"))
    client.force_login(people["nobody"])
    for asked in ("?q=co thi dua", "?kind=collective"):
        assert list(opened(client, PAGE + asked).context["object_list"]) == [row]


def test_nothing_loaded_says_what_to_do(client, people):
    client.force_login(people["nobody"])
    assert "load_catalogue" in words(opened(client, PAGE))
