"""Evidence opened and closed in a real browser, by the mouse and by keyboard alone."""

from pathlib import Path

import pytest
from django.template.loader import render_to_string

pytest.importorskip("playwright.sync_api")
from playwright.sync_api import expect, sync_playwright

from reviews.selectors.papers import Paper
from tests.common.test_script import CHROMIUM, ROOT, SITE, SWITCHES

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine: apt-get install chromium")

PICTURE = Paper("Ảnh trao giải.jpg", 2048, "image/jpeg", "/anh")
MINUTES = Paper("Biên bản.pdf", 2048, "application/pdf", "/bien-ban")
TABLE = Paper("Bảng điểm.xlsx", 2048, "application/vnd.ms-excel", "/bang")


def listed(*papers):
    return render_to_string("reviews/partials/papers.html", {"papers": papers})


def answer(route):
    path = route.request.url.removeprefix(SITE).partition("?")[0]
    if path.endswith(".js"):
        return route.fulfill(path=ROOT / "static" / "js" / Path(path).name, content_type="text/javascript")
    if path != "/":
        return route.fulfill(content_type="text/plain", body="")
    scripts = "".join(f'<script src="/{name}.js" defer></script>' for name in ("papers", "reviews"))
    points = "".join(
        f'<fieldset data-point tabindex="-1">{papers}<textarea></textarea></fieldset>'
        for papers in (listed(PICTURE, TABLE), listed(MINUTES))
    )
    body = f"<!DOCTYPE html><html lang=vi>{scripts}<body><form data-checklist>{points}</form></body></html>"
    return route.fulfill(content_type="text/html; charset=utf-8", body=body)


@pytest.fixture
def page():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        page = browser.new_page()
        page.route("**/*", answer)
        page.goto(f"{SITE}/")
        yield page
        browser.close()


def test_by_keyboard_the_evidence_of_the_entry_opens_and_closes(page):
    for key in "jje":
        page.keyboard.press(key)
    expect(page.locator(".td-paper iframe")).to_have_attribute("src", "/bien-ban?show=1")
    expect(page.locator(".td-paper")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".td-paper")).to_have_count(0)
    expect(page.get_by_text("Biên bản.pdf")).to_be_focused()


def test_one_is_open_at_a_time_and_the_link_closes_it_again(page):
    page.keyboard.press("e")
    expect(page.locator(".td-paper img")).to_have_attribute("src", "/anh")
    page.get_by_text("Biên bản.pdf").click()
    expect(page.locator(".td-paper")).to_have_count(1)
    page.get_by_text("Biên bản.pdf").click()
    expect(page.locator(".td-paper")).to_have_count(0)


def test_typed_in_a_reason_the_key_is_a_letter(page):
    page.locator("textarea").first.click()
    page.keyboard.press("e")
    expect(page.locator(".td-paper")).to_have_count(0)
    expect(page.locator("textarea").first).to_have_value("e")
