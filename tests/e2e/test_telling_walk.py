"""A unit that still owes is reminded; its letter is read, held and let go, and the worker sends it once."""

import time

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from sample.bac_kan_2020.accounts import CANBO_UNIT
from tests.e2e.conftest import manage
from tests.e2e.test_looks import RULES, STICKS_OUT

PATIENCE = 150
"""Seconds until beat and the worker must have sent a letter; beat asks once a minute."""
OWING = f"""
from campaigns.models import Campaign
from campaigns.selectors.owing import owing

for campaign in Campaign.objects.filter(state="launched").order_by("-starts_on"):
    if owing(campaign, "registration").filter(unit__code={CANBO_UNIT!r}).exists():
        print(campaign.pk)
        break
"""


def sound(page) -> None:
    """The page has no fault."""
    found = Axe().run(page, options=RULES).response["violations"]
    assert [one["id"] for one in found] == [], (page.url, found)
    assert not page.evaluate(STICKS_OUT), page.url


def test_a_unit_is_reminded_and_its_letter_goes_once(site, visit):
    campaign = manage(site.environment, "shell", "-v0", "-c", OWING).strip().splitlines()[-1]
    specialist = visit("tinh", bypass_csp=True)
    page = specialist.open(f"/campaigns/{campaign}/reminders/?q={CANBO_UNIT}")
    sound(page)
    page.locator("input[name=units]").check()
    page.get_by_role("button", name="Xem trước rồi nhắc").click()
    expect(page.get_by_text("chưa gửi đăng ký thi đua")).to_be_visible()
    sound(page)
    page.get_by_role("button", name="Nhắc 1 đơn vị").click()
    expect(page.get_by_text("Đã nhắc 1 đơn vị.")).to_be_visible()

    manager = visit("quanly", bypass_csp=True)
    page = manager.open("/office/mail/?q=canbo@&kind=reminder&state=waiting")
    sound(page)
    page.locator("tbody a").first.click()
    address = page.url
    expect(page.get_by_text("Kính gửi")).to_be_visible()
    sound(page)
    page.get_by_role("button", name="Giữ lại").click()
    page.goto(address)
    page.get_by_role("button", name="Cho gửi").click()
    deadline = time.monotonic() + PATIENCE
    while page.goto(address) and not page.get_by_text("Đã gửi", exact=True).count():
        assert time.monotonic() < deadline, "the letter did not go"
        page.wait_for_timeout(3000)
    printed = (site.data / "worker.log").read_text(errors="replace")
    assert printed.count(f"<mail-{address.rstrip('/').rpartition('/')[2]}@localhost>") == 1

    reminded = visit("canbo", bypass_csp=True).open("/notices/")
    reminded.get_by_role("link", name="chưa gửi đăng ký thi đua").first.click()
    expect(reminded.locator("h1")).to_be_visible()
