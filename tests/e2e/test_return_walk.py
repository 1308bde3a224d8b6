"""Walk A9: a dossier goes back and forth: chosen parts, two people at once, a missed day, an extension, the changes.

What the unit and its specialist read of it by mail is read in the outbox on the way.
"""

import datetime as dt
import os
import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import shell
from tests.e2e.steps import accept, send
from tests.e2e.test_looks import STICKS_OUT

UNITS = ("canbo", "canbo2")
"""The editors of the union that owes and of the one that has sent."""
REASON = "Thiếu biên bản họp xét của ban chấp hành"
MISSED = """
import datetime as dt
from campaigns.models import Dossier

yesterday = dt.date.today() - dt.timedelta(days=1)
Dossier.objects.filter(pk=%(pk)s).update(due_on=yesterday)
"""


def look(page: Page, name: str, size: str) -> None:
    """Nothing sticks out of the page; with ``LOOKS`` set, a picture of it is kept there."""
    assert not page.evaluate(STICKS_OUT), page.url
    if kept := os.environ.get("LOOKS"):
        page.screenshot(path=Path(kept) / f"{name}-{size}.png", full_page=True)


def day(ahead: int) -> str:
    return f"{dt.date.today() + dt.timedelta(days=ahead):%d/%m/%Y}"


def letter(outbox: Page, url: str, to: str, kind: str) -> str:
    """The text of the newest letter of ``kind`` to ``to``, opened in the outbox."""
    letters(outbox, url, to, kind).first.locator("th a").click()
    expect(outbox.get_by_text("Kính gửi")).to_be_visible()
    return outbox.locator("main").inner_text()


def letters(outbox: Page, url: str, to: str, kind: str) -> Locator:
    """The letters of ``kind`` to ``to`` in the outbox, the newest first."""
    outbox.goto(f"{url}/office/mail/?q={to}@&kind={kind}&rows=100")
    return outbox.locator("tbody tr")


def return_two_parts(desk: Page, address: str) -> None:
    """The specialist opens the text and the minutes only, for five days."""
    desk.goto(f"{address}return/")
    desk.get_by_label("Nội dung, mục tiêu đăng ký").check()
    desk.get_by_label("Biên bản họp xét").check()
    desk.locator("textarea[name=reason]").fill(REASON)
    desk.locator("input[name=due_on]").fill(day(5))
    desk.locator("main button[type=submit]").first.click()


def refuses_closed_part(page: Page, address: str) -> None:
    """A crafted POST to a part that was not opened changes nothing."""
    token = page.locator("input[name=csrfmiddlewaretoken]").first.input_value()
    crafted = {"csrfmiddlewaretoken": token, "name": "Công trình lách", "kind": "construction"}
    page.context.request.post(f"{address}works/new/", form=crafted, headers={"Referer": address})
    page.goto(f"{address}works/")
    expect(page.locator("main")).not_to_contain_text("Công trình lách")


def write_at_once(page: Page, desk: Page, address: str, size: str) -> None:
    """Specialist and unit write the same text; the unit, who comes second, keeps both."""
    page.goto(f"{address}pledge/")
    desk.goto(f"{address}pledge/")
    expect(desk.locator("main")).to_contain_text("cũng đang mở phần này")
    desk.locator("textarea[name=pledge]").fill("Phấn đấu 95% lao động tiên tiến.")
    desk.get_by_role("button", name="Lưu", exact=True).click()
    desk.wait_for_url(address)
    page.locator("textarea[name=pledge]").fill("Thêm một lớp bồi dưỡng.")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.locator(".td-saved")).to_contain_text("đã lưu lúc")
    look(page, "stale", size)
    page.get_by_role("button", name="Ghép cả hai").click()
    expect(page.locator("textarea[name=pledge]")).to_have_value(
        "Phấn đấu 95% lao động tiên tiến.\n\nThêm một lớp bồi dưỡng."
    )
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.wait_for_url(address)


def remind_all_that_owe(desk: Page, url: str, code: str, size: str) -> None:
    """The specialist reminds whoever owes the campaign a registration: the first union, not the one that has sent."""
    desk.goto(f"{url}/campaigns/?q={code}")
    desk.get_by_role("link", name=code).first.click()
    desk.get_by_role("link", name="Nhắc đơn vị chưa gửi").first.click()
    expect(desk.locator("input[name=units]")).to_have_count(1)
    desk.locator("input[name=units]").check()
    look(desk, "reminders", size)
    desk.get_by_role("button", name="Xem trước rồi nhắc").click()
    look(desk, "remind", size)
    desk.get_by_role("button", name="Nhắc 1 đơn vị").click()
    expect(desk.get_by_text("Đã nhắc 1 đơn vị.")).to_be_visible()


def ask_for_extension(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Xin gia hạn nộp").click()
    page.locator("input[name=until]").fill(day(2))
    page.locator("textarea[name=reason]").fill("Đơn vị bị ngập lụt")
    page.get_by_role("button", name="Gửi đề nghị gia hạn").click()
    expect(page.locator("main")).to_contain_text("đang chờ trả lời")


def grant_extension(desk: Page, url: str, size: str) -> None:
    desk.goto(f"{url}/notices/")
    expect(desk.get_by_role("link", name="Đơn vị bị ngập lụt").first).to_be_visible()
    desk.goto(f"{url}/campaigns/extension-requests/")
    look(desk, "requests", size)
    desk.get_by_role("link", name=re.compile("^Gia hạn")).first.click()
    desk.locator("textarea[name=reason]").fill("Đúng là ngập lụt")
    desk.get_by_role("button", name="Gia hạn", exact=True).click()


def test_a_dossier_goes_back_and_forth(site, size, code, ready, visit):
    url, address = site.url, f"{site.url}/campaigns/dossiers/{ready}/"
    unit, above = visit("canbo", size, forgives=("409 (Conflict)",)), visit("huyen", size)
    page, desk, outbox = unit.page, above.page, visit("quanly", size).page
    send(page, address)
    return_two_parts(desk, address)

    # The unit reads it by mail; the link leads to what it may mend, and nothing else takes anything.
    told = letter(outbox, url, "canbo", "dossier")
    for word in (code, REASON, day(5), "Nội dung, mục tiêu đăng ký", "Biên bản họp xét"):
        assert word in told
    look(outbox, "letter", size)
    page.goto(outbox.locator(f"main a[href='{address}']").get_attribute("href"))
    expect(page).to_have_url(address)
    banner = page.locator(".td-message-warning").first
    expect(banner).to_contain_text(REASON)
    expect(banner).to_contain_text("Biên bản họp xét")
    expect(page.get_by_text("Không mở lại").first).to_be_visible()
    look(page, "returned", size)
    refuses_closed_part(page, address)
    look(page, "closed", size)
    write_at_once(page, desk, address, size)

    # Only the one that owes is reminded.
    before = [letters(outbox, url, name, "reminder").count() for name in UNITS]
    remind_all_that_owe(desk, url, code, size)
    after = [letters(outbox, url, name, "reminder").count() for name in UNITS]
    assert [now - then for now, then in zip(after, before, strict=True)] == [1, 0]
    reminder = letter(outbox, url, "canbo", "reminder")
    assert code in reminder and "chưa gửi lại" in reminder and "Chờ gửi" in reminder

    # The day passes; an extension is asked for and granted.
    shell(site, MISSED % {"pk": ready})
    ask_for_extension(page, address)
    grant_extension(desk, url, size)
    told = letter(outbox, url, "canbo", "dossier")
    assert "được gia hạn nộp" in told and day(2) in told

    # Sent again, it is late with leave for ever, and what would still remind the unit does not go.
    send(page, address)
    page.goto(address)
    expect(page.locator("main")).to_contain_text("Nộp muộn (được gia hạn)")
    for sentence in ("trả lại hồ sơ", "xin gia hạn nộp", "gia hạn nộp hồ sơ", "nộp hồ sơ", "sửa hồ sơ"):
        expect(page.locator("main")).to_contain_text(sentence)
    look(page, "sent", size)
    reminder = letter(outbox, url, "canbo", "reminder")
    assert code in reminder and "Đã huỷ" in reminder

    # The specialist reads what has changed, and leaves a dossier they wrote in to a colleague, who accepts.
    desk.goto(address)
    desk.get_by_role("link", name=re.compile("Khác gì lần trước")).click()
    expect(desk.locator("del").first).to_be_visible()
    expect(desk.locator("ins").first).to_be_visible()
    look(desk, "changes", size)
    desk.goto(address)
    expect(desk.locator("main")).to_contain_text("Hãy để chuyên viên khác xử lý.")
    accept(visit("tinh", size).page, address)
    assert "đã được nhận" in letter(outbox, url, "canbo", "dossier")
    page.goto(address)
    expect(page.locator("main")).to_contain_text("Đã nhận")
    look(page, "accepted", size)
