"""The user's own file with its faults marked: what is red, commented and listed, and that all else stays as it was."""

import shutil
import subprocess
import zipfile
from xml.etree import ElementTree

import openpyxl
import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from exchange.services import annotating_file
from exchange.services.annotating import annotate
from exchange.services.workbook import CellError
from tests.exchange.calc import SOFFICE

CHANGED = {"xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"}
ROWS = 6


def fault(cell, message="Sai.", sheet="members") -> CellError:
    return CellError(sheet, cell, "code", "giá trị", message)


@pytest.fixture
def path(tmp_path):
    """A workbook with all an office puts beside its data: chart, box, picture, comments, rules, a printed area."""
    path = tmp_path / "tep.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet, other = book.add_worksheet("members"), book.add_worksheet("Biểu đồ của tôi")
    green = book.add_format({"bg_color": "#00FF00", "num_format": "#,##0", "bold": True})
    sheet.write_row(0, 0, ["code", "full_name", "gender"])
    sheet.write_row(1, 0, ["Mã", "Tên", "Giới"])
    for row in range(2, ROWS):
        sheet.write(row, 0, f"DV-{row}")
        sheet.write(row, 2, 5 * row, green)
    sheet.write_formula(ROWS, 0, "=1+1", None, 2)
    sheet.write_comment("A3", "Hỏi lại chị Lan", {"author": "Anh Ba"})
    sheet.insert_textbox("F2", "Ghi chú của phòng")
    sheet.data_validation("C3:C9", {"validate": "integer", "criteria": ">", "value": 0})
    sheet.conditional_format("C3:C9", {"type": "cell", "criteria": ">", "value": 9, "format": green})
    sheet.merge_range("E3:F3", "gộp")
    sheet.print_area("A1:C9")
    sheet.autofilter("A2:C6")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=members!$C$3:$C$6"})
    other.insert_chart("B2", chart)
    other.activate()
    book.close()
    return path


@pytest.fixture
def marked(path, tmp_path):
    """``marked([...])`` is the file with these faults marked."""

    def mark(errors, source=None):
        to = tmp_path / "loi.xlsx"
        annotate(source or path, errors, to=to)
        for part in parts(to):
            if part.endswith((".xml", ".rels", ".vml")):
                ElementTree.fromstring(parts(to)[part])
        return to

    return mark


def parts(path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        assert len(archive.namelist()) == len(set(archive.namelist()))
        return {name: archive.read(name) for name in archive.namelist()}


def sheet_of(path, name="members"):
    return openpyxl.load_workbook(path)[name]


def red(cell) -> bool:
    return cell.fill.fgColor.rgb == "00F8D7DA"


def test_only_what_has_to_changes(path, marked):
    before, after = parts(path), parts(marked([fault("C4")]))
    touched = {name for name, content in before.items() if after.get(name) != content}
    assert touched - CHANGED == {"xl/worksheets/sheet1.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"}
    assert set(after) - set(before) == {"xl/worksheets/sheetLoi.xml"}
    assert {name for name in before if "chart" in name or "drawing1.xml" in name} <= set(after)


def test_bad_cells_are_red_and_say_why_and_the_rest_is_as_it_was(path, marked):
    copy = marked([fault("C4", "Không rõ."), fault("C4", "Và trống."), fault("A7", "Công thức.")])
    sheet, former = sheet_of(copy), sheet_of(path)
    assert {cell.coordinate for row in sheet.iter_rows() for cell in row if red(cell)} == {"C4", "A7"}
    assert sheet["C4"].comment.text == "Không rõ.\nVà trống."
    assert (sheet["C4"].number_format, sheet["C4"].font.bold) == ("#,##0", True)
    assert sheet["A7"].value == "=1+1"
    values = [[cell.value for cell in row] for row in former.iter_rows()]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == values
    assert sheet["C5"].fill.fgColor.rgb == former["C5"].fill.fgColor.rgb


def test_comment_of_somebody_else_stays(marked):
    copy = marked([fault("A3", "Trùng mã.")])
    assert sheet_of(copy)["A3"].comment.text == "Hỏi lại chị Lan\nTrùng mã."


@pytest.mark.parametrize("cell", ["B3", "E4", "A9", "C12", "A1", "XFD2"])
def test_cells_nobody_wrote_are_put_in_at_their_place(marked, cell):
    copy = marked([fault(cell), fault("C5"), fault("B12")])
    assert red(sheet_of(copy)[cell])
    rows = CalamineWorkbook.from_path(copy).get_sheet_by_name("members").to_python()
    assert rows[2][0] == "DV-2"


def test_empty_sheet_and_empty_rows(tmp_path, marked):
    book = openpyxl.Workbook()
    book.active.title = "members"
    book.active.row_dimensions[3].height = 40
    book.save(tmp_path / "trong.xlsx")
    sheet = sheet_of(marked([fault("A1"), fault("B3")], tmp_path / "trong.xlsx"))
    assert red(sheet["A1"])
    assert red(sheet["B3"])
    assert sheet.row_dimensions[3].height == 40


def test_list_stands_in_front_and_leads_to_the_cells(path, marked):
    copy = marked([fault("C4", "Có <dấu> & «nháy»."), fault("", sheet="", message="… và 3 ô lỗi nữa.")])
    book = openpyxl.load_workbook(copy)
    assert book.sheetnames == ["Loi", "members", "Biểu đồ của tôi"]
    assert [cell.value for cell in book["Loi"][1]] == ["Trang", "Ô", "Cột", "Giá trị", "Lỗi"]
    assert [cell.value for cell in book["Loi"][2]] == ["members", "C4", "code", "giá trị", "Có <dấu> & «nháy»."]
    assert book["Loi"]["B2"].hyperlink.location == "'members'!C4"
    assert book["Loi"]["B3"].hyperlink is None
    assert book.active.title == "Biểu đồ của tôi"
    assert book["members"].print_area == openpyxl.load_workbook(path)["members"].print_area


def test_text_that_looks_like_a_formula_is_a_text(marked):
    error = CellError("members", "C4", "code", "=HYPERLINK(1)\x07", "=1+1")
    cells = list(sheet_of(marked([error]), "Loi")[2])
    assert [(cell.value, cell.data_type) for cell in cells[3:]] == [("=HYPERLINK(1)", "s"), ("=1+1", "s")]


def test_copy_marked_again_shows_the_faults_of_now(marked, tmp_path):
    first = marked([fault("C4"), fault("A3", "Trùng mã."), fault("B5", "Trống.")])
    mended = tmp_path / "da-sua.xlsx"
    shutil.copy(first, mended)
    copy = marked([fault("B5", "Vẫn trống.")], mended)
    sheet = sheet_of(copy)
    assert {cell.coordinate for row in sheet.iter_rows() for cell in row if red(cell)} == {"B5"}
    assert (sheet["C4"].comment, sheet["B5"].comment.text) == (None, "Vẫn trống.")
    assert sheet["C4"].number_format == "#,##0"
    assert openpyxl.load_workbook(copy).sheetnames == ["Loi", "members", "Biểu đồ của tôi"]
    assert len(list(sheet_of(copy, "Loi").iter_rows())) == 2
    drawn = parts(copy)["xl/drawings/vmlDrawing1.vml"].count(b"<v:shape ")
    assert drawn == 2  # the person's own and that of today


def test_more_faults_than_comments_are_all_red_and_listed(marked, monkeypatch):
    monkeypatch.setattr(annotating_file, "MOST_COMMENTS", 2)
    copy = marked([fault(f"C{row}") for row in range(3, 7)])
    sheet = sheet_of(copy)
    assert [red(sheet[f"C{row}"]) for row in range(3, 7)] == [True] * 4
    assert sum(sheet[f"C{row}"].comment is not None for row in range(3, 7)) == 2
    assert len(list(sheet_of(copy, "Loi").iter_rows())) == 5


def test_file_no_office_program_wrote_is_written_anew(path, tmp_path, marked):
    odd = tmp_path / "la.xlsx"
    with zipfile.ZipFile(odd, "w") as archive:
        for name, content in parts(path).items():
            in_utf_16 = content.decode().replace("UTF-8", "UTF-16").encode("utf-16") if "styles" in name else content
            archive.writestr(name, in_utf_16)
    copy = marked([fault("C4")], odd)
    assert sheet_of(copy)["C4"].comment.text == "Sai."


@pytest.mark.skipif(SOFFICE is None, reason="không có LibreOffice Calc")
def test_libreoffice_opens_it(marked, tmp_path):
    copy = marked([fault("C4", "Không rõ."), fault("B4", "Trống.")])
    command = [SOFFICE, "--headless", "--convert-to", "ods", "--outdir", tmp_path / "lo", copy]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    rows = CalamineWorkbook.from_path(tmp_path / "lo" / "loi.ods").get_sheet_by_name("Loi").to_python()
    assert [row[1] for row in rows] == ["Ô", "C4", "B4"]
