"""What offices do to their workbooks: each oddity has its sentence at its cell or its sheet, or changes nothing."""

import io
import time
import zipfile

import openpyxl
import pytest

from contributions.models import Initiative
from exchange.services.container import WorkbookRefused
from exchange.services.importing import import_workbook
from exchange.services.workbook import read_workbook
from people.models import Collective, Member
from tests.exchange.conftest import cells, counts, entry_row, member_row
from tests.exchange.runs import checked
from tests.exchange.test_contribution_sheets import initiative_row
from tests.factories import MemberFactory
from tests.pages import opened, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def edited(xlsx):
    """``edited({"members": [...]}, change)`` is a file with these rows once ``change`` has been done to its book."""

    def make(sheets, change, **options):
        path = xlsx(sheets, **options)
        book = openpyxl.load_workbook(path)
        change(book)
        book.save(path)
        return path

    return make


def said(result) -> str:
    return " ".join(error.message for error in result.errors)


def test_sheets_in_any_order(xlsx, people, register, campaign):
    rows = {
        "entries": [entry_row("DV-07")],
        "collectives": [{"code": "TT-07", "name": "Tổ 7", "unit_code": "CS1"}],
        "members": [member_row("DV-07")],
    }
    assert import_workbook(xlsx(rows), by=people["editor"]).applied
    assert Member.objects.filter(code="DV-07").exists() and Collective.objects.filter(code="TT-07").exists()


@pytest.mark.parametrize(
    ("block", "bad"),
    [
        ("E3:E4", ["E3", "E4"]),
        ("B4:C4", ["B4"]),
        ("A2:B3", ["A3"]),
        ("A1:B2", []),
        ("A6:B9", []),
        ("L3:M4", []),
    ],
)
def test_merged_cells_are_refused_where_they_are(xlsx, people, block, bad):
    path = xlsx({"members": [member_row("DV-01"), member_row("DV-02"), member_row("DV-03")]})
    with_block(path, block)
    result = import_workbook(path, by=people["editor"])
    assert [cell for _sheet, cell in cells(result)] == bad
    assert all(f"Các ô {block} bị gộp" in error.message for error in result.errors)


def with_block(path, block) -> None:
    """The cells of ``block`` are merged and keep what stands in them, as some programs leave them."""
    part = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    merged = f'</sheetData><mergeCells count="1"><mergeCell ref="{block}"/></mergeCells>'
    parts[part] = parts[part].replace(b"</sheetData>", merged.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)


def test_merged_cells_of_a_file_as_excel_leaves_it(edited, people):
    rows = {"members": [member_row("DV-01"), member_row("DV-02")]}
    path = edited(rows, lambda book: book["members"].merge_cells("E3:E4"))
    result = import_workbook(path, by=people["editor"], only_valid=True)
    assert counts(result, "members") == (0, 0, 0, 2)
    assert "Hãy bỏ gộp ô" in said(result)


def hide(book):
    sheet = book["members"]
    sheet.auto_filter.ref = "A2:J4"
    sheet.auto_filter.add_filter_column(0, ["DV-01"])
    for row in (1, 4, 9):
        sheet.row_dimensions[row].hidden = True


def test_hidden_and_filtered_rows_are_taken_and_told(edited, people):
    path = edited({"members": [member_row("DV-01"), member_row("DV-02")]}, hide)
    result = import_workbook(path, by=people["editor"])
    assert counts(result, "members") == (2, 0, 0, 0)
    assert result.notes == ["Trang «Đoàn viên» có 1 dòng đang ẩn hoặc bị lọc; các dòng đó vẫn được nhập."]


def test_page_of_the_import_tells_what_may_surprise(edited, people, client):
    run = checked(edited({"members": [member_row("DV-01"), member_row("DV-02")]}, hide), by=people["editor"])
    client.force_login(people["editor"])
    assert "1 dòng đang ẩn hoặc bị lọc" in words(opened(client, f"/exchange/runs/{run.pk}/"))


def repeat_headings(book):
    sheet = book["members"]
    sheet.insert_rows(3)
    for cell in sheet[2]:
        sheet.cell(3, cell.column, cell.value)


def headings_in_two_rows(book):
    """«Năm sinh» over «Nam» and «Nữ», as printed lists have it."""
    sheet = book["members"]
    sheet.insert_rows(3)
    sheet["C3"], sheet["D3"], sheet["H3"] = "ngày sinh", "nam hay nữ", "x"


@pytest.mark.parametrize("change", [repeat_headings, headings_in_two_rows])
def test_two_rows_of_headings(edited, people, change):
    result = import_workbook(edited({"members": [member_row()]}, change), by=people["editor"])
    assert cells(result) == [("members", "A3")]
    assert "Dòng 2 và 3 đều là tiêu đề" in said(result)


def title_above(book):
    book["members"].insert_rows(1)
    book["members"]["A1"] = "DANH SÁCH ĐOÀN VIÊN"


def test_keys_below_a_title(edited, people):
    result = import_workbook(edited({"members": [member_row()]}, title_above), by=people["editor"])
    assert cells(result) == [("members", "A1")]
    assert "Mã các cột đang ở dòng 2" in said(result)


def test_first_row_of_data_with_faults_is_no_heading(xlsx, people):
    result = import_workbook(xlsx({"members": [member_row("DV-01", gender="?", birth_date="?")]}), by=people["editor"])
    assert cells(result) == [("members", "C3"), ("members", "D3")]


def test_fifty_thousand_blank_rows_are_passed_over_quickly(edited, people):
    def blanks(book):
        look = openpyxl.styles.Font(bold=True)
        for row in range(5, 50_005):
            book["members"].cell(row, 1).font = look
            if row % 2:
                book["members"].cell(row, 2).value = " "

    path = edited({"members": [member_row("DV-01")]}, blanks)
    began = time.monotonic()
    result = import_workbook(path, by=people["editor"])
    assert time.monotonic() - began < 15
    assert counts(result, "members") == (1, 0, 0, 0)


@pytest.mark.parametrize(
    "written", ["18/05/1990", "18-5-1990", "18.5.1990", "1990-05-18", "ngày 18 tháng 5 năm 1990", "18/05/1990 "]
)
def test_dates_as_text(xlsx, people, written):
    assert import_workbook(xlsx({"members": [member_row(birth_date=written)]}), by=people["editor"]).applied
    assert f"{Member.objects.get().birth_date:%d/%m/%Y}" == "18/05/1990"


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("18/05/90", "Hãy ghi năm bốn chữ số"),
        ("5/18/1990", "không có tháng 18"),
        ("31/02/1990", "chỉ có ngày 1 đến 28"),
    ],
)
def test_dates_that_are_none(xlsx, people, written, reason):
    result = import_workbook(xlsx({"members": [member_row(birth_date=written)]}), by=people["editor"])
    assert (cells(result), reason in said(result)) == ([("members", "C3")], True)


@pytest.mark.parametrize(
    ("written", "dong"),
    [
        ("44,9 tỷ", 44_900_000_000),
        ("1,2 triệu đồng", 1_200_000),
        ("300 triệu", 300_000_000),
        ("44.900.000", 44_900_000),
    ],
)
def test_amounts_in_words(xlsx, people, register, campaign, written, dong):
    path = xlsx({"initiatives": [initiative_row(benefit_declared=written)]})
    assert import_workbook(path, by=people["editor"]).applied
    assert Initiative.objects.get().benefit_declared == dong


# ---------- Codes without their zeros ----------


@pytest.mark.parametrize("written", [123, 123.0, "123"])
def test_code_that_lost_its_zeros_names_the_likely_one(xlsx, people, tree, written):
    MemberFactory(code="00123", unit=tree.base)
    row = {"member_code": written, "year": 2025, "working_days": 3}
    result = import_workbook(xlsx({"absences": [row]}), by=people["specialist"])
    assert cells(result) == [("absences", "A3")]
    assert "Có phải «00123»?" in said(result)


def test_number_in_a_column_of_new_codes_is_asked_about_too(xlsx, people, tree):
    MemberFactory(code="0123", unit=tree.base)
    MemberFactory(code="00123", unit=tree.base)
    result = import_workbook(xlsx({"members": [member_row(123), member_row(456)]}), by=people["editor"])
    assert [("Có phải «0123»?" in error.message, "định dạng" in error.message) for error in result.errors] == [
        (True, True),
        (False, True),
    ]
    assert "(123)" in result.errors[0].message


def test_likely_code_out_of_reach_is_not_given_away(xlsx, people, tree):
    MemberFactory(code="00123", unit=tree.other)
    row = {"member_code": "123", "year": 2025, "working_days": 3}
    result = import_workbook(xlsx({"absences": [row]}), by=people["specialist"])
    assert "Có phải" not in said(result)


# ---------- Files that are locked, carry programs or look elsewhere ----------


def repacked(path, added: dict[str, bytes]):
    with zipfile.ZipFile(path, "a") as archive:
        for name, content in added.items():
            archive.writestr(name, content)
    return path


def test_links_to_other_files_are_told(xlsx, people):
    path = repacked(xlsx({"members": [member_row()]}), {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})
    result = import_workbook(path, by=people["editor"])
    assert result.applied
    assert "liên kết tới 1 tệp khác" in result.notes[0]


def test_cell_computed_from_another_file_is_refused(edited, people):
    path = edited({"members": [member_row()]}, lambda book: book["members"].__setitem__("F3", "=[1]Tong!A1"))
    result = import_workbook(path, by=people["editor"])
    assert (cells(result), "Ô chứa công thức" in said(result)) == ([("members", "F3")], True)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def an_ods(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("content.xml", b"<a/>")
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.xls", OLE + b"\0" * 600 + "_VBA_PROJECT_CUR".encode("utf-16-le"), "macro"),
        ("a.xls", OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        ("a.ods", an_ods(Basic__Standard__Module1_xml=b"<a/>"), "macro"),
        ("a.ods", an_ods(**{"META-INF__manifest_xml": b"<manifest:encryption-data/>"}), "mật khẩu"),
    ],
)
def test_locked_files_and_programs_are_refused(tmp_path, name, content, reason):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(WorkbookRefused, match=reason):
        read_workbook(path)
