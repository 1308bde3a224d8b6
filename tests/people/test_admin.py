"""The admin of disciplines and ratings: the unit is the subject's, never typed by hand."""

import datetime as dt

import pytest
from django.urls import reverse

from people.models import Discipline, Rating
from people.services.standing import record_discipline, record_rating
from tests.factories import CollectiveFactory, MemberFactory
from tests.pages import words


@pytest.fixture
def boss(client, people):
    client.force_login(people["superuser"])
    return client


@pytest.fixture
def subjects(tree):
    return {
        "individual": MemberFactory(unit=tree.base),
        "collective": CollectiveFactory(unit=tree.base),
        "unit": tree.base,
    }


COLUMNS = {"individual": "member", "collective": "collective", "unit": "subject_unit"}


@pytest.mark.parametrize("kind", COLUMNS)
def test_a_discipline_stands_in_the_register_of_the_subject(boss, tree, subjects, kind):
    typed = {
        "subject_kind": kind,
        COLUMNS[kind]: subjects[kind].pk,
        "unit": tree.far.pk,
        "level": "warning",
        "from_date": "01/02/2025",
    }
    assert boss.post(reverse("admin:people_discipline_add"), typed).status_code == 302
    row = Discipline.objects.get()
    assert (row.subject, row.unit, row.from_date) == (subjects[kind], tree.base, dt.date(2025, 2, 1))


def test_a_discipline_is_corrected_but_stays_about_the_same_subject(boss, tree, subjects):
    row = record_discipline(
        subject_kind="individual", subject=subjects["individual"], level="warning", from_date=dt.date(2025, 2, 1)
    )
    typed = {
        "subject_kind": "unit",
        "subject_unit": tree.far.pk,
        "unit": tree.far.pk,
        "level": "reprimand",
        "from_date": "01/02/2025",
        "to_date": "01/08/2025",
        "decision_no": "12/QĐ",
    }
    assert boss.post(reverse("admin:people_discipline_change", args=[row.pk]), typed).status_code == 302
    row.refresh_from_db()
    assert (row.subject, row.unit) == (subjects["individual"], tree.base)
    assert (row.level, row.to_date, row.decision_no) == ("reprimand", dt.date(2025, 8, 1), "12/QĐ")


@pytest.mark.parametrize("kind", COLUMNS)
def test_the_subject_must_be_of_the_kind(boss, subjects, kind):
    other = next(each for each in COLUMNS if each != kind)
    typed = {"subject_kind": kind, COLUMNS[other]: subjects[other].pk, "year": "2025", "rating": "good"}
    response = boss.post(reverse("admin:people_rating_add"), typed)
    assert (response.status_code, Rating.objects.count()) == (200, 0)
    assert "Hãy chọn đúng đối tượng" in words(response)


def test_a_rating_is_recorded_and_corrected(boss, tree, subjects):
    typed = {"subject_kind": "individual", "member": subjects["individual"].pk, "year": "2025", "rating": "good"}
    assert boss.post(reverse("admin:people_rating_add"), typed).status_code == 302
    row = Rating.objects.get()
    typed = {"rating": "excellent", "year": "2020", "unit": tree.far.pk}
    assert boss.post(reverse("admin:people_rating_change", args=[row.pk]), typed).status_code == 302
    row.refresh_from_db()
    assert (row.rating, row.year, row.unit) == ("excellent", 2025, tree.base)


def test_a_second_rating_of_the_year_is_refused(boss, subjects):
    record_rating(subject_kind="unit", subject=subjects["unit"], year=2025, rating="good")
    typed = {"subject_kind": "unit", "subject_unit": subjects["unit"].pk, "year": "2025", "rating": "excellent"}
    response = boss.post(reverse("admin:people_rating_add"), typed)
    assert "Đã có xếp loại của năm này" in words(response)
    assert Rating.objects.get().rating == "good"
