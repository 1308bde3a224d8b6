"""The navigation: one line at a desk whoever looks, one menu on a phone, by keyboard and without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.conftest import SIZES
from tests.e2e.steps import walk_to
from tests.e2e.test_looks import STICKS_OUT, faults_of

WHO = ("congnhan", "canbo", "huyen", "tinh", "chutich", "hoidong1", "taichinh", "kiemtra", "quanly", "xem", "admin")
ONE_LINE = 60
NARROWEST = 992
"""Pixels: higher than one line and lower than two; the narrowest screen of a desk."""


@pytest.mark.parametrize("username", WHO)
def test_it_takes_one_line(visit, username):
    page = visit(username).page
    for width in (SIZES["desktop"]["width"], NARROWEST):
        page.set_viewport_size({"width": width, "height": 800})
        bar = page.locator("nav.td-nav")
        assert bar.bounding_box()["height"] < ONE_LINE
        assert not page.evaluate(STICKS_OUT)
        for group in bar.locator("summary").all():
            group.click()
            assert not page.evaluate(STICKS_OUT), group.inner_text()


def test_a_group_opens_and_closes_by_keyboard(visit):
    visitor = visit("tinh", bypass_csp=True)
    page = visitor.open("/tro-giup/")
    group = page.locator("nav.td-nav summary", has_text="Xét khen")
    entry = page.locator("nav.td-nav").get_by_role("link", name="Tổng hợp xét khen")
    expect(entry).to_be_hidden()
    group.focus()
    page.keyboard.press("Enter")
    expect(entry).to_be_visible()
    assert faults_of(page, Axe()) == []  # which takes the focus round the page, and with it closes the group
    page.set_viewport_size(SIZES["desktop"])
    group.focus()
    if entry.is_hidden():
        page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(entry).to_be_focused()
    page.keyboard.press("Escape")
    expect(entry).to_be_hidden()
    expect(group).to_be_focused()
    page.keyboard.press("Enter")
    page.locator("nav.td-nav summary", has_text="Báo cáo").click()
    expect(entry).to_be_hidden()
    page.locator("h1").click()
    expect(page.locator("nav.td-nav details[open]")).to_have_count(0)
    group.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{visitor.site.url}/awards/runs/")
    expect(group).to_have_attribute("aria-current", "true")


@pytest.mark.parametrize("scripts", [True, False])
def test_every_entry_is_reached(visit, size, scripts):
    visitor = visit("admin" if scripts else "", size=size, scripts=scripts)
    page = visitor.page if scripts else visitor.sign_in("admin")
    for label, path in (("Quyết định", "/decisions/"), ("Nhật ký", "/office/audit/"), ("Trợ giúp", "/tro-giup/")):
        walk_to(page, label)
        expect(page).to_have_url(visitor.site.url + path)
        assert not page.evaluate(STICKS_OUT)
        here = page.locator("nav [aria-current=page]").filter(has_text=label)
        expect(here.first).to_have_attribute("aria-current", "page")
