"""Answers of higher bodies from a workbook: taken away, filled in, checked, recorded as by hand."""

import datetime as dt
import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse

from awards.models import Honour
from common.clock import today
from common.errors import NotAllowed, TransitionRefused
from common.timeline import lines_about
from decisions.selectors.letter_timeline import letter_timeline
from decisions.services.answers import record_answer
from decisions.services.sending import withdraw_letter
from exchange.models import ImportRun, ImportState
from exchange.permissions import may_export_sheet
from exchange.services.applying import apply_import, apply_run
from exchange.services.checking import check_run
from exchange.services.importing import import_workbook
from exchange.services.stamp import PROPERTY
from exchange.services.templates import make_letter_template
from exchange.services.undoing import undo_import
from exchange.services.uploads import start_import
from notices.models import Notice
from tests.decisions.letters import GRANTED_BY, UpwardOffice, granted, refused, standing
from tests.exchange.conftest import counts

pytestmark = pytest.mark.django_db

KEYS = {
    "order_no": "D",
    "nominee": "E",
    "award": "G",
    "answer": "H",
    "decision_no": "I",
    "decided_on": "J",
    "decided_by": "K",
    "reason": "L",
}
YES = {"answer": "Được tặng", "decision_no": "120/QĐ-TLĐ"}
NO = {"answer": "Không tặng", "reason": "Chưa đủ thời gian công tác"}


@pytest.fixture
def upward(tree, people, awards):
    return UpwardOffice(tree, people, awards)


@pytest.fixture
def letter(upward):
    return upward.sent()


def taken(letter, *, by) -> io.BytesIO:
    """The list of the letter as it is taken away."""
    file = io.BytesIO()
    make_letter_template(letter, by=by, to=file)
    return file


def filled(file: io.BytesIO, rows) -> bytes:
    """The same with these cells in row 3, 4 and so on."""
    file.seek(0)
    book = openpyxl.load_workbook(file)
    sheet = book["answers"]
    for number, cells in enumerate(rows, start=3):
        for key, value in cells.items():
            sheet[f"{KEYS[key]}{number}"] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def yes(**cells):
    return YES | {"decided_on": today()} | cells


def workbook(upward, letter, *rows, name="tra-loi.xlsx"):
    return SimpleUploadedFile(name, filled(taken(letter, by=upward.clerk), rows))


def checked(upload, *, by, letter=None) -> ImportRun:
    run = start_import(upload, by=by, letter=letter)
    check_run(run.pk)
    run.refresh_from_db()
    return run


def faults(run):
    return [(fault.cell, fault.message) for fault in run.faults.all()]


# ---------- The list that is taken away ----------


def test_the_list_says_whom_it_is_about_and_keeps_its_headings(upward, letter):
    book = openpyxl.load_workbook(taken(letter, by=upward.clerk))
    sheet = book["answers"]
    assert [cell.value for cell in sheet[1]] == [
        "unit_code", "year", "letter_no", "order_no", "nominee", "_don_vi", "award",
        "answer", "decision_no", "decided_on", "decided_by", "reason",
    ]  # fmt: skip
    assert sheet.protection.sheet and sheet.row_dimensions[1].hidden
    unseen = [place for place in sheet.column_dimensions.values() if place.hidden]
    assert {number for place in unseen for number in range(place.min, place.max + 1)} == {1, 2, 3}
    lines = list(letter.lines.in_order())
    assert [[cell.value for cell in row[:7]] for row in sheet.iter_rows(min_row=3)] == [
        ["TINH", 2026, 1, line.order_no, line.name, line.unit_name, line.award_label] for line in lines
    ]
    assert {sheet[f"K{number}"].value for number in (3, 4, 5)} == {letter.addressee}
    assert {sheet[f"H{number}"].value for number in (3, 4, 5)} == {None}
    rules = {rule.formula1 for rule in sheet.data_validations.dataValidation if "H3" in rule.sqref}
    assert rules == {"DM_Reply"}
    chosen = book.defined_names["DM_Reply"].attr_text
    assert [cell.value for (cell,) in book["DanhMuc"][chosen.partition("!")[2].replace("$", "")]] == [
        "Được tặng",
        "Không tặng",
    ]


def test_only_whoever_may_answer_takes_it_and_only_while_it_waits(upward, letter):
    for who in ("specialist", "viewer", "editor"):
        with pytest.raises(NotAllowed):
            taken(letter, by=upward.people[who])
    upward.granted(letter)
    letter.refresh_from_db()
    with pytest.raises(TransitionRefused):
        taken(letter, by=upward.clerk)


# ---------- The walk ----------


def test_taken_away_filled_in_brought_back_and_recorded(upward, letter, client, django_capture_on_commit_callbacks):
    client.force_login(upward.clerk)
    page = reverse("exchange:letter-answers", args=[letter.pk])
    assert page in client.get(reverse("decisions:letter-detail", args=[letter.pk])).content.decode()
    template = reverse("exchange:letter-template", args=[letter.pk])
    assert template in client.get(page).content.decode()
    response = client.get(template)
    body = filled(io.BytesIO(b"".join(response.streaming_content)), [yes(), NO, yes(decision_no="121/QĐ-TLĐ")])
    sent = client.post(page, {"file": SimpleUploadedFile("tra-loi.xlsx", body)})
    run = ImportRun.objects.get()
    assert (sent.url, run.letter) == (reverse("exchange:run-detail", args=[run.pk]), letter)
    check_run(run.pk)
    shown = client.get(sent.url).content.decode()
    assert "01/TTr-LĐLĐ: 2 được tặng, 1 không tặng, còn 0 chờ trả lời." in shown
    assert "Ghi 3 dòng vào hệ thống" in shown
    assert reverse("decisions:letter-detail", args=[letter.pk]) in shown
    assert not Honour.objects.filter(decided_above=True).exists()
    assert not Notice.objects.filter(user=upward.people["editor"], text__contains="120/QĐ").exists()
    client.post(reverse("exchange:run-apply", args=[run.pk]), {"mode": "all"})
    apply_run(run.pk)
    now = standing(letter)
    assert (now.letter, now.answers) == ("answered", ["granted", "not_granted", "granted"])
    assert now.results == ["published", "not_granted", "published"]
    assert [honour and (honour.decision_no, honour.decided_by) for honour in now.honours] == [
        ("120/QĐ-TLĐ", letter.addressee),
        None,
        ("121/QĐ-TLĐ", letter.addressee),
    ]
    assert letter.version == 2
    done = client.get(sent.url).content.decode()
    assert "không hoàn tác được cả tệp" in done and reverse("exchange:run-undo", args=[run.pk]) not in done


def test_all_is_told_and_audited_as_one(upward, letter):
    run = checked(workbook(upward, letter, yes(), yes(decision_no="121/QĐ-TLĐ"), NO), by=upward.other_clerk)
    apply_import(run, by=upward.other_clerk, only_valid=False)
    apply_run(run.pk)
    assert [line.move for line in lines_about(letter) if line.move.startswith("answer")] == ["answer"]
    assert letter_timeline(letter)[0]["title"].endswith("3 dòng sau cùng: 2 được tặng, 1 không tặng")
    mine = Notice.objects.filter(user=upward.clerk, text__contains="đã ghi trả lời")
    assert [notice.text for notice in mine] == ["01/TTr-LĐLĐ: đã ghi trả lời cho 3 dòng."]
    texts = list(Notice.objects.filter(user=upward.people["editor"]).values_list("text", flat=True))
    assert sum("tặng Bằng khen LĐLĐ tỉnh" in text for text in texts) == 3


def test_rows_left_open_are_passed_over_and_the_rest_is_recorded_later(upward, letter):
    first = checked(workbook(upward, letter, {}, yes()), by=upward.clerk)
    assert first.counts["answers"] == {"new": 0, "changed": 1, "same": 0, "errors": 0}
    apply_import(first, by=upward.clerk, only_valid=False)
    apply_run(first.pk)
    assert standing(letter).answers == ["waiting", "granted", "waiting"]
    again = checked(workbook(upward, letter, yes(), {}, NO, name="lan-hai.xlsx"), by=upward.other_clerk)
    assert again.counts["answers"] == {"new": 0, "changed": 2, "same": 1, "errors": 0}
    apply_import(again, by=upward.other_clerk, only_valid=False)
    apply_run(again.pk)
    assert standing(letter).answers == ["granted", "granted", "not_granted"]


def test_the_unit_it_went_to_and_an_approver_record_by_excel_too(upward, letter):
    for who, row in ((upward.above, [yes()]), (upward.people["approver"], [{}, yes()])):
        upload = SimpleUploadedFile("a.xlsx", filled(taken(letter, by=who), row))
        run = checked(upload, by=who, letter=letter)
        assert faults(run) == []
        apply_import(run, by=who, only_valid=False)
        apply_run(run.pk)
    assert standing(letter).answers == ["granted", "granted", "waiting"]


def test_who_may_not_answer_by_hand_may_not_by_excel(upward, letter):
    rows = openpyxl.load_workbook(io.BytesIO(filled(taken(letter, by=upward.clerk), [yes()])))["answers"]
    row = {rows.cell(1, place).value: rows.cell(3, place).value for place in range(1, 13)}
    del row["_don_vi"]
    for who in ("specialist", "specialist_elsewhere", "editor", "viewer", "superuser"):
        result = import_workbook({"answers": [row]}, by=upward.people[who])
        assert (result.applied, counts(result, "answers")[3]) == (False, 1), who
    assert import_workbook({"answers": [row]}, by=upward.clerk).applied


def test_who_may_take_answers_out(upward):
    allowed = {who for who in upward.people if may_export_sheet(upward.people[who], upward.tree.province, "answers")}
    assert allowed == {"specialist_province", "specialist_province2", "approver", "superuser"}


# ---------- What is refused ----------


@pytest.mark.parametrize(
    ("cells", "where", "said"),
    [
        (YES, "J3", "Hãy ghi số, ngày và cơ quan quyết định"),
        (yes() | {"decision_no": None}, "I3", "Hãy ghi số, ngày và cơ quan quyết định"),
        (yes(decided_by=None), "K3", "Hãy ghi số, ngày và cơ quan quyết định"),
        ({"answer": "Không tặng"}, "L3", "Hãy ghi lý do không tặng"),
        (yes(reason="Vì sao"), "L3", "để trống lý do"),
        (yes(answer=None), "H3", "chưa chọn «Kết quả»"),
        (yes(answer="Có lẽ"), "H3", "Hãy chọn một trong"),
        (yes(decided_on=dt.date(2999, 1, 1)), "J3", "Năm phải từ"),
        (yes(decided_on=dt.date(2099, 1, 1)), "J3", "chưa tới"),
        (yes(decided_on="31/02/2026"), "J3", ""),
        (yes(decided_on=dt.date(2020, 1, 1)), "J3", "trước ngày gửi tờ trình"),
        (yes(decision_no="=A1"), "I3", "công thức"),
        (yes(nominee="Người Khác"), "E3", "Dòng số 1 của tờ trình là"),
        (yes(award="Cờ thi đua"), "G3", "Dòng số 1 của tờ trình là"),
        (yes(order_no=99), "D3", "không có dòng số 99: danh sách có 3 dòng"),
        (yes(order_no="x"), "D3", ""),
    ],
)
def test_a_fault_stands_at_its_cell_and_keeps_all_from_being_recorded(upward, letter, cells, where, said):
    run = checked(workbook(upward, letter, cells, NO), by=upward.clerk, letter=letter)
    ((cell, message),) = faults(run)
    assert cell == where and said in message
    assert run.writes == 1
    for only_valid in (False, True):
        with pytest.raises(TransitionRefused):
            apply_import(run, by=upward.clerk, only_valid=only_valid)
    assert standing(letter).answers == ["waiting"] * 3


def test_a_row_twice_is_told(upward, letter):
    first = letter.lines.get(order_no=1).name
    run = checked(workbook(upward, letter, yes(), yes(order_no=1, nominee=first)), by=upward.clerk)
    assert faults(run) == [("D4", "Trùng với dòng 3.")]
    assert standing(letter).answers == ["waiting"] * 3


def test_the_workbook_of_another_letter_is_told_at_the_sheet(upward, letter, tmp_path):
    other = workbook(upward, letter, yes()).read()
    withdraw_letter(letter, by=upward.people["approver"], reason="Gửi nhầm")
    second = upward.sent()
    run = checked(SimpleUploadedFile("a.xlsx", other), by=upward.clerk, letter=second)
    ((cell, message),) = faults(run)
    assert cell == "A1" and message.startswith("Tệp này là của tờ trình khác, không phải Tờ trình 02/TTr-LĐLĐ.")
    run = checked(SimpleUploadedFile("b.xlsx", other), by=upward.other_clerk)
    assert faults(run) == [("C3", "Tờ trình này đã rút nên không còn chờ trả lời.")]
    assert standing(second).answers == ["waiting"] * 3


def test_a_row_of_another_letter_pasted_in_is_told_at_the_sheet(upward, letter):
    book = openpyxl.load_workbook(io.BytesIO(workbook(upward, letter, yes(), yes()).read()))
    book["answers"]["C4"] = 7
    book.save(out := io.BytesIO())
    run = checked(SimpleUploadedFile("a.xlsx", out.getvalue()), by=upward.clerk)
    ((cell, message),) = faults(run)
    assert cell == "A1" and "dòng 4 là của tờ trình khác" in message


def test_a_list_of_before_is_told_at_the_sheet(upward, letter):
    book = openpyxl.load_workbook(io.BytesIO(workbook(upward, letter, yes()).read()))
    (stamp,) = [prop for prop in book.custom_doc_props.props if prop.name == PROPERTY]
    stamp.value = stamp.value.replace("1;", "0;", 1)
    book.save(out := io.BytesIO())
    run = checked(SimpleUploadedFile("a.xlsx", out.getvalue()), by=upward.clerk, letter=letter)
    ((cell, message),) = faults(run)
    assert cell == "A1" and "mẫu cũ" in message


def test_another_workbook_at_the_page_of_a_letter_is_told(upward, letter, xlsx):
    path = xlsx({"members": [{"code": "DV-77", "full_name": "An", "gender": "male", "unit_code": "CS1"}]})
    run = checked(SimpleUploadedFile("a.xlsx", path.read_bytes()), by=upward.clerk, letter=letter)
    assert any("không có trang trả lời của Tờ trình 01/TTr-LĐLĐ" in message for _cell, message in faults(run))
    assert run.writes == 0


def test_a_line_answered_otherwise_meanwhile_is_told_and_stays(upward, letter):
    upload = workbook(upward, letter, yes(), yes(), {})
    record_answer(letter, refused(), by=upward.other_clerk, numbers=[1])
    run = checked(upload, by=upward.clerk, letter=letter)
    ((cell, message),) = faults(run)
    assert cell == "H3" and "đã có trả lời (Không tặng)" in message
    assert standing(letter).answers == ["not_granted", "waiting", "waiting"]


def test_answered_between_check_and_writing_is_shown_again(upward, letter):
    run = checked(workbook(upward, letter, yes(), yes()), by=upward.clerk)
    record_answer(letter, granted("9/QĐ"), by=upward.other_clerk, numbers=[2])
    apply_import(run, by=upward.clerk, only_valid=False)
    apply_run(run.pk)
    run.refresh_from_db()
    assert (run.state, run.counts["answers"]["errors"]) == (ImportState.CHECKED, 1)
    assert standing(letter).answers == ["waiting", "granted", "waiting"]


def test_what_was_recorded_is_not_undone_as_a_whole(upward, letter, client):
    run = checked(workbook(upward, letter, yes()), by=upward.clerk)
    apply_import(run, by=upward.clerk, only_valid=False)
    apply_run(run.pk)
    run.refresh_from_db()
    with pytest.raises(TransitionRefused, match="Sửa trả lời"):
        undo_import(run, by=upward.clerk, reason="Nhầm")
    client.force_login(upward.clerk)
    response = client.get(reverse("exchange:run-undo", args=[run.pk]), follow=True)
    assert "không hoàn tác được cả tệp" in response.content.decode()
    assert standing(letter).answers[0] == "granted"


def test_thousands_of_rows_the_letter_does_not_have(upward, letter, django_assert_max_num_queries):
    body = workbook(upward, letter, yes())
    book = openpyxl.load_workbook(io.BytesIO(body.read()))
    sheet = book["answers"]
    for number in range(5000):
        sheet.append(
            ["TINH", 2026, 1, 4 + number, "Ai đó", "", "Bằng khen", "Được tặng", "1/QĐ", today(), GRANTED_BY, None]
        )
    book.save(out := io.BytesIO())
    run = start_import(SimpleUploadedFile("a.xlsx", out.getvalue()), by=upward.clerk, letter=letter)
    with django_assert_max_num_queries(120):
        check_run(run.pk)
    run.refresh_from_db()
    assert (run.counts["answers"]["errors"], run.writes) == (5000, 1)
    assert len(run.figures["groups"]) == 1


def test_on_the_command_line(upward, letter, tmp_path, capsys):
    path = tmp_path / "tra-loi.xlsx"
    path.write_bytes(workbook(upward, letter, yes(), {"answer": "Không tặng"}).read())
    with pytest.raises(CommandError, match="ghi cả tệp"):
        call_command("import_workbook", path, by=upward.clerk.username, only_valid=True)
    assert standing(letter).answers == ["waiting"] * 3
    path.write_bytes(workbook(upward, letter, yes(), NO).read())
    call_command("import_workbook", path, by=upward.clerk.username)
    assert "2 đổi" in capsys.readouterr().out
    assert standing(letter).answers == ["granted", "not_granted", "waiting"]


def test_no_file_and_no_workbook_are_told_on_the_page(upward, letter, client):
    client.force_login(upward.clerk)
    page = reverse("exchange:letter-answers", args=[letter.pk])
    for files, said in (({}, "Hãy chọn một tệp Excel."), ({"file": SimpleUploadedFile("a.pdf", b"x")}, "không phải")):
        response = client.post(page, files)
        assert response.status_code == 422 and said in response.content.decode()
    assert not ImportRun.objects.exists()


@pytest.mark.parametrize("lines", [1, 3])
def test_the_page_costs_the_same_whatever_the_list(tree, people, awards, client, lines, django_assert_num_queries):
    office = UpwardOffice(tree, people, awards, approved=lines)
    letter = office.sent()
    client.force_login(office.clerk)
    with django_assert_num_queries(PAGE_QUERIES):
        client.get(reverse("exchange:letter-answers", args=[letter.pk]))


PAGE_QUERIES = 8
