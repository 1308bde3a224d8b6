"""Files that are no workbook, or a dangerous one: one clear sentence, nothing read into memory."""

import io
import os
import struct
import tempfile
import zipfile
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest

from exchange.services import container, workbook
from exchange.services.container import WorkbookRefused, check_container
from exchange.services.workbook import read_workbook
from tests.exchange.conftest import member_row

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def small_book() -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "members"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def repacked(replaced: dict[str, bytes], *, level: int = 9) -> bytes:
    """A small workbook with some of its parts replaced or added."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(small_book())) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as new,
    ):
        for name in {*old.namelist(), *replaced}:
            new.writestr(name, replaced.get(name) or old.read(name))
    return buffer.getvalue()


def bomb() -> bytes:
    return repacked({"xl/sharedStrings.xml": b"<sst>" + b" " * (60 * 1024**2) + b"</sst>"})


def lying_bomb() -> bytes:
    """A part that says it holds ten bytes and holds eleven million."""
    raw = bytearray(repacked({"xl/extra.xml": b"<a>" + b" " * 11_000_000 + b"</a>"}))
    for start, size_at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = raw.find(start)
        while place >= 0:
            name_at = place + (30 if start == b"PK\x03\x04" else 46)
            if raw[name_at : name_at + 12] == b"xl/extra.xml":
                struct.pack_into("<I", raw, place + size_at, 10)
            place = raw.find(start, place + 4)
    return bytes(raw)


def far_cell() -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "members"
    book.active["XFD1048576"] = "x"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def ods(content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest:manifest/>")
        archive.writestr("content.xml", content)
    return buffer.getvalue()


ODS = (
    b'<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>'
    b'<table:table table:name="members">%s</table:table></office:spreadsheet></office:body></office:document-content>'
)
ENDLESS_ODS = ods(
    ODS % b'<table:table-row table:number-rows-repeated="900000"><table:table-cell office:value-type="string"'
    b' table:number-columns-repeated="900000"><text:p>x</text:p></table:table-cell></table:table-row>'
)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", lambda: b"code,name", "không phải bảng tính được nhận"),
        ("a.xlsx", lambda: b"code,name\nCS1,a\n", "không phải bảng tính .xlsx"),
        ("a.xls", lambda: b"code,name\nCS1,a\n", "không phải bảng tính .xls"),
        ("a.xls", small_book, "không phải bảng tính .xls"),
        ("a.ods", small_book, "không phải bảng tính .ods"),
        ("a.xlsx", lambda: b"", "rỗng"),
        ("a.xlsm", small_book, "macro"),
        ("a.xlsx", lambda: repacked({"xl/vbaProject.bin": b"macro"}), "macro"),
        ("a.xlsx", lambda: OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        ("a.xlsx", lambda: OLE + b"\0" * 600, "kiểu cũ"),
        ("a.xls", lambda: OLE + b"\0" * 600, "hỏng"),
        ("a.xlsx", lambda: small_book()[:900], "hỏng"),
        ("a.xlsx", lambda: b"PK\x03\x04" + b"\0" * 50, "hỏng"),
        ("a.xlsx", bomb, "lớn bất thường"),
        ("a.xlsx", lying_bomb, "hỏng"),
        ("a.xlsx", far_cell, "quá xa"),
        ("a.ods", lambda: ENDLESS_ODS, "quá xa"),
        ("a.ods", lambda: ods(b'<!DOCTYPE a [<!ENTITY b "c">]>' + ODS % b""), "hỏng"),
        ("a.ods", lambda: ods(b"<office"), "hỏng"),
    ],
)
def test_hostile_file_is_refused_in_one_line(tmp_path, name, content, said):
    path = tmp_path / name
    path.write_bytes(content())
    with pytest.raises(WorkbookRefused) as refusal:
        read_workbook(path)
    assert said in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_missing_file_is_refused(tmp_path):
    with pytest.raises(WorkbookRefused, match="Không tìm thấy"):
        check_container(tmp_path / "a.xlsx")


def a_folder(path):
    path.mkdir()


def a_pipe(path):
    os.mkfifo(path)


def a_circle(path):
    path.symlink_to(path)


def a_link_to_nothing(path):
    path.symlink_to(path.with_name("khong.xlsx"))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (a_folder, "không phải một tệp"),
        (a_pipe, "không phải một tệp"),
        (a_circle, "Không tìm thấy"),
        (a_link_to_nothing, "Không tìm thấy"),
    ],
)
def test_what_is_no_file_is_refused(tmp_path, make, said):
    make(tmp_path / "a.xlsx")
    with pytest.raises(WorkbookRefused, match=said):
        read_workbook(tmp_path / "a.xlsx")


@contextmanager
def as_nobody():
    """The superuser of the machine may read all files, so it steps down."""
    steps_down = os.geteuid() == 0
    if steps_down:
        os.seteuid(65534)
    try:
        yield
    finally:
        if steps_down:
            os.seteuid(0)


@pytest.mark.parametrize("closed", ["a.xlsx", "."])
def test_file_nobody_may_read_is_refused(tmp_path, closed):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "a.xlsx").write_bytes(small_book())
        (folder / closed).chmod(0)
        with as_nobody(), pytest.raises(WorkbookRefused, match="quyền đọc"):
            read_workbook(folder / "a.xlsx")
        folder.chmod(0o700)


@pytest.mark.parametrize("name", ["a" * 300 + ".xlsx", "a\0.xlsx", "a\udcff.xlsx"])
def test_name_no_file_can_have_is_refused(tmp_path, name):
    with pytest.raises(WorkbookRefused):
        read_workbook(tmp_path / name)


def test_file_that_vanishes_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "a.xlsx"
    path.write_bytes(small_book())

    def then_gone(path):
        found = check_container(path)
        path.unlink()
        return found

    monkeypatch.setattr(workbook, "check_container", then_gone)
    with pytest.raises(WorkbookRefused, match="Không tìm thấy"):
        read_workbook(path)


def test_file_over_the_limit_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "a.xlsx"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(container.LARGEST_FILE + 1)
    with pytest.raises(WorkbookRefused, match="chỉ nhận tối đa 100 MB"):
        check_container(path)


def test_workbook_without_a_known_sheet_is_refused(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Huong_dan"
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(WorkbookRefused, match="không có trang nào"):
        read_workbook(tmp_path / "a.xlsx")


def test_ods_is_read_with_its_formulas(tmp_path):
    def cell(text: str, formula: str = "") -> str:
        computed = f' table:formula="{formula}"' if formula else ""
        return f'<table:table-cell office:value-type="string"{computed}><text:p>{text}</text:p></table:table-cell>'

    lines = [
        ["code", "full_name", "gender", "unit_code"],
        ["Mã", "Tên", "Giới", "Đơn vị"],
        ["DV-01", "An", "male", "CS1"],
    ]
    rows = "".join(f"<table:table-row>{''.join(map(cell, line))}</table:table-row>" for line in lines)
    rows += f"<table:table-row>{cell('DV-02')}{cell('Bình', 'of:=1')}{cell('male')}{cell('CS1')}</table:table-row>"
    path = tmp_path / "a.ods"
    path.write_bytes(ods(ODS % rows.encode()))
    sheet = read_workbook(path).sheets["members"]
    assert [row.number for row in sheet.rows] == [3, 4]
    assert sheet.rows[0].cells["full_name"] == "An"
    assert str(sheet.rows[1].cells["full_name"]) == "="


def test_empty_first_column_does_not_shift_cells(xlsx):
    path = xlsx({"members": [member_row()]})
    book = openpyxl.load_workbook(path)
    book["members"].insert_cols(1)
    book.save(path)
    sheet = read_workbook(path).sheets["members"]
    assert sheet.columns["code"] == 2
    assert sheet.rows[0].cells["code"] == "DV-01"
