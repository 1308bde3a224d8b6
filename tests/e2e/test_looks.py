"""Every page that people can walk to, on a desk and on a phone: axe finds nothing, nothing sticks out."""

from collections import deque
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve

from tests.e2e.conftest import SIZES

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}}
LINKS = "[...document.querySelectorAll('a[href]')].map(link => link.href)"
STICKS_OUT = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
DIFFERS_BY_PERSON = {"home", "campaigns:campaign-detail", "campaigns:dossier-detail"}
PEOPLE = {"canbo": 25, "huyen": 10, "tinh": 10, "chutich": 2, "quanly": 3, "congnhan": 1}
"""Who walks, one after another, and how many pages nobody has shown before they find at least."""


@pytest.fixture(scope="module")
def shown():
    """Views looked at by those who walked before."""
    return {"", "account_logout", "help", "healthz", "readyz"}


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
    return answer.ok and answer.headers["content-type"].startswith("text/html")


def faults_of(page, axe: Axe) -> list[str]:
    """What axe and the eye would find wrong with the page at each size."""
    faults = []
    for size, viewport in SIZES.items():
        page.set_viewport_size(viewport)
        found = axe.run(page, options=RULES).response["violations"]
        faults += [f"{size}: {one['id']} {one['nodes'][0]['html'][:120]}" for one in found]
        if page.evaluate(STICKS_OUT):
            faults.append(f"{size}: sticks out")
    return faults


@pytest.mark.parametrize("username", PEOPLE)
def test_no_page_has_a_fault(visit, site, shown, username):
    visitor = visit(username, bypass_csp=True)
    page, axe = visitor.page, Axe()
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
    assert looked_at >= PEOPLE[username]
