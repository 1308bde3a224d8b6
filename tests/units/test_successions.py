"""Where units come from: recorded once, corrected in place, refused when it makes no sense."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from common.errors import DomainError
from tests.pages import words
from units.models import SuccessionKind, UnitSuccession
from units.selectors.successions import predecessors_of
from units.services.succession import record_succession

DAY = dt.date(2025, 7, 1)


def test_a_line_is_recorded_once_and_corrected(tree):
    for day in (DAY, dt.date(2025, 8, 1)):
        record_succession(
            tree.base, predecessor=tree.base2, kind=SuccessionKind.ABSORBED, effective_on=day, decision_no="7/QĐ"
        )
    line = UnitSuccession.objects.get()
    assert (line.effective_on, line.decision_no) == (dt.date(2025, 8, 1), "7/QĐ")


@pytest.mark.parametrize(
    ("kind", "predecessor", "sentence"),
    [
        ("founded", "base2", "Thành lập mới thì bỏ trống đơn vị trước đó"),
        ("absorbed", None, "hình thức khác thì phải chọn"),
        ("split", "base", "Một đơn vị không kế tiếp chính nó."),
        ("bought", "base2", "Hình thức"),
    ],
)
def test_what_makes_no_sense_is_refused(tree, kind, predecessor, sentence):
    other = predecessor and getattr(tree, predecessor)
    with pytest.raises(DomainError, match=sentence):
        record_succession(tree.base, predecessor=other, kind=kind, effective_on=DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        UnitSuccession.objects.create(successor=tree.base, predecessor=other, kind=kind, effective_on=DAY)


def test_a_unit_is_founded_anew_once(tree):
    for day in (DAY, dt.date(2025, 8, 1)):
        record_succession(tree.base, kind=SuccessionKind.FOUNDED, effective_on=day)
    assert UnitSuccession.objects.get().effective_on == dt.date(2025, 8, 1)
    assert predecessors_of([tree.base.pk], DAY) == []


def test_two_ways_back_to_one_unit_are_one(tree, django_assert_num_queries):
    for successor, predecessor, year in (
        (tree.base, tree.base2, 2024),
        (tree.base, tree.far, 2020),
        (tree.far, tree.base2, 2018),
    ):
        record_succession(
            successor, predecessor=predecessor, kind=SuccessionKind.ABSORBED, effective_on=dt.date(year, 7, 1)
        )
    with django_assert_num_queries(1):
        found = predecessors_of([tree.base.pk, tree.far.pk], DAY)
    assert {(each.unit, each.code, each.until.year) for each in found} == {
        (tree.base.pk, tree.base2.code, 2024),
        (tree.base.pk, tree.far.code, 2020),
        (tree.far.pk, tree.base2.code, 2018),
    }


def test_the_admin_records_where_a_unit_comes_from(client, people, tree):
    client.force_login(people["superuser"])
    url = reverse("admin:units_unit_change", args=[tree.base.pk])
    typed = {"kind": "grassroots", "block": "school", "headcounts-TOTAL_FORMS": 0, "headcounts-INITIAL_FORMS": 0}
    line = {
        "origins-TOTAL_FORMS": 1,
        "origins-INITIAL_FORMS": 0,
        "origins-0-predecessor": tree.base2.pk,
        "origins-0-successor": tree.base.pk,
        "origins-0-kind": "absorbed",
        "origins-0-effective_on": "01/07/2025",
        "origins-0-decision_no": "12/QĐ",
    }
    for name in ("names", "placements"):
        typed |= {f"{name}-TOTAL_FORMS": 0, f"{name}-INITIAL_FORMS": 0}
    response = client.post(url, typed | line)
    assert response.status_code == 302, words(response)
    found = UnitSuccession.objects.get()
    assert (found.successor, found.predecessor, found.effective_on) == (tree.base, tree.base2, DAY)
    again = line | {"origins-INITIAL_FORMS": 1, "origins-0-id": found.pk, "origins-0-kind": "consolidated"}
    assert client.post(url, typed | again).status_code == 302
    assert UnitSuccession.objects.get().kind == "consolidated"
    wrong = line | {"origins-0-kind": "founded"}
    assert "Thành lập mới thì bỏ trống" in words(
        client.post(url, typed | wrong | {"origins-0-predecessor": tree.far.pk})
    )
