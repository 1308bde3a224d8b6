"""What the pages' script does, in a real browser, against answers given here."""

import json
from pathlib import Path
from shutil import which
from urllib.parse import parse_qs

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.safestring import mark_safe

pytest.importorskip("playwright.sync_api")
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SITE = "http://emulation.test"
CHROMIUM = which("chromium") or which("chromium-browser")
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine: apt-get install chromium")

BODY = """{% load ui %}
<form id="once" method="post" action="/sent/"><button name="action" value="go">Gửi</button></form>
<form id="draft" method="post" {{ marks }}><input type="hidden" name="version" value="1">
<label for="title">Tên</label><input id="title" name="title"><span data-autosave-status></span></form>
<form id="people">{% picker "who" "/pick/" "Người" multiple=True %}</form>
<section data-bulk><table><thead><tr><td><input type="checkbox" data-bulk-all></td></tr></thead><tbody>
<tr><td><input type="checkbox" data-bulk-item></td></tr><tr><td><input type="checkbox" data-bulk-item></td></tr></tbody>
</table><input type="checkbox" data-bulk-kept>
{% bulk_bar noun="hồ sơ" total=2490 %}<button>Nhận</button>{% endbulk_bar %}</section>
<div tabindex="-1" data-error-summary>Có lỗi cần sửa</div>
{% script_words %}
"""


class Site:
    """A page and its answers; ``posts`` keeps what was sent, ``save_answer`` is what the draft is told.

    ``marks`` are the attributes of the draft's form.
    """

    def __init__(self):
        self.marks = 'data-autosave-url="/save/"'
        self.posts = []
        self.save_answer = (200, {"saved_at": "10:42", "fields": {"version": "2"}})

    def answer(self, route):
        request = route.request
        path = request.url.removeprefix(SITE).partition("?")[0]
        if request.method == "POST":
            self.posts.append((path, parse_qs(request.post_data or "")))
        if path == "/save/":
            status, answer = self.save_answer
            return route.fulfill(status=status, content_type="application/json", body=json.dumps(answer))
        if path == "/pick/":
            rows = [{"id": n, "label": "Nguyễn Thị Hằng", "note": f"{1980 + n}", "disabled": n == 1} for n in (1, 2)]
            return route.fulfill(content_type="application/json", body=json.dumps({"results": rows, "more": 1}))
        if path == "/emulation.js":
            return route.fulfill(path=ROOT / "static" / "js" / "emulation.js", content_type="text/javascript")
        return route.fulfill(content_type="text/html; charset=utf-8", body=self.page)

    @property
    def page(self):
        context = {"request": RequestFactory().get("/"), "marks": mark_safe(self.marks)}
        body = Template(BODY).render(Context(context))
        return f'<!DOCTYPE html><html lang="vi"><script src="/emulation.js" defer></script><body>{body}</body></html>'


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def site():
    return Site()


@pytest.fixture
def page(browser, site):
    page = browser.new_page()
    problems = []
    page.on("pageerror", lambda problem: problems.append(problem))  # noqa: PLW0108 -- Playwright marks the function it is given
    page.route(f"{SITE}/**", site.answer)
    page.clock.install()
    page.goto(f"{SITE}/")
    yield page
    page.close()
    assert problems == []


def test_error_summary_takes_the_focus(page):
    assert page.evaluate("document.activeElement.textContent") == "Có lỗi cần sửa"


def test_a_double_click_sends_once_and_keeps_the_value_of_the_button(page, site):
    page.evaluate("for (const click of [1, 2]) document.querySelector('#once button').click()")
    page.wait_for_url(f"{SITE}/sent/")
    assert site.posts == [("/sent/", {"action": ["go"]})]


def test_draft_is_saved_after_five_idle_seconds_and_takes_the_new_version(page, site):
    page.fill("#title", "Cải tiến")
    page.clock.run_for(4000)
    assert site.posts == []
    page.clock.run_for(1500)
    page.wait_for_function("document.querySelector('[data-autosave-status]').textContent.includes('10:42')")
    assert site.posts == [("/save/", {"version": ["1"], "title": ["Cải tiến"]})]
    assert page.input_value("[name=version]") == "2"
    page.clock.run_for(20_000)
    assert len(site.posts) == 1


@pytest.mark.parametrize(
    ("status", "answer", "told"),
    [
        (409, {"message": "Hồ sơ đã được người khác sửa."}, "Hồ sơ đã được người khác sửa."),
        (403, {}, "phiên làm việc đã hết"),
        (503, {}, "Chữ đã gõ vẫn còn"),
    ],
)
def test_a_draft_that_was_not_saved_says_why(page, site, status, answer, told):
    site.save_answer = (status, answer)
    page.fill("#title", "Cải tiến")
    page.clock.run_for(5500)
    page.wait_for_selector("[data-autosave-status][role=alert]")
    assert told in page.inner_text("[data-autosave-status]")


@pytest.mark.parametrize("status", [409, 422])
def test_what_was_refused_is_not_sent_again_and_not_left_without_a_word(page, site, status):
    site.save_answer = (status, {"message": "Chưa lưu được."})
    page.fill("#title", "Cải tiến")
    page.clock.run_for(5500)
    page.wait_for_selector("[data-autosave-status][role=alert]")
    page.dispatch_event("#title", "change")
    page.clock.run_for(30_000)
    assert len(site.posts) == 1
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(f"{SITE}/elsewhere/")
    assert asked == ["beforeunload"]


def test_what_was_refused_is_sent_again_once_it_is_mended(page, site):
    site.save_answer = (422, {"message": "Chưa lưu được."})
    page.fill("#title", "Cải tiến")
    page.clock.run_for(5500)
    page.wait_for_selector("[data-autosave-status][role=alert]")
    site.save_answer = (200, {"saved_at": "10:43"})
    page.fill("#title", "Cải tiến quy trình")
    page.clock.run_for(5500)
    page.wait_for_function("document.querySelector('[data-autosave-status]').textContent.includes('10:43')")
    page.on("dialog", lambda dialog: pytest.fail(dialog.type))
    page.goto(f"{SITE}/elsewhere/")


def test_a_form_that_came_back_is_unsaved_and_only_its_button_saves_it(page, site):
    site.marks = 'data-autosave-url="" data-unsaved'
    page.goto(f"{SITE}/")
    page.fill("#title", "Cải tiến")
    page.clock.run_for(5500)
    assert "Có thay đổi chưa lưu" in page.inner_text("[data-autosave-status]")
    page.fill("#title", "")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(f"{SITE}/elsewhere/")
    assert (site.posts, asked) == ([], ["beforeunload"])


def test_an_outage_is_tried_again(page, site):
    site.save_answer = (503, {})
    page.fill("#title", "Cải tiến")
    page.clock.run_for(5500)
    page.wait_for_selector("[data-autosave-status][role=alert]")
    site.save_answer = (200, {"saved_at": "10:43"})
    page.clock.run_for(15_500)
    page.wait_for_function("document.querySelector('[data-autosave-status]').textContent.includes('10:43')")


def test_picker_works_by_keyboard_and_skips_who_cannot_be_chosen(page):
    box = page.locator("#id_who_search")
    assert box.get_attribute("role") == "combobox"
    box.fill("hang")
    page.clock.run_for(300)
    page.wait_for_selector("[role=option]")
    assert box.get_attribute("aria-expanded") == "true"
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == "id_who_list_0"
    box.press("Enter")
    assert page.locator("[data-picker-chosen] input").count() == 0
    box.press("ArrowDown")
    box.press("Enter")
    assert page.evaluate("[...new FormData(document.querySelector('#people')).getAll('who')]") == ["2"]
    assert box.get_attribute("aria-expanded") == "false"


def test_bulk_bar_counts_and_waits_for_a_choice(page):
    count, button = page.locator("[data-bulk-count]"), page.locator("[data-bulk-bar] button")
    assert button.is_disabled()
    page.locator("[data-bulk-item]").first.check()
    assert count.inner_text() == "Đã chọn 1 hồ sơ"
    assert page.locator("[data-bulk-all]").evaluate("box => box.indeterminate")
    page.check("[data-bulk-all]")
    assert count.inner_text() == "Đã chọn 2 hồ sơ"
    page.check("[data-bulk-everything]")
    assert count.inner_text() == "Đã chọn 2.490 hồ sơ"
    page.locator("[data-bulk-item]").first.uncheck()
    assert count.inner_text() == "Đã chọn 1 hồ sơ"
    assert button.is_enabled()
    page.check("[data-bulk-kept]")
    assert count.inner_text() == "Đã chọn 2 hồ sơ"
