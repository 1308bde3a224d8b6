"""The fund of a unit and a year: who keeps it, what it is told of, that nothing recorded changes."""

import datetime as dt

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from common.errors import DomainError, NotAllowed
from common.models import AuditEntry
from prizes.models import Fund, FundMovement
from prizes.services.fund import open_fund, record_movement
from tests.pages import opened, words

LIST = reverse("prizes:fund-list")
FRAME = 6
DAY = dt.date(2026, 3, 2)


@pytest.fixture
def fund(tree, people):
    return open_fund(tree.province, year=2026, by=people["finance"])


def moved(fund, by, *, kind="income", amount=50_000_000, on=DAY):
    return record_movement(fund, kind=kind, amount=amount, moved_on=on, content="Phân bổ đầu năm", by=by)


def path(name, fund):
    return reverse(f"prizes:{name}", args=[fund.pk])


@pytest.mark.parametrize("who", ["specialist_province", "approver", "auditor", "manager", "superuser", "nobody"])
def test_only_finance_keeps_a_fund(tree, people, fund, who):
    with pytest.raises(NotAllowed):
        open_fund(tree.province, year=2027, by=people[who])
    with pytest.raises(NotAllowed):
        moved(fund, people[who])
    assert (Fund.objects.count(), FundMovement.objects.count()) == (1, 0)


def test_finance_reaches_the_units_below_and_no_others(tree, people):
    assert open_fund(tree.base, year=2026, by=people["finance"]).unit == tree.base
    with pytest.raises(NotAllowed):
        open_fund(tree.far, year=2026, by=people["finance"])


def test_a_unit_has_one_fund_a_year(tree, people, fund):
    with pytest.raises(DomainError, match="đã có quỹ của năm này"):
        open_fund(tree.province, year=2026, by=people["finance"])
    open_fund(tree.province, year=2027, by=people["finance"])


@pytest.mark.parametrize(("on", "is_far"), [(dt.date(2024, 12, 31), True), (dt.date(2025, 12, 31), False)])
def test_a_day_far_from_the_year_of_the_fund_is_a_slip(people, fund, on, is_far):
    if is_far:
        with pytest.raises(DomainError, match="cách xa năm 2026"):
            moved(fund, people["finance"], on=on)
    else:
        moved(fund, people["finance"], on=on)
    assert FundMovement.objects.count() == (0 if is_far else 1)


def test_a_movement_counts_and_stands_in_the_audit(people, fund):
    moved(fund, people["finance"])
    moved(fund, people["finance"], kind="expense", amount=20_000_000)
    told = Fund.objects.for_list().get()
    assert (told.income, told.expense) == (50_000_000, 20_000_000)
    line = AuditEntry.objects.get(move="expense")
    assert (line.actor, line.subject, line.data["amount"]) == (people["finance"], fund, 20_000_000)


def test_no_more_leaves_than_is_there(people, fund):
    moved(fund, people["finance"], amount=1_000_000)
    with pytest.raises(DomainError, match=r"chỉ còn 1\.000\.000 đồng"):
        moved(fund, people["finance"], kind="expense", amount=1_000_001)


def test_a_day_to_come_is_refused(people, fund):
    with time_machine.travel("2026-03-01 10:00+07:00", tick=False), pytest.raises(DomainError, match="chưa đến"):
        moved(fund, people["finance"])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE prizes_fundmovement SET amount = 1",
        "DELETE FROM prizes_fundmovement",
        "TRUNCATE prizes_fundmovement",
        "DELETE FROM prizes_fund; SET CONSTRAINTS ALL IMMEDIATE",
    ],
)
def test_what_was_recorded_stays(people, fund, statement):
    moved(fund, people["finance"])
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert FundMovement.objects.get().amount == 50_000_000


@pytest.mark.parametrize("rows", [1, 3])
def test_list_query_count(client, tree, people, rows, django_assert_num_queries):
    shown = {open_fund(tree.province, year=2026 + each, by=people["finance"]) for each in range(rows)}
    Fund.objects.create(unit=tree.far, year=2026, opened_by=people["superuser"])
    client.force_login(people["auditor"])
    with django_assert_num_queries(FRAME + 4):  # count, page, lists to be laid, honours that ended
        response = opened(client, LIST)
    assert set(response.context["object_list"]) == shown


@pytest.mark.parametrize("who", ["editor", "viewer", "council", "manager"])
def test_other_roles_see_no_fund(client, people, fund, who):
    client.force_login(people[who])
    assert not opened(client, LIST).context["object_list"]
    opened(client, path("fund-detail", fund), 404)


def test_the_walk_of_finance(client, tree, people):
    client.force_login(people["finance"])
    assert "Chưa có quỹ nào" in words(opened(client, LIST))
    response = client.post(reverse("prizes:fund-create"), {"unit": tree.province.code, "year": "2026"}, follow=True)
    fund = response.context["fund"]
    assert "Chưa ghi khoản nào" in words(response)
    sent = {"kind": "income", "amount": "500 triệu", "moved_on": "02/03/2026", "content": "QĐ 12 phân bổ"}
    page = words(client.post(path("movement-create", fund), sent, follow=True))
    assert "Thu vào quỹ500.000.000 đồng" in page.replace("quỹ 500", "quỹ500")
    assert "QĐ 12 phân bổ" in page


def test_a_refusal_stands_on_the_form(client, people, fund):
    client.force_login(people["finance"])
    sent = {"kind": "expense", "amount": "1.000.000", "moved_on": "02/03/2026", "content": "Sơ kết"}
    page = words(client.post(path("movement-create", fund), sent))
    assert "Quỹ chỉ còn 0 đồng" in page
    again = client.post(reverse("prizes:fund-create"), {"unit": fund.unit.code, "year": "2026"})
    assert "Đơn vị đã có quỹ của năm này." in words(again)


def test_whoever_only_reads_is_told_why_not(client, people, fund):
    client.force_login(people["auditor"])
    assert "Ghi thu, chi" not in words(opened(client, path("fund-detail", fund)))
    response = client.get(path("movement-create", fund), follow=True)
    assert "Chỉ cán bộ tài chính" in words(response)
