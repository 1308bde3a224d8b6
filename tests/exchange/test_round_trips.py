"""Every sheet as we write it comes back unchanged, also after LibreOffice has opened it and saved it again."""

import subprocess

import openpyxl
import pytest
from django.utils import timezone

from decisions.models import SubmissionLetter
from exchange.services.columns import SHEETS
from exchange.services.exporting import export_workbook
from exchange.services.importing import import_workbook
from tests.exchange.calc import SOFFICE
from tests.exchange.conftest import counts, entry_row, score_row, vote_row
from tests.exchange.test_contribution_sheets import initiative_row, work_row
from tests.exchange.test_unit_sheets import HEADCOUNT, cluster_row
from tests.factories import SubmissionLineFactory, UserFactory
from tests.scores.conftest import make_sheet

pytestmark = pytest.mark.django_db
PATIENCE = 120
"""Seconds."""
SUBJECT = {"subject_kind": "individual", "subject_code": "DV-01"}
FILTERS = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "ods": "ods:calc8", "xls": "xls:MS Excel 97"}
ROWS = {
    "units": lambda tree: [
        {"code": "CS1", "name": tree.base.name, "kind": "grassroots", "parent_code": "HUYEN", "block": "school"}
        | HEADCOUNT
    ],
    "clusters": lambda tree: [cluster_row(year=2025, officer="head")],
    "members": lambda tree: [
        {"code": "00123", "full_name": "Đỗ Thị Hoà", "gender": "female", "unit_code": "CS1", "birth_date": "18/05/1990"}
        | {"is_leader": "x", "position": "=1+1"}
    ],
    "collectives": lambda tree: [{"code": "0007", "name": "Tổ «A» & B", "unit_code": "CS1", "headcount": 1200}],
    "campaigns": lambda tree: [],
    "phases": lambda tree: [],
    "targets": lambda tree: [{"campaign_code": "PT2026", "unit_code": "CS1", "indicator": "works", "value": 2}],
    "entries": lambda tree: [entry_row(phase=1, achievements="Dòng một\nDòng hai")],
    "initiatives": lambda tree: [initiative_row(campaign_code="PT2026", benefit_declared="44,9 tỷ")],
    "works": lambda tree: [work_row(campaign_code="PT2026", value=180_000_000, started_on="2026-01-05")],
    "past_awards": lambda tree: [SUBJECT | {"award_code": "BK_TINH", "year": 2024, "decided_on": "02/09/2024"}],
    "discipline": lambda tree: [SUBJECT | {"level": "open_case", "from_date": "2026-02-01"}],
    "ratings": lambda tree: [SUBJECT | {"year": 2025, "rating": "good"}],
    "scores": lambda tree: [score_row(self_score="50,25", cluster_score=0, appraised_score=40)],
    "votes": lambda tree: [vote_row(council_members=9, votes_for=8)],
    "absences": lambda tree: [{"member_code": "DV-01", "year": 2025, "working_days": "12,5", "reason": "sick"}],
    "answers": lambda tree: [],
}
"""Rows of each sheet; campaigns come from the fixture, and with them their phases, and letters."""


def make_letter(tree):
    """A letter that was sent: a line waits, another was refused."""
    line = SubmissionLineFactory(letter__unit=tree.province)
    said = {"answer": "not_granted", "reason": "Một\nHai", "recorded_by": UserFactory()}
    SubmissionLineFactory(letter=line.letter, order_no=line.order_no + 1, **said)
    sent = {"state": "sent", "year": 2026, "number": 7, "signed_on": "2026-11-20", "sent_at": timezone.now()}
    SubmissionLetter.objects.filter(pk=line.letter_id).update(sent_by=UserFactory(), **sent)


@pytest.fixture
def by(people, register, campaign, awards, tree):
    """A specialist, and a row of every sheet in the database."""
    make_sheet()
    campaign.phases.create(number=1, name="Đợt 1", starts_on=campaign.starts_on, ends_on=campaign.ends_on)
    make_letter(tree)
    rows = {sheet: made for sheet, make in ROWS.items() if (made := make(tree))}
    result = import_workbook(rows, by=people["specialist_province"])
    assert result.errors == []
    return people["specialist_province"]


def test_every_sheet_has_rows_here():
    assert ROWS.keys() == SHEETS.keys()


def saved_again(path, kind: str):
    """The file as LibreOffice saves it, in a profile of its own."""
    if SOFFICE is None:
        pytest.skip("soffice is not on this machine: apt-get install libreoffice-calc-nogui")
    folder = path.parent / "lo"
    home = f"-env:UserInstallation=file://{path.parent}/profile"
    command = [SOFFICE, home, "--headless", "--convert-to", FILTERS[kind], "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    return folder / f"{path.stem}.{kind}"


@pytest.mark.parametrize("sheet", SHEETS)
def test_sheet_comes_back_unchanged(by, tmp_path, sheet):
    path = tmp_path / "xuat.xlsx"
    written = export_workbook([sheet], unit_code="TINH", to=path)
    result = import_workbook(path, by=by)
    assert (result.errors, written[sheet] > 0) == ([], True)
    assert counts(result, sheet) == (0, 0, written[sheet], 0)


@pytest.mark.parametrize("kind", FILTERS)
def test_every_sheet_comes_back_unchanged_from_libreoffice(by, tmp_path, kind):
    path = tmp_path / "xuat.xlsx"
    written = export_workbook(list(SHEETS), unit_code="TINH", to=path)
    result = import_workbook(saved_again(path, kind), by=by)
    assert result.errors == []
    assert {name: counts(result, name) for name in SHEETS} == {
        name: (0, 0, count, 0) for name, count in written.items()
    }


@pytest.mark.parametrize("kind", FILTERS)
def test_faults_of_a_file_from_libreoffice_are_at_their_cells(by, tmp_path, kind):
    path = tmp_path / "xuat.xlsx"
    export_workbook(["members"], unit_code="CS1", to=path)
    book = openpyxl.load_workbook(path)
    book["members"]["C4"], book["members"]["D5"] = "31/02/1990", "?"
    book.save(path)
    result = import_workbook(saved_again(path, kind), by=by)
    assert [(error.cell, error.value) for error in result.errors] == [("C4", "31/02/1990"), ("D5", "?")]


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_hidden_rows_and_merged_cells_are_seen_in_a_file_from_libreoffice(by, tmp_path, kind):
    path = tmp_path / "xuat.xlsx"
    export_workbook(["members"], unit_code="CS1", to=path)
    book = openpyxl.load_workbook(path)
    book["members"].row_dimensions[5].hidden = True
    book["members"].merge_cells("E3:E4")
    book.save(path)
    result = import_workbook(saved_again(path, kind), by=by, only_valid=True)
    assert {error.cell for error in result.errors} == {"E3", "E4"}
    assert "1 dòng đang ẩn" in result.notes[0]


def test_fonts_of_before_unicode_are_seen_in_a_file_from_libreoffice(by, tmp_path):
    path = tmp_path / "xuat.xlsx"
    export_workbook(["members"], unit_code="CS1", to=path)
    book = openpyxl.load_workbook(path)
    cell = book["members"]["F4"]
    cell.value, cell.font = "cã", openpyxl.styles.Font(name=".VnTime")
    book.save(path)
    (column,) = import_workbook(saved_again(path, "xlsx"), by=by).old_texts
    assert (column.key, column.by_font, column.samples) == ("members.position", True, [("F4", "cã", "có")])
