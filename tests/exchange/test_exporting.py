"""What is exported comes back as it was; no cell of it is a formula."""

import os
import zipfile

import openpyxl
import pytest

from campaigns.services.contribution import add_initiative, add_work
from campaigns.services.dossier import open_dossier
from common.errors import DomainError
from common.sample_mark import mark_as_sample
from exchange.services.columns import SHEETS
from exchange.services.exporting import export_workbook
from exchange.services.importing import import_workbook
from people.models import Member
from tests.exchange.conftest import cells, counts, entry_row, score_row, vote_row
from tests.exchange.test_contribution_sheets import initiative_row, work_row
from tests.exchange.test_unit_sheets import HEADCOUNT, cluster_row
from tests.factories import MemberFactory
from tests.scores.conftest import make_sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(people, register, campaign, awards, tree):
    """At least one row of most sheets."""
    by = people["specialist_province"]
    make_sheet()
    assert import_workbook(
        {
            "units": [
                {"code": "CS1", "name": tree.base.name, "kind": "grassroots", "parent_code": "HUYEN", "block": "school"}
                | HEADCOUNT
            ],
            "clusters": [cluster_row(year=2025, officer="head")],
            "targets": [{"campaign_code": "PT2026", "unit_code": "CS1", "indicator": "works", "value": 2}],
            "entries": [entry_row(achievements="=1+1"), entry_row("TT-01", subject_kind="collective")],
            "initiatives": [initiative_row(campaign_code="PT2026", recognised_level="base")],
            "works": [work_row(campaign_code="PT2026", value=180_000_000, started_on="2026-01-05")],
            "ratings": [
                {"subject_kind": "individual", "subject_code": "DV-01", "year": 2025, "rating": "good"},
            ],
            "discipline": [
                {"subject_kind": "unit", "subject_code": "CS1", "level": "open_case", "from_date": "2026-02-01"}
            ],
            "past_awards": [
                {"subject_kind": "individual", "subject_code": "DV-01", "award_code": "BK_TINH", "year": 2024}
            ],
            "scores": [score_row(self_score="50,25", cluster_score=0, appraised_score=40)],
            "votes": [vote_row(council_members=9, votes_for=8)],
            "absences": [{"member_code": "DV-01", "year": 2025, "working_days": "12,5", "reason": "sick"}],
        },
        by=by,
    ).applied
    return by


@pytest.mark.parametrize(
    ("campaign_code", "empty"), [(None, {"phases", "answers"}), ("PT2026", {"phases", "past_awards", "answers"})]
)
def test_exported_file_taken_in_again_changes_nothing(filled, tmp_path, campaign_code, empty):
    path = tmp_path / "xuat.xlsx"
    written = export_workbook(list(SHEETS), unit_code="TINH", campaign_code=campaign_code, to=path)
    assert {sheet for sheet, count in written.items() if not count} == empty
    result = import_workbook(path, by=filled)
    assert result.errors == []
    assert {sheet: counts(result, sheet) for sheet in written} == {
        sheet: (0, 0, count, 0) for sheet, count in written.items()
    }


@pytest.mark.parametrize("who", ["editor", "specialist", "superuser"])
def test_unfinished_drafts_come_back_as_they_were(people, register, campaign, tree, tmp_path, who):
    dossier = open_dossier(campaign, unit=tree.base, by=people["editor"])
    add_initiative(dossier, by=people["editor"], title="Chưa có tác giả")
    half = add_initiative(dossier, by=people["editor"], title="Mới một phần", authors=[(register.an, 40)])
    type(half).objects.filter(pk=half.pk).update(recognised_level="base")
    add_work(dossier, by=people["editor"], name="Chưa có loại")
    path = tmp_path / "xuat.xlsx"
    export_workbook(["initiatives", "works"], unit_code="CS1", to=path)
    result = import_workbook(path, by=people[who])
    assert result.errors == []
    assert (counts(result, "initiatives"), counts(result, "works")) == ((0, 0, 2, 0), (0, 0, 1, 0))
    book = openpyxl.load_workbook(path)
    book["initiatives"]["G3"] = "DV-01:30"
    book["initiatives"]["G4"] = "DV-01:30"
    book.save(path)
    assert cells(import_workbook(path, by=people[who])) == [("initiatives", "G3"), ("initiatives", "G4")]


def test_only_the_subtree_and_the_campaign_are_exported(filled, tmp_path):
    assert export_workbook(["members"], unit_code="CS1", to=tmp_path / "a.xlsx") == {"members": 2}
    assert export_workbook(["members"], unit_code="HUYEN2", to=tmp_path / "b.xlsx") == {"members": 1}
    assert export_workbook(["entries", "initiatives"], unit_code="CS1", to=tmp_path / "c.xlsx") == {
        "entries": 2,
        "initiatives": 1,
    }


@pytest.mark.parametrize("text", ["=1+1", "+84", "-1", "@SUM(A1)", "=HYPERLINK(1)"])
def test_no_text_becomes_a_formula(tree, people, tmp_path, text):
    MemberFactory(code="DV-01", full_name=text, unit=tree.base, joined_on=None)
    path = tmp_path / "a.xlsx"
    export_workbook(["members"], unit_code="CS1", to=path)
    cell = openpyxl.load_workbook(path)["members"]["B3"]
    assert (cell.value, cell.data_type) == (text, "s")
    with zipfile.ZipFile(path) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    assert counts(import_workbook(path, by=people["editor"]), "members") == (0, 0, 1, 0)
    assert Member.objects.get().full_name == text


@pytest.mark.parametrize("sample", [False, True])
def test_sample_database_marks_its_exports(tree, tmp_path, sample):
    if sample:
        mark_as_sample("gói thử")
    path = tmp_path / "a.xlsx"
    export_workbook(["members"], unit_code="CS1", to=path)
    book = openpyxl.load_workbook(path)
    marks = {one.value for one in book.custom_doc_props.props}
    assert marks == ({"DỮ LIỆU MẪU"} if sample else set())
    assert ("DỮ LIỆU MẪU" in str(book["Huong_dan"]["A1"].value)) is sample
    assert ("DỮ LIỆU MẪU" in str(book["members"].oddHeader.center.text)) is sample


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"sheets": ["luong"]}, "Không có trang «luong»"),
        ({"sheets": []}, "Không có trang"),
        ({"unit_code": "KHONG"}, "Không có đơn vị"),
        ({"campaign_code": "KHONG"}, "Không có phong trào"),
    ],
)
def test_export_of_what_is_not_there_is_refused(tree, tmp_path, options, said):
    given = {"sheets": ["members"], "unit_code": "CS1", "to": tmp_path / "a.xlsx"} | options
    with pytest.raises(DomainError, match=said):
        export_workbook(given.pop("sheets"), **given)


@pytest.mark.parametrize("name", ["a.csv", "khong/co/a.xlsx", "thu_muc.xlsx", "ong.xlsx"])
def test_export_to_where_nothing_can_be_written_is_refused(tree, tmp_path, name):
    (tmp_path / "thu_muc.xlsx").mkdir()
    os.mkfifo(tmp_path / "ong.xlsx")
    with pytest.raises(DomainError):
        export_workbook(["members"], unit_code="CS1", to=tmp_path / name)
