"""A payment noted by mistake: taken back by somebody else, with a reason, until the list is closed."""

import datetime as dt
from threading import Barrier, Thread

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from common.errors import DomainError, NotAllowed, TransitionRefused
from common.models import AuditEntry
from prizes.models import PrizeLine, PrizeList, PrizeState
from prizes.services.lists import lay_prize_list
from prizes.services.payment import close_list, pay, unpay
from tests.factories import (
    AwardTypeFactory,
    DecisionFactory,
    DecisionLineFactory,
    MemberFactory,
    RoleAssignmentFactory,
    UserFactory,
)
from tests.factories.decisions import issued
from tests.pages import opened, words

SIGNED, PAID_ON = dt.date(2026, 2, 10), dt.date(2026, 2, 20)
EACH = 3_510_000
REASON = "Ghi nhầm người"


def laid(tree, *, rows: int = 2) -> PrizeList:
    """The list of an issued decision of the province that names 3.510.000 đồng for each."""
    decision = DecisionFactory(unit=tree.province, award=AwardTypeFactory(), signed_on=SIGNED)
    for order in range(rows):
        member = MemberFactory(unit=tree.base)
        DecisionLineFactory(decision=decision, member=member, order_no=order + 1, prize_amount=EACH)
    return lay_prize_list(issued(decision))


@pytest.fixture
def other(tree):
    """Another one who keeps the province's money."""
    user = UserFactory(username="other")
    RoleAssignmentFactory(user=user, role="finance", unit=tree.province)
    return user


@pytest.fixture
def paid_list(tree, people):
    prize_list = laid(tree)
    pay(prize_list, ids=list(prize_list.lines.values_list("pk", flat=True)), paid_on=PAID_ON, by=people["finance"])
    return prize_list


def first(prize_list):
    return prize_list.lines.select_related("prize_list__decision__unit").order_by("pk")[0]


def test_it_is_due_again_at_the_amount_it_had_and_the_audit_knows(paid_list, people, other):
    prize = unpay(first(paid_list), by=other, reason=REASON)
    assert (prize.state, prize.amount, prize.paid_on, prize.paid_by) == (PrizeState.DUE, EACH, None, None)
    entry = AuditEntry.objects.get(move="unpay")
    assert (entry.actor, entry.note, entry.before, entry.after) == (other, REASON, "paid", "due")
    assert entry.data == {"on": "2026-02-20", "paid_by": people["finance"].pk}
    assert pay(paid_list, ids=[prize.pk], paid_on=PAID_ON, by=people["finance"])[0].state == PrizeState.PAID


def test_not_by_who_noted_it_and_not_without_a_reason(paid_list, people, other):
    with pytest.raises(NotAllowed, match="cán bộ tài chính khác"):
        unpay(first(paid_list), by=people["finance"], reason=REASON)
    for who in ("auditor", "approver", "superuser", "specialist_province"):
        with pytest.raises(NotAllowed):
            unpay(first(paid_list), by=people[who], reason=REASON)
    with pytest.raises(TransitionRefused, match="lý do"):
        unpay(first(paid_list), by=other, reason=" ")


def test_a_closed_list_takes_nothing_back(paid_list, people, other):
    close_list(paid_list, by=people["finance"])
    with pytest.raises(TransitionRefused, match="đã chốt"):
        unpay(first(paid_list), by=other, reason=REASON)
    with pytest.raises(TransitionRefused, match="đã chốt rồi"):
        close_list(paid_list, by=other)
    assert AuditEntry.objects.filter(move="close", actor=people["finance"]).count() == 1


def test_a_list_is_closed_by_finance_once_nothing_is_due(tree, people):
    prize_list = laid(tree)
    with pytest.raises(TransitionRefused, match="Còn 2 dòng chưa chi"):
        close_list(prize_list, by=people["finance"])
    with pytest.raises(NotAllowed):
        close_list(prize_list, by=people["auditor"])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE prizes_prizeline SET state = 'due'",
        "UPDATE prizes_prizeline SET state = 'due', paid_on = NULL, paid_by_id = NULL, amount = 1",
        "UPDATE prizes_prizeline SET state = 'cancelled', paid_on = NULL, paid_by_id = NULL",
        "UPDATE prizes_prizeline SET paid_by_id = NULL, paid_on = NULL",
    ],
)
def test_the_database_lets_nothing_else_back(paid_list, statement):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert set(PrizeLine.objects.values_list("state", "amount")) == {(PrizeState.PAID, EACH)}


def test_nor_anything_of_a_closed_list(paid_list, people):
    close_list(paid_list, by=people["finance"])
    back = "UPDATE prizes_prizeline SET state = 'due', paid_on = NULL, paid_by_id = NULL"
    with pytest.raises(DatabaseError, match="đã chốt"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(back)


def test_closing_and_taking_back_at_once_leave_a_closed_list_paid_or_an_open_one(committed_db):
    from tests.conftest import make_people, make_tree

    tree = make_tree()
    people, prize_list, gate = make_people(tree), laid(tree, rows=1), Barrier(2)
    pay(prize_list, ids=[first(prize_list).pk], paid_on=PAID_ON, by=people["finance"])
    other = UserFactory(username="other")
    RoleAssignmentFactory(user=other, role="finance", unit=tree.province)

    def attempt(act):
        gate.wait()
        try:
            act()
        except DomainError:
            pass
        finally:
            connection.close()

    acts = (
        lambda: close_list(prize_list, by=people["finance"]),
        lambda: unpay(first(prize_list), by=other, reason=REASON),
    )
    threads = [Thread(target=attempt, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    prize_list.refresh_from_db()
    assert (first(prize_list).state == PrizeState.DUE) == (prize_list.closed_at is None)


def test_the_pages(client, paid_list, people, other):
    detail = reverse("prizes:list-detail", args=[paid_list.pk])
    back = reverse("prizes:line-unpay", args=[first(paid_list).pk])
    client.force_login(people["finance"])
    assert back not in opened(client, detail).content.decode()
    assert "cán bộ tài chính khác" in words(client.get(back, follow=True))
    client.force_login(other)
    assert back in opened(client, detail).content.decode()
    assert "3.510.000 đồng" in words(opened(client, back))
    assert "Đã bỏ ghi chi." in words(client.post(back, {"reason": REASON}, follow=True))
    close = reverse("prizes:list-close", args=[paid_list.pk])
    page = opened(client, detail)
    assert close not in page.content.decode()
    assert "Còn 1 dòng chưa chi" in words(client.post(close, follow=True))
    pay(paid_list, ids=[first(paid_list).pk], paid_on=PAID_ON, by=other)
    assert close in opened(client, detail).content.decode()
    assert "Đã chốt danh sách chi." in words(client.post(close, follow=True))
    shown = words(opened(client, detail))
    assert "Đã chốt" in shown
    assert "Bỏ ghi đã chi" not in shown


def test_finance_is_told_of_money_as_money(tree, people):
    laid(tree)
    assert people["finance"].notices.get().kind == "money"
