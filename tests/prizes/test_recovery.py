"""What becomes of money when the award it was for is revoked or replaced."""

import datetime as dt

import pytest
from django.urls import reverse

from catalogue.models import BaseSalary
from common.errors import DomainError
from decisions.models import DecisionKind
from decisions.services.amending import update_line
from prizes.models import PrizeLine, PrizeList, PrizeState
from prizes.selectors.fund import fund_bears
from prizes.services.fund import open_fund, record_movement
from prizes.services.lists import follow_decisions
from prizes.services.payment import pay
from tests.decisions.conftest import Office, drafted, settled
from tests.factories import PrizeMultipleFactory, PrizeTermsFactory
from tests.pages import opened, words

pytestmark = pytest.mark.django_db
K, S = DecisionKind, PrizeState
PRIZE = 3_510_000


@pytest.fixture
def office(tree, people, awards):
    office = Office(tree, people, awards)
    BaseSalary.objects.create(valid_from=dt.date(2024, 7, 1), amount=2_340_000)
    PrizeTermsFactory()
    PrizeMultipleFactory(award=office.award)
    return office


@pytest.fixture
def about(office):
    decision = office.issued()
    follow_decisions()
    return decision


def paid(office, line):
    prize_list = PrizeList.objects.get(decision=line.decision)
    pay(prize_list, ids=[line.prize.pk], paid_on=line.decision.signed_on, by=office.people["finance"])


def states(decision):
    prizes = PrizeLine.objects.filter(line__decision=decision).order_by("line__order_no")
    return list(prizes.values_list("state", "recover_amount"))


def test_a_draft_asks_back_what_was_paid_and_what_is_paid_until_it_is_issued(office, about):
    first, second, third = about.lines.in_order()
    paid(office, first)
    draft = drafted(office, about, K.REVOCATION, first, second, third)
    assert list(draft.lines.in_order().values_list("recover_amount", flat=True)) == [PRIZE, None, None]
    paid(office, second)
    later = settled(office, draft)
    assert list(later.lines.in_order().values_list("recover_amount", flat=True)) == [PRIZE, PRIZE, None]
    with pytest.raises(DomainError, match="Không có dòng nào"):
        paid(office, third)
    follow_decisions()
    follow_decisions()
    assert states(about) == [(S.TO_RECOVER, PRIZE), (S.TO_RECOVER, PRIZE), (S.CANCELLED, None)]


def test_as_much_as_the_draft_says_comes_back(office, about):
    first, *_others = about.lines.in_order()
    paid(office, first)
    draft = drafted(office, about, K.REVOCATION, first)
    by = office.people["specialist_province"]
    update_line(draft.lines.get(), by=by, version=None, recover_amount=1_000_000)
    settled(office, draft)
    follow_decisions()
    assert states(about)[0] == (S.TO_RECOVER, 1_000_000)


def test_a_replacement_has_a_list_of_its_own_and_the_old_money_comes_back(office, about, client):
    first, second, _third = about.lines.in_order()
    paid(office, first)
    later = settled(office, drafted(office, about, K.REPLACEMENT, first, second))
    follow_decisions()
    assert states(about) == [(S.TO_RECOVER, PRIZE), (S.CANCELLED, None), (S.DUE, None)]
    assert states(later) == [(S.DUE, None), (S.DUE, None)]
    client.force_login(office.people["finance"])
    shown = words(opened(client, reverse("prizes:list-detail", args=[about.prize_list.pk])))
    assert shown.count("Đã thay thế theo Quyết định 02/QĐ-LĐLĐ") == 2


def test_a_correction_touches_no_money(office, about):
    first, *_others = about.lines.in_order()
    paid(office, first)
    draft = drafted(office, about, K.CORRECTION, first)
    update_line(draft.lines.get(), by=office.people["specialist_province"], version=None, position="Tổ trưởng")
    settled(office, draft)
    follow_decisions()
    assert [state for state, _back in states(about)] == [S.PAID, S.DUE, S.DUE]
    assert PrizeList.objects.count() == 1


def test_a_fund_that_bore_the_old_one_bears_what_replaces_it(office, about, tree):
    finance = office.people["finance"]
    fund = open_fund(tree.province, year=about.year, by=finance)
    record_movement(fund, kind="income", amount=3 * PRIZE, moved_on=about.signed_on, content="Phân bổ", by=finance)
    draft = drafted(office, about, K.REPLACEMENT, *about.lines.all())
    assert fund_bears(draft)
    draft.lines.ending().order_by("order_no").last().delete()
    assert "chỉ còn 0 đồng" in fund_bears(draft).reason
