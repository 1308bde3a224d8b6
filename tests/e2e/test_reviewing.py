"""A specialist works through the queue by keyboard alone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import manage

END = "from tests.e2e import waiting; waiting.end()"
SEND = "from tests.e2e import waiting; print(waiting.send_two('LDTT', 2))"
REASON = "Đã có kết luận kỷ luật, chưa ghi vào sổ của đơn vị"


@pytest.fixture(scope="module")
def two_waiting(site) -> Iterator[str]:
    """The key of a campaign in which two dossiers of the district wait."""
    yield manage(site.environment, "shell", "-v0", "-c", SEND).strip()
    manage(site.environment, "shell", "-v0", "-c", END)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def tab_to(page: Page, name: str) -> None:
    """The focus walks by Tab until it stands on the link or button called ``name``."""
    for _step in range(80):
        page.keyboard.press("Tab")
        if name in page.evaluate("document.activeElement.innerText ?? ''"):
            return
    raise AssertionError(f"Không tới được «{name}» bằng phím Tab")


def test_the_queue_is_worked_by_keyboard_alone(two_waiting, visit):
    page = visit("huyen").open(f"/reviews/?campaign={two_waiting}")
    tab_to(page, "Xử lý hồ sơ đầu tiên")
    press(page, "Enter")
    expect(page).to_have_url(re.compile(r"/reviews/\d+/$"))
    first = page.url
    points = page.locator("[data-point]")
    expect(points).to_have_count(2)

    press(page, "j", "1", "j", "3")
    expect(points.nth(1).locator("textarea")).to_be_focused()
    page.keyboard.insert_text(REASON)
    press(page, "Escape", "k")
    expect(points.nth(0)).to_be_focused()
    press(page, "s")
    expect(page).not_to_have_url(first)
    expect(page.locator(".td-message-success")).to_contain_text("Đã lưu kết quả thẩm định.")

    press(page, "p")
    expect(page).to_have_url(first)
    expect(points.nth(1).locator("textarea")).to_have_value(REASON)
    expect(points.nth(0).get_by_label("Đạt", exact=True)).to_be_checked()
    press(page, "a", "Enter")
    expect(page).not_to_have_url(first)
    expect(page.locator(".td-message-success")).to_contain_text("Đã nhận hồ sơ của")
    expect(page.locator("main")).to_contain_text("1/2 (50%)")
