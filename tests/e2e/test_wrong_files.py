"""Files that are not taken: each says why at the form, and what was typed beside it is still there."""

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfWriter

from tests.e2e.test_looks import STICKS_OUT

TEXT, PERCENT, DAY = "Đã đổ móng xong, còn chờ cốt thép", "40", "02/03/2026"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
SCRIPT = b"<script>alert(1)</script>"
LARGE = 60 * 1024**2


def book(pages: int) -> bytes:
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(595, 842)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


CONTENTS = {
    "anh-lon.jpg": lambda: b"\xff\xd8\xff\xe0" + bytes(LARGE),
    "trang-web.jpg": lambda: b"<!DOCTYPE html><html>" + SCRIPT,
    "hinh-ve.svg": lambda: b"<svg xmlns='http://www.w3.org/2000/svg'>" + SCRIPT + b"</svg>",
    "hinh-ve.png": lambda: b"<svg xmlns='http://www.w3.org/2000/svg'>" + SCRIPT + b"</svg>",
    "rong.jpg": lambda: b"",
    "quyen-sach.pdf": lambda: book(2000),
}
ANYWHERE = {
    "anh-lon.jpg": "«anh-lon.jpg» lớn hơn mức được nhận",
    "trang-web.jpg": "mà là trang web hoặc hình SVG, có thể mang mã chạy",
    "hinh-ve.svg": "hình SVG có thể mang mã chạy",
    "hinh-ve.png": "«hinh-ve.png» không phải PNG mà là trang web hoặc hình SVG",
    "rong.jpg": "«rong.jpg» rỗng",
}
OF_DOSSIER = ANYWHERE | {"quyen-sach.pdf": "có 2.000 trang; mỗi tệp PDF nhiều nhất 500 trang"}
OF_PHOTOS = ANYWHERE | {"quyen-sach.pdf": "«quyen-sach.pdf» không thuộc loại được nhận"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A folder of files that are not what one should send."""
    place = tmp_path_factory.mktemp("wrong")
    for name, content in CONTENTS.items():
        (place / name).write_bytes(content())
    return place


def refuses(page: Page, button: str, files, sentence: str) -> None:
    """The form says ``sentence`` of the chosen files, where it stands."""
    address = page.url
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator("[data-upload-problem]")).to_contain_text(sentence)
    expect(page.locator("[data-upload-problem]")).to_be_in_viewport()
    assert page.url == address
    assert not page.evaluate(STICKS_OUT), sentence


def test_a_dossier_says_why_it_takes_no_such_file(visit, size, ready, folder):
    page = visit("canbo", size).open(f"/campaigns/dossiers/{ready}/attachments/")
    page.locator("select[name=purpose]").select_option(label="Biên bản họp xét")
    for name, sentence in OF_DOSSIER.items():
        refuses(page, "Tải lên", folder / name, sentence)
        expect(page.locator("select[name=purpose] option:checked")).to_have_text("Biên bản họp xét")
    page.reload()
    expect(page.get_by_text("Chưa có tệp nào.")).to_be_visible()

    # One good file among wrong ones is kept, and the wrong one is named.
    page.locator("input[type=file]").set_input_files(
        [
            {"name": "bien-ban.pdf", "mimeType": "application/pdf", "buffer": PDF},
            {"name": "rong.pdf", "mimeType": "application/pdf", "buffer": b""},
        ]
    )
    page.get_by_role("button", name="Tải lên", exact=True).click()
    expect(page.locator(".td-message-error").filter(has_text="«rong.pdf» rỗng")).to_be_visible()
    expect(page.get_by_role("link", name="bien-ban.pdf", exact=True)).to_be_visible()


def test_a_path_in_a_name_is_left_out(visit, size, ready):
    page = visit("canbo", size).open(f"/campaigns/dossiers/{ready}/attachments/")
    for name in ("../../etc/cron.d/minh-chung-1.pdf", r"C:\Users\Nga\minh-chung-2.pdf"):
        own = PDF + name.encode()
        page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "application/pdf", "buffer": own})
        page.get_by_role("button", name="Tải lên", exact=True).click()
        kept = re.search(r"[\w-]+\.pdf$", name)[0]
        expect(page.locator(".td-message-success")).to_contain_text(f"Đã tải lên: {kept}.")
        expect(page.get_by_role("link", name=kept, exact=True)).to_be_visible()
    for word in ("cron.d", "Users"):
        expect(page.locator("main")).not_to_contain_text(word)


def test_progress_of_a_work_says_why_and_keeps_what_was_typed(visit, site, size, folder):
    page = visit("canbo", size).open("/contributions/works/new/")
    page.locator("select[name=kind]").select_option("construction")
    page.locator("[name=name]").fill(f"Nhà văn hoá công nhân {size}")
    page.get_by_role("button", name="Lưu công trình").click()
    expect(page.locator(".td-message-success")).to_be_visible()
    page.goto(f"{page.url}progress/")
    typed = {"day": DAY, "text": TEXT, "percent": PERCENT}
    for name, value in typed.items():
        page.locator(f"[name={name}]").fill(value)
    for name, sentence in OF_PHOTOS.items():
        refuses(page, "Lưu tiến độ", folder / name, sentence)
        for field, value in typed.items():
            expect(page.locator(f"[name={field}]")).to_have_value(value)
