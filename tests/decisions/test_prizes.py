"""The money a decision names: that of the catalogue on its day, frozen with it, printed only where it says so."""

from html import unescape
from re import sub

import pytest
from django.urls import reverse

from catalogue.models import BaseSalary, PrizeMultiple
from common.clock import today
from common.errors import TransitionRefused
from decisions.models import Decision, DecisionKind
from decisions.selectors.paper import paper_of
from decisions.services.issue import issue_decision, submit_decision
from prizes.models import PrizeLine
from prizes.services.fund import open_fund, record_movement
from prizes.services.lists import follow_decisions, recompute
from tests.decisions.conftest import WORDS, drafted
from tests.factories import PrizeMultipleFactory, PrizeTermsFactory
from tests.pages import fields_of, opened, words

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


def funded(office, amount):
    finance = office.people["finance"]
    fund = open_fund(office.tree.province, year=today().year, by=finance)
    record_movement(fund, kind="income", amount=amount, moved_on=today(), content="Phân bổ", by=finance)


@pytest.fixture
def shown(client, office):
    """What the page of a decision says to somebody."""

    def show(decision, who=None, name="detail"):
        client.force_login(who or office.people["specialist_province"])
        page = opened(client, reverse(f"decisions:decision-{name}", args=[decision.pk]))
        return " ".join(unescape(sub("<[^>]+>", " ", page.content.decode())).split())

    return show


@pytest.mark.parametrize("made", ["drafted", "submitted"])
def test_before_it_is_issued_each_line_the_sum_and_the_fund_are_shown(office, priced, shown, made):
    funded(office, 20_000_000)
    said = shown(getattr(office, made)())
    assert said.count("3.510.000 đồng") == 3
    assert "Tiền thưởng dự kiến 10.530.000 đồng theo danh mục hôm nay" in said
    assert f"Quỹ năm {today().year} còn 20.000.000 đồng, sau quyết định này còn 9.470.000 đồng" in said
    assert "chưa kiểm chứng" not in said


def test_whoever_does_not_see_the_money_of_the_unit_reads_nothing_of_the_fund(office, priced, shown):
    funded(office, 20_000_000)
    said = shown(office.submitted(), office.people["viewer"])
    assert "Tiền thưởng dự kiến 10.530.000 đồng" in said
    assert "Quỹ năm" not in said and "20.000.000" not in said


def test_a_fund_that_does_not_suffice_and_one_that_is_not_there_are_told(office, priced, shown):
    decision = office.submitted()
    assert "Đơn vị chưa lập quỹ của năm này" in shown(decision)
    funded(office, 3 * EACH - 1)
    said = shown(decision)
    assert "còn 10.529.999 đồng, sau quyết định này còn -1 đồng thiếu tiền" in said


def test_what_is_not_verified_says_so_until_it_is_paid(office, priced, shown, client):
    PrizeMultiple.objects.update(unverified=True)
    decision = office.submitted()
    note = "3 dòng tính theo hệ số hoặc mức lương chưa kiểm chứng"
    said = shown(decision)
    assert note in said and said.count("3.510.000 đồng chưa kiểm chứng") == 3
    client.force_login(office.chair)
    assert note in shown(decision, office.chair, "issue")
    decision = issue_decision(decision, by=office.chair, words=WORDS)
    assert "dự kiến" not in shown(decision)
    follow_decisions()
    client.force_login(office.people["finance"])
    paying = words(opened(client, reverse("prizes:list-detail", args=[decision.prize_list.pk])))
    assert paying.count("chưa kiểm chứng") == 3 + 1


def test_a_line_nobody_knows_the_money_of_is_told(office, shown):
    said = shown(office.submitted())
    assert "0 đồng theo danh mục hôm nay, chưa kể 3 dòng chưa biết số tiền" in said
    assert said.count("chưa biết") == 3 + 1


def test_a_replacement_shows_what_it_gives_and_what_it_sets_free(office, priced, shown):
    funded(office, 20_000_000)
    about = office.issued()
    follow_decisions()
    said = shown(drafted(office, about, DecisionKind.REPLACEMENT, about.lines.in_order()[0]))
    assert "tiền thưởng dự kiến: 3.510.000 đồng" in said
    assert "Không phải chi, phải thu hồi theo quyết định này 3.510.000 đồng" in said
    assert "còn 9.470.000 đồng, sau quyết định này còn 9.470.000 đồng" in said


@pytest.mark.parametrize("kind", [DecisionKind.REVOCATION, DecisionKind.CORRECTION])
def test_what_gives_nothing_expects_no_money(office, priced, shown, kind):
    about = office.issued()
    assert "dự kiến" not in shown(drafted(office, about, kind, about.lines.in_order()[0]))
