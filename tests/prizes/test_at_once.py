"""Several people and workers reach for the same money, one after another and at once."""

import datetime as dt
import time
from functools import partial
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction

from awards.models import HonourEnd
from catalogue.models import BaseSalary
from common.clock import today
from common.errors import DomainError
from decisions.models import Decision
from decisions.services.issue import issue_decision, submit_decision
from prizes.models import Fund, PrizeLine
from prizes.selectors.fund import money_left
from prizes.selectors.fund import told as told_funds
from prizes.services.fund import open_fund, record_movement
from prizes.services.lists import lay_prize_list
from prizes.services.payment import pay
from tests.decisions.conftest import WORDS, Office
from tests.factories import (
    AwardTypeFactory,
    DecisionFactory,
    DecisionLineFactory,
    MemberFactory,
    PrizeMultipleFactory,
    PrizeTermsFactory,
)
from tests.factories.decisions import issued

EACH = 3_510_000
LOW, HIGH = 710_000, 7_020_000


@pytest.fixture
def priced(committed_db):
    """An office whose award brings 1,5 base salaries, with a fund for one of them."""
    from tests.conftest import make_awards, make_people, make_tree

    tree = make_tree()
    office = Office(tree, make_people(tree), make_awards(), approved=4)
    BaseSalary.objects.create(valid_from=dt.date(2024, 7, 1), amount=2_340_000)
    PrizeTermsFactory(valid_from=dt.date(2024, 7, 1))
    PrizeMultipleFactory(award=office.award)
    finance = office.people["finance"]
    office.fund = open_fund(tree.province, year=today().year, by=finance)
    record_movement(office.fund, kind="income", amount=EACH, moved_on=today(), content="Phân bổ", by=finance)
    return office


def one_each(office) -> list[Decision]:
    """Each approved person in a submitted decision of their own."""
    lines = list(office.drafted().lines.in_order())
    decisions = []
    for line in lines:
        decision = DecisionFactory(
            unit=office.tree.province, award=office.award, campaign=office.campaign, run=office.run, signed_on=None
        )
        line.decision, line.order_no = decision, 1
        line.save()
        decision.basis.create(document=office.law, text="Luật")
        decisions.append(submit_decision(decision, by=office.people["specialist_province"]))
    return decisions


def test_one_after_another_the_money_is_given_out_once(priced):
    first, second, *_rest = one_each(priced)
    issue_decision(first, by=priced.chair, words=WORDS)
    with pytest.raises(DomainError, match="chỉ còn 0 đồng"):
        issue_decision(second, by=priced.chair, words=WORDS)


def spend(office):
    finance = office.people["finance"]
    record_movement(office.fund, kind="expense", amount=EACH, moved_on=today(), content="Sơ kết", by=finance)


def at_once(*acts) -> list[str]:
    """What was refused of ``acts``, all done at the same time."""
    told, gate = [], Barrier(len(acts))

    def attempt(act):
        gate.wait()
        try:
            act()
        except DomainError as refusal:
            told.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=attempt, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


@pytest.mark.parametrize("spent", [False, True])
def test_at_once_too(priced, spent):
    acts = [partial(issue_decision, each, by=priced.chair, words=WORDS) for each in one_each(priced)]
    if spent:
        acts.append(partial(spend, priced))
    told = at_once(*acts)
    assert len(told) == len(acts) - 1
    assert all("chỉ còn 0 đồng" in refusal for refusal in told)
    assert money_left(told_funds(Fund.objects.for_list())[0]) == 0


@pytest.mark.parametrize("was_laid", [False, True])
def test_two_titles_of_a_person_laid_or_paid_at_once_bring_what_the_higher_brings(committed_db, was_laid):
    from tests.conftest import make_people, make_tree

    tree = make_tree()
    finance, member, day = make_people(tree)["finance"], MemberFactory(unit=tree.base), dt.date(2026, 2, 10)
    for each in range(5):
        lower, higher = (
            title_for(member, tree.province, day + dt.timedelta(days=each), number=2 * each + place, amount=amount)
            for place, amount in enumerate((LOW, HIGH), start=1)
        )
        other = partial(lay_prize_list, lower)
        if was_laid:
            prize_list = lay_prize_list(lower)
            other = partial(pay, prize_list, ids=[prize_list.lines.get().pk], paid_on=today(), by=finance)
        at_once(other, partial(lay_prize_list, higher))
        prizes = PrizeLine.objects.filter(line__decision__in=[lower, higher])
        assert sum(prize.amount for prize in prizes if prize.state in ("due", "paid")) == HIGH
        assert prizes.filter(state="due").count() == 1


def test_what_is_taken_back_while_somebody_pays_is_not_paid(committed_db):
    from tests.conftest import make_people, make_tree

    tree = make_tree()
    finance, member = make_people(tree)["finance"], MemberFactory(unit=tree.base)
    decision = title_for(member, tree.province, dt.date(2026, 2, 10), number=1, amount=LOW)
    prize_list, told = lay_prize_list(decision), []
    paying = Thread(target=lambda: told.extend(at_once(partial(pay_all, prize_list, by=finance))))
    with transaction.atomic():
        line = PrizeLine.objects.select_for_update(of=("self",)).select_related("line__honour").get()
        paying.start()
        wait_for_a_lock()
        HonourEnd.objects.create(
            honour=line.line.honour, kind="revoked", decided_on=today(), decision_no="02/QĐ", reason="Kê khai gian dối"
        )
    paying.join()
    assert "Không có dòng nào chưa chi" in told[0]
    assert PrizeLine.objects.get().paid_on is None


def pay_all(prize_list, *, by):
    pay(prize_list, ids=list(prize_list.lines.values_list("pk", flat=True)), paid_on=today(), by=by)


def wait_for_a_lock():
    """Somebody waits for what this transaction holds."""
    with connection.cursor() as cursor:
        for _tick in range(500):
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(
                "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database"
                " WHERE datname = current_database()) OR NOT granted AND locktype = 'transactionid')"
            )
            if cursor.fetchone()[0]:
                return
            time.sleep(0.02)
    raise AssertionError("nobody waits")


def title_for(member, unit, day, *, number, amount) -> Decision:
    """An issued decision that gives ``member`` a title worth so much."""
    decision = DecisionFactory(unit=unit, award=AwardTypeFactory(kind="title"), signed_on=day)
    DecisionLineFactory(decision=decision, member=member, order_no=1, prize_amount=amount)
    return issued(decision, number=number)
