"""Workbooks made on the spot: keys in row 1, headings in row 2, data from row 3."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest

from campaigns.models import CampaignAward
from exchange.services.columns import SHEETS
from exchange.services.importing import import_workbook
from tests.factories import CollectiveFactory, LaunchedCampaignFactory, MemberFactory, ParticipationFactory

Rows = Sequence[Mapping[str, object]]


def write_xlsx(path: Path, sheets: Mapping[str, Rows], *, columns: Mapping[str, Sequence[str]] | None = None) -> Path:
    """A file with these rows; ``columns`` are those a sheet has, all of it by default."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        keys = list((columns or {}).get(name) or SHEETS[name].by_key)
        sheet = book.create_sheet(name)
        sheet.append(keys)
        sheet.append([f"Tiêu đề {key}" for key in keys])
        for row in rows:
            sheet.append([row.get(key) for key in keys])
    book.save(path)
    return path


@pytest.fixture
def xlsx(tmp_path):
    """``xlsx({"members": [...]})`` is the path of a workbook with these rows."""

    def make(sheets, *, name="tep.xlsx", columns=None) -> Path:
        return write_xlsx(tmp_path / name, sheets, columns=columns)

    return make


@pytest.fixture
def take_in(xlsx):
    """``take_in(by, {"members": [...]})`` imports these rows through a real file."""

    def run(by, sheets, *, columns=None, **options):
        return import_workbook(xlsx(sheets, columns=columns), by=by, **options)

    return run


def cells(result) -> list[tuple[str, str]]:
    """Sheet and cell of every fault, in order."""
    return [(error.sheet, error.cell) for error in result.errors]


def counts(result, sheet: str) -> tuple[int, int, int, int]:
    """New, changed, same, errors."""
    row = result.sheets[sheet]
    return row.new, row.changed, row.same, row.errors


def member_row(code="DV-01", unit="CS1", **cells) -> dict[str, object]:
    return {"code": code, "full_name": "Nguyễn Văn An", "gender": "male", "unit_code": unit} | cells


def entry_row(subject="DV-01", award="BK_TINH", unit="CS1", **cells) -> dict[str, object]:
    return {
        "campaign_code": "PT2026",
        "award_code": award,
        "unit_code": unit,
        "subject_kind": "individual",
        "subject_code": subject,
    } | cells


def score_row(criterion="I.1", code="CS1", kind="unit", **cells) -> dict[str, object]:
    return {
        "campaign_code": "PT2026",
        "subject_kind": kind,
        "subject_code": code,
        "sheet_code": "BD",
        "criterion_code": criterion,
    } | cells


def vote_row(award="BK_TINH", code="DV-01", kind="individual", **cells) -> dict[str, object]:
    return {"campaign_code": "PT2026", "award_code": award, "subject_kind": kind, "subject_code": code} | cells


@pytest.fixture
def register(tree):
    """Two people and a collective of the base union, one person elsewhere."""
    return SimpleNamespace(
        an=MemberFactory(code="DV-01", full_name="Nguyễn Văn An", unit=tree.base),
        binh=MemberFactory(code="DV-02", full_name="Trần Thị Bình", unit=tree.base),
        other=MemberFactory(code="DV-09", full_name="Lê Văn Chín", unit=tree.other),
        team=CollectiveFactory(code="TT-01", name="Tổ Hoá học", unit=tree.base),
    )


@pytest.fixture
def campaign(tree, awards):
    """A launched campaign without phases that leads to a certificate and a flag and invites two units."""
    row = LaunchedCampaignFactory(code="PT2026", unit=tree.province, needs_proposal=True)
    CampaignAward.objects.create(campaign=row, award=awards.certificate)
    CampaignAward.objects.create(campaign=row, award=awards.flag)
    ParticipationFactory(campaign=row, unit=tree.base, joined_at=None)
    ParticipationFactory(campaign=row, unit=tree.other, joined_at=None)
    return row


@pytest.fixture
def yesterday():
    return dt.date.today() - dt.timedelta(days=1)
