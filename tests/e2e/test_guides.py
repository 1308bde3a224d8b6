"""The guides, followed word by word on the sample; with ``PICTURES`` set, a picture of each step is kept there."""

import io
import os
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from emulation.guides.content import GUIDES
from emulation.guides.guide import Step
from tests.e2e.steps import walk_to

WIDE, TALL = 1280, 1000
"""Pixels of a picture at most."""


def in_words(page: Page, words: str) -> Locator:
    """What stands on the page in these words, outside the frame."""
    main = page.locator("main")
    found = main.get_by_role("link", name=words).or_(main.get_by_role("button", name=words))
    return found.or_(main.get_by_text(words)).filter(visible=True).first


def press(page: Page, words: str) -> None:
    main = page.locator("main")
    exact = main.get_by_role("link", name=words, exact=True).or_(main.get_by_role("button", name=words, exact=True))
    if not exact.count():
        exact = main.get_by_role("link", name=words).or_(main.get_by_role("button", name=words))
    exact.filter(visible=True).first.click()
    page.wait_for_load_state()


def follow(page: Page, step: Step, picture: Path | None) -> None:
    """The page of the step, with everything its words name; then on to the next."""
    if step.menu:
        walk_to(page, str(step.menu))
    for words in (*step.seen, *step.pressed):
        expect(in_words(page, words)).to_be_visible()
    if picture:
        keep(page, picture)
    for words in step.pressed:
        press(page, words)
    if step.first:
        page.locator(f"main a[href^='{step.first}']").filter(visible=True).first.click()
        page.wait_for_load_state()


def keep(page: Page, picture: Path) -> None:
    page.evaluate("document.activeElement?.blur()")
    shot = Image.open(io.BytesIO(page.screenshot(full_page=True)))
    shot.crop((0, 0, shot.width, min(shot.height, TALL))).save(picture, quality=60, method=6)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.slug)
def test_a_guide_is_true(visit, guide):
    page = visit(guide.username, size="phone" if guide.on_phone else "desktop").page
    folder = os.environ.get("PICTURES")
    for step, picture in guide.illustrated:
        follow(page, step, Path(folder, picture) if folder else None)
