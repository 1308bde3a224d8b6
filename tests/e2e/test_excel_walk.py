"""A base union registers 1.445 people by Excel: template, faults, mending, writing, the same file again, undoing."""

import datetime as dt
import re
from pathlib import Path

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.conftest import PASSWORD, manage
from tests.e2e.test_looks import faults_of

PEOPLE = 1445
AWARD = "LDTT"
PATIENCE = 180_000
"""Milliseconds a worker may take."""
OFFICER = """
from accounts.models import User
from campaigns.models import Campaign, Dossier
from units.models import RoleAssignment, Unit
campaign = Campaign.objects.get(state="launched", kind="regular")
joined = Dossier.objects.filter(campaign=campaign).values("unit")
held = RoleAssignment.objects.values("unit")
unit = Unit.objects.filter(kind="grassroots").exclude(pk__in=joined).exclude(pk__in=held).order_by("path").first()
user = User.objects.create_user("excel", password={password!r}, full_name="Đỗ Thị Excel")
RoleAssignment.objects.create(user=user, unit=unit, role="editor")
other = Unit.objects.filter(kind="grassroots").exclude(pk=unit.pk).first()
print("FOUND", unit.code, campaign.code, other.code)
"""


@pytest.fixture(scope="module")
def officer(site):
    """An editor of a base union that has registered nothing; its code, that of the campaign, that of another union."""
    said = manage(site.environment, "shell", "-c", OFFICER.format(password=PASSWORD))
    return re.search(r"FOUND (\S+) (\S+) (\S+)", said).groups()


def members_file(path: Path, unit: str) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "members"
    sheet.append(["code", "full_name", "gender", "unit_code"])
    sheet.append(["Mã đoàn viên", "Họ và tên", "Giới tính", "Mã đơn vị"])
    for number in range(1, PEOPLE + 1):
        sheet.append([f"A2-{number:04}", f"Nguyễn Thị Đoàn Viên {number}", "female", unit])
    book.save(path)
    return path


def bad_cells(other: str) -> dict[int, dict[str, str]]:
    """Twelve bad cells in nine rows, by row and column."""
    twice = {"registered_on": "31/02/2026", "achievements": '=HYPERLINK("http://lua.vn","Thưởng")'}
    tomorrow = f"{dt.date.today() + dt.timedelta(days=3):%d/%m/%Y}"
    return {
        10: twice,
        200: twice,
        1400: twice,
        20: {"award_code": "KHONG_CO"},
        30: {"award_code": "CO_TINH"},
        40: {"subject_code": "DV-LA-999"},
        50: {"registered_on": tomorrow},
        60: {"stage": "Đang nghĩ"},
        70: {"unit_code": other},
    }


class Sheet:
    """The entries of a file, its cells by row and column key."""

    def __init__(self, path: Path) -> None:
        self.path, self.book = path, openpyxl.load_workbook(path)
        self.sheet = self.book["entries"]
        self.columns = {cell.value: cell.column for cell in self.sheet[1]}

    def cell(self, row: int, key: str):
        return self.sheet.cell(row, self.columns[key])

    def of_people(self) -> list[int]:
        rows = range(3, self.sheet.max_row + 1)
        return [row for row in rows if str(self.cell(row, "subject_code").value).startswith("A2-")]

    def values(self) -> list[tuple]:
        return list(self.sheet.iter_rows(values_only=True))

    def save(self, path: Path) -> Path:
        self.book.save(path)
        return path


def upload(page, path: Path) -> None:
    """The file is sent and the machine has checked it."""
    page.goto(page.url.split("/exchange")[0].split("/?")[0].rstrip("/") + "/exchange/")
    page.set_input_files("input[name=file]", path)
    page.get_by_role("button", name="Tải lên và kiểm tra").click()
    expect(page).to_have_url(re.compile(r"/exchange/runs/\d+/$"), timeout=PATIENCE)
    expect(page.locator("#run-line")).to_be_visible(timeout=PATIENCE)


def write(page, said: str) -> None:
    page.get_by_role("button", name=re.compile("^Ghi ")).click()
    expect(page.locator("main")).to_contain_text(said, timeout=PATIENCE)


def downloaded(page, click, path: Path) -> Path:
    with page.expect_download(timeout=PATIENCE) as download:
        click()
    download.value.save_as(path)
    return path


def looked_at(page) -> None:
    assert faults_of(page, Axe()) == []


def test_a_base_union_registers_its_people_by_excel(visit, site, officer, tmp_path):
    unit, campaign, other = officer
    visitor = visit("excel", bypass_csp=True)
    page = visitor.page
    upload(page, members_file(tmp_path / "đoàn viên.xlsx", unit))
    write(page, "Đã ghi: 1.445 dòng mới, 0 dòng đổi.")

    page.goto(f"{site.url}/exchange/template/")
    looked_at(page)
    page.get_by_label("Đối tượng đăng ký").check()
    page.locator("select[name=campaign]").select_option(campaign)
    button = page.get_by_role("button", name="Tải mẫu")
    template = Sheet(downloaded(page, button.click, tmp_path / "mẫu.xlsx"))
    people = template.of_people()
    assert len(people) == PEOPLE
    for row in people:
        template.cell(row, "award_code").value = AWARD
    first, faults = people[0], bad_cells(other)
    for number, cells in faults.items():
        for key, value in cells.items():
            template.cell(first + number, key).value = value
    filled = template.save(tmp_path / "đăng ký.xlsx")

    upload(page, filled)
    line = page.locator("#run-line")
    expect(line).to_contain_text("1.436 dòng hợp lệ (1.436 mới, 0 đổi, 0 không đổi)")
    expect(line).to_contain_text("12 ô lỗi ở 9 dòng")
    expect(page.get_by_role("heading", level=2, name=re.compile("^Lỗi, loại giữ lại"))).to_be_visible()
    looked_at(page)

    link = page.get_by_role("link", name="Tải tệp có ghi lỗi")
    for _again in range(60):
        if link.count():
            break
        page.wait_for_timeout(1000)
        page.reload()
    marked = Sheet(downloaded(page, link.click, tmp_path / "ghi lỗi.xlsx"))
    commented = {cell.coordinate for row in marked.sheet.iter_rows() for cell in row if cell.comment}
    wanted = {template.cell(first + number, key).coordinate for number, cells in faults.items() for key in cells}
    assert commented == wanted
    assert marked.values() == Sheet(filled).values()
    assert len(list(marked.book["Loi"].iter_rows())) == 13

    for number, cells in faults.items():
        clean = {"award_code": AWARD, "unit_code": unit, "stage": "Đăng ký"}
        clean |= {"subject_code": template.cell(first + 39, "subject_code").value.replace("0040", "0041")}
        for key in cells:
            marked.cell(first + number, key).value = clean.get(key)
    mended = marked.save(tmp_path / "đã sửa.xlsx")
    upload(page, mended)
    expect(line).to_contain_text("1.445 dòng hợp lệ (1.445 mới, 0 đổi, 0 không đổi)")
    expect(line).not_to_contain_text("ô lỗi")
    write(page, "Đã ghi: 1.445 dòng mới, 0 dòng đổi.")
    written = page.url
    looked_at(page)

    upload(page, mended)
    expect(page.locator("main")).to_contain_text("0 mới, 0 đổi")

    page.goto(written)
    page.get_by_role("link", name="Hoàn tác lần nhập này").click()
    expect(page.locator("main")).to_contain_text("1.445")
    looked_at(page)
    page.get_by_label("Lý do hoàn tác").fill("Đi thử: nhập rồi hoàn tác.")
    page.get_by_role("button", name="Hoàn tác lần nhập này").click()
    expect(page.locator("main")).to_contain_text("Lần nhập này đã hoàn tác", timeout=PATIENCE)
    looked_at(page)
    upload(page, mended)
    expect(line).to_contain_text("1.445 dòng hợp lệ (1.445 mới, 0 đổi, 0 không đổi)")
