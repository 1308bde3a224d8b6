"""What is paid by an issued decision: laid out once, of several titles the highest, recovered after a revocation."""

import datetime as dt
import io
from decimal import Decimal

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from openpyxl import load_workbook

from catalogue.models import PrizeMultiple
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.models import AuditEntry
from notices.models import Notice
from prizes.models import PrizeLine, PrizeList, PrizeState
from prizes.services.lists import follow_decisions, lay_prize_list, recompute
from prizes.services.payment import pay, recover
from tests.factories import (
    AwardTypeFactory,
    DecisionFactory,
    DecisionLineFactory,
    MemberFactory,
    PrizeMultipleFactory,
)
from tests.factories.decisions import issued
from tests.pages import opened, words
from tests.prizes.conftest import SIGNED

PAID_ON = dt.date(2026, 2, 20)
FRAME = 6
S = PrizeState


@pytest.fixture(autouse=True)
def _in_march():
    with time_machine.travel("2026-03-02 10:00+07:00", tick=False):
        yield


def standing():
    return {
        (prize.line.member_id, prize.line.award.name): (prize.state, prize.amount)
        for prize in PrizeLine.objects.select_related("line__award")
    }


def paid(prize_list, by, *, on=PAID_ON):
    return pay(prize_list, ids=list(prize_list.lines.values_list("pk", flat=True)), paid_on=on, by=by)


# ---------- Laying out ----------


def test_every_issued_decision_gets_one_list(form, decide, members, people):
    decide(form, *members)
    DecisionFactory(award=form, signed_on=SIGNED)
    follow_decisions()
    follow_decisions()
    assert PrizeList.objects.count() == 1
    assert {(prize.state, prize.amount) for prize in PrizeLine.objects.all()} == {(S.DUE, 3_510_000)}
    assert AuditEntry.objects.filter(move="lay").count() == 1
    assert list(Notice.objects.values_list("user__username", "text")) == [
        ("finance", "Quyết định 01/QĐ-LĐLĐ đã công bố: có danh sách chi thưởng.")
    ]


@pytest.mark.parametrize(("named", "multiple"), [(5_000_000, None), (3_510_000, Decimal("1.50"))])
def test_money_the_decision_names_is_the_money_and_stays_it(form, tree, people, members, named, multiple):
    decision = DecisionFactory(unit=tree.province, award=form, signed_on=SIGNED)
    DecisionLineFactory(decision=decision, member=members[0], order_no=1, prize_amount=named)
    prize_list = lay_prize_list(issued(decision))
    assert prize_list.lines.values_list("amount", "multiple").get() == (named, multiple)
    PrizeMultiple.objects.update(multiple="2.00")
    recompute(prize_list, by=people["finance"])
    assert prize_list.lines.values_list("amount", "multiple").get() == (named, multiple)


def test_a_household_gets_half_as_much_again(form, tree, members):
    decision = DecisionFactory(unit=tree.province, award=form, signed_on=SIGNED)
    DecisionLineFactory(decision=decision, member=members[0], order_no=1, subject_kind="household")
    assert lay_prize_list(issued(decision)).lines.get().amount == 5_270_000


def test_without_a_multiple_the_amount_is_not_known_and_not_paid(decide, members, people, form):
    award = AwardTypeFactory(name="Cờ chưa có hệ số")
    prize_list = lay_prize_list(decide(award, members[0]))
    assert prize_list.lines.get().amount is None
    with pytest.raises(TransitionRefused, match="Chưa biết số tiền"):
        paid(prize_list, people["finance"])
    PrizeMultipleFactory(award=award)
    assert recompute(prize_list, by=people["finance"]) == 1
    assert paid(prize_list, people["finance"])[0].amount == 3_510_000


def test_of_two_titles_of_one_day_only_the_higher_is_paid_and_a_form_beside_it(titles, form, decide, members):
    low, high = titles
    for award in (low, high, form):
        lay_prize_list(decide(award, members[0]))
    lay_prize_list(decide(low, members[1]))
    one, two = members[0].pk, members[1].pk
    assert standing() == {
        (one, low.name): (S.OUTRANKED, 710_000),
        (one, high.name): (S.DUE, 2_340_000),
        (one, form.name): (S.DUE, 3_510_000),
        (two, low.name): (S.DUE, 710_000),
    }
    assert PrizeLine.objects.get(state=S.OUTRANKED).outranked_by.line.award == high


def test_a_higher_title_laid_out_first_wins_too(titles, decide, members):
    low, high = titles
    for award in (high, low):
        lay_prize_list(decide(award, members[0]))
    assert standing()[(members[0].pk, low.name)][0] == S.OUTRANKED


# ---------- Paying ----------


@pytest.mark.parametrize("who", ["specialist_province", "approver", "auditor", "superuser", "editor"])
def test_only_finance_pays(prize_list, people, who):
    with pytest.raises(NotAllowed):
        paid(prize_list, people[who])
    with pytest.raises(NotAllowed):
        recompute(prize_list, by=people[who])
    assert set(PrizeLine.objects.values_list("state", "paid_on")) == {(S.DUE, None)}


def test_paid_prizes_say_when_and_by_whom_and_are_paid_once(prize_list, people):
    done = paid(prize_list, people["finance"])
    assert {(prize.state, prize.paid_on, prize.paid_by) for prize in done} == {(S.PAID, PAID_ON, people["finance"])}
    with pytest.raises(DomainError, match="Không có dòng nào chưa chi"):
        paid(prize_list, people["finance"])


@pytest.mark.parametrize(("on", "told"), [(dt.date(2026, 3, 3), "chưa đến"), (dt.date(2026, 2, 9), "trước ngày")])
def test_a_day_that_cannot_be_is_refused(prize_list, people, on, told):
    with pytest.raises(DomainError, match=told):
        paid(prize_list, people["finance"], on=on)


def test_what_was_paid_is_never_computed_again(prize_list, people):
    first = prize_list.lines.order_by("pk")[0]
    pay(prize_list, ids=[first.pk], paid_on=PAID_ON, by=people["finance"])
    PrizeMultiple.objects.update(multiple="2.00")
    assert recompute(prize_list, by=people["finance"]) == 2
    assert sorted(prize_list.lines.values_list("state", "amount")) == [
        (S.DUE, 4_680_000),
        (S.DUE, 4_680_000),
        (S.PAID, 3_510_000),
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE prizes_prizeline SET amount = amount + 1",
        "UPDATE prizes_prizeline SET paid_on = '2020-01-01'",
        "UPDATE prizes_prizeline SET state = 'due'",
        "DELETE FROM prizes_prizeline",
        "TRUNCATE prizes_prizeline",
        "SELECT set_config('pgtrigger.ignore', '{*}', true); UPDATE prizes_prizeline SET amount = 1",
    ],
)
def test_the_database_refuses_to_touch_what_was_paid(prize_list, people, statement):
    paid(prize_list, people["finance"])
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert set(PrizeLine.objects.values_list("state", "amount", "paid_on")) == {(S.PAID, 3_510_000, PAID_ON)}


# ---------- Taking back ----------


def test_a_revoked_prize_that_was_paid_has_to_come_back_and_one_that_was_not_is_not_paid(
    prize_list, people, revoke, decide, form
):
    first, second, third = prize_list.lines.select_related("line").order_by("pk")
    pay(prize_list, ids=[first.pk], paid_on=PAID_ON, by=people["finance"])
    revoke(prize_list.decision, first.line)
    follow_decisions()
    follow_decisions()
    first.refresh_from_db()
    assert (first.state, first.recover_amount) == (S.TO_RECOVER, 3_510_000)
    assert (
        people["finance"]
        .notices.filter(text__startswith="Quyết định 50/QĐ-LĐLĐ: có tiền thưởng đã chi phải thu hồi")
        .count()
        == 1
    )
    back = recover(first, recovered_on=dt.date(2026, 3, 1), note="PT 07", by=people["finance"])
    assert (back.state, back.recovery_note) == (S.RECOVERED, "PT 07")
    with pytest.raises(TransitionRefused):
        recover(first, recovered_on=dt.date(2026, 3, 1), note="PT 08", by=people["finance"])
    assert {second.state, third.state} == {S.DUE}


@pytest.mark.parametrize(
    ("named", "state", "back"),
    [(1_000_000, S.TO_RECOVER, 1_000_000), (0, S.PAID, None), (9_999_999_999, S.TO_RECOVER, 3_510_000)],
)
def test_as_much_comes_back_as_the_revocation_names(prize_list, people, revoke, named, state, back):
    first = prize_list.lines.select_related("line").order_by("pk")[0]
    paid(prize_list, people["finance"])
    revoke(prize_list.decision, first.line, recover_amount=named)
    follow_decisions()
    first.refresh_from_db()
    assert (first.state, first.recover_amount) == (state, back)


def test_when_the_higher_title_is_revoked_the_lower_is_due_again(titles, decide, revoke, members):
    low, high = titles
    lay_prize_list(decide(low, members[0]))
    prize = lay_prize_list(decide(high, members[0])).lines.select_related("line__decision").get()
    revoke(prize.line.decision, prize.line)
    follow_decisions()
    assert {name: state for (_, name), (state, _amount) in standing().items()} == {
        low.name: S.DUE,
        high.name: S.CANCELLED,
    }


# ---------- Pages ----------


def path(name, row):
    return reverse(f"prizes:{name}", args=[row.pk])


@pytest.mark.parametrize("rows", [1, 3])
def test_list_query_count(client, form, decide, tree, people, rows, django_assert_num_queries):
    shown = {lay_prize_list(decide(form, MemberFactory(unit=tree.base))) for _ in range(rows)}
    far = DecisionFactory(unit=tree.far, award=form, signed_on=SIGNED)
    lay_prize_list(issued(far))
    client.force_login(people["auditor"])
    with django_assert_num_queries(FRAME + 2):  # count, page
        response = opened(client, reverse("prizes:list-list"))
    assert set(response.context["object_list"]) == shown


@pytest.mark.parametrize("rows", [1, 3])
def test_detail_query_count(client, form, decide, tree, people, rows, django_assert_num_queries):
    prize_list = lay_prize_list(decide(form, *MemberFactory.create_batch(rows, unit=tree.base)))
    client.force_login(people["finance"])
    with django_assert_num_queries(FRAME + 6):  # list, fund, count, page, corrections, those to pay
        response = opened(client, path("list-detail", prize_list))
    assert len(response.context["object_list"]) == rows


@pytest.mark.parametrize("who", ["editor", "viewer", "council", "manager"])
def test_other_roles_see_no_list(client, prize_list, people, who):
    client.force_login(people[who])
    assert not opened(client, reverse("prizes:list-list")).context["object_list"]
    for name in ("list-detail", "list-xlsx", "list-recompute"):
        assert client.get(path(name, prize_list)).status_code == 404
    assert client.post(path("list-pay", prize_list), {"paid_on": "20/02/2026"}).status_code == 404


def test_the_walk_of_finance(client, prize_list, people, revoke):
    first = prize_list.lines.select_related("line").order_by("pk")[0]
    client.force_login(people["finance"])
    assert "10.530.000 đồng" in words(opened(client, path("list-detail", prize_list)))
    sent = {"ids": [first.pk], "paid_on": "20/02/2026"}
    page = words(client.post(path("list-pay", prize_list), sent, follow=True))
    assert "Đã ghi chi 1 dòng, tổng 3.510.000 đồng." in page
    everything = {"select_all": "1", "paid_on": "20/02/2026"}
    page = words(client.post(path("list-pay", prize_list), everything, follow=True))
    assert "Đã ghi chi 2 dòng, tổng 7.020.000 đồng." in page
    revoke(prize_list.decision, first.line)
    follow_decisions()
    sent = {"recovered_on": "01/03/2026", "note": "PT 07"}
    page = words(client.post(path("line-recover", first), sent, follow=True))
    assert "Đã thu hồi tiền" in page
    assert "PT 07" in page


def test_a_bad_day_is_told_and_nothing_is_paid(client, prize_list, people):
    client.force_login(people["finance"])
    page = words(client.post(path("list-pay", prize_list), {"select_all": "1", "paid_on": "31/02/2026"}, follow=True))
    assert "Ngày chi:" in page
    assert not PrizeLine.objects.filter(state=S.PAID).exists()


def test_lines_are_found_without_dau_and_by_state(client, form, decide, tree, people):
    wanted, other = (MemberFactory(unit=tree.base, full_name=name) for name in ("Đặng Thị Ánh", "Lê Văn Bình"))
    prize_list = lay_prize_list(decide(form, wanted, other))
    client.force_login(people["auditor"])
    found = opened(client, path("list-detail", prize_list) + "?q=dang thi anh").context["object_list"]
    assert [prize.line.name for prize in found] == ["Đặng Thị Ánh"]
    assert "Không thấy dòng nào" in words(opened(client, path("list-detail", prize_list) + "?state=paid"))


def test_the_workbook_has_the_sum_and_a_column_to_sign(client, prize_list, people):
    client.force_login(people["finance"])
    response = client.get(path("list-xlsx", prize_list))
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    assert sheet.page_setup.orientation == "landscape"
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[2][-1] == "Ký nhận"
    assert [row[4] for row in rows[3:]] == [3_510_000] * 3 + [10_530_000]
