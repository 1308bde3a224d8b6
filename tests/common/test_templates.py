"""Rules every template keeps: the content security policy, the language, what the sprite holds."""

import re
from pathlib import Path

import html5lib
import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SPRITE = (ROOT / "static" / "img" / "icons.svg").read_text(encoding="utf-8")
ERROR_PAGES = ["400", "403", "403_csrf", "404", "413", "429", "500", "503"]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_template_carries_no_style_and_no_script_of_its_own(path):
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"\sstyle=", text) == []
    assert re.findall(r"<style", text) == []
    assert re.findall(r"\son[a-z]+=[\"']", text) == []
    scripts = re.findall(r"<script\b[^>]*>", text)
    assert [tag for tag in scripts if "src=" not in tag and 'type="application/json"' not in tag] == []
    assert re.findall(r"(?:src|href)=\"(?:https?:)?//", text) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_keys_and_versions_are_sent_without_thousand_separators(path):
    printed = re.findall(r'\s(?:value|data-[a-z-]+)="[^"]*?\{\{([^}]*)\}\}', path.read_text(encoding="utf-8"))
    numbers = [each for each in printed if re.search(r"(?:\b|_)(?:pk|id|version|made)\s*(?:\||$)", each.strip())]
    assert [each for each in numbers if "unlocalize" not in each] == []


def test_every_icon_that_is_asked_for_is_drawn():
    drawn = set(re.findall(r'id="([a-z-]+)"', SPRITE))
    asked = {
        name
        for path in TEMPLATES
        for name in re.findall(r"\{% icon \"([a-z-]+)\"|\sicon=\"([a-z-]+)\"", path.read_text(encoding="utf-8"))
        for name in name
        if name
    }
    assert asked - drawn == set()


@pytest.mark.parametrize("code", ERROR_PAGES)
def test_error_page_needs_neither_request_nor_database(code):
    html = render_to_string(f"{code}.html")
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    assert tree.get("lang") == "vi"
    assert len(tree.findall(".//h1")) == 1
    assert len(tree.findall(".//main//p")) >= 2
    assert tree.find(".//main//a").get("href") == "/"


def test_refusal_page_gives_the_reason():
    assert "Hồ sơ đã niêm phong." in render_to_string("403.html", {"reason": "Hồ sơ đã niêm phong."})


@pytest.mark.parametrize(("cookie", "theme"), [("dark", "dark"), ("light", "light"), ('"><script>', "light")])
def test_theme_follows_the_cookie(cookie, theme):
    request = RequestFactory().get("/")
    request.COOKIES["theme"] = cookie
    html = render_to_string("base_error.html", {"request": request})
    assert f'data-bs-theme="{theme}"' in html
    assert "<script>" not in html


@pytest.mark.parametrize("is_sample", [True, False])
def test_a_sample_database_says_so_on_screen_and_on_paper(is_sample):
    html = render_to_string("base_error.html", {"is_sample_database": is_sample})
    assert ("DỮ LIỆU MẪU" in html) is is_sample
    assert ("td-body-sample" in html) is is_sample
