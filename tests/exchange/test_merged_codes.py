"""Workbooks that still name a record that was merged."""

import pytest

from awards.models import Honour
from campaigns.models import Entry
from exchange.selectors.rows import ROWS, Wanted
from exchange.services.exporting import export_workbook
from exchange.services.importing import import_workbook
from office.services.merging import merge_members
from people.models import Absence, Rating
from tests.exchange.conftest import counts, entry_row, member_row
from tests.factories import InitiativeFactory, MemberFactory

GROUND = "Cùng số căn cước 001185000001"
ABOUT = {"subject_kind": "individual", "subject_code": "DV-CU"}


@pytest.fixture
def merged(tree, people, register):
    """Of the register's first person there was another record."""
    other = MemberFactory(code="DV-CU", unit=tree.base2)
    merge_members(register.an, other, by=people["specialist"], reason=GROUND)
    return other


def test_the_old_code_means_the_record_that_was_kept(take_in, people, register, awards, merged):
    past = ABOUT | {"award_code": awards.title.code, "year": 2024, "decision_no": "1/QĐ"}
    rows = {
        "ratings": [ABOUT | {"year": 2024, "rating": "good"}],
        "past_awards": [past],
        "absences": [{"member_code": "DV-CU", "year": 2024, "working_days": 3, "reason": "sick"}],
    }
    result = take_in(people["superuser"], rows)
    assert result.errors == []
    for model in (Rating, Honour, Absence):
        assert [row.member for row in model.objects.all()] == [register.an]
    assert [counts(take_in(people["superuser"], rows), sheet) for sheet in rows] == [(0, 0, 1, 0)] * 3


def test_what_stands_under_the_old_record_is_known_by_either_code(take_in, people, register, merged):
    Rating.objects.create(subject_kind="individual", member=merged, unit=merged.unit, year=2024, rating="good")
    for code in ("DV-CU", register.an.code):
        row = ABOUT | {"subject_code": code, "year": 2024, "rating": "good"}
        assert counts(take_in(people["superuser"], {"ratings": [row]}), "ratings") == (0, 0, 1, 0)
    assert Rating.objects.count() == 1


def test_an_entry_by_the_old_code_is_of_the_person(take_in, people, register, campaign, awards, merged):
    by_old = entry_row("DV-CU", unit=register.an.unit.code)
    assert take_in(people["superuser"], {"entries": [by_old]}).errors == []
    assert [entry.member for entry in Entry.objects.all()] == [register.an]
    [fault] = take_in(people["superuser"], {"entries": [entry_row("DV-CU", unit=merged.unit.code)]}).errors
    assert "không thuộc" in fault.message


def test_the_register_of_people_does_not_change_a_merged_record(take_in, people, register, merged):
    result = take_in(people["superuser"], {"members": [member_row("DV-CU", unit_code=merged.unit.code)]})
    [fault] = result.errors
    assert "đã gộp vào đoàn viên" in fault.message
    assert register.an.code in fault.message


def test_exports_name_the_record_that_was_kept(tree, people, register, merged, tmp_path):
    Rating.objects.create(subject_kind="individual", member=merged, unit=merged.unit, year=2024, rating="good")
    InitiativeFactory(unit=tree.base2).authors.create(member=merged, share_percent=100)
    wanted = Wanted(tree.district)
    assert [row["subject_code"] for row in ROWS["ratings"](wanted)] == [register.an.code]
    assert "DV-CU" not in {row["code"] for row in ROWS["members"](wanted)}
    assert [row["authors"] for row in ROWS["initiatives"](wanted)] == [f"{register.an.code}:100"]
    path = tmp_path / "ra.xlsx"
    export_workbook(["ratings"], unit_code=tree.district.code, to=path)
    assert counts(import_workbook(path, by=people["superuser"]), "ratings") == (0, 0, 1, 0)
