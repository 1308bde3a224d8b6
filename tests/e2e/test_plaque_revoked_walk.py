"""A plaque decision is issued, an error of its list corrected, then the plaque taken back; the register keeps all."""

import os
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e import steps
from tests.e2e.conftest import PASSWORD
from tests.e2e.test_looks import RULES, STICKS_OUT
from tests.e2e.test_work_walk import day, enter_work, issue_plaque_decision, step

NAME, RIGHT = "Sân bóng chuyền thuỷ điện Nà Mẫu", "Sân bóng chuyền thuỷ điện Nà Mẫu mở rộng"
REASON = "Kết luận kiểm tra số 15/KL-LĐLĐ: công trình khai trùng với đơn vị khác."


def sound(page: Page, name: str) -> None:
    """The page has no fault; with ``LOOKS`` set, a picture of it is kept there."""
    found = Axe().run(page, options=RULES).response["violations"]
    assert [one["id"] for one in found] == [], (page.url, found)
    assert not page.evaluate(STICKS_OUT), page.url
    if kept := os.environ.get("LOOKS"):
        page.screenshot(path=Path(kept) / f"plaque-{name}-{page.viewport_size['width']}.png", full_page=True)


def amend(page: Page, decision: str, button: str, reason: str, name: str) -> str:
    """A draft about the first line of ``decision``, by the button; returns its address."""
    page.goto(decision)
    page.get_by_role("link", name=button, exact=True).click()
    page.locator("main input[name=ids]").first.check()
    page.get_by_label("Lý do").fill(reason)
    sound(page, name)
    page.get_by_role("button", name="Soạn dự thảo").click()
    expect(page.locator(".td-message-success")).to_be_visible()
    return page.url


def test_a_plaque_is_put_right_and_then_taken_back(visit, site, size):
    officer = visit("canbo", size, bypass_csp=True).page
    specialist, chair = visit("tinh", size, bypass_csp=True).page, visit("chutich", size, bypass_csp=True).page
    work = enter_work(
        officer, site.url, name=f"{NAME} {size}", value="1.250.000.000", place="Thôn Nà Mẫu", occasion=f"biển {size}"
    )
    step(officer, work, "Ghi hoàn thành", finished_on=day(40))
    step(officer, work, "Ghi nghiệm thu", inspected_on=day(35))
    step(officer, work, "Đề nghị gắn biển", plaque_level="province", plaque_text="Chào mừng Đại hội")
    number = issue_plaque_decision(specialist, chair, work, f"B{size}")
    specialist.goto(work)
    specialist.get_by_role("link", name=number, exact=True).click()
    decision = specialist.url
    sound(specialist, "issued")
    step(officer, work, "Ghi đã gắn biển", plaque_on=day(0))

    correction = amend(specialist, decision, "Đính chính", "Đánh máy thiếu chữ.", "correcting")
    specialist.get_by_role("link", name=f"Sửa {NAME} {size}").click()
    specialist.locator("[name=name]").fill(f"{RIGHT} {size}")
    sound(specialist, "line")
    specialist.get_by_role("button", name="Lưu dòng").click()
    expect(specialist.locator("main")).to_contain_text(f"→ «{RIGHT} {size}»")
    sound(specialist, "correction")
    steps.submit_decision(specialist, correction)
    expect(specialist.get_by_role("link", name="Công bố", exact=True)).to_have_count(0)
    right = steps.issue_decision(chair, correction, PASSWORD)
    officer.goto(work)
    expect(officer.get_by_role("heading", level=1)).to_contain_text(f"{RIGHT} {size}")
    expect(officer.locator("main")).to_contain_text("đã đính chính")

    revocation = amend(specialist, decision, "Thu hồi", REASON, "revoking")
    expect(specialist.locator("main")).to_contain_text("Thu hồi biển của 01 công trình, sản phẩm")
    sound(specialist, "revocation")
    steps.submit_decision(specialist, revocation)
    officer.goto(f"{site.url}/contributions/works/totals/?occasion=biển {size}")
    expect(officer.locator("main")).to_contain_text("1.250.000.000 đồng")
    gone = steps.issue_decision(chair, revocation, PASSWORD)
    assert chair.request.get(f"{revocation}paper/").body().startswith(b"%PDF")

    officer.goto(work)
    expect(officer.locator("main")).to_contain_text("biển đã thu hồi")
    expect(officer.locator(".td-summary")).to_contain_text(f"Quyết định {gone}")
    expect(officer.get_by_role("link", name="Đề nghị gắn biển", exact=True)).to_be_visible()
    sound(officer, "work")
    officer.goto(f"{site.url}/contributions/works/plaques/?q={RIGHT} {size}")
    row = officer.locator("tr", has_text=f"{RIGHT} {size}")
    expect(row).to_contain_text("biển đã thu hồi")
    expect(row).to_contain_text(f"Quyết định {right}")
    sound(officer, "register")
    row.get_by_role("link", name=number, exact=True).click()
    expect(officer.locator("main")).to_contain_text("Đã thu hồi")
    expect(officer.locator("main")).to_contain_text(f"Biển đã thu hồi theo Quyết định {gone}")
    officer.get_by_role("link", name=f"Thu hồi: Quyết định {gone}").first.click()
    expect(officer).to_have_url(revocation)
