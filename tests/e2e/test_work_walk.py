"""Two works from registration to plaque, by a decision issued here, photos over a poor line, one entered twice."""

import datetime as dt
import io
import random
import re

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from sample.bac_kan_2020.accounts import CANBO2_UNIT
from tests.e2e import steps
from tests.e2e.conftest import PASSWORD, SIZES

FIRST, SECOND = "Nâng cấp đường dây 35 kV", "Cải tạo trụ sở Trung tâm điều khiển xa"
POOR = {"latency": 200, "downloadThroughput": 200_000, "uploadThroughput": 60_000}
"""Milliseconds, and bytes in a second."""


def day(before: int) -> str:
    return f"{dt.date.today() - dt.timedelta(before):%d/%m/%Y}"


def noise(name: str) -> dict:
    """A photo that hardly packs: some hundred kilobytes."""
    out = io.BytesIO()
    Image.frombytes("RGB", (400, 300), random.Random(name).randbytes(400 * 300 * 3)).save(out, "JPEG", quality=95)
    return {"name": name, "mimeType": "image/jpeg", "buffer": out.getvalue()}


def enter_work(page: Page, url: str, **said: str) -> str:
    """A new work of the own unit; returns its address."""
    page.goto(f"{url}/contributions/works/new/")
    page.locator("select[name=kind]").select_option("construction")
    for name, value in said.items():
        page.locator(f"[name={name}]").fill(value)
    page.get_by_role("button", name="Lưu công trình").click()
    expect(page.locator(".td-message-success")).to_be_visible()
    return page.url


def step(page: Page, work: str, label: str, **said: str) -> None:
    """The move called ``label`` is made with what is ``said``."""
    page.goto(work)
    page.get_by_role("link", name=label, exact=True).click()
    for name, value in said.items():
        field = page.locator(f"[name={name}]")
        field.select_option(value) if name == "plaque_level" else field.fill(value)
    page.get_by_role("button", name=label, exact=True).click()
    expect(page).to_have_url(work)
    expect(page.locator(".td-message-success")).to_be_visible()


def tell_over_a_line_that_breaks(page: Page, work: str, photo: dict) -> None:
    """An entry with a photo: the line is slow, breaks once on the way, and the page tries again by itself."""
    page.goto(f"{work}progress/")
    page.locator("[name=text]").fill("Đã đổ móng xong")
    page.locator("[name=percent]").fill("40")
    page.locator("[name=photos]").set_input_files(photo)
    sent = []

    def break_once(route):
        if route.request.method == "POST":
            sent.append(route.request.url)
        if len(sent) == 1:
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/progress/", break_once)
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", {"offline": False, **POOR})
    page.get_by_role("button", name="Lưu tiến độ").click()
    expect(page.locator("[data-upload-problem]")).to_contain_text("Đang thử tải lên lại")
    expect(page.locator("[data-upload-percent]")).to_have_text(re.compile(r"^[1-9]\d?%$"))
    page.wait_for_url(work, timeout=60_000)
    assert len(sent) == 2
    line.send("Network.disable")
    page.reload()
    expect(page.get_by_text("Đã đổ móng xong").first).to_be_visible()
    photos = page.locator(".td-photos img")
    expect(photos).to_have_count(1)
    photos.scroll_into_view_if_needed()
    photos.evaluate("photo => photo.decode()")


def issue_plaque_decision(drafter: Page, chair: Page, work: str, size: str) -> str:
    """The specialist drafts and submits a decision on ``work``, the leader publishes it; returns its number."""
    drafter.goto(work)
    drafter.get_by_role("link", name="Soạn quyết định gắn biển").click()
    expect(drafter.locator("[name=ids]:checked")).to_have_count(1)
    drafter.get_by_role("button", name="Soạn dự thảo").click()
    expect(drafter.locator(".td-message-success")).to_be_visible()
    decision = drafter.url
    expect(drafter.locator("main")).to_contain_text("Chưa chọn văn bản căn cứ")
    drafter.get_by_role("link", name="Sửa dự thảo").click()
    drafter.get_by_label("06/2022/QH15").first.check()
    drafter.locator("[name=symbol]").fill(f"QĐ-{size}")
    drafter.locator("[name=signer_name]").fill("Nguyễn Thị Hường")
    drafter.get_by_role("button", name="Lưu dự thảo").click()
    steps.submit_decision(drafter, decision)
    expect(drafter.get_by_role("link", name="Công bố", exact=True)).to_have_count(0)
    number = steps.issue_decision(chair, decision, PASSWORD)
    paper = chair.request.get(f"{decision}paper/")
    assert paper.body().startswith(b"%PDF")
    return number


@pytest.mark.parametrize("size", SIZES)
def test_from_the_registration_to_the_plaque(visit, site, size):
    officer = visit("canbo", size, forgives=("ERR_CONNECTION_RESET",))
    page, url = officer.page, site.url
    first = enter_work(page, url, name=f"{FIRST} {size}", value="7.200.000.000", benefit="338.364.000", occasion=size)
    second = enter_work(
        page,
        url,
        name=f"{SECOND} {size}",
        value="8.608.330.000",
        benefit="519.485.000",
        occasion=size,
        builder="Công ty Xây lắp",
        builder_unit=CANBO2_UNIT,
        started_on=day(200),
        due_on=day(10),
    )
    page.goto(f"{url}/contributions/works/totals/?occasion={size}")
    expect(page.locator("main")).to_contain_text("15.808.330.000 đồng")
    expect(page.locator("main")).to_contain_text("857.849.000 đồng")

    step(page, second, "Ghi khởi công", started_on=day(200))
    tell_over_a_line_that_breaks(page, second, noise(f"mong-{size}.jpg"))
    step(page, second, "Ghi hoàn thành", finished_on=day(40))
    expect(page.locator("main")).to_contain_text("vượt tiến độ 30 ngày")
    expect(page.get_by_role("link", name="Đề nghị gắn biển")).to_have_count(0)
    step(page, second, "Ghi nghiệm thu", inspected_on=day(35), quality="Đạt", safety="Không tai nạn")
    text = "Chào mừng 90 năm Ngày thành lập Đảng"
    step(page, second, "Đề nghị gắn biển", plaque_level="province", place="Phường Mẫu", plaque_text=text)

    number = issue_plaque_decision(visit("tinh", size).page, visit("chutich", size).page, second, size)
    page.goto(second)
    expect(page.get_by_role("link", name=number, exact=True)).to_be_visible()
    page.get_by_role("link", name="Ghi đã gắn biển").click()
    page.locator("[name=plaque_on]").fill(day(0))
    page.locator("[name=ceremony]").fill("Tại trụ sở Trung tâm")
    page.locator("[name=photos]").set_input_files(noise(f"le-{size}.jpg"))
    page.get_by_role("button", name="Ghi đã gắn biển").click()
    page.wait_for_url(second)
    expect(page.locator(".td-photos img")).to_have_count(2)
    page.goto(f"{url}/contributions/works/plaques/?q={size}")
    row = page.locator("tr", has_text=size)
    row.get_by_role("link", name=number, exact=True).click()
    expect(page.locator("main")).to_contain_text("8.608.330.000 đồng")
    expect(page.get_by_role("link", name="Công bố", exact=True)).to_have_count(0)

    builder = visit("canbo2", size).page
    again = enter_work(
        builder, url, name=f"Trụ sở Trung tâm điều khiển xa cải tạo {size}", value="8.608.330.000", occasion=size
    )
    expect(builder.locator("main")).to_contain_text("Có thể đã được ghi một lần nữa")
    district = visit("huyen", size).page
    district.goto(again)
    district.locator(f"a[href$='/beside/{second.rstrip('/').rpartition('/')[2]}/']").click()
    district.get_by_label("Cùng một công trình").check()
    district.locator("[name=kept]").nth(1).check()
    district.locator("[name=reason]").fill("Cùng hợp đồng số 12")
    district.get_by_role("button", name="Ghi kết luận").click()
    expect(district.locator("main")).to_contain_text("tính chung với")
    district.goto(f"{url}/contributions/works/totals/?occasion={size}")
    expect(district.locator("main")).to_contain_text("15.808.330.000 đồng")
    assert first != second
