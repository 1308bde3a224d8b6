"""Numbers that were used on paper are not given again, and nobody is stuck because of one."""

import datetime as dt

import pytest
from django.urls import reverse

from awards.models import Honour
from common.clock import today
from common.errors import DomainError, NotAllowed
from common.models import AuditEntry, Counter
from decisions.models import Decision, DecisionState, Series
from decisions.services.issue import NumberUsed, issue_decision
from decisions.services.numbers import set_last_number
from tests.decisions.conftest import WORDS, confirmed
from tests.factories import DecisionFactory, MemberFactory

pytestmark = pytest.mark.django_db
LIST = reverse("decisions:number-list")
SET = reverse("decisions:last-number")


def _said(office, last: int = 30, **other):
    said = {"unit": office.tree.province, "series": Series.DECISION, "year": today().year, "last": last}
    set_last_number(**said | {"reason": "Sổ giấy tháng 1 đến tháng 5", "by": office.people["manager"]} | other)


def _recorded(office, decision_no: str = "01/QĐ-LĐLĐ", **fields) -> Honour:
    """An award of the paper register, held by somebody of elsewhere in the list."""
    member = MemberFactory(unit=office.tree.base)
    values = {
        "subject_kind": "individual",
        "member": member,
        "unit": member.unit,
        "award": office.award,
        "year": today().year,
        "decision_no": decision_no,
        "decided_on": today(),
        "decided_by": office.tree.province.name,
        "name_then": "Trần Thị Giấy",
        "unit_name_then": member.unit.name,
    }
    return Honour.objects.create(**values | fields)


def test_an_office_that_begins_in_june_goes_on_after_its_paper_numbers(office):
    _said(office)
    assert office.issued().number_label == "31/QĐ-LĐLĐ"
    entry = AuditEntry.objects.get(move="last_number")
    assert (entry.actor, entry.note) == (office.people["manager"], "Sổ giấy tháng 1 đến tháng 5")
    assert entry.data == {"series": "qd", "year": today().year, "before": 0, "last": 30}


def test_numbers_only_go_up(office):
    _said(office)
    for last in (29, 30):
        with pytest.raises(DomainError, match="Số cuối đã dùng hiện là 30"):
            _said(office, last)
    _said(office, 31)
    assert Counter.objects.get(series=Series.DECISION.of(office.tree.province.pk, today().year)).last == 31


@pytest.mark.parametrize(("change", "problem"), [({"year": 2020}, "đã qua"), ({"reason": " "}, "lý do")])
def test_what_is_not_taken_down(office, change, problem):
    with pytest.raises(DomainError, match=problem):
        _said(office, **change)
    assert not Counter.objects.filter(series__startswith="qd:").exists()


@pytest.mark.parametrize("who", ["approver", "specialist_province", "superuser", "editor"])
def test_only_a_manager_says_so(office, who):
    with pytest.raises(NotAllowed, match="người quản lý tài khoản"):
        _said(office, by=office.people[who])


def test_letters_have_a_series_of_their_own(upward):
    _said(upward, 4, series=Series.LETTER)
    assert upward.sent().number_label == "05/TTr-LĐLĐ"


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"decision_no": "1/QĐ-LĐLĐ"},
        {"decision_no": "01"},
        {"decided_by": "Ban Thường vụ LĐLĐ tỉnh Mẫu"},
        {"decided_on": None},
        {"year": 2019},
    ],
)
def test_a_number_of_the_register_is_not_given_again_whoever_holds_it(office, fields):
    _recorded(office, **fields)
    decision = office.submitted()
    with pytest.raises(NumberUsed, match=r"Trần Thị Giấy.*Số cuối đã dùng"):
        issue_decision(decision, by=office.chair, words=WORDS)
    _said(office, 1)
    assert issue_decision(decision, by=office.chair, words=WORDS).number_label == "02/QĐ-LĐLĐ"


@pytest.mark.parametrize(
    "fields",
    [
        {"decision_no": "11/QĐ-LĐLĐ"},
        {"decision_no": "01/QĐ-UBND"},
        {"decided_by": "LĐLĐ huyện Mẫu"},
        {"decided_by": ""},
        {"decided_on": dt.date(2020, 1, 1)},
    ],
)
def test_other_numbers_of_the_register_bar_nothing(office, fields):
    _recorded(office, **fields)
    assert office.issued().number == 1


def test_nor_is_the_number_of_another_decision(office):
    other = DecisionFactory(unit=office.tree.province)
    Decision.objects.filter(pk=other.pk).update(number=1, year=today().year)
    with pytest.raises(NumberUsed, match="Về việc tặng Bằng khen"):
        office.issued()


def test_the_refusal_leads_to_the_page_that_says_so(office, client):
    _recorded(office)
    decision = office.submitted()
    office.chair.set_password("thu-nghiem-2026")
    office.chair.save()
    client.force_login(office.chair)
    response = confirmed(client, reverse("decisions:decision-issue", args=[decision.pk]), {"words": WORDS})
    address = f"{SET}?unit={office.tree.province.code}&amp;series=qd"
    assert f'<a href="{address}">Ghi số cuối đã dùng</a>' in response.content.decode()
    assert Decision.objects.get(pk=decision.pk).state == DecisionState.AWAITING_ISSUE


def test_a_manager_says_so_on_a_page_and_reads_it_in_the_list(office, client):
    manager = office.people["manager"]
    client.force_login(manager)
    assert "Năm nay chưa cấp số nào" in client.get(LIST).content.decode()
    page = client.get(SET, {"unit": office.tree.province.code, "series": "ttr"}).content.decode()
    assert f'<option value="{office.tree.province.code}" selected' in page
    typed = {"unit": office.tree.province.code, "series": "qd", "year": today().year, "last": 30, "reason": "Sổ giấy"}
    assert client.post(SET, typed).status_code == 302
    rows = client.get(LIST).context["object_list"]
    assert [(row.unit, row.series, row.last) for row in rows] == [(office.tree.province, Series.DECISION, 30)]
    assert "hiện là 30" in client.post(SET, typed).content.decode()


def test_series_of_other_units_are_not_shown(office, client):
    _said(office)
    client.force_login(office.people["specialist_elsewhere"])
    assert client.get(LIST).context["object_list"] == []


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow(office, client, rows, django_assert_num_queries):
    for unit in (office.tree.province, office.tree.district, office.tree.base)[:rows]:
        _said(office, unit=unit)
    client.force_login(office.people["manager"])
    client.get(LIST)
    with django_assert_num_queries(7):
        assert len(client.get(LIST).context["object_list"]) == rows
