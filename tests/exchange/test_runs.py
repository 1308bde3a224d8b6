"""A file sent in the browser: checked without writing, written once and whole, given up, taken up again."""

import datetime as dt

import openpyxl
import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from common.errors import DomainError, NotAllowed, TransitionRefused
from common.models import AuditEntry
from exchange.models import ImportFault, ImportRun, ImportState
from exchange.services.applying import apply_import, apply_run
from exchange.services.checking import check_run
from exchange.services.marking import mark_faults
from exchange.services.phrases import line_of, outcome_of
from exchange.services.progress import ask_to_stop, progress_of
from exchange.services.reissuing import reissue_runs
from exchange.services.runs import MOST_ATTEMPTS
from exchange.services.uploads import cancel_import, check_again, start_import
from notices.models import Notice
from people.models import Member
from tests.exchange.conftest import member_row
from tests.exchange.runs import applied, checked, sent, two_good_of_five, upload_of
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def queued(monkeypatch):
    """Messages that would go to the broker, by kind."""
    messages = {"check": [], "apply": [], "mark": []}
    monkeypatch.setattr("exchange.tasks.check_run_task.delay", messages["check"].append)
    monkeypatch.setattr("exchange.tasks.apply_run_task.delay", messages["apply"].append)
    monkeypatch.setattr("exchange.tasks.mark_faults_task.delay", messages["mark"].append)
    return messages


# ---------- Sending ----------


def test_sent_file_waits_with_who_for_which_unit(xlsx, people, tree, queued, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        run = sent(xlsx({"members": [member_row()]}, name="Đoàn viên.xlsx"), by=people["editor"])
    assert (run.state, run.file_name, run.unit, run.by) == (
        ImportState.UPLOADED,
        "Đoàn viên.xlsx",
        tree.base,
        people["editor"],
    )
    assert queued["check"] == [run.pk]
    assert not Member.objects.exists()


def test_kept_file_is_what_was_sent_under_a_name_nobody_guesses(xlsx, people):
    path = xlsx({"members": [member_row()]})
    run = sent(path, by=people["editor"])
    assert run.file.open("rb").read() == path.read_bytes()
    assert "tep" not in run.file.name
    assert run.size == path.stat().st_size


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.docx", b"PK", "không phải bảng tính được nhận"),
        ("a.xlsm", b"PK", "có macro nên không nhận"),
        ("a.xlsx", b"", "rỗng"),
    ],
)
def test_what_is_no_workbook_is_refused_at_once(people, name, content, said):
    with pytest.raises(DomainError, match=said):
        start_import(SimpleUploadedFile(name, content), by=people["editor"])
    assert not ImportRun.objects.exists()


@pytest.mark.parametrize("who", ["viewer", "manager", "nobody"])
def test_who_imports_nothing_sends_nothing(xlsx, people, who):
    with pytest.raises(NotAllowed):
        sent(xlsx({"members": [member_row()]}), by=people[who])


def test_long_name_fits_the_disk_and_keeps_its_ending(xlsx, people):
    run = sent(xlsx({"members": [member_row()]}), by=people["editor"], name="ề" * 200 + ".xlsx")
    assert run.file_name.endswith("ề.xlsx")
    check_run(run.pk)
    run.refresh_from_db()
    assert run.state == ImportState.CHECKED


def test_file_sent_twice_is_one_import(xlsx, people):
    path = xlsx({"members": [member_row()]})
    assert sent(path, by=people["editor"]).pk == sent(path, by=people["editor"]).pk
    assert sent(path, by=people["specialist"]).pk != ImportRun.objects.get(by=people["editor"]).pk


def test_checked_file_sent_again_is_checked_again(xlsx, people):
    path = xlsx({"members": [member_row()]})
    run = checked(path, by=people["editor"])
    again = sent(path, by=people["editor"])
    assert (again.pk, again.state) == (run.pk, ImportState.UPLOADED)


# ---------- Checking ----------


def test_check_counts_and_groups_and_writes_nothing(xlsx, people, tree):
    run = checked(xlsx({"members": two_good_of_five()}), by=people["editor"])
    figures = {name: run.figures[name] for name in ("valid", "new", "cells", "bad_rows", "doubles")}
    assert run.state == ImportState.CHECKED
    assert figures == {"valid": 2, "new": 2, "cells": 3, "bad_rows": 2, "doubles": 1}
    assert line_of(run) == "2 dòng hợp lệ (2 mới, 0 đổi, 0 không đổi) · 3 ô lỗi ở 2 dòng · 1 dòng trùng"
    assert run.counts == {"members": {"new": 2, "changed": 0, "same": 0, "errors": 3}}
    assert run.faults.count() == 4
    assert not Member.objects.exists()


def test_groups_hold_what_is_alike_and_begin_with_what_holds_back_most(xlsx, people, tree):
    rows = [member_row(f"DV-0{number}", unit="CS3") for number in range(3)]
    rows += [member_row("DV-08", gender="x"), member_row("DV-09", unit="CS4")]
    run = checked(xlsx({"members": rows}), by=people["editor"])
    first, second = run.figures["groups"]
    assert (first["cells"], first["rows"], first["sheet"]) == (4, 4, "members")
    assert "«…»" in first["message"]
    assert (second["cells"], second["rows"]) == (1, 1)
    assert set(run.faults.filter(group=first["number"]).values_list("cell", flat=True)) == {"E3", "E4", "E5", "E7"}


def test_fault_of_the_headings_holds_back_the_whole_sheet(xlsx, people):
    rows = [member_row("DV-01"), member_row("DV-02")]
    run = checked(xlsx({"members": rows}, columns={"members": ["code", "full_name"]}), by=people["editor"])
    assert [group["rows"] for group in run.figures["groups"]] == [2, 2]
    assert (run.figures["valid"], run.figures["bad_rows"]) == (0, 2)


def test_sheet_of_others_is_one_fault(xlsx, people):
    run = checked(
        xlsx({"ratings": [{"subject_kind": "unit", "subject_code": "CS1", "year": 2025, "rating": "good"}]}),
        by=people["editor"],
    )
    assert run.figures["bad_rows"] == 1
    assert "không có quyền" in run.faults.get().message


def test_what_cannot_be_read_fails_with_its_sentence(tmp_path, people):
    path = tmp_path / "hỏng.xlsx"
    path.write_bytes(b"PK\x03\x04 no zip")
    run = checked(path, by=people["editor"])
    assert run.state == ImportState.FAILED
    assert "hỏng.xlsx" in run.failure
    assert Notice.objects.get(user=people["editor"]).text.startswith("Không nhập được tệp «hỏng.xlsx»")


def test_lost_file_fails_with_its_sentence(xlsx, people):
    run = sent(xlsx({"members": [member_row()]}), by=people["editor"])
    run.file.storage.delete(run.file.name)
    check_run(run.pk)
    run.refresh_from_db()
    assert (run.state, "không còn trên máy chủ" in run.failure) == (ImportState.FAILED, True)


def test_check_tells_the_person_and_the_audit(xlsx, people):
    run = checked(xlsx({"members": [member_row()]}), by=people["editor"])
    assert "không có lỗi" in Notice.objects.get(user=people["editor"]).text
    audit = AuditEntry.objects.filter(subject_type__model="importrun", subject_id=run.pk)
    assert list(audit.order_by("pk").values_list("move", flat=True)) == ["begin", "find"]


def test_check_delivered_twice_does_nothing_more(xlsx, people):
    run = checked(xlsx({"members": two_good_of_five()}), by=people["editor"])
    assert check_run(run.pk) is False
    assert ImportFault.objects.count() == 4


def test_check_again_takes_the_place_of_the_former(xlsx, people, tree):
    run = checked(xlsx({"members": two_good_of_five()}), by=people["editor"])
    MemberFactory(code="DV-02", full_name="Nguyễn Văn An", gender="male", birth_date=None, unit=tree.base)
    check_again(run, by=people["editor"])
    check_run(run.pk)
    run.refresh_from_db()
    assert (run.figures["new"], run.figures["valid"], run.faults.count()) == (1, 2, 4)


# ---------- Writing ----------


def test_good_file_is_written_whole(xlsx, people):
    run = applied(xlsx({"members": [member_row("DV-01"), member_row("DV-02")]}), by=people["editor"])
    assert (run.state, run.mode, Member.objects.count()) == (ImportState.APPLIED, "all", 2)
    assert outcome_of(run) == "Đã ghi: 2 dòng mới, 0 dòng đổi."
    assert ImportRun.objects.count() == 1


def test_only_good_rows_are_written_where_asked(xlsx, people):
    run = applied(xlsx({"members": two_good_of_five()}), by=people["editor"], only_valid=True)
    assert run.state == ImportState.APPLIED
    assert set(Member.objects.values_list("code", flat=True)) == {"DV-01", "DV-02"}
    assert outcome_of(run) == "Đã ghi: 2 dòng mới, 0 dòng đổi. 3 dòng lỗi hoặc trùng đã bỏ qua."


def test_file_with_faults_is_not_written_whole(xlsx, people):
    run = checked(xlsx({"members": two_good_of_five()}), by=people["editor"])
    with pytest.raises(TransitionRefused, match="còn ô lỗi"):
        apply_import(run, by=people["editor"], only_valid=False)
    assert not Member.objects.exists()


def test_second_upload_says_nothing_new_and_is_not_written(xlsx, people):
    path = xlsx({"members": [member_row("DV-01"), member_row("DV-02")]})
    applied(path, by=people["editor"])
    run = checked(path, by=people["editor"])
    assert line_of(run) == "2 dòng hợp lệ (0 mới, 0 đổi, 2 không đổi)"
    with pytest.raises(TransitionRefused, match="không cần ghi"):
        apply_import(run, by=people["editor"], only_valid=False)


def test_asked_twice_it_is_written_once(xlsx, people, queued, django_capture_on_commit_callbacks):
    run = checked(xlsx({"members": [member_row()]}), by=people["editor"])
    with django_capture_on_commit_callbacks(execute=True):
        apply_import(run, by=people["editor"], only_valid=False)
        apply_import(run, by=people["editor"], only_valid=False)
    assert queued["apply"] == [run.pk]
    assert (apply_run(run.pk), apply_run(run.pk)) == (True, False)
    assert apply_import(run, by=people["editor"], only_valid=False).state == ImportState.APPLIED
    assert Member.objects.count() == 1


@pytest.mark.parametrize("who", ["editor2", "specialist", "superuser"])
def test_nobody_writes_what_another_sent(xlsx, people, who):
    run = checked(xlsx({"members": [member_row()]}), by=people["editor"])
    with pytest.raises(NotAllowed):
        apply_import(run, by=people[who], only_valid=False)
    with pytest.raises(NotAllowed):
        cancel_import(run, by=people[who])


def test_what_would_come_out_otherwise_is_shown_again(xlsx, people, tree):
    run = checked(xlsx({"members": [member_row("DV-01"), member_row("DV-02")]}), by=people["editor"])
    apply_import(run, by=people["editor"], only_valid=False)
    MemberFactory(code="DV-02", unit=tree.base2)
    apply_run(run.pk)
    run.refresh_from_db()
    assert (run.state, Member.objects.count()) == (ImportState.CHECKED, 1)
    assert "đã đổi từ lúc kiểm tra" in run.failure
    assert (run.figures["new"], run.figures["cells"]) == (1, 1)


def test_role_that_ended_meanwhile_writes_nothing(xlsx, people):
    run = checked(xlsx({"members": [member_row()]}), by=people["editor"])
    apply_import(run, by=people["editor"], only_valid=False)
    people["editor"].role_assignments.update(valid_to=timezone.localdate() - dt.timedelta(days=1))
    apply_run(run.pk)
    run.refresh_from_db()
    assert (run.state, run.writes, Member.objects.exists()) == (ImportState.CHECKED, 0, False)


def test_locked_account_writes_nothing(xlsx, people):
    run = sent(xlsx({"members": [member_row()]}), by=people["editor"])
    people["editor"].is_active = False
    people["editor"].save()
    check_run(run.pk)
    run.refresh_from_db()
    assert (run.state, "đã khoá" in run.failure) == (ImportState.FAILED, True)


def test_rows_are_in_the_history_with_the_person_and_the_import(xlsx, people):
    run = applied(xlsx({"members": [member_row()]}), by=people["editor"])
    context = apps.get_model("people.MemberHistory").objects.get(code="DV-01").pgh_context
    assert context.metadata["user"] == people["editor"].pk
    assert context.metadata["import_run"] == run.pk


# ---------- Giving up ----------


@pytest.mark.parametrize("make", [sent, checked])
def test_open_import_is_given_up(xlsx, people, make):
    run = make(xlsx({"members": [member_row()]}), by=people["editor"])
    assert cancel_import(run, by=people["editor"]) is True
    run.refresh_from_db()
    assert (run.state, check_run(run.pk)) == (ImportState.CANCELLED, False)


def test_worker_that_is_told_to_stop_writes_nothing(xlsx, people):
    run = checked(xlsx({"members": [member_row()]}), by=people["editor"])
    apply_import(run, by=people["editor"], only_valid=False)
    ask_to_stop(run.pk)
    apply_run(run.pk)
    run.refresh_from_db()
    assert (run.state, Member.objects.exists()) == (ImportState.CANCELLED, False)


def test_written_import_is_not_given_up(xlsx, people):
    run = applied(xlsx({"members": [member_row()]}), by=people["editor"])
    with pytest.raises(TransitionRefused):
        cancel_import(run, by=people["editor"])


# ---------- Lost workers ----------


def test_run_nobody_is_at_is_queued_again(xlsx, people, queued):
    path = xlsx({"members": [member_row()]})
    waiting = sent(path, by=people["editor"])
    asked = checked(xlsx({"members": [member_row("DV-07")]}, name="khác.xlsx"), by=people["editor"])
    apply_import(asked, by=people["editor"], only_valid=False)
    fresh = sent(path, by=people["specialist"])
    ImportRun.objects.exclude(pk=fresh.pk).update(updated_at=timezone.now() - dt.timedelta(minutes=1))
    assert reissue_runs() == [waiting.pk, asked.pk]
    assert queued == {"check": [waiting.pk], "apply": [asked.pk], "mark": []}


def test_run_that_was_tried_too_often_has_failed(xlsx, people):
    run = checked(xlsx({"members": [member_row()]}), by=people["editor"])
    apply_import(run, by=people["editor"], only_valid=False)
    ImportRun.objects.filter(pk=run.pk).update(attempts=MOST_ATTEMPTS)
    assert apply_run(run.pk) is False
    run.refresh_from_db()
    assert (run.state, "3 lần" in run.failure) == (ImportState.FAILED, True)


def test_progress_is_told_and_forgotten(xlsx, people):
    run = sent(xlsx({"members": [member_row()]}), by=people["editor"])
    assert progress_of(run.pk) == {"done": 0, "total": 0}
    check_run(run.pk)
    assert progress_of(run.pk) == {"done": 0, "total": 0}


# ---------- The copy with the faults ----------


def test_copy_of_the_file_has_the_faults_marked(xlsx, people):
    run = checked(xlsx({"members": two_good_of_five()}), by=people["editor"])
    assert mark_faults(run.pk) is True
    run.refresh_from_db()
    book = openpyxl.load_workbook(run.errors_file.open("rb"))
    assert book.sheetnames == ["Loi", "members"]
    assert book["members"]["D5"].comment is not None
    assert {row[1].value for row in book["Loi"].iter_rows(min_row=2)} == set(run.faults.values_list("cell", flat=True))
    assert mark_faults(run.pk) is False


def test_copy_has_every_fault_also_when_rows_are_kept_of_the_first_only(xlsx, people, monkeypatch):
    monkeypatch.setattr("exchange.services.findings.MOST_KEPT", 2)
    run = checked(xlsx({"members": two_good_of_five()}), by=people["editor"])
    assert (run.faults.count(), run.fault_count) == (2, 4)
    mark_faults(run.pk)
    run.refresh_from_db()
    listed = openpyxl.load_workbook(run.errors_file.open("rb"))["Loi"]
    assert sorted(row[1].value for row in listed.iter_rows(min_row=2)) == ["A7", "C5", "D5", "E6"]


def test_good_file_has_no_copy(xlsx, people):
    run = checked(xlsx({"members": [member_row()]}), by=people["editor"])
    assert mark_faults(run.pk) is False


def test_copy_that_was_lost_is_made_again(xlsx, people, queued):
    run = checked(xlsx({"members": two_good_of_five()}), by=people["editor"])
    ImportRun.objects.update(updated_at=timezone.now() - dt.timedelta(minutes=1))
    reissue_runs()
    assert queued["mark"] == [run.pk]


def test_copy_that_was_lost_is_made_of_what_was_passed_over_too(xlsx, people, queued):
    run = applied(xlsx({"members": two_good_of_five()}), by=people["editor"], only_valid=True)
    ImportRun.objects.update(updated_at=timezone.now() - dt.timedelta(minutes=1))
    reissue_runs()
    assert queued["mark"] == [run.pk]
    assert mark_faults(run.pk) is True


def test_copy_of_a_check_of_before_is_gone(xlsx, people, queued, django_capture_on_commit_callbacks):
    run = checked(xlsx({"members": two_good_of_five()}), by=people["editor"])
    mark_faults(run.pk)
    run.refresh_from_db()
    former = run.errors_file.name
    with django_capture_on_commit_callbacks(execute=True):
        check_again(run, by=people["editor"])
        check_run(run.pk)
    run.refresh_from_db()
    assert (run.errors_file.name, run.file.storage.exists(former)) == ("", False)
    assert queued["mark"] == [run.pk]


def test_upload_keeps_its_name_for_people(xlsx, people):
    run = start_import(upload_of(xlsx({"members": [member_row()]}), "C:\\tạm\\Danh sách.xlsx"), by=people["editor"])
    assert run.file_name == "Danh sách.xlsx"
