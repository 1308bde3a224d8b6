"""A level of unions ends on one day: walk A11, by an Excel with a line for each of the 174 units of a district."""

import datetime as dt
import io
import re

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.conftest import manage
from tests.e2e.test_looks import faults_of

TITLE = "Kết thúc hoạt động LĐLĐ huyện Triệu Sơn"
FIRST_ROW, CODE, OPERATION, SUCCESSOR = 3, 1, 4, 5
COMPANY, SCHOOL = "CS-TSO-DN01", "CS-TSO-TH01"
BEGIN = """
from accounts.models import User
from units.models import Role, Unit
from units.services.role import assign_role
user = User(username="ts_duyet", full_name="Lãnh đạo mẫu Thanh Hóa")
user.set_password("mat-khau-di-thu")
user.save()
assign_role(user, unit=Unit.objects.get(code="LDLD-THO"), role=Role.APPROVER)
"""
COME = """
from datetime import timedelta
from common import clock
from office.models import Reorganisation
from office.services.applying import apply_due
yesterday = clock.today() - timedelta(days=1)
Reorganisation.objects.filter(state="scheduled").update(effective_on=yesterday, decided_on=yesterday)
apply_due()
row = Reorganisation.objects.latest("pk")
assert row.state == "applied", row.failure
"""
"""The day has come, and one more: for who signs in now the units have ended."""
REPORT = "/reports/registrations/?campaign=TS2022&unit=LDLD-TSO"


@pytest.fixture(scope="module")
def district(site):
    """The district stands in the site's database, under a province with an approver."""
    manage(site.environment, "load_sample", "trieu_son_2022")
    manage(site.environment, "shell", "-v0", "-c", BEGIN)


def filled(template: bytes, *, wrong: bool) -> bytes:
    """Schools and companies go to the province, communes and offices into a school, perhaps by a code not there."""
    book = openpyxl.load_workbook(io.BytesIO(template))
    sheet = book["lines"]
    for number in range(FIRST_ROW, sheet.max_row + 1):
        code = sheet.cell(number, CODE).value
        if code == "LDLD-TSO":
            sheet.cell(number, OPERATION, "Giải thể")
        elif re.match("CS-TSO-(DN|TH)", code):
            sheet.cell(number, OPERATION, "Chuyển giao sang cấp trên khác")
            sheet.cell(number, SUCCESSOR, "LDLD-THO")
        elif code.startswith("CS-TSO-"):
            sheet.cell(number, OPERATION, "Sáp nhập vào đơn vị khác")
            sheet.cell(number, SUCCESSOR, "KHONG-CO" if wrong else SCHOOL)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def fill_in(page, names: dict[str, str]) -> None:
    for name, value in names.items():
        field = page.locator(f"[name={name}]")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def report_of(visitor) -> str:
    """Every cell of the report of 2022 of the district."""
    answer = visitor.context.request.get(visitor.site.url + REPORT.replace("/?", "/xlsx/?"))
    assert answer.ok, answer.url
    book = openpyxl.load_workbook(io.BytesIO(answer.body()))
    return repr([[cell.value for cell in row] for sheet in book for row in sheet.iter_rows()])


def upload(page, content: bytes) -> None:
    page.get_by_role("link", name="Nhập từ Excel").click()
    page.locator("input[type=file]").set_input_files(
        {"name": "sap-xep.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    )
    page.get_by_role("button", name="Tải lên").click()


def no_fault(page) -> None:
    assert faults_of(page, Axe()) == []
    page.set_viewport_size({"width": 1280, "height": 900})


def test_a_district_of_174_units_ends(district, site, visit):
    drafter = visit("ts_tinh", bypass_csp=True)
    before = report_of(drafter)
    page = drafter.open("/office/reorganisations/")
    no_fault(page)
    page.get_by_role("link", name="Lập việc sắp xếp").click()
    day = dt.date.today() + dt.timedelta(days=1)
    fill_in(
        page,
        {
            "unit": "LDLD-THO",
            "title": TITLE,
            "decision_no": "25/QĐ-LĐLĐ (mẫu)",
            "decided_on": f"{dt.date.today():%d/%m/%Y}",
            "effective_on": f"{day:%d/%m/%Y}",
        },
    )
    no_fault(page)
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    plan = page.url
    template = drafter.context.request.get(f"{plan}file/template/").body()
    upload(page, filled(template, wrong=True))
    expect(page.get_by_role("alert").first).to_contain_text("44 ô có lỗi, chưa dòng nào được nhập")
    no_fault(page)
    page.goto(plan)
    upload(page, filled(template, wrong=False))
    expect(page.locator("main")).to_contain_text("175 đơn vị = 130 chuyển giao + 45 kết thúc")
    no_fault(page)
    page.get_by_role("link", name="Thêm đơn vị").click()
    no_fault(page)
    page.get_by_role("link", name="Nâng cấp").click()
    no_fault(page)
    approver = visit("ts_duyet")
    decided = approver.page
    decided.goto(plan)
    decided.get_by_role("link", name="Duyệt và đặt lịch").click()
    expect(decided.locator("main")).to_contain_text("175 đơn vị = 130 chuyển giao + 45 kết thúc")
    decided.get_by_role("button", name="Duyệt và đặt lịch").click()
    expect(decided.locator(".td-message-success")).to_be_visible()
    expect(decided.get_by_role("link", name="Huỷ")).to_be_visible()
    manage(site.environment, "shell", "-v0", "-c", COME)
    page.goto(plan)
    expect(page.locator("main")).to_contain_text("Đã thực hiện")
    assert report_of(drafter) == before
    for size in ("desktop", "phone"):
        officer = visit("ts_huyen", size, bypass_csp=True)
        band = officer.page.get_by_role("complementary", name="Đơn vị đã kết thúc")
        expect(band).to_contain_text("huyện Triệu Sơn đã kết thúc hoạt động từ hết ngày")
        assert faults_of(officer.page, Axe()) == []
    page.goto(f"{site.url}/units/?q={SCHOOL}")
    page.get_by_role("link", name="Trường Mầm non").first.click()
    expect(page.locator("main")).to_contain_text("Trước đây:")
    no_fault(page)
