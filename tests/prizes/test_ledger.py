"""What a fund has left is what came in, less what was paid and what is due: whatever lists still have to follow, and
to the đồng what a decision to come was said to ask."""

import datetime as dt

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from awards.models import HonourEnd
from catalogue.models import PrizeMultiple
from decisions.models import Decision, DecisionKind
from prizes.models import Fund, PrizeLine, PrizeState
from prizes.selectors.fund import fund_bears, fund_of, money_left
from prizes.selectors.wanted import wanted_by
from prizes.services.fund import open_fund, record_movement
from prizes.services.lists import follow_decisions
from prizes.services.payment import close_list, pay, recover
from tests.factories import DecisionFactory, DecisionLineFactory, MemberFactory
from tests.factories.decisions import issued
from tests.prizes.desk import FORM, HIGH, LOW, MIDDLE, PAID_ON, SIGNED, Desk

INCOME = 100_000_000
S = PrizeState


@pytest.fixture(autouse=True)
def _in_march():
    with time_machine.travel("2026-03-02 10:00+07:00", tick=False):
        yield


class Till(Desk):
    """A desk whose fund has money, and whose lists follow decisions when they are told to."""

    def __init__(self, tree, people):
        super().__init__(tree, people)
        self.fund = open_fund(tree.province, year=2026, by=self.finance)
        record_movement(self.fund, kind="income", amount=INCOME, moved_on=SIGNED, content="Phân bổ", by=self.finance)

    @property
    def left(self):
        return money_left(fund_of(self.tree.province.pk, 2026))

    def draft(self, name, member, *, signed_on=SIGNED, **fields):
        decision = DecisionFactory(unit=self.tree.province, award=self.awards[name], signed_on=signed_on, **fields)
        DecisionLineFactory(decision=decision, member=member, order_no=1)
        return decision

    def taking_back(self, *lines, **fields):
        decision = DecisionFactory(
            unit=self.tree.province,
            award=None,
            kind=DecisionKind.REVOCATION,
            about=lines[0].decision,
            grounds="Khai man thành tích",
            signed_on=SIGNED,
        )
        for order, line in enumerate(lines, start=1):
            DecisionLineFactory(
                decision=decision,
                order_no=order,
                honour=line.honour,
                award=line.award,
                member=line.member,
                ends=True,
                **fields,
            )
        return decision

    def publish(self, decision):
        self.number += 1
        issued(decision, number=self.number)
        for line in decision.lines.ending():
            HonourEnd.objects.create(
                honour=line.honour, kind="revoked", decided_on=SIGNED, decision_no=decision.number_label, reason="Khai"
            )
        return decision

    def line(self, name, member):
        return Decision.objects.filter(award=self.awards[name], lines__member=member).first().lines.get()

    def asks(self, decision):
        return wanted_by(decision, SIGNED).asks


@pytest.fixture
def till(tree, people):
    return Till(tree, people)


@pytest.fixture
def member(tree):
    return MemberFactory(unit=tree.base)


def follow():
    """Twice: what was paid less beside a title that is lost with it comes back by the second round."""
    follow_decisions()
    follow_decisions()


# ---------- What is promised before the list is laid ----------


def test_lists_to_be_laid_promise_the_highest_title_of_an_occasion_and_each_form(till, member):
    for name, brings in (("low", LOW), ("high", HIGH), ("middle", MIDDLE), ("form", FORM)):
        till.issue(name, member, prize_amount=brings)
    assert till.left == INCOME - HIGH - FORM
    follow()
    assert till.left == INCOME - HIGH - FORM


@pytest.mark.parametrize("is_paid", [False, True])
def test_a_list_to_be_laid_promises_the_difference_to_what_is_laid(till, member, is_paid):
    till.give("low", member)
    if is_paid:
        till.pay("low", to=member)
    till.issue("high", member, prize_amount=HIGH)
    assert till.left == INCOME - HIGH
    follow()
    assert till.left == INCOME - HIGH


def test_what_the_catalogue_says_by_now_is_promised_though_the_decision_names_no_money(till, member):
    till.issue("high", member)
    assert till.left == INCOME - HIGH
    PrizeMultiple.objects.filter(award=till.awards["high"]).delete()
    assert till.left == INCOME


def test_a_title_is_promised_again_before_the_list_follows_the_loss_of_a_higher_one(till, member):
    for name in ("low", "high"):
        till.give(name, member)
    till.publish(till.taking_back(till.line("high", member)))
    assert till.left == INCOME - LOW
    follow()
    assert till.left == INCOME - LOW


# ---------- What a decision sets free ----------


def test_losing_a_higher_title_sets_free_what_it_brings_beyond_the_next(till, member):
    for name in ("low", "high", "middle"):
        till.give(name, member)
    decision = till.taking_back(till.line("high", member))
    assert till.asks(decision) == MIDDLE - HIGH
    till.publish(decision)
    follow()
    assert till.left == INCOME - MIDDLE


def test_losing_a_lower_title_that_was_paid_sets_nothing_free_while_the_higher_is_due(till, member):
    till.give("low", member)
    till.pay("low", to=member)
    till.give("high", member)
    assert till.asks(till.taking_back(till.line("low", member))) == 0


def test_losing_a_title_that_is_outranked_before_its_list_is_laid_sets_nothing_free(till, member):
    till.issue("high", member, prize_amount=HIGH)
    till.issue("low", member, prize_amount=LOW)
    assert till.asks(till.taking_back(till.line("low", member))) == 0


def test_keeping_part_of_a_prize_while_a_lower_title_falls_due_costs_the_fund(till, member):
    for name in ("high", "low"):
        till.give(name, member)
    till.pay("high", to=member)
    assert till.asks(till.taking_back(till.line("high", member), recover_amount=10_000)) == LOW - 10_000


def test_the_money_of_last_year_does_not_return_to_the_fund_of_this_year(till, member):
    old = issued(till.draft("form", member, signed_on=dt.date(2025, 12, 1)), number=90)
    follow()
    again = till.draft("form", member, kind=DecisionKind.REPLACEMENT, about=old, grounds="Ghi nhầm")
    line = old.lines.get()
    DecisionLineFactory(decision=again, member=member, order_no=2, honour=line.honour, ends=True)
    assert till.asks(again) == FORM


def test_what_asks_for_nothing_more_is_borne_by_a_fund_that_lacks_money(till, member):
    till.give("high", member)
    spent = FORM + INCOME
    PrizeMultiple.objects.filter(award=till.awards["form"]).update(multiple=spent // 2_340_000 + 1)
    till.give("form", MemberFactory(unit=till.tree.base))
    assert till.left < 0
    assert fund_bears(till.draft("low", member))
    assert not fund_bears(till.draft("high", MemberFactory(unit=till.tree.base)))


# ---------- Whatever happens ----------


def balance():
    """What came in, less what was paid and did not come back, less what is due; from the lines themselves."""
    left = INCOME
    for prize in PrizeLine.objects.select_related("line__honour__end"):
        is_lost = hasattr(prize.line.honour, "end")
        if prize.state in (S.PAID, S.TO_RECOVER) or (prize.state == S.DUE and not is_lost):
            left -= prize.amount
        elif prize.state == S.RECOVERED:
            left -= prize.amount - prize.recover_amount
    return left


def to_come_back():
    return sum(PrizeLine.objects.filter(state=S.TO_RECOVER).values_list("recover_amount", flat=True))


def once_followed():
    """The balance and what has to come back, were lists to follow every decision now."""
    with transaction.atomic():
        follow()
        found = balance(), to_come_back()
        transaction.set_rollback(True)
    return found


def decided(till, decision):
    """What ``decision`` was said to ask is what is gone once it is issued and followed, less what has to come back."""
    asked, (before, owed_before) = till.asks(decision), once_followed()
    till.publish(decision)
    after, owed_after = once_followed()
    assert before + owed_before - asked == after + owed_after


def issue(till, name, member, _amount):
    if not Decision.objects.filter(award=till.awards[name], lines__member=member).exists():
        decided(till, till.draft(name, member))


def pay_all(till, name, member, _amount):
    for prize in prizes_of(till, name, member).payable():
        pay(prize.prize_list, ids=[prize.pk], paid_on=PAID_ON, by=till.finance)


def revoke(till, name, member, amount):
    for decision in Decision.objects.issued().filter(award=till.awards[name], lines__member=member):
        line = decision.lines.get()
        if not hasattr(line.honour, "end"):
            decided(till, till.taking_back(line, recover_amount=amount))


def recover_all(till, name, member, _amount):
    for prize in prizes_of(till, name, member).filter(state=S.TO_RECOVER):
        recover(prize, recovered_on=dt.date(2026, 3, 1), note="PT 07", by=till.finance)


def close(till, name, member, _amount):
    for prize in prizes_of(till, name, member).exclude(state=S.DUE).filter(prize_list__closed_at=None):
        close_list(prize.prize_list, by=till.finance)


def follow_all(_till, _name, _member, _amount):
    follow()


def prizes_of(till, name, member):
    return PrizeLine.objects.filter(line__award=till.awards[name], line__member=member)


NAMES = ("low", "middle", "high", "form")
MOVES = (issue, issue, pay_all, pay_all, follow_all, revoke, recover_all, close)
STEP = st.tuples(st.sampled_from(MOVES), st.sampled_from(NAMES), st.integers(0, 1), st.sampled_from([None, 0, 300_000]))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEP, min_size=3, max_size=12))
def test_the_balance_is_kept_through_whatever_is_decided_paid_and_taken_back(till, tree, steps):
    with transaction.atomic():
        members = MemberFactory.create_batch(2, unit=tree.base)
        for move, name, who, amount in steps:
            move(till, name, members[who], amount)
            assert till.left == once_followed()[0], move
        follow()
        assert till.left == balance() == money_left(Fund.objects.for_list().get())
        transaction.set_rollback(True)
