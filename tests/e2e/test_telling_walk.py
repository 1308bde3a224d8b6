"""A unit that still owes is reminded; its letter is read, held and let go, and the worker sends it once."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from sample.bac_kan_2020.accounts import CANBO_UNIT
from tests.e2e.conftest import shell
from tests.e2e.test_looks import RULES, STICKS_OUT

PATIENCE = 150
"""Seconds until beat and the worker must have sent a letter; beat asks once a minute."""


@pytest.fixture
def campaign(site, code) -> Iterator[str]:
    """The key of a campaign in which nobody has sent anything."""
    yield shell(site, f"from tests.e2e import waiting; print(waiting.launch('{code}', 'LDTT').pk)")
    shell(site, f"from tests.e2e import waiting; waiting.end('{code}')")


def sound(page, name: str) -> None:
    """The page has no fault; with ``LOOKS`` set, a picture of it is kept there."""
    found = Axe().run(page, options=RULES).response["violations"]
    assert [one["id"] for one in found] == [], (page.url, found)
    assert not page.evaluate(STICKS_OUT), page.url
    if kept := os.environ.get("LOOKS"):
        page.screenshot(path=Path(kept) / f"telling-{name}-{page.viewport_size['width']}.png", full_page=True)


def test_a_unit_is_reminded_and_its_letter_goes_once(site, visit, size, campaign):
    specialist = visit("tinh", size, bypass_csp=True)
    page = specialist.open(f"/campaigns/{campaign}/reminders/?q={CANBO_UNIT}")
    sound(page, "reminders")
    page.locator("input[name=units]").check()
    page.get_by_role("button", name="Xem trước rồi nhắc").click()
    expect(page.get_by_text("chưa gửi đăng ký thi đua")).to_be_visible()
    sound(page, "preview")
    page.get_by_role("button", name="Nhắc 1 đơn vị").click()
    expect(page.get_by_text("Đã nhắc 1 đơn vị.")).to_be_visible()

    manager = visit("quanly", size, bypass_csp=True)
    page = manager.open("/office/mail/?q=canbo@&kind=reminder&state=waiting")
    sound(page, "outbox")
    page.locator("tbody a").first.click()
    address = page.url
    expect(page.get_by_text("Kính gửi")).to_be_visible()
    sound(page, "letter")
    page.get_by_role("button", name="Giữ lại").click()
    page.goto(address)
    page.get_by_role("button", name="Cho gửi").click()
    deadline = time.monotonic() + PATIENCE
    while page.goto(address) and not page.get_by_text("Đã gửi", exact=True).count():
        assert time.monotonic() < deadline, "the letter did not go"
        page.wait_for_timeout(3000)
    printed = (site.data / "worker.log").read_text(errors="replace")
    assert printed.count(f"<mail-{address.rstrip('/').rpartition('/')[2]}@{urlsplit(site.url).hostname}>") == 1

    reminded = visit("canbo", size, bypass_csp=True).open("/notices/")
    reminded.get_by_role("link", name="chưa gửi đăng ký thi đua").first.click()
    expect(reminded.locator("h1")).to_be_visible()
