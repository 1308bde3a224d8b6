"""Ratings, disciplines and awards of the past."""

import datetime as dt

import pytest

from awards.models import Honour
from common.models import DataQuestion
from exchange.services.importing import import_workbook
from people.models import Discipline, Rating
from tests.exchange.conftest import cells, counts
from units.services.unit import rename_unit

pytestmark = pytest.mark.django_db


def about(code="DV-01", kind="individual", **cells):
    return {"subject_kind": kind, "subject_code": code} | cells


def test_ratings_of_every_kind_of_subject(people, register, tree):
    rows = [about(year=2025, rating="good"), about("CS1", "unit", year=2025, rating="excellent")]
    rows.append(about("TT-01", "collective", year=2025, rating="completed"))
    assert import_workbook({"ratings": rows}, by=people["specialist"]).errors == []
    assert set(Rating.objects.values_list("rating", "unit__code")) == {
        ("good", "CS1"),
        ("excellent", "CS1"),
        ("completed", "CS1"),
    }
    rows[0]["rating"] = "excellent"
    again = import_workbook({"ratings": rows}, by=people["specialist"])
    assert counts(again, "ratings") == (0, 1, 2, 0)


def test_discipline_is_matched_by_level_and_first_day(people, register):
    row = about(level="warning", from_date="2025-03-01", decision_no="07/QĐ")
    import_workbook({"discipline": [row]}, by=people["specialist"])
    again = import_workbook({"discipline": [row | {"to_date": "2026-03-01"}]}, by=people["specialist"])
    assert counts(again, "discipline") == (0, 1, 0, 0)
    assert Discipline.objects.get().to_date == dt.date(2026, 3, 1)
    wrong = import_workbook({"discipline": [row | {"to_date": "2024-01-01"}]}, by=people["specialist"])
    assert cells(wrong) == [("discipline", "E3")]


def test_past_award_bears_the_names_of_its_day(people, register, awards, tree):
    rename_unit(tree.base, name="CĐCS Trường Mới", on=dt.date(2024, 1, 1))
    rows = [
        about("CS1", "unit", award_code="CO_TINH", year=2020, decided_on="2020-12-20", decision_no="9/QĐ"),
        about(award_code="BK_TINH", year=2025, decided_on="2025-12-20"),
    ]
    assert import_workbook({"past_awards": rows}, by=people["specialist"]).errors == []
    old, recent = Honour.objects.order_by("year")
    assert (old.name_then, old.unit_name_then) == ("CĐCS Trường Tiểu học Mẫu", "CĐCS Trường Tiểu học Mẫu")
    assert (recent.name_then, recent.unit_name_then) == ("Nguyễn Văn An", "CĐCS Trường Mới")
    assert not DataQuestion.objects.exists()
    again = import_workbook({"past_awards": rows}, by=people["specialist"])
    assert counts(again, "past_awards") == (0, 0, 2, 0)


def test_flag_recorded_for_a_person_is_kept_with_an_open_question(people, register, awards):
    rows = [about(award_code="CO_TINH", year=2020)]
    assert import_workbook({"past_awards": rows}, by=people["specialist"]).applied
    question = DataQuestion.objects.get()
    assert (question.subject, question.answer) == (Honour.objects.get(), "")
    assert "không dành cho đối tượng «Cá nhân»" in question.text


def test_past_award_of_an_unknown_campaign_is_refused(people, register, awards):
    rows = [about(award_code="BK_TINH", year=2020, campaign_code="PT-0")]
    assert cells(import_workbook({"past_awards": rows}, by=people["specialist"])) == [("past_awards", "H3")]
