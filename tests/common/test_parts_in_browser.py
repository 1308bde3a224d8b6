"""Parts of pages as a real browser lays them out: rows that are cards on a phone, and what is wrong with an upload."""

import pytest
from django import forms
from django.template.loader import render_to_string

pytest.importorskip("playwright.sync_api")
from tests.common.test_script import CHROMIUM, ROOT, browser

__all__ = ["browser"]
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine: apt-get install chromium")
STYLES = ROOT / "static" / "css" / "components.css"
TABLE = """<table class="td-table td-cards"><tbody><tr>
<td class="td-number" data-label="Số">1</td><th scope="row">Vũ Quốc Khánh</th><td data-label="Đơn vị">Tổ 1</td>
</tr></tbody></table>"""
FORM = """<form method="post" data-upload novalidate><div style="height: 3000px"></div>%s
<div class="td-action-bar"><button type="submit">Gửi</button></div></form>"""


class Sending(forms.Form):
    file = forms.FileField(widget=forms.FileInput(attrs={"data-largest": 2}))


@pytest.fixture
def phone(browser):
    page = browser.new_page(viewport={"width": 390, "height": 700})
    yield page
    page.close()


def top(page, selector: str) -> float:
    return page.locator(selector).bounding_box()["y"]


def test_a_row_begins_with_the_name_on_a_phone(phone):
    phone.set_content(TABLE)
    phone.add_style_tag(path=STYLES)
    assert top(phone, "th") < top(phone, "td >> nth=0") < top(phone, "td >> nth=1")


def test_what_is_wrong_with_an_upload_is_scrolled_to_above_the_buttons(phone):
    phone.set_content(FORM % render_to_string("components/upload_field.html", {"form": Sending()}))
    phone.add_style_tag(path=STYLES)
    phone.add_script_tag(path=ROOT / "static" / "js" / "uploads.js")
    phone.locator("input[type=file]").set_input_files(
        {"name": "to.pdf", "mimeType": "application/pdf", "buffer": b"abc"}
    )
    phone.evaluate("window.scrollTo(0, 0); document.querySelector('form').requestSubmit()")
    problem = phone.locator("[data-upload-problem]")
    assert "«to.pdf» lớn hơn mức được nhận" in problem.inner_text()
    box = problem.bounding_box()
    assert box["y"] >= 0 and box["y"] + box["height"] <= min(700, top(phone, ".td-action-bar"))
