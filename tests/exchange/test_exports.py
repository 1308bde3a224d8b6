"""Excel out in the browser: exactly what a list shows, within one's reach, typed, audited, kept for a week."""

import datetime as dt
import io

import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from common.models import AuditEntry
from exchange.models import ExportRun, ExportState
from exchange.services import exports
from exchange.services.exports import MOST_ATTEMPTS, expire_exports, make_export
from exchange.services.importing import import_workbook
from exchange.services.lists import LISTS
from exchange.services.reissuing import reissue_exports
from notices.models import Notice
from people.models import Member
from tests.exchange.conftest import counts, entry_row, member_row, score_row, vote_row
from tests.exchange.runs import applied
from tests.exchange.test_contribution_sheets import initiative_row, work_row
from tests.factories import (
    CollectiveFactory,
    InspectionFactory,
    InspectionUnitFactory,
    MemberFactory,
    SpotProposalFactory,
    WorkFactory,
)
from tests.pages import opened, words
from tests.scores.conftest import make_sheet
from units.models import Unit, UnitName

pytestmark = pytest.mark.django_db
HEAD = 3
"""Rows above the first one of a list."""


@pytest.fixture
def filled(people, register, campaign, awards, tree, xlsx):
    """At least one row of every list, some out of the editor's reach."""
    make_sheet()
    assert import_workbook(
        {
            "entries": [entry_row(achievements="=1+1"), entry_row("DV-02"), entry_row("DV-09", unit="CS3")],
            "initiatives": [initiative_row(campaign_code="PT2026", benefit_declared=5_000_000)],
            "works": [work_row(campaign_code="PT2026", value=180_000_000, started_on="2026-01-05")],
            "scores": [score_row(self_score="50,25")],
            "votes": [vote_row(council_members=9, votes_for=8)],
        },
        by=people["superuser"],
    ).applied
    applied(xlsx({"members": [member_row("DV-05", full_name="Đỗ Năm")]}), by=people["editor"])
    for number, level in enumerate(("upper", "province")):
        state = ("plaque_decided", "plaque_fixed")[number]
        WorkFactory(owner_unit=tree.base, state=state, plaque_level=level, plaque_no=f"{number}/QĐ")
    MemberFactory(code="00123", full_name="=cmd|' /C calc'!A0", unit=tree.base, gender="female")
    CollectiveFactory(code="TT-09", name="Tổ nơi khác", unit=tree.other)
    inspection = InspectionFactory(unit=tree.district, state="under_way", announced_at=dt.datetime.now(dt.UTC))
    InspectionUnitFactory(inspection=inspection, unit=tree.base)
    SpotProposalFactory(unit=tree.base, state="sent")
    SpotProposalFactory(unit=tree.other)
    return tree


def book_of(response) -> openpyxl.Workbook:
    assert response.status_code == 200, response.get("Location")
    return openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))


def rows_of(response) -> list[tuple]:
    sheet = book_of(response).worksheets[0]
    return list(sheet.iter_rows(min_row=HEAD + 1, values_only=True))


def taken_out(client, key, asked=""):
    return client.post(reverse("exchange:list-export", args=[key]) + asked)


PAGES = [
    ("members", "people:member-list", "", 0, "full_name"),
    ("members", "people:member-list", "?q=binh", 0, "full_name"),
    ("members", "people:member-list", "?gender=female", 0, "full_name"),
    ("members", "people:member-list", "?unit=CS3", 0, "full_name"),
    ("members", "people:member-list", "?gone=on", 0, "full_name"),
    ("members", "people:member-list", "?gender=khong-co", 0, "full_name"),
    ("collectives", "people:collective-list", "", 0, "name"),
    ("units", "units:unit-list", "?q=cs", 1, "name"),
    ("dossiers", "campaigns:dossier-list", "", 0, "get_kind_display"),
    ("dossiers", "campaigns:dossier-list", "?state=sent", 0, "get_kind_display"),
    ("initiatives", "contributions:initiative-list", "", 0, "code"),
    ("initiatives", "contributions:initiative-list", "?year=1999", 0, "code"),
    ("works", "contributions:work-list", "", 0, "code"),
    ("plaques", "contributions:work-plaques", "", 2, "code"),
    ("plaques", "contributions:work-plaques", "?level=province", 2, "code"),
    ("cards", "scores:card-list", "", 0, "subject_label"),
    ("inspections", "inspections:inspection-list", "", 0, "title"),
    ("spot", "spot:proposal-list", "", 0, "subject_name"),
    ("spot", "spot:proposal-list", "?state=sent", 0, "subject_name"),
    ("imports", "exchange:home", "", 0, "file_name"),
]


@pytest.mark.parametrize(("key", "page", "asked", "column", "name"), PAGES)
@pytest.mark.parametrize("who", ["editor", "specialist_province"])
def test_list_is_taken_out_as_it_is_shown(client, people, filled, key, page, asked, column, name, who):
    client.force_login(people[who])
    shown = [getattr(row, name) for row in opened(client, reverse(page) + asked).context["object_list"]]
    shown = [value() if callable(value) else value for value in shown]
    rows = rows_of(taken_out(client, key, asked))
    assert [row[column] for row in rows] == shown
    if not asked and key not in ("units", "imports"):
        assert shown


def test_entries_of_one_dossier(client, people, filled):
    client.force_login(people["editor"])
    (dossier,) = opened(client, reverse("campaigns:dossier-list")).context["object_list"]
    page = opened(client, reverse("campaigns:dossier-entries", args=[dossier.pk, "individual"]))
    address = f"?dossier={dossier.pk}&amp;section=individual"
    assert f'{reverse("exchange:list-export", args=["entries"])}{address}"' in page.content.decode()
    rows = rows_of(taken_out(client, "entries", address.replace("&amp;", "&")))
    assert [row[0] for row in rows] == [entry.subject_label for entry in page.context["object_list"]]
    assert rows[0][4] == "=1+1"


@pytest.mark.parametrize("asked", ["", "?dossier=x&section=individual", "?dossier=0&section=individual"])
def test_entries_of_no_dossier_are_not_found(client, people, filled, asked):
    client.force_login(people["editor"])
    assert taken_out(client, "entries", asked).status_code == 404


def test_entries_out_of_reach_are_not_found(client, people, filled):
    client.force_login(people["editor"])
    (dossier,) = opened(client, reverse("campaigns:dossier-list")).context["object_list"]
    client.force_login(people["editor_elsewhere"])
    assert taken_out(client, "entries", f"?dossier={dossier.pk}&section=individual").status_code == 404
    assert taken_out(client, "khong-co").status_code == 404


def test_tree_of_units_is_taken_out_with_its_branches(client, people, filled):
    client.force_login(people["specialist_province"])
    codes = [row[0] for row in rows_of(taken_out(client, "units"))]
    assert codes[0] == "TINH" and {"HUYEN", "CS1", "CS3"} <= set(codes)
    client.force_login(people["editor"])
    assert [row[0] for row in rows_of(taken_out(client, "units"))] == ["CS1"]


def test_units_that_ended_stand_last_and_say_their_former_names(client, people, filled, tree):
    Unit.objects.filter(pk=tree.base.pk).update(ended_on=dt.date(2025, 7, 1))
    UnitName.objects.filter(unit=tree.other).update(valid_from=dt.date(2020, 1, 2))
    UnitName.objects.create(unit=tree.other, name="CĐCS tên xưa", valid_to=dt.date(2020, 1, 1))
    client.force_login(people["specialist_province"])
    for asked in ("?q=cs", "?q=ten+xua"):
        shown = opened(client, reverse("units:unit-list") + asked).context["object_list"]
        rows = rows_of(taken_out(client, "units", asked))
        assert [row[0] for row in rows] == [unit.code for unit in shown]
        assert [row[7] or "" for row in rows] == [", ".join(unit.former or []) for unit in shown]
    assert rows[0][7] == "CĐCS tên xưa"


def test_cells_are_typed_and_no_text_is_a_formula(client, people, filled):
    Member.objects.filter(code="DV-01").update(birth_date=dt.date(1990, 5, 18))
    client.force_login(people["editor"])
    sheet = book_of(taken_out(client, "members")).worksheets[0]
    cells = {row[6].value: row for row in sheet.iter_rows(min_row=HEAD + 1)}
    assert (cells["DV-01"][1].value, cells["DV-01"][1].is_date) == (dt.datetime(1990, 5, 18), True)
    assert cells["00123"][0].data_type == "s" and cells["00123"][0].value.startswith("=cmd")
    money = rows_of(taken_out(client, "initiatives"))[0]
    assert 5_000_000 in money


def test_filters_are_said_in_the_file(client, people, filled):
    client.force_login(people["editor"])
    sheet = book_of(taken_out(client, "members", "?gender=female&own=on")).worksheets[0]
    assert sheet["A1"].value == "Đoàn viên – Chỉ chính đơn vị này; Giới tính: Nữ"


def test_every_export_is_audited_and_listed_for_its_person_alone(client, people, filled):
    client.force_login(people["editor"])
    taken_out(client, "members", "?q=an")
    run = ExportRun.objects.get()
    assert (run.state, run.by, run.attempts) == (ExportState.DONE, people["editor"], 1)
    line = AuditEntry.objects.filter(subject_id=run.pk, move="export").get()
    assert (line.actor, line.data["asked"], line.data["key"]) == (people["editor"], {"q": "an"}, "members")
    assert "Đoàn viên" in words(opened(client, reverse("exchange:export-home")))
    file = reverse("exchange:export-file", args=[run.pk])
    assert book_of(client.get(file)).sheetnames == ["Đoàn viên"]
    client.force_login(people["superuser"])
    assert client.get(file).status_code == 404
    assert "Chưa xuất tệp nào" in words(opened(client, reverse("exchange:export-home")))


def test_file_is_closed_to_whoever_lost_the_role_it_was_made_by(client, people, filled):
    client.force_login(people["editor"])
    taken_out(client, "members")
    people["editor"].role_assignments.update(valid_to=timezone.localdate() - dt.timedelta(days=1))
    answer = client.get(reverse("exchange:export-file", args=[ExportRun.objects.get().pk]), follow=True)
    assert "Quyền của bạn đã thay đổi từ lúc xuất" in words(answer)


def test_a_letter_no_database_keeps_is_left_out(client, people, filled):
    client.force_login(people["editor"])
    assert taken_out(client, "members", "?q=an%00").status_code == 200
    assert ExportRun.objects.get().query["asked"] == {"q": "an"}


@pytest.mark.parametrize("rows", [1, 3])
def test_page_of_ones_files_costs_the_same(client, people, rows, django_assert_num_queries):
    for _number in range(rows):
        ExportRun.objects.create(key="members", title="Đoàn viên", by=people["viewer"], rows=1)
    client.force_login(people["viewer"])
    with django_assert_num_queries(8):  # frame of six, count, page
        opened(client, reverse("exchange:export-home"))


@pytest.mark.parametrize(("key", "page"), [(key, page) for key, page, asked, *_ in PAGES if not asked])
def test_every_list_offers_its_file(client, people, filled, key, page):
    client.force_login(people["editor"])
    assert f'action="{reverse("exchange:list-export", args=[key])}' in client.get(reverse(page)).content.decode()


# ---------- Large ones ----------


@pytest.fixture
def large(monkeypatch, filled):
    monkeypatch.setattr(exports, "AT_ONCE", 1)
    sent = []
    monkeypatch.setattr("exchange.tasks.make_export_task.delay", sent.append)
    return sent


def test_large_list_is_made_by_a_worker_who_tells(client, people, large, django_capture_on_commit_callbacks):
    client.force_login(people["editor"])
    with django_capture_on_commit_callbacks(execute=True):
        answer = taken_out(client, "members", "?q=an")
    run = ExportRun.objects.get()
    assert (answer.url, large, run.state) == (reverse("exchange:export-home"), [run.pk], ExportState.WAITING)
    assert "Đang tạo tệp" in words(opened(client, reverse("exchange:export-home")))
    assert "hx-trigger" in client.get(reverse("exchange:export-rows")).content.decode()
    make_export(run.pk)
    run.refresh_from_db()
    assert (run.state, run.rows) == (ExportState.DONE, 2)
    assert "đã xong" in Notice.objects.get(user=people["editor"], url=reverse("exchange:export-home")).text
    assert "hx-trigger" not in client.get(reverse("exchange:export-rows")).content.decode()
    assert make_export(run.pk) is None


def test_worker_gives_only_what_the_person_sees_by_then(client, people, large):
    client.force_login(people["editor"])
    taken_out(client, "members")
    run = ExportRun.objects.get()
    people["editor"].role_assignments.update(valid_to=timezone.localdate() - dt.timedelta(days=1))
    make_export(run.pk)
    run.refresh_from_db()
    assert (run.state, run.rows) == (ExportState.DONE, 0)


def test_account_locked_meanwhile_gets_nothing(client, people, large):
    client.force_login(people["editor"])
    taken_out(client, "members")
    type(people["editor"]).objects.filter(pk=people["editor"].pk).update(is_active=False)
    run = make_export(ExportRun.objects.get().pk)
    assert (run.state, "đã khoá" in run.failure, run.file.name) == (ExportState.FAILED, True, "")


def test_lost_worker_is_replaced_three_times_at_most(people, large):
    run = ExportRun.objects.create(key="members", title="Đoàn viên", by=people["editor"], query={"asked": {}}, rows=9)
    assert reissue_exports() == []
    old = timezone.now() - dt.timedelta(minutes=1)
    ExportRun.objects.update(updated_at=old)
    assert (reissue_exports(), large) == ([run.pk], [run.pk])
    ExportRun.objects.update(attempts=MOST_ATTEMPTS)
    make_export(run.pk)
    run.refresh_from_db()
    assert (run.state, "Máy đã thử 3 lần" in run.failure) == (ExportState.FAILED, True)


def test_file_goes_after_seven_days_and_its_line_stays(client, people, django_capture_on_commit_callbacks):
    week = timezone.now() - dt.timedelta(days=7)
    runs = []
    for moment in (week - dt.timedelta(minutes=1), week + dt.timedelta(minutes=1)):
        run = ExportRun(key="members", title="Đoàn viên", by=people["editor"], state=ExportState.DONE, rows=1)
        run.finished_at = moment
        run.file.save("a.xlsx", ContentFile(b"PK"))
        runs.append(run)
    storage, name = runs[0].file.storage, runs[0].file.name
    with django_capture_on_commit_callbacks(execute=True):
        assert expire_exports() == 1
    for run in runs:
        run.refresh_from_db()
    assert ([run.state for run in runs], storage.exists(name)) == ([ExportState.EXPIRED, ExportState.DONE], False)
    client.force_login(people["editor"])
    answer = client.get(reverse("exchange:export-file", args=[runs[0].pk]), follow=True)
    assert "không còn được giữ" in words(answer)


# ---------- Sheets of the workbook ----------


def sheets_out(client, **asked):
    return client.post(reverse("exchange:export-home"), asked)


def test_sheets_of_a_unit_come_back_unchanged(client, people, filled, tmp_path):
    client.force_login(people["editor"])
    answer = sheets_out(client, unit="cs1", sheets=["members", "collectives", "entries", "initiatives", "works"])
    path = tmp_path / "xuat.xlsx"
    path.write_bytes(b"".join(answer.streaming_content))
    result = import_workbook(path, by=people["editor"])
    assert result.errors == []
    assert {sheet: counts(result, sheet)[:2] for sheet in result.sheets} == dict.fromkeys(result.sheets, (0, 0))
    assert counts(result, "members")[2] == 5


def test_sheets_of_one_campaign(client, people, filled, campaign):
    client.force_login(people["specialist_province"])
    book = book_of(sheets_out(client, unit="TINH", campaign=campaign.pk, sheets=["entries", "votes"]))
    assert (book["entries"].max_row, book["votes"].max_row) == (5, 3)
    assert ExportRun.objects.get().title == "Số liệu TINH PT2026"


@pytest.mark.parametrize(
    ("who", "asked", "said"),
    [
        ("editor", {"unit": "CS3", "sheets": ["members"]}, "Không có đơn vị mang mã «CS3»"),
        ("editor", {"unit": "CS1", "sheets": []}, "Hãy chọn ít nhất một trang"),
        ("editor", {"unit": "CS1", "sheets": ["votes"]}, "không có quyền xuất trang «votes»"),
        ("editor", {"unit": "CS1", "sheets": ["luong"]}, "luong"),
        ("editor", {"sheets": ["members"]}, "Mã đơn vị"),
        ("editor", {"unit": "CS1", "campaign": 0, "sheets": ["entries"]}, "Phong trào"),
    ],
)
def test_sheets_that_are_not_for_the_person_are_refused(client, people, filled, who, asked, said):
    client.force_login(people[who])
    answer = sheets_out(client, **asked)
    assert answer.status_code == 422
    assert said in words(answer)
    assert not ExportRun.objects.exists()


def test_who_only_looks_takes_out_lists_but_no_sheets(client, people, filled):
    client.force_login(people["viewer"])
    assert "Các trang" not in words(opened(client, reverse("exchange:export-home")))
    answer = client.post(reverse("exchange:export-home"), {"unit": "CS1", "sheets": ["members"]}, follow=True)
    assert "dành cho người lập hồ sơ" in words(answer)
    assert not ExportRun.objects.exists()


def test_large_unit_is_written_by_a_worker(client, people, large):
    client.force_login(people["specialist_province"])
    answer = sheets_out(client, unit="TINH", sheets=["members"])
    assert answer.url == reverse("exchange:export-home")
    run = make_export(ExportRun.objects.get().pk)
    assert (run.state, run.rows) == (ExportState.DONE, Member.objects.count())


def test_every_list_has_a_heading_for_each_column():
    assert all(column.heading and column.width for shape in LISTS.values() for column in shape.columns)
