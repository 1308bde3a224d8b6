"""The commands: exit codes, one line for a refusal, JSON as promised."""

import json
import os
import resource
from pathlib import Path

import openpyxl
import pytest
from django.core.management import CommandError, ManagementUtility, call_command

from common.models import DatabaseMark
from exchange.services.importing import import_workbook
from people.models import Member
from tests.exchange.conftest import counts, member_row
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_json_of_a_good_file(xlsx, people, capsys):
    call_command("import_workbook", xlsx({"members": [member_row()]}), by="editor", format="json")
    assert json.loads(capsys.readouterr().out) == {
        "sheets": {"members": {"new": 1, "changed": 0, "same": 0, "errors": 0}},
        "errors": [],
        "applied": True,
    }


def test_faults_end_with_one_line_and_the_json_still_comes(xlsx, people, capsys):
    path = xlsx({"members": [member_row(gender="?"), member_row("DV-02")]})
    with pytest.raises(CommandError) as refusal:
        call_command("import_workbook", path, by="editor", format="json")
    told = json.loads(capsys.readouterr().out)
    assert (told["applied"], [error["cell"] for error in told["errors"]]) == (False, ["D3"])
    assert (refusal.value.returncode, "\n" in str(refusal.value)) == (1, False)
    assert not Member.objects.exists()


def test_only_valid_and_dry_run(xlsx, people, capsys):
    path = xlsx({"members": [member_row(gender="?"), member_row("DV-02")]})
    call_command("import_workbook", path, "--only-valid", by="editor")
    assert "members: 1 mới, 0 đổi, 0 giữ nguyên, 1 lỗi" in capsys.readouterr().out
    assert Member.objects.get().code == "DV-02"
    call_command("import_workbook", xlsx({"members": [member_row("DV-03")]}), "--dry-run", by="editor")
    assert Member.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "by", "said"),
    [
        ("khong-co.xlsx", "editor", "Không tìm thấy"),
        ("tep.xlsx", "ma", "Không có tài khoản «ma»"),
        ("chu.xlsx", "editor", "không phải bảng tính"),
    ],
)
def test_refusal_of_an_import_is_one_line(xlsx, people, tmp_path, name, by, said):
    xlsx({"members": [member_row()]})
    (tmp_path / "chu.xlsx").write_text("xin chào")
    with pytest.raises(CommandError, match=said):
        call_command("import_workbook", tmp_path / name, by=by)


def test_annotated_copy_can_be_mended_and_taken_in(xlsx, people, tmp_path):
    path = xlsx({"members": [member_row(), member_row("DV-02", gender="nam giới", position="=1+1")]})
    book = openpyxl.load_workbook(path)
    book["members"]["F4"].data_type = "s"
    book.save(path)
    copy = tmp_path / "loi.xlsx"
    with pytest.raises(CommandError):
        call_command("import_workbook", path, by="editor", errors_to=copy)
    book = openpyxl.load_workbook(copy)
    assert book.sheetnames == ["Loi", "members"]
    assert [cell.value for cell in book["Loi"][2]][:4] == ["members", "D4", "gender", "nam giới"]
    bad = book["members"]["D4"]
    assert bad.fill.fgColor.rgb == "00F8D7DA"
    assert "Hãy chọn một trong" in bad.comment.text
    assert book["members"]["D3"].comment is None
    bad.value = "male"
    book.save(copy)
    assert counts(import_workbook(copy, by=people["editor"]), "members") == (2, 0, 0, 0)


def of_another_kind(path: Path) -> Path:
    return path.with_name("loi.csv")


def in_no_folder(path: Path) -> Path:
    return path.parent / "khong" / "loi.xlsx"


def a_folder(path: Path) -> Path:
    folder = path.with_name("loi.xlsx")
    folder.mkdir()
    return folder


def a_pipe(path: Path) -> Path:
    pipe = path.with_name("loi.xlsx")
    os.mkfifo(pipe)
    return pipe


def itself(path: Path) -> Path:
    return path.parent / "." / path.name


def a_link_to_itself(path: Path) -> Path:
    link = path.with_name("loi.xlsx")
    link.symlink_to(path)
    return link


@pytest.mark.parametrize("to", [of_another_kind, in_no_folder, a_folder, a_pipe, itself, a_link_to_itself])
def test_a_copy_that_cannot_be_written_is_refused_before_anything_is(xlsx, people, to):
    path = xlsx({"members": [member_row(gender="?"), member_row("DV-02")]})
    content = path.read_bytes()
    with pytest.raises(CommandError) as refusal:
        call_command("import_workbook", path, "--only-valid", by="editor", errors_to=to(path))
    assert len(str(refusal.value).splitlines()) == 1
    assert not Member.objects.exists()
    assert path.read_bytes() == content


def test_what_was_written_is_said_even_if_the_copy_then_fails(xlsx, people, capsys, tmp_path):
    path = xlsx({"members": [member_row(gender="?"), member_row("DV-02")]})
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, usual[1]))
    try:
        with pytest.raises(CommandError, match="Không ghi được tệp"):
            call_command("import_workbook", path, "--only-valid", by="editor", errors_to=tmp_path / "loi.xlsx")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert "Đã ghi." in capsys.readouterr().out
    assert Member.objects.get().code == "DV-02"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import_workbook"], "Thiếu FILE, --by."),
        (["import_workbook", "a.xlsx", "--by", "editor", "--format", "xml"], "--format không nhận «xml»"),
        (["export_workbook", "members"], "Thiếu --unit, --to."),
        (["export_workbook", "members", "--unit"], "Sau --unit phải có một giá trị."),
        (["load_sample"], "Thiếu NAME."),
        (["load_catalogue", "--lai"], "Không có tham số --lai."),
        (["make_load", "--units", "nhiều"], "--units phải là một số nguyên, không phải «nhiều»."),
        (["make_load"], "Thiếu --units, --members, --entries, --initiatives."),
        (["tally"], "Thiếu CAMPAIGN, --by."),
        (["prepare", "mau"], "Không có tham số mau."),
        (["grant_privileges", "--cho", "ai"], "Không có tham số --cho ai."),
    ],
)
def test_wrong_arguments_are_one_vietnamese_line(db, capsys, arguments, said):
    with pytest.raises(SystemExit) as left:
        ManagementUtility(["manage.py", *arguments]).execute()
    told = capsys.readouterr()
    assert (left.value.code, told.out, len(told.err.splitlines())) == (1, "", 1)
    assert said in told.err
    assert f"script/manage {arguments[0]} --help" in told.err


def test_help_of_a_command_is_vietnamese(capsys):
    with pytest.raises(SystemExit) as left:
        ManagementUtility(["manage.py", "import_workbook", "--help"]).execute()
    assert left.value.code == 0
    assert "Nhập một bảng tính" in capsys.readouterr().out


def test_no_copy_is_written_when_nothing_is_wrong(xlsx, people, tmp_path):
    call_command("import_workbook", xlsx({"members": [member_row()]}), by="editor", errors_to=tmp_path / "loi.xlsx")
    assert not (tmp_path / "loi.xlsx").exists()


def test_export_command_says_what_it_wrote(register, tmp_path, capsys):
    call_command("export_workbook", "members,collectives", unit="CS1", to=tmp_path / "a.xlsx")
    assert "members 2, collectives 1" in capsys.readouterr().out
    with pytest.raises(CommandError, match="Không có trang «x»"):
        call_command("export_workbook", "x", unit="CS1", to=tmp_path / "a.xlsx")


@pytest.mark.parametrize(
    ("name", "by", "allowed", "said"),
    [
        ("khong_co", None, True, "Các gói: an_giang_2020, bac_kan_2020, "),
        ("bac_kan_2020", "ma", True, "Không có tài khoản"),
        ("bac_kan_2020", "nguoi_khac", True, "Chỉ quản trị hệ thống"),
        ("bac_kan_2020", None, False, "Máy chủ thật không nạp dữ liệu mẫu"),
    ],
)
def test_load_sample_is_refused_in_one_line(db, settings, name, by, allowed, said):
    settings.SAMPLE_ACCOUNTS_ALLOWED = allowed
    UserFactory(username="nguoi_khac")
    with pytest.raises(CommandError, match=said):
        call_command("load_sample", name, by=by)
    assert not DatabaseMark.objects.exists()


def test_sample_is_not_poured_over_real_units(tree):
    with pytest.raises(CommandError, match="đơn vị thật"):
        call_command("load_sample", "bac_kan_2020")
    assert not DatabaseMark.objects.exists()
