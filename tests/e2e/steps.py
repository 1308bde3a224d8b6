"""What people do on the pages, in their words; each step ends on a page that says it worked."""

import re

from playwright.sync_api import Page, expect


def walk_to(page: Page, label: str) -> None:
    """To the page called ``label`` in the navigation, out of its group or the menu of a phone."""
    link = page.get_by_role("link", name=label, exact=True, include_hidden=True)
    shut = page.locator("details.td-menu:not([open])").filter(has=link).filter(visible=True)
    if shut.count():
        shut.locator("> summary").click()
    menus = page.locator("nav:not([aria-label='Đường dẫn'])").filter(visible=True)
    menus.filter(has=link).get_by_role("link", name=label, exact=True).click()


def open_registration(page: Page, campaign: str, phase: str) -> None:
    """From the list of campaigns to the unit's registration of ``phase``, opened when there is none."""
    page.get_by_role("link", name=campaign).first.click()
    row = page.locator("li, tr").filter(has_text=phase).filter(has=page.locator("a, button"))
    begin = row.get_by_role("button", name="Lập đăng ký")
    if begin.count():
        begin.first.click()
    else:
        row.get_by_role("link", name=phase).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đăng ký thi đua")


def add_many(page: Page, dossier: str, section: str, award: str, count: int) -> None:
    """``count`` rows of the unit's list are in the dossier for ``award``."""
    page.goto(f"{dossier}entries/{section}/add/")
    page.locator("select[name=award]").select_option(label=award)
    page.get_by_role("button", name="Lọc").click()
    boxes = page.locator("input[name=subjects]")
    for number in range(count):
        boxes.nth(number).check()
    page.get_by_role("button", name="Thêm vào hồ sơ").click()
    expect(page.locator(".td-message-success")).to_be_visible()


def add_initiative(page: Page, dossier: str, title: str, shares: list[int]) -> None:
    """An initiative of as many authors as there are shares is in the dossier."""
    page.goto(f"{dossier}initiatives/new/")
    page.get_by_label("Tên sáng kiến").fill(title)
    page.locator("select[name=kind]").select_option("technical")
    for number in range(len(shares)):
        search = page.locator("#authors input[data-picker-url][role=combobox]")  # one that listens already
        search.fill("th")
        page.locator("#authors [role=option]:not([aria-disabled=true])").nth(number).click()
        expect(page.locator("#authors input[name$=share]")).to_have_count(number + 1)
    for field, share in zip(page.locator("#authors input[name$=share]").all(), shares, strict=True):
        field.fill(str(share))
    page.get_by_role("button", name="Lưu sáng kiến").click()
    expect(page.get_by_role("link", name=title).first).to_be_visible()


def add_work(page: Page, dossier: str, name: str, value: str) -> None:
    """A work of ``value`` đồng is in the dossier."""
    page.goto(f"{dossier}works/new/")
    page.get_by_label("Tên công trình").fill(name)
    page.locator("select[name=kind]").select_option("construction")
    page.locator("input[name=value]").fill(value)
    page.get_by_role("button", name="Lưu công trình").click()
    expect(page.get_by_role("link", name=name).first).to_be_visible()


def send(page: Page, dossier: str) -> str:
    """The dossier is sent; returns the SHA-256 on the receipt."""
    page.goto(f"{dossier}check/")
    page.get_by_role("button", name="Gửi hồ sơ").click()
    expect(page).to_have_url(re.compile("/receipt/$"))
    found = re.search(r"\b[0-9a-f]{64}\b", page.locator("main").inner_text())
    assert found
    return found[0]


def return_for_repair(page: Page, dossier: str, reason: str, due: str) -> None:
    page.goto(f"{dossier}return/")
    page.locator("textarea[name=reason]").fill(reason)
    page.locator("input[name=due_on]").fill(due)
    page.locator("main button[type=submit]").first.click()
    page.goto(dossier)
    expect(page.locator("main")).to_contain_text("Cần bổ sung")


def accept(page: Page, dossier: str) -> None:
    page.goto(dossier)
    page.get_by_role("button", name="Nhận hồ sơ", exact=True).click()
    page.goto(dossier)
    expect(page.locator("main")).to_contain_text("Đã nhận")


def describe_achievements(page: Page, dossier: str, section: str, text: str) -> None:
    """Every entry of the section says what was achieved."""
    page.goto(f"{dossier}entries/{section}/")
    addresses = [link.get_attribute("href") for link in page.get_by_role("link", name=re.compile("^Sửa ")).all()]
    for address in addresses:
        page.goto(page.url.split("/campaigns/")[0] + address)
        page.locator("textarea[name=achievements]").fill(text)
        page.get_by_role("button", name=re.compile("^Lưu")).first.click()


def submit_decision(page: Page, decision: str) -> None:
    """The draft waits to be published."""
    page.goto(decision)
    page.get_by_role("link", name="Trình công bố").click()
    page.get_by_role("button", name="Trình công bố").click()
    expect(page.locator(".td-message-success")).to_be_visible()
    expect(page.locator(".td-badges").first).to_contain_text("Chờ công bố")


def issue_decision(page: Page, decision: str, password: str) -> str:
    """The decision is published, the password given that is asked for; its number."""
    page.goto(decision)
    page.get_by_role("link", name="Công bố", exact=True).click()
    page.locator("[name=words]").fill("CÔNG BỐ")
    page.get_by_role("button", name="Công bố", exact=True).click()
    page.locator("[name=password]").fill(password)
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url(decision)
    badges = page.locator(".td-badges").first
    expect(badges).to_contain_text("Đã ban hành")
    return re.search(r"\d+/\S+", badges.inner_text())[0]
