"""A worker hands in an initiative on a phone; officer, employer and council bring it to its recognition."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.conftest import manage
from tests.e2e.steps import walk_to
from tests.e2e.test_looks import faults_of

WORKERS = """
from people.models import Member
from units.models import RoleAssignment
unit = RoleAssignment.objects.get(user__username="canbo").unit
rows = Member.objects.filter(unit=unit, user=None, birth_date__isnull=False, is_leader=False).order_by("code")[:2]
print("FOUND", rows[0].code, rows[0].birth_date.strftime("%d/%m/%Y"), rows[1].code)
"""
OLDER = """
import datetime as dt
from django.db import transaction
from people.models import Member
from contributions.models import Initiative
from units.models import RoleAssignment
unit = RoleAssignment.objects.get(user__username="canbo").unit
fields = {"title": "Cải tiến máy hàn tự động", "kind": "technical", "state": "sent", "applied_on": dt.date(2021, 6, 1)}
with transaction.atomic():
    made = Initiative.objects.create(unit=unit, code="SK-2021-HAN", **fields)
    made.authors.create(member=Member.objects.filter(unit=unit).first(), share_percent=100)
"""
TITLE, SAID = "Cai tien may han tu dong", "Khác máy: hàn điểm, không phải hàn dây"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture(scope="module")
def workers(site):
    """The code and birth date of one worker of the officer's union, and the code of another."""
    said = manage(site.environment, "shell", "-c", WORKERS)
    return re.search(r"FOUND (\S+) (\S+) (\S+)", said).groups()


@pytest.fixture(scope="module")
def older(site):
    """The same company has an initiative of 2021 that the worker's looks like."""
    manage(site.environment, "shell", "-c", OLDER)


@pytest.fixture
def paper(tmp_path) -> Path:
    path = tmp_path / "xac-nhan.pdf"
    path.write_bytes(PDF)
    return path


def sound(page) -> None:
    """No fault at any size, and the page as large as before."""
    size = page.viewport_size
    assert faults_of(page, Axe()) == []
    page.set_viewport_size(size)


def open_link(page) -> str:
    """The officer makes the unit's address; returns its path."""
    walk_to(page, "Sáng kiến")
    page.get_by_role("link", name="Người lao động gửi").click()
    page.get_by_role("button", name=re.compile("Tạo liên kết|Đổi liên kết mới")).click()
    expect(page.locator("img.td-qr")).to_be_visible()
    address = page.locator("a[href*='/intake/form/']").inner_text()
    return re.search(r"/contributions/.*", address)[0]


def say_who(page, code: str, born: str) -> None:
    page.get_by_label("Mã đoàn viên").fill(code)
    page.get_by_label("Ngày sinh").fill(born)
    page.get_by_role("button", name="Tiếp tục").click()


def hand_in(page, mate: str) -> None:
    """What the worker of the story types: 85 million, since 15/03/2022, a co-author with 30 percent."""
    page.get_by_label("Tên sáng kiến").fill(TITLE)
    page.get_by_label("Loại").select_option("technical")
    page.get_by_label("Nội dung giải pháp").fill("Gá kẹp xoay, một người làm thay hai")
    page.get_by_label("Ngày áp dụng lần đầu").fill("15/03/2022")
    page.get_by_label("Giá trị làm lợi tự kê khai").fill("85.000.000")
    page.get_by_label("Mã đồng tác giả 1").fill(mate)
    page.get_by_label("Tỷ lệ của người này").first.fill("30")
    page.get_by_role("button", name="Gửi sáng kiến").click()


def say_different(page) -> None:
    """The older one stands beside; going back keeps what was typed; then it is another one, for a reason."""
    shown = page.locator(".td-card").filter(
        has=page.get_by_role("heading", name="Cải tiến máy hàn tự động", exact=True)
    )
    expect(shown).to_contain_text(re.compile(r"Giống \d+% .* 2021"))
    expect(shown.locator("mark").first).to_have_text(TITLE)
    sound(page)
    page.get_by_role("button", name="Quay lại sửa").click()
    expect(page.get_by_label("Tên sáng kiến")).to_have_value(TITLE)
    page.get_by_role("button", name="Gửi sáng kiến").click()
    for reason in page.get_by_label("Khác – vì").all():
        reason.fill(SAID)
    page.get_by_role("button", name="Khác – gửi sáng kiến").click()
    expect(page.locator("main")).to_contain_text("Chờ công đoàn cơ sở xác nhận")


def take_back(officer) -> None:
    """The conclusion says who and why; taken back it stands no longer."""
    page = officer.open("/contributions/initiatives/conclusions/")
    said = page.get_by_role("row").filter(has_text=SAID).filter(has_text="Cải tiến máy hàn tự động")
    expect(said).to_have_count(1)
    expect(said).to_contain_text("theo lời người gửi")
    sound(page)
    said.get_by_role("link", name="Bỏ kết luận").click()
    page.get_by_label("Lý do").fill("Xem lại thấy giống")
    page.get_by_role("button", name="Bỏ kết luận").click()
    page.goto(f"{officer.site.url}/contributions/initiatives/conclusions/")
    expect(said).to_have_count(0)


@pytest.mark.parametrize("size", ["desktop", "phone"])
@pytest.mark.usefixtures("older")
def test_from_the_qr_code_to_the_recognition(visit, workers, paper, size):
    code, born, mate = workers
    officer = visit("canbo")
    path = open_link(officer.page)

    worker = visit(size=size)
    page = worker.open(path)
    sound(page)
    say_who(page, code, born)
    expect(page.get_by_label("Tên sáng kiến")).to_be_visible()
    sound(page)
    hand_in(page, mate)
    say_different(page)
    followed = page.url

    page = officer.page
    page.reload()
    page.get_by_role("link", name=TITLE).click()
    expect(page.locator("main")).to_contain_text(SAID)
    page.get_by_role("button", name="Xác nhận", exact=True).click()
    expect(page.get_by_label("Tôi không đồng ý là khác")).to_have_count(0)
    page.get_by_role("link", name="Xác nhận giá trị làm lợi").click()
    page.get_by_label("Giá trị làm lợi được xác nhận").fill("85 triệu")
    page.get_by_label("Người xác nhận").fill("Giám đốc công ty")
    page.get_by_label("Văn bản xác nhận").set_input_files(paper)
    page.get_by_role("button", name="Ghi xác nhận").click()
    expect(page.get_by_text("85.000.000 đồng", exact=False).first).to_be_visible()
    expect(page.locator("main")).to_contain_text("70%")
    page.get_by_role("button", name="Gửi lên cấp trên").click()
    address = page.url

    upper = visit("huyen", size=size)
    page = upper.open(address.removeprefix(upper.site.url))
    page.get_by_role("link", name="Kiểm tra ba điều kiện").click()
    for met in page.get_by_label("Đạt", exact=True).all():
        met.check()
    sound(page)
    page.get_by_role("button", name="Lưu kết luận kiểm tra").click()
    page.get_by_role("link", name="Ghi quyết định công nhận").click()
    page.get_by_label("Cấp công nhận").select_option("upper")
    page.get_by_label("Số quyết định").fill("12/QĐ-LĐLĐ")
    page.get_by_label("Ngày quyết định").fill("20/05/2022")
    page.get_by_role("button", name="Ghi công nhận").click()
    expect(page.locator("main")).to_contain_text("12/QĐ-LĐLĐ")
    sound(page)

    page = worker.page
    page.goto(followed)
    expect(page.locator("main")).to_contain_text("Được công nhận")
    take_back(officer)


def test_a_worker_with_an_account(visit):
    open_link(visit("canbo").page)
    page = visit("congnhan", size="phone").open("/contributions/initiatives/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sáng kiến của tôi")
    sound(page)
    page.get_by_role("link", name="Gửi sáng kiến").click()
    page.get_by_label("Tên sáng kiến").fill("Bộ gá của tôi")
    page.get_by_label("Nội dung giải pháp").fill("Kẹp hai đầu")
    page.get_by_role("button", name="Gửi sáng kiến").click()
    expect(page.locator("main")).to_contain_text("Chờ công đoàn cơ sở xác nhận")
