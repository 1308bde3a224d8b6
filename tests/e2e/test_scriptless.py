"""A browser that runs no scripts reads, registers, sends, reviews and decides."""

import datetime as dt

from playwright.sync_api import expect

from tests.e2e import steps

TITLE = "Sáng kiến ghi bằng trình duyệt không chạy kịch bản"


def add_initiative(page, dossier: str) -> None:
    """An initiative of one author, found by searching and ticking; saved once for each step."""
    page.goto(f"{dossier}initiatives/new/")
    page.get_by_label("Tên sáng kiến").fill(TITLE)
    page.locator("select[name=kind]").select_option("technical")
    page.locator("#authors input[type=search]").fill("th")
    page.locator("#authors").get_by_role("button", name="Tìm").click()
    page.locator("#authors [data-picker-results] input").first.check()
    page.get_by_role("button", name="Thêm tác giả đã đánh dấu").click()
    page.locator("#authors input[name$=share]").first.fill("100")
    page.get_by_role("button", name="Lưu sáng kiến").click()
    expect(page.get_by_role("link", name=TITLE).first).to_be_visible()


def test_an_officer_registers_and_a_specialist_accepts(visit):
    unit = visit("canbo2", scripts=False)
    unit.open("/campaigns/")
    steps.open_registration(unit.page, f"Phong trào thi đua năm {dt.date.today().year}", "Đợt I")
    dossier = unit.page.url
    steps.add_many(unit.page, dossier, "individual", "Lao động tiên tiến", 2)
    steps.add_work(unit.page, dossier, "Vườn rau xanh của công đoàn", "25.000.000")
    add_initiative(unit.page, dossier)
    digest = steps.send(unit.page, dossier)
    assert digest

    district = visit("huyen", scripts=False)
    due = dt.date.today() + dt.timedelta(days=4)
    steps.return_for_repair(district.page, dossier, "Cần ghi rõ mục tiêu phấn đấu của tập thể.", f"{due:%d/%m/%Y}")
    assert steps.send(unit.page, dossier) != digest
    steps.accept(district.page, dossier)
