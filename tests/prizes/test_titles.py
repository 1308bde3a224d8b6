"""Several titles on one occasion: together they bring what the highest brings, in whatever order they come and are
paid; a form beside them brings its own."""

import io
from itertools import permutations, product

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from awards.models import HonourEnd
from catalogue.models import PrizeMultiple
from common.errors import DomainError, TransitionRefused
from prizes.models import Fund, PrizeState
from prizes.selectors.amounts import Claim, settle
from prizes.selectors.fund import fund_bears, money_left
from prizes.selectors.paid import paid_for_honours
from prizes.services.fund import open_fund, record_movement
from prizes.services.lists import follow_decisions, lay_prize_list, recompute
from prizes.services.payment import unpay
from tests.factories import (
    DecisionFactory,
    DecisionLineFactory,
    MemberFactory,
)
from tests.factories.decisions import issued
from tests.pages import opened, words
from tests.prizes.desk import FORM, HIGH, LOW, MIDDLE, SIGNED, Desk

BRINGS = {"low": LOW, "middle": MIDDLE, "high": HIGH, "form": FORM}
S = PrizeState


@pytest.fixture(autouse=True)
def _in_march():
    with time_machine.travel("2026-03-02 10:00+07:00", tick=False):
        yield


@pytest.fixture
def desk(tree, people):
    return Desk(tree, people)


@pytest.fixture
def member(tree):
    return MemberFactory(unit=tree.base)


def brought(standing):
    """What is paid and due, in đồng."""
    return sum(amount for state, amount in standing.values() if state in (S.DUE, S.PAID))


# ---------- Every order ----------


@pytest.mark.parametrize("order", list(permutations(["low", "middle", "high"])), ids="-".join)
def test_in_every_order_of_issuing_and_paying_the_highest_is_paid_once(desk, tree, order):
    """Each of eight people is paid, or not, what is due after each of the three titles."""
    patterns = list(product([False, True], repeat=3))
    people = [MemberFactory(unit=tree.base) for _pattern in patterns]
    desk.give("form", *people)
    highest = FORM
    for step, name in enumerate(order):
        desk.give(name, *people)
        highest = max(BRINGS[each] for each in order[: step + 1])
        for person, pattern in zip(people, patterns, strict=True):
            if pattern[step] and desk.prize(name, person).state == S.DUE:
                desk.pay(name, to=person)
            assert brought(desk.standing(person)) == FORM + highest, (order, pattern, name)
    for person, pattern in zip(people, patterns, strict=True):
        for name, (state, _amount) in desk.standing(person).items():
            if state == S.DUE:
                desk.pay(name, to=person)
        paid = [amount for state, amount in desk.standing(person).values() if state == S.PAID]
        assert sum(paid) == FORM + HIGH, (order, pattern)


def test_two_records_of_one_person_bring_what_the_highest_brings(desk, tree, member):
    other = MemberFactory(unit=tree.base, merged_into=member)
    desk.give("high", member)
    desk.give("low", other)
    assert brought(desk.standing(member)) + brought(desk.standing(other)) == HIGH


@given(
    st.lists(
        st.tuples(st.integers(1, 2), st.integers(0, 12).map(lambda n: n * 10_000), st.booleans()),
        min_size=1,
        max_size=8,
    )
)
def test_whatever_comes_and_is_paid_meanwhile_a_subject_gets_what_the_highest_brings(steps):
    claims = {}
    for line, (subject, full, is_paid) in enumerate(steps, start=1):
        claims[line] = Claim(line, subject, full)
        if is_paid and (found := settle(claims.values())[line]).higher is None:
            claims[line] = Claim(line, subject, full, paid=full - found.deducted)
        standing = settle(reversed(claims.values()))
        assert standing == settle(claims.values())
        for each in {claim.subject for claim in claims.values()}:
            own = [claim for claim in claims.values() if claim.subject == each]
            due = [claim for claim in own if not claim.is_paid and standing[claim.line].higher is None]
            assert len(due) <= 1
            given_out = sum(claim.paid or 0 for claim in own)
            assert given_out + sum(claim.full - standing[claim.line].deducted for claim in due) == max(
                claim.full for claim in own
            )


# ---------- A higher one was paid, a lower one was paid ----------


def test_a_lower_title_of_the_afternoon_brings_nothing_when_the_higher_was_paid_in_the_morning(desk, member):
    desk.give("high", member)
    desk.pay("high", to=member)
    desk.give("low", member)
    assert desk.standing(member) == {"high": (S.PAID, HIGH), "low": (S.OUTRANKED, LOW)}


def test_a_higher_title_brings_the_difference_when_the_lower_was_paid(client, desk, member):
    desk.give("low", member)
    desk.pay("low", to=member)
    desk.give("high", member)
    assert desk.standing(member) == {"low": (S.PAID, LOW), "high": (S.DUE, HIGH - LOW)}
    high = desk.prize("high", member)
    assert (high.deducted, high.full, desk.prize("low", member).outranked_by) == (LOW, HIGH, high)
    client.force_login(desk.finance)
    page = words(opened(client, reverse("prizes:list-detail", args=[high.prize_list_id])))
    assert "chi phần chênh lệch: đã trừ 710.000 đồng chi cho danh hiệu thấp hơn" in page
    response = client.get(reverse("prizes:list-xlsx", args=[high.prize_list_id]))
    row = list(load_workbook(io.BytesIO(b"".join(response.streaming_content))).active.iter_rows(values_only=True))[3]
    assert (row[4], row[6]) == (HIGH - LOW, "Đã trừ 710.000 đồng chi cho danh hiệu thấp hơn")
    low = desk.prize("low", member)
    assert "tính vào tiền thưởng high" in words(opened(client, reverse("prizes:list-detail", args=[low.prize_list_id])))
    desk.pay("high", to=member)
    with pytest.raises(TransitionRefused, match="«high»"):
        unpay(desk.prize("low", member), by=desk.other, reason="Ghi nhầm")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE prizes_prizeline SET deducted = 0")


def test_a_payment_of_the_lower_taken_back_leaves_all_of_it_to_the_higher(desk, member):
    desk.give("low", member)
    desk.pay("low", to=member)
    desk.give("high", member)
    taken = unpay(desk.prize("low", member), by=desk.other, reason="Ghi nhầm")
    assert (taken.state, taken.paid_on) == (S.OUTRANKED, None)
    assert desk.standing(member) == {"low": (S.OUTRANKED, LOW), "high": (S.DUE, HIGH)}


def test_who_loses_a_higher_title_that_was_paid_less_keeps_the_lower(desk, member):
    desk.give("low", member)
    desk.pay("low", to=member)
    desk.give("high", member)
    desk.pay("high", to=member)
    desk.revoke("high", member)
    assert desk.standing(member) == {"low": (S.PAID, LOW), "high": (S.TO_RECOVER, HIGH - LOW)}
    assert desk.prize("low", member).outranked_by is None


def test_a_lower_title_that_counts_in_a_higher_one_is_paid_back_when_both_are_lost(desk, member):
    desk.give("low", member)
    desk.pay("low", to=member)
    desk.give("high", member)
    desk.pay("high", to=member)
    honour = desk.prize("low", member).line.honour_id
    assert paid_for_honours([honour]) == {}
    desk.revoke("low", member)
    assert desk.standing(member) == {"low": (S.PAID, LOW), "high": (S.PAID, HIGH - LOW)}
    desk.revoke("high", member)
    assert desk.standing(member) == {"low": (S.TO_RECOVER, LOW), "high": (S.TO_RECOVER, HIGH - LOW)}


# ---------- A higher one is lost ----------


@pytest.mark.parametrize("was_paid", [False, True])
def test_of_three_titles_the_next_alone_is_due_when_the_highest_is_lost(desk, member, was_paid):
    for name in ("low", "high", "middle"):
        desk.give(name, member)
    if was_paid:
        desk.pay("high", to=member)
    desk.revoke("high", member)
    lost = (S.TO_RECOVER, HIGH) if was_paid else (S.CANCELLED, HIGH)
    assert desk.standing(member) == {"high": lost, "middle": (S.DUE, MIDDLE), "low": (S.OUTRANKED, LOW)}
    assert desk.prize("low", member).outranked_by == desk.prize("middle", member)


def test_a_prize_one_may_keep_keeps_the_lower_from_being_paid_and_is_looked_at_once(
    desk, member, django_assert_num_queries
):
    desk.give("high", member)
    desk.give("low", member)
    desk.pay("high", to=member)
    desk.revoke("high", member, recover_amount=0)
    assert desk.standing(member) == {"high": (S.PAID, HIGH), "low": (S.OUTRANKED, LOW)}
    with django_assert_num_queries(2):  # decisions without a list, awards that ended
        follow_decisions()


def test_a_title_that_is_lost_before_its_list_is_laid_outranks_nothing(desk, member):
    desk.give("low", member)
    decision = desk.issue("high", member)
    HonourEnd.objects.create(
        honour=decision.lines.get().honour, kind="revoked", decided_on=SIGNED, decision_no="9", reason="Khai man"
    )
    lay_prize_list(decision)
    assert desk.standing(member)["low"] == (S.DUE, LOW)


# ---------- Computed again ----------


def test_what_was_outranked_is_due_when_the_catalogue_now_says_it_is_higher(desk, member):
    desk.give("middle", member)
    lower = desk.give("low", member)
    PrizeMultiple.objects.filter(award=desk.awards["low"]).update(multiple="2.00")
    assert recompute(lower, by=desk.finance) == 1
    assert desk.standing(member) == {"middle": (S.OUTRANKED, MIDDLE), "low": (S.DUE, 4_680_000)}
    with pytest.raises(DomainError):
        desk.pay("middle", to=member)


def test_computed_again_what_was_paid_for_the_lower_is_deducted_still(desk, member):
    desk.give("low", member)
    desk.pay("low", to=member)
    higher = desk.give("middle", member)
    PrizeMultiple.objects.filter(award=desk.awards["middle"]).update(multiple="2.00")
    assert recompute(higher, by=desk.finance) == 1
    assert desk.standing(member)["middle"] == (S.DUE, 4_680_000 - LOW)
    assert recompute(higher, by=desk.finance) == 0


# ---------- The fund ----------


def fund_of(desk, amount):
    fund = open_fund(desk.tree.province, year=2026, by=desk.finance)
    record_movement(fund, kind="income", amount=amount, moved_on=SIGNED, content="Phân bổ", by=desk.finance)
    return fund


def draft(desk, name, member):
    decision = DecisionFactory(unit=desk.tree.province, award=desk.awards[name], signed_on=SIGNED)
    DecisionLineFactory(decision=decision, member=member, order_no=1)
    return decision


@pytest.mark.parametrize("laid", [False, True])
def test_the_fund_is_not_asked_for_a_lower_title_beside_a_higher_one(desk, member, laid):
    fund_of(desk, HIGH)
    decision = desk.issue("high", member, prize_amount=HIGH)
    if laid:
        lay_prize_list(decision)
    assert fund_bears(draft(desk, "low", member))
    assert not fund_bears(draft(desk, "form", member))


@pytest.mark.parametrize(("was_laid", "was_paid"), [(False, False), (True, False), (True, True)])
def test_the_fund_is_asked_for_the_difference_to_a_lower_title(desk, member, was_laid, was_paid):
    fund = fund_of(desk, HIGH - 1)
    lower = desk.issue("low", member, prize_amount=LOW)
    if was_laid:
        lay_prize_list(lower)
    if was_paid:
        desk.pay("low", to=member)
    higher = draft(desk, "high", member)
    assert "Hãy bổ sung quỹ" in fund_bears(higher).reason
    record_movement(fund, kind="income", amount=1, moved_on=SIGNED, content="Bổ sung", by=desk.finance)
    assert fund_bears(higher)
    lay_prize_list(issued(higher, number=9))
    follow_decisions()
    assert money_left(Fund.objects.for_list().get()) == 0
