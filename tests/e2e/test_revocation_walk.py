"""A decision is issued, its QR code read by a stranger, one award revoked by two people, its prize asked back."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import steps
from tests.e2e.conftest import PASSWORD, SIZES, shell
from tests.e2e.test_looks import STICKS_OUT

REASON = "Kết luận thanh tra số 12/KL-TTr: sáng kiến kê khai không có thật."


@pytest.fixture
def draft(site, size) -> Iterator[int]:
    """The key of a draft for three people, in a database that passes for a real one."""
    shell(site, "from tests.e2e import decided; decided.take_mark_off()")
    number = list(SIZES).index(size) + 1
    yield int(shell(site, f"from tests.e2e import decided; print(decided.draft({number}, 3))"))
    shell(site, "from tests.e2e import decided; decided.put_mark_back()")


def sound(page: Page, size: str, name: str) -> None:
    """Nothing sticks out; with ``LOOKS`` set, a picture is kept there."""
    assert not page.evaluate(STICKS_OUT), page.url
    if kept := os.environ.get("LOOKS"):
        page.screenshot(path=Path(kept) / f"revocation-{size}-{name}.png", full_page=True)


def test_one_award_is_revoked_and_its_money_asked_back(visit, site, draft, size):
    specialist, approver = visit("tinh", size).page, visit("chutich", size).page
    decision = f"{site.url}/decisions/{draft}/"
    steps.submit_decision(specialist, decision)
    number = steps.issue_decision(approver, decision, PASSWORD)

    specialist.goto(decision)
    specialist.get_by_role("link", name="Bằng, giấy", exact=True).click()
    specialist.get_by_role("button", name="Tạo 3 bằng, giấy").click()
    expect(specialist.locator("#certificate-batch table, main table")).to_contain_text("Cấp lại", timeout=60_000)
    code = shell(site, f"from tests.e2e import decided; print(decided.scanned({draft}, 1))")
    scanned = site.url + urlsplit(code).path + "?" + urlsplit(code).query
    stranger = visit(size=size).page
    stranger.goto(scanned)
    expect(stranger.locator("main")).to_contain_text("còn hiệu lực")
    expect(stranger.locator("main")).to_contain_text(number)
    sound(stranger, size, "in-force")

    finance = visit("taichinh", size).page
    shell(site, "from prizes.services.lists import follow_decisions; follow_decisions()")
    finance.goto(f"{site.url}/prizes/lists/")
    finance.get_by_role("link", name=number).first.click()
    prizes = finance.url
    finance.locator("main input[name=ids]").first.check()
    finance.get_by_role("button", name="Ghi đã chi").click()
    expect(finance.locator("main")).to_contain_text("Đã chi")

    specialist.goto(decision)
    specialist.get_by_role("link", name="Thu hồi", exact=True).click()
    specialist.locator("main input[name=ids]").first.check()
    specialist.get_by_label(re.compile("gian dối trong việc kê khai")).check()
    specialist.get_by_label("Lý do").fill(REASON)
    sound(specialist, size, "picked")
    specialist.get_by_role("button", name="Soạn dự thảo").click()
    expect(specialist.locator("main")).to_contain_text("Huỷ bỏ việc tặng")
    expect(specialist.locator("main")).to_contain_text("tiền thưởng phải nộp lại")
    sound(specialist, size, "draft")
    revocation = specialist.url
    steps.submit_decision(specialist, revocation)
    expect(specialist.get_by_role("link", name="Công bố", exact=True)).to_have_count(0)
    stranger.reload()
    expect(stranger.locator("main")).to_contain_text("còn hiệu lực")
    later = steps.issue_decision(approver, revocation, PASSWORD)

    stranger.reload()
    expect(stranger.locator("main")).to_contain_text(f"Đã thu hồi theo Quyết định {later}")
    sound(stranger, size, "revoked")
    approver.goto(decision)
    expect(approver.locator("main")).to_contain_text("Đã thu hồi (một phần)")
    sound(approver, size, "old")
    approver.get_by_role("link", name=f"Thu hồi: Quyết định {later}").first.click()
    approver.get_by_role("link", name=f"Quyết định {number}").first.click()
    expect(approver).to_have_url(decision)
    shell(site, "from prizes.services.lists import follow_decisions; follow_decisions()")
    finance.goto(prizes)
    expect(finance.locator("main")).to_contain_text("Phải thu hồi")
    expect(finance.get_by_role("link", name=re.compile("Ghi đã thu hồi"))).to_have_count(1)
    sound(finance, size, "money")
