"""The money a decision names: that of the catalogue on its day, frozen with it, printed only where it says so."""

import pytest
from django.urls import reverse

from catalogue.models import BaseSalary, PrizeMultiple
from common.clock import today
from common.errors import TransitionRefused
from decisions.models import Decision
from decisions.selectors.paper import paper_of
from decisions.services.issue import issue_decision, submit_decision
from prizes.models import PrizeLine
from prizes.services.fund import open_fund, record_movement
from prizes.services.lists import follow_decisions, recompute
from tests.decisions.conftest import WORDS
from tests.factories import PrizeMultipleFactory, PrizeTermsFactory
from tests.pages import fields_of, opened

pytestmark = pytest.mark.django_db
EACH = 3_510_000
"""1,5 × 2.340.000 đồng."""


@pytest.fixture
def priced(office):
    """The award of the office brings 1,5 base salaries."""
    BaseSalary.objects.create(valid_from="2024-07-01", amount=2_340_000)
    PrizeTermsFactory(valid_from="2024-07-01")
    return PrizeMultipleFactory(award=office.award)


def named(decision):
    return set(decision.lines.values_list("prize_amount", flat=True))


def test_an_issued_decision_names_the_money_and_prizes_take_it(office, priced, people):
    decision = office.submitted()
    assert named(decision) == {None}
    decision = issue_decision(decision, by=office.chair, words=WORDS)
    assert named(decision) == {EACH}
    follow_decisions()
    prize_list = decision.prize_list
    assert set(PrizeLine.objects.values_list("amount", "multiple")) == {(EACH, priced.multiple)}
    PrizeMultiple.objects.update(multiple="2.00")
    assert recompute(prize_list, by=people["finance"]) == 0
    assert set(PrizeLine.objects.values_list("amount", flat=True)) == {EACH}


def test_a_decision_that_names_other_money_keeps_it(office, priced):
    decision = office.submitted()
    line = decision.lines.first()
    decision.lines.filter(pk=line.pk).update(prize_amount=5_000_000)
    issue_decision(decision, by=office.chair, words=WORDS)
    assert sorted(decision.lines.values_list("prize_amount", flat=True)) == [EACH, EACH, 5_000_000]


def test_without_a_multiple_no_money_is_named(office):
    assert named(office.issued()) == {None}


def test_without_enough_in_the_fund_it_is_not_issued(office, priced, people):
    decision = office.submitted()
    fund = open_fund(decision.unit, year=today().year, by=people["finance"])
    record_movement(fund, kind="income", amount=3 * EACH - 1, moved_on=today(), content="Phân bổ", by=people["finance"])
    with pytest.raises(TransitionRefused, match=r"10\.530\.000 đồng nhưng quỹ năm \d{4} chỉ còn 10\.529\.999 đồng"):
        issue_decision(decision, by=office.chair, words=WORDS)
    assert named(decision) == {None}
    record_movement(fund, kind="income", amount=1, moved_on=today(), content="Bổ sung", by=people["finance"])
    assert issue_decision(decision, by=office.chair, words=WORDS).is_issued


def test_the_list_prints_it_only_where_the_paper_says_so(office, priced, client):
    decision = office.drafted()
    assert printed(decision) == {None}
    client.force_login(office.people["specialist_province"])
    edit = reverse("decisions:decision-update", args=[decision.pk])
    assert client.post(edit, fields_of(opened(client, edit), having="subject_matter") | {"shows_prizes": "on"})
    assert printed(decision) == {EACH}
    assert named(decision) == {None}
    submit_decision(decision, by=office.people["specialist_province"])
    issue_decision(decision, by=office.chair, words=WORDS)
    PrizeMultiple.objects.update(multiple="2.00")
    assert printed(decision) == {EACH}


def printed(decision):
    paper = paper_of(Decision.objects.for_page().get(pk=decision.pk), with_list=True)
    return {each.prize for each in paper.individuals}
