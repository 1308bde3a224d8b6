"""Every page that people can walk to: axe finds nothing, nothing sticks out, no focus is hidden, all is from here."""

from collections import deque
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve

from tests.e2e.conftest import SIZES

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}}
LINKS = "[...document.querySelectorAll('a[href]')].map(link => link.href)"
STICKS_OUT = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
LOOKS = (("desktop", 1280, "light"), ("tablet", 768, "dark"), ("phone", 390, "light"))
"""How wide and in which colours axe sees a page: three widths and both themes for three runs, not six."""
ONLY_WIDTHS = (640, 320)
"""A desk's screen at 200 %, and the narrowest that has to do without scrolling sideways."""
TURN = "theme => { document.documentElement.dataset.bsTheme = theme; }"
HIDDEN_FOCUS = """() => {
  const kinds = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const PARTS = [0.1, 0.5, 0.9];
  const hidden = [];
  const before = document.activeElement;
  for (const one of document.querySelectorAll(kinds)) {
    if (one.disabled || one.tabIndex < 0 || !one.checkVisibility({ visibilityProperty: true })) continue;
    one.focus();
    if (document.activeElement !== one) continue;
    const own = new Set([one, ...(one.labels ?? [])]);
    const seen = [...own].flatMap((part) => [...part.getClientRects()]).some((box) => {
      const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)];
      const [width, height] = [Math.min(box.right, innerWidth) - left, Math.min(box.bottom, innerHeight) - top];
      return width > 0 && height > 0 && PARTS.some((x) => PARTS.some((y) => {
        const over = document.elementFromPoint(left + width * x, top + height * y);
        return over && [...own].some((part) => part.contains(over));
      }));
    });
    if (!seen) hidden.push(one.outerHTML.slice(0, 120));
  }
  (before ?? document.body).focus?.();
  window.scrollTo(0, 0);
  return hidden;
}"""
"""What gets the focus while something else, a bar that stays in sight for instance, lies over all of it."""
DIFFERS_BY_PERSON = {"home", "campaigns:campaign-detail", "campaigns:dossier-detail"}
VISITOR = ""
PEOPLE = {VISITOR: 14, "canbo": 25, "huyen": 10, "tinh": 10, "chutich": 2, "quanly": 3, "congnhan": 1}
"""Who walks, one after another, and how many pages nobody has shown before they find at least."""


@pytest.fixture(scope="module")
def shown():
    """Views looked at by those who walked before."""
    return {"", "account_logout", "healthz", "readyz"}


def view_of(site, address: str) -> str:
    """The name of the page's view; empty for another site's address and for the admin."""
    parts = urlsplit(address)
    if f"{parts.scheme}://{parts.netloc}" != site.url:
        return ""
    try:
        found = resolve(parts.path)
    except Resolver404:
        return ""
    return "" if "admin" in found.namespaces else found.view_name


def is_page(visitor, address: str) -> bool:
    answer = visitor.context.request.get(address, max_retries=3)
    assert answer.status < 500, address
    return answer.ok and answer.headers["content-type"].startswith("text/html")


def faults_of(page, axe: Axe) -> list[str]:
    """What axe, the eye and the keyboard would find wrong with the page at each width, in both themes."""
    faults, before = [], page.viewport_size
    for name, width, theme in LOOKS:
        page.set_viewport_size({"width": width, "height": SIZES["desktop"]["height"]})
        page.evaluate(TURN, theme)
        found = axe.run(page, options=RULES).response["violations"]
        faults += [f"{name}, {theme}: {one['id']} {one['nodes'][0]['html'][:120]}" for one in found]
        faults += [f"{name}: focus hidden {element}" for element in page.evaluate(HIDDEN_FOCUS)]
        if page.evaluate(STICKS_OUT):
            faults.append(f"{name}: sticks out")
    for width in ONLY_WIDTHS:
        page.set_viewport_size({"width": width, "height": SIZES["phone"]["height"]})
        if page.evaluate(STICKS_OUT):
            faults.append(f"{width} px: sticks out")
        faults += [f"{width} px: focus hidden {element}" for element in page.evaluate(HIDDEN_FOCUS)]
    page.set_viewport_size(before)
    return faults


@pytest.mark.parametrize("path", ["/campaigns/", "/campaigns/dossiers/", "/reports/honours/", "/tro-giup/"])
def test_paper_is_black_on_white_whatever_the_screen(visit, path):
    page = visit("tinh", bypass_csp=True).open(path)
    page.evaluate(TURN, "dark")
    page.emulate_media(media="print")
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(255, 255, 255)"
    for part in (".td-top", "nav.td-nav", ".td-foot", ".breadcrumb"):
        assert not page.locator(part).first.is_visible()
    found = Axe().run(page, options={"runOnly": {"type": "rule", "values": ["color-contrast"]}})
    assert found.response["violations"] == []


def strangers(page, url: str) -> list[str]:
    """Fills with what the page asks of other hosts than ``url``."""
    asked: list[str] = []
    inside = (f"{url}/", "data:", "blob:", "about:")
    page.on("request", lambda request: None if request.url.startswith(inside) else asked.append(request.url))
    return asked


@pytest.mark.parametrize("username", PEOPLE)
def test_no_page_has_a_fault(visit, site, published, shown, username):
    visitor = visit(username, bypass_csp=True)
    page, axe = visitor.page, Axe()
    elsewhere = strangers(page, site.url)
    waiting, known, faults, looked_at = deque([f"{site.url}/"]), set(shown - DIFFERS_BY_PERSON), {}, 0
    while waiting:
        address = waiting.popleft()
        view = view_of(site, address)
        if view in known:
            continue
        known.add(view)
        if not is_page(visitor, address):
            continue
        page.goto(address)
        if found := faults_of(page, axe):
            faults[address] = found
        looked_at += 1
        waiting.extend(page.evaluate(LINKS))
    shown |= known
    assert faults == {}
    assert elsewhere == []
    assert looked_at >= PEOPLE[username]
