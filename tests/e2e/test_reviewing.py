"""A specialist works through the queue: at a desk by keyboard alone, on a phone by touch alone."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import shell
from tests.e2e.test_looks import STICKS_OUT

TOO_SMALL = """[...document.querySelectorAll('main button, main .btn, main label:has([type=radio])')]
    .filter(each => each.offsetParent && each.offsetHeight < 44)
    .map(each => `${each.innerText}: ${each.offsetHeight}`)"""
REASON = "Đã có kết luận kỷ luật, chưa ghi vào sổ của đơn vị"


@pytest.fixture
def two_waiting(site, code) -> Iterator[str]:
    """The key of a campaign in which two dossiers of the district wait."""
    yield shell(site, f"from tests.e2e import waiting; print(waiting.send_two('{code}', 'LDTT', 2))")
    shell(site, f"from tests.e2e import waiting; waiting.end('{code}')")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def sound(page: Page, name: str) -> None:
    """Nothing sticks out, and what one taps is as large as a fingertip; with ``LOOKS`` set, a picture is kept there."""
    assert not page.evaluate(STICKS_OUT), page.url
    assert page.evaluate(TOO_SMALL) == [], page.url
    if kept := os.environ.get("LOOKS"):
        page.screenshot(path=Path(kept) / f"review-{name}.png", full_page=True)


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


def test_the_queue_is_worked_by_touch_alone(two_waiting, visit):
    page = visit("huyen", "phone", has_touch=True).open(f"/reviews/?campaign={two_waiting}")
    sound(page, "queue")
    page.get_by_role("link", name="Xử lý hồ sơ đầu tiên").tap()
    expect(page).to_have_url(re.compile(r"/reviews/\d+/$"))
    first = page.url
    points = page.locator("[data-point]")
    expect(points).to_have_count(2)
    sound(page, "dossier")

    points.nth(0).get_by_label("Đạt", exact=True).tap()
    points.nth(1).get_by_label("Không đạt", exact=True).tap()
    points.nth(1).locator("textarea").tap()
    page.keyboard.insert_text(REASON)
    onward = page.get_by_role("button", name="Lưu và xem hồ sơ tiếp")
    expect(onward).to_be_in_viewport(ratio=1)  # within the thumb's reach, wherever one stands
    onward.tap()
    expect(page).not_to_have_url(first)
    expect(page.locator(".td-message-success")).to_contain_text("Đã lưu kết quả thẩm định.")

    page.get_by_role("link", name="Hồ sơ trước").tap()
    expect(page).to_have_url(first)
    expect(points.nth(1).locator("textarea")).to_have_value(REASON)
    expect(points.nth(0).get_by_label("Đạt", exact=True)).to_be_checked()
    page.get_by_role("button", name="Nhận và xem hồ sơ tiếp").tap()
    expect(page).not_to_have_url(first)
    expect(page.locator(".td-message-success")).to_contain_text("Đã nhận hồ sơ của")
    expect(page.locator("main")).to_contain_text("1/2 (50%)")
    sound(page, "next")
