"""An officer proposes a worker on a phone; the specialist accepts, the finance officer approves, the leader issues."""

import datetime as dt

from playwright.sync_api import Page, expect

from sample.bac_kan_2020.places import PROVINCE
from tests.e2e import steps
from tests.e2e.conftest import PASSWORD
from tests.e2e.test_plaque_revoked_walk import sound

STATEMENT = "Phát hiện sạt lở, kịp báo và đưa 12 công nhân ra khỏi lán trại trong đêm mưa lớn."
TODAY = f"{dt.date.today():%d/%m/%Y}"


def press(page: Page, label: str, **said: str) -> None:
    """The move called ``label`` is made with what is ``said``."""
    page.get_by_role("link", name=label, exact=True).click()
    for name, value in said.items():
        page.locator(f"[name={name}]").fill(value)
    page.get_by_role("button", name=label, exact=True).click()
    expect(page.locator(".td-message-success")).to_be_visible()


def set_step(manager: Page, url: str) -> None:
    """Awards on the spot of districts are approved by the finance officer of the province."""
    manager.goto(f"{url}/decisions/steps/new/")
    manager.locator("[name=order_no]").fill("1")
    manager.locator("[name=name]").fill("Tài chính thẩm định nhanh")
    manager.locator("select[name=level]").select_option("district")
    manager.locator("[name=at_unit]").fill(PROVINCE)
    manager.locator("select[name=scope]").select_option("unscheduled")
    manager.locator("select[name=role]").select_option("finance")
    manager.locator("[name=valid_from]").fill(TODAY)
    manager.locator("main form button[type=submit]").last.click()
    expect(manager.locator(".td-message-success")).to_be_visible()


def propose(officer: Page) -> tuple[str, str]:
    """From the navigation to a proposal that is sent; its address, and whom it is about."""
    steps.walk_to(officer, "Khen đột xuất")
    officer.get_by_role("link", name="Đề nghị khen").first.click()
    sound(officer, "spot-form")
    officer.locator("input[data-picker-url][role=combobox]").fill("nguyen")
    officer.locator("[role=option]:not([aria-disabled=true])").first.click()
    expect(officer.locator("[data-picker-chosen] input")).to_have_count(1)
    officer.locator("select[name=award]").select_option(label=award_label(officer))
    officer.locator("[name=happened_on]").fill(TODAY)
    officer.locator("[name=statement]").fill(STATEMENT)
    officer.locator("[name=uploads]").set_input_files(
        {"name": "bien-ban.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"}
    )
    officer.get_by_role("button", name="Lưu đề nghị").click()
    expect(officer.locator(".td-message-success")).to_be_visible()
    expect(officer.get_by_role("link", name="bien-ban.pdf")).to_be_visible()
    sound(officer, "spot-draft")
    address = officer.url
    press(officer, "Gửi đề nghị")
    heading = officer.get_by_role("heading", level=1).inner_text()
    return address, heading.strip().removesuffix("Đã gửi").strip()


def award_label(page: Page) -> str:
    """The award all levels of the union may give at any time."""
    return page.locator("select[name=award] option", has_text="Người tốt").first.inner_text()


def test_a_worker_is_praised_on_the_spot(visit, site):
    set_step(visit("quanly").page, site.url)
    officer = visit("canbo", "phone", bypass_csp=True).page
    address, name = propose(officer)

    specialist = visit("huyen", bypass_csp=True).page
    specialist.goto(address)
    sound(specialist, "spot-sent")
    press(specialist, "Nhận đề nghị")
    specialist.get_by_role("link", name="Soạn quyết định").first.click()
    expect(specialist.locator("[name=ids]:checked")).to_have_count(1)
    sound(specialist, "spot-drafting")
    specialist.get_by_role("button", name="Soạn dự thảo").click()
    expect(specialist.locator(".td-message-success")).to_be_visible()
    decision = specialist.url
    expect(specialist.locator("main")).to_contain_text(name)
    specialist.get_by_role("link", name="Sửa dự thảo").click()
    specialist.get_by_label("06/2022/QH15").first.check()
    specialist.locator("[name=symbol]").fill("QĐ-DX")
    specialist.locator("[name=signer_name]").fill("Nguyễn Thị Hường")
    specialist.get_by_role("button", name="Lưu dự thảo").click()
    specialist.goto(decision)
    specialist.get_by_role("link", name="Trình duyệt").or_(specialist.get_by_role("link", name="Trình công bố")).click()
    specialist.locator("main form button[type=submit]").last.click()
    expect(specialist.locator(".td-message-success")).to_be_visible()
    expect(specialist.locator(".td-badges").first).to_contain_text("Đang trình duyệt")

    finance = visit("taichinh").page
    finance.goto(decision)
    finance.get_by_role("link", name="Duyệt", exact=True).click()
    finance.locator("main form button[type=submit]").last.click()
    expect(finance.locator(".td-badges").first).to_contain_text("Chờ công bố")

    chair = visit("chutich").page
    number = steps.issue_decision(chair, decision, PASSWORD)
    officer.goto(address)
    expect(officer.locator("main")).to_contain_text(number)
    sound(officer, "spot-issued")
    officer.goto(f"{site.url}/certificates/?q={name}")
    expect(officer.locator("main")).to_contain_text(number)
