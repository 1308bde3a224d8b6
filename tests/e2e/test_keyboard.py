"""By keyboard alone: past the header, to the search, into a side panel and back, to what was wrong in a form."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.conftest import shell
from tests.e2e.test_looks import HIDDEN_FOCUS, RULES, faults_of

RING = "getComputedStyle(document.activeElement).outlineStyle"
HERE = "document.activeElement.matches(':focus-visible') && document.activeElement !== document.body"
SMALL = "<main><h1>Nút</h1>{}</main>"
BUTTON = '<button style="width: 20px; height: 20px; padding: 0; border: 0">{}</button>'
COVERED = '<button>Dưới</button><div style="position: fixed; inset: 0; background: #fff"></div>'
FINISHED_RUN = """
from django.contrib.auth import get_user_model
from awards.services.ranking import rank_run
from awards.services.shard import evaluate_shard
from awards.services.tally import start_tally
from campaigns.models import Campaign
by, campaign = get_user_model().objects.get(username="tinh"), Campaign.objects.get(code="BK2020")
run = start_tally(campaign, by=by)
for shard in run.shards.order_by("number"):
    evaluate_shard(shard.pk, "walk")
rank_run(run.pk)
row = run.recommendations.select_related("award").earliest("pk")
"""
MOST_STEPS = 80
"""Tabs until a walk gives up."""


def tab_to(page, target) -> None:
    """The focus comes to ``target`` by Tab alone, in sight at every step and with a ring around it."""
    for _step in range(MOST_STEPS):
        page.keyboard.press("Tab")
        assert page.evaluate(HERE)
        assert page.evaluate(RING) != "none", page.evaluate("document.activeElement.outerHTML")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"not reached in {MOST_STEPS} steps: {target}")


@pytest.mark.parametrize(("username", "path"), [("canbo", "/campaigns/"), ("", "/"), ("", "/accounts/login/")])
def test_the_first_tab_leads_past_the_header(visit, size, username, path):
    page = visit(username, size=size).open(path)
    page.locator("body").evaluate("body => body.focus()")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Chuyển đến nội dung chính")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.locator("main").evaluate("main => main.contains(document.activeElement)")


def test_a_slash_reaches_the_search_but_not_while_typing(visit):
    page = visit("tinh").open("/members/")
    page.locator("h1").click()
    page.keyboard.press("/")
    search = page.locator("[data-search] input").first
    expect(search).to_be_focused()
    page.keyboard.type("nguyen")
    hit = page.locator("[data-search-found] a").first
    expect(hit).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(hit).to_be_focused()
    page.keyboard.press("Escape")
    expect(search).to_be_focused()
    expect(hit).to_have_count(0)
    field = page.locator("main input[type=search], main input[type=text]").first
    field.focus()
    page.keyboard.type("a/b")
    expect(field).to_have_value("a/b")


def test_a_side_panel_takes_the_focus_and_gives_it_back(visit, site):
    key, award = shell(site, f"{FINISHED_RUN}\nprint(run.pk, row.award.code)").split()
    page = visit("tinh", bypass_csp=True).open(f"/awards/runs/{key}/results/?award={award}")
    link = page.locator("a[data-drawer]").first
    link.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    expect(panel).to_be_visible()
    expect(panel.locator(":focus")).to_have_count(1)
    expect(panel.get_by_role("heading").first).to_be_focused()
    assert Axe().run(page, options=RULES).response["violations"] == []
    for _step in range(MOST_STEPS // 4):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.querySelector('main:focus-within')")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(link).to_be_focused()


def test_what_was_wrong_has_the_focus_and_leads_to_its_field(visit, size):
    page = visit("canbo", size=size, bypass_csp=True).open("/members/new/")
    page.locator("main form[method=post] button[type=submit]").first.click()
    summary = page.locator("[data-error-summary]")
    expect(summary).to_be_focused()
    assert page.title().startswith("Lỗi:")
    first = summary.get_by_role("link").first
    tab_to(page, first)
    page.keyboard.press("Enter")
    field = page.locator(first.get_attribute("href"))
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    assert page.evaluate(HIDDEN_FOCUS) == []
    assert faults_of(page, Axe()) == []


def test_a_form_is_filled_in_and_sent_without_a_mouse(visit):
    page = visit("canbo").open("/")
    page.locator("body").evaluate("body => body.focus()")
    tab_to(page, page.locator("nav.td-nav summary").first)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("nav.td-nav summary[aria-current]")).to_have_count(1)


def test_a_visitor_turns_the_page_dark_and_it_stays_so(visit, size):
    page = visit(size=size).open("/")
    button = page.get_by_role("button", name="Đổi nền sáng, tối")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    page.goto(page.url)
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")


def test_what_the_walks_look_for_would_be_found(visit):
    page = visit(bypass_csp=True).open("/accounts/login/")
    page.set_content(SMALL.format("".join(BUTTON.format(word) for word in ("một", "hai"))))
    assert "target-size" in {one["id"] for one in Axe().run(page, options=RULES).response["violations"]}
    page.set_content(SMALL.format(COVERED))
    assert len(page.evaluate(HIDDEN_FOCUS)) == 1
