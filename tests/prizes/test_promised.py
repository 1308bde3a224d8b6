"""What a fund has promised and has left, and what a decision asks of it."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from awards.models import HonourEnd
from catalogue.models import PrizeMultiple
from decisions.checks import nobody_above_objects
from prizes.models import Fund
from prizes.selectors.fund import fund_bears, told
from prizes.services.fund import open_fund, record_movement
from prizes.services.lists import follow_decisions, lay_prize_list
from prizes.services.payment import pay, recover
from tests.factories import DecisionFactory, DecisionLineFactory
from tests.factories.decisions import issued
from tests.pages import words
from tests.prizes.conftest import SIGNED

PAID_ON = dt.date(2026, 2, 20)


@pytest.fixture(autouse=True)
def _in_march():
    with time_machine.travel("2026-03-02 10:00+07:00", tick=False):
        yield


def test_the_fund_knows_what_is_promised_paid_and_came_back(prize_list, people, revoke, tree):
    fund = open_fund(tree.province, year=2026, by=people["finance"])
    first = prize_list.lines.select_related("line").order_by("pk")[0]
    pay(prize_list, ids=[first.pk], paid_on=PAID_ON, by=people["finance"])
    shown = Fund.objects.for_list().get(pk=fund.pk)
    assert (shown.promised, shown.paid) == (10_530_000, 3_510_000)
    revoke(prize_list.decision, first.line)
    follow_decisions()
    first.refresh_from_db()
    recover(first, recovered_on=dt.date(2026, 3, 1), note="PT 07", by=people["finance"])
    shown = Fund.objects.for_list().get(pk=fund.pk)
    assert (shown.promised, shown.paid) == (7_020_000, 0)


def test_a_decision_beyond_the_fund_is_told_before_it_is_issued(form, tree, people, members):
    decision = DecisionFactory(unit=tree.province, award=form, signed_on=SIGNED)
    for order, member in enumerate(members, start=1):
        DecisionLineFactory(decision=decision, member=member, order_no=order)
    assert fund_bears(decision)
    fund = open_fund(tree.province, year=2026, by=people["finance"])
    verdict = nobody_above_objects(decision)
    assert not verdict
    assert "10.530.000 đồng" in verdict.reason
    record_movement(fund, kind="income", amount=10_530_000, moved_on=PAID_ON, content="Phân bổ", by=people["finance"])
    assert fund_bears(decision)


def test_an_issued_decision_counts_before_its_list_is_laid_and_once_it_is(form, tree, people, members, revoke):
    fund = open_fund(tree.province, year=2026, by=people["finance"])
    decision = DecisionFactory(unit=tree.province, award=form, signed_on=SIGNED)
    lines = [
        DecisionLineFactory(decision=decision, member=member, order_no=order, prize_amount=3_510_000)
        for order, member in enumerate(members, start=1)
    ]
    issued(decision)
    assert promised(fund) == 3 * 3_510_000
    lines[0].refresh_from_db()
    revoke(decision, lines[0])
    ended(lines[0])
    assert promised(fund) == 2 * 3_510_000
    lay_prize_list(decision)
    assert promised(fund) == 2 * 3_510_000
    follow_decisions()
    assert promised(fund) == 2 * 3_510_000


def test_what_replaces_a_decision_without_a_list_yet_costs_nothing_more(form, tree, people, members):
    fund = open_fund(tree.province, year=2026, by=people["finance"])
    record_movement(fund, kind="income", amount=3_510_000, moved_on=PAID_ON, content="Phân bổ", by=people["finance"])
    decision = DecisionFactory(unit=tree.province, award=form, signed_on=SIGNED)
    line = DecisionLineFactory(decision=decision, member=members[0], order_no=1, prize_amount=3_510_000)
    issued(decision)
    line.refresh_from_db()
    again = DecisionFactory(
        unit=tree.province, award=form, kind="replacement", about=decision, grounds="Ghi nhầm", signed_on=SIGNED
    )
    DecisionLineFactory(decision=again, member=members[0], order_no=1)
    assert "chỉ còn 0 đồng" in fund_bears(again).reason
    DecisionLineFactory(decision=again, member=members[0], order_no=2, honour=line.honour, ends=True)
    assert fund_bears(again)


def test_whoever_computes_again_is_told_what_the_fund_lacks_then(client, prize_list, people, tree):
    fund = open_fund(tree.province, year=2026, by=people["finance"])
    record_movement(fund, kind="income", amount=10_530_000, moved_on=PAID_ON, content="Phân bổ", by=people["finance"])
    client.force_login(people["finance"])
    again = reverse("prizes:list-recompute", args=[prize_list.pk])
    page = words(client.post(again, follow=True))
    assert "Đã tính lại các dòng chưa chi." in page
    assert "bổ sung quỹ" not in page
    PrizeMultiple.objects.update(multiple="2.00")
    told = "Đã tính lại các dòng chưa chi. Quỹ năm 2026 nay thiếu 3.510.000 đồng: hãy bổ sung quỹ trước khi chi."
    assert told in words(client.post(again, follow=True))


def promised(fund):
    return told([Fund.objects.for_list().get(pk=fund.pk)])[0].promised


def ended(line):
    HonourEnd.objects.create(
        honour=line.honour, kind="revoked", decided_on=SIGNED, decision_no="50/QĐ-LĐLĐ", reason="Khai man"
    )
