"""What becomes of money when the award it was for is revoked or replaced."""

import datetime as dt
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from catalogue.models import BaseSalary
from common.errors import DomainError, TransitionRefused
from decisions.models import Decision, DecisionKind
from decisions.selectors.paper import paper_of
from decisions.services.amending import update_line
from decisions.services.issue import issue_decision, submit_decision
from prizes.models import PrizeLine, PrizeList, PrizeState
from prizes.selectors.fund import fund_bears
from prizes.services.fund import open_fund, record_movement
from prizes.services.lists import follow_decisions
from prizes.services.payment import pay, unpay
from tests.decisions.conftest import WORDS, Office, drafted, settled
from tests.factories import PrizeMultipleFactory, PrizeTermsFactory, RoleAssignmentFactory, UserFactory
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


def test_a_draft_leaves_open_what_comes_back_and_the_issued_one_asks_for_what_was_paid_by_then(office, about, client):
    first, second, third = about.lines.in_order()
    paid(office, first)
    draft = drafted(office, about, K.REVOCATION, first, second, third)
    assert set(draft.lines.values_list("recover_amount", flat=True)) == {None}
    paid(office, second)
    assert asked_back_on_paper(draft) == [PRIZE, PRIZE, None]
    client.force_login(office.people["specialist_province"])
    shown = words(opened(client, reverse("decisions:decision-detail", args=[draft.pk])))
    assert shown.count("đúng số đã chi khi công bố, nay là 3.510.000 đồng") == 2
    later = settled(office, draft)
    assert list(later.lines.in_order().values_list("recover_amount", flat=True)) == [PRIZE, PRIZE, None]
    with pytest.raises(DomainError, match="Không có dòng nào"):
        paid(office, third)
    follow_decisions()
    follow_decisions()
    assert states(about) == [(S.TO_RECOVER, PRIZE), (S.TO_RECOVER, PRIZE), (S.CANCELLED, None)]


@pytest.mark.parametrize("kind", [K.REVOCATION, K.REPLACEMENT])
def test_a_payment_taken_back_before_it_is_issued_is_not_asked_back(office, about, kind):
    first, *_others = about.lines.in_order()
    paid(office, first)
    draft = drafted(office, about, kind, first)
    not_paid(office, first)
    later = settled(office, draft)
    assert later.lines.ending().get().recover_amount is None
    assert asked_back_on_paper(later) == [None]
    follow_decisions()
    assert states(about)[0] == (S.CANCELLED, None)


def test_nobody_is_asked_for_more_than_was_paid(office, about):
    first, *_others = about.lines.in_order()
    paid(office, first)
    draft = drafted(office, about, K.REVOCATION, first)
    by = office.people["specialist_province"]
    update_line(draft.lines.get(), by=by, version=None, recover_amount=PRIZE + 1)
    told = rf"{first.name}: dự thảo đòi nộp lại 3\.510\.001 đồng nhưng mới chi 3\.510\.000 đồng"
    with pytest.raises(TransitionRefused, match=told):
        submit_decision(draft, by=by)
    update_line(draft.lines.get(), by=by, version=None, recover_amount=PRIZE)
    submitted = submit_decision(draft, by=by)
    not_paid(office, first)
    with pytest.raises(TransitionRefused, match="mới chi 0 đồng"):
        issue_decision(submitted, by=office.chair, words=WORDS)


def not_paid(office, line):
    other = UserFactory(username="other")
    RoleAssignmentFactory(user=other, role="finance", unit=line.decision.unit)
    unpay(PrizeLine.objects.get(line=line), by=other, reason="Ghi nhầm người")


def asked_back_on_paper(decision):
    paper = paper_of(Decision.objects.for_page().get(pk=decision.pk), with_list=True)
    return [each.amount for each in paper.recalled]


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


def test_the_list_to_sign_has_the_corrected_name(office, about, client):
    first, *_others = about.lines.in_order()
    draft = drafted(office, about, K.CORRECTION, first)
    right = first.name.replace("Nguyễn", "Nguyên")
    said = {"name": right, "unit_name": "CĐCS Trường Mẫu"}
    update_line(draft.lines.get(), by=office.people["specialist_province"], version=None, **said)
    settled(office, draft)
    client.force_login(office.people["finance"])
    response = client.get(reverse("prizes:list-xlsx", args=[about.prize_list.pk]))
    rows = list(load_workbook(io.BytesIO(b"".join(response.streaming_content))).active.iter_rows(values_only=True))
    assert (rows[3][1], rows[3][2], rows[3][6]) == (right, "CĐCS Trường Mẫu", "Đã đính chính")
    assert [row[6] for row in rows[4:6]] == [None, None]
    page = reverse("prizes:list-detail", args=[about.prize_list.pk])
    shown = words(opened(client, page))
    assert f"{right}CĐCS Trường Mẫuđã đính chính trước là «{first.name}» trước là «{first.unit_name}»" in shown
    assert shown.count("đã đính chính") == 1
    for said in (right, first.name, "CĐCS Trường Mẫu"):
        assert [prize.line.pk for prize in client.get(page, {"q": said}).context["object_list"]] == [first.pk]


def test_a_fund_that_bore_the_old_one_bears_what_replaces_it(office, about, tree):
    finance = office.people["finance"]
    fund = open_fund(tree.province, year=about.year, by=finance)
    record_movement(fund, kind="income", amount=3 * PRIZE, moved_on=about.signed_on, content="Phân bổ", by=finance)
    draft = drafted(office, about, K.REPLACEMENT, *about.lines.all())
    assert fund_bears(draft)
    draft.lines.ending().order_by("order_no").last().delete()
    assert "chỉ còn 0 đồng" in fund_bears(draft).reason
