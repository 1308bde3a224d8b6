"""A whole campaign is approved at once, decided by two people, and everybody may look up what was given to whom."""

import io
import re

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.e2e import an_giang, steps
from tests.e2e.conftest import shell

CODE, NAME = "CD-AG", "Giỏi việc nước, đảm việc nhà"
ALL = an_giang.COLLECTIVES + an_giang.PEOPLE
LEFT = ALL - 2
FROZEN = """
from django.db import DatabaseError, connection
with connection.cursor() as cursor:
    try:
        cursor.execute("UPDATE decisions_decision SET subject_matter = 'khác' WHERE id = {key}")
    except DatabaseError as refusal:
        print(refusal)
"""


def test_all_at_once_decided_by_two_and_looked_up(site, visit):
    campaign = shell(site, f"from tests.e2e import an_giang; print(an_giang.put_up({CODE!r}, {NAME!r}))")
    specialist, approver, phone = visit("tinh"), visit("chutich"), visit("chutich", "phone")
    run = tally(specialist, campaign)
    shell(site, "from tests.e2e import an_giang; an_giang.change_two()")

    phone.page.goto(f"{run}results/?award={an_giang.AWARD}&outcome=recommended")
    approve_all(phone.page)

    decision = draft(specialist.page, run)
    specialist.page.goto(f"{decision}issue/")
    expect(specialist.page.locator("main")).to_contain_text("Chỉ người phê duyệt")
    number = steps.issue_decision(approver.page, decision, site.password)
    expect(approver.page.get_by_role("link", name=re.compile("Sửa dự thảo"))).to_have_count(0)
    assert shell(site, FROZEN.format(key=decision.split("/")[-2]))

    certificates = decision.replace("/decisions/", "/certificates/decisions/")
    specialist.page.goto(certificates)
    specialist.page.get_by_role("button", name=re.compile(f"^Tạo {LEFT} bằng")).click()
    code = specialist.page.locator("a[href*='/tra-cuu/']").first.get_attribute("href", timeout=60_000)
    pages = printed(specialist.page, certificates)
    assert len(PdfReader(io.BytesIO(pages)).pages) == LEFT

    anybody = visit("", "phone")
    anybody.open(code)
    expect(anybody.page.locator("main")).to_contain_text(number)


def printed(page, certificates: str) -> bytes:
    """The file of all certificates, made by a worker."""
    page.goto(certificates)
    page.get_by_role("link", name="In tất cả").click()
    page.locator("main button[type=submit]").first.click()
    file = page.get_by_role("link", name=re.compile("^Tải về"))
    expect(file).to_have_count(1, timeout=90_000)
    return page.request.get(file.evaluate("link => link.href")).body()


def tally(visitor, campaign: str) -> str:
    """The address of a run of the campaign, done."""
    shell(visitor.site, f"from tests.e2e import nominees; nominees.end({CODE!r})")
    page = visitor.open(f"/awards/runs/start/?campaign={campaign}")
    page.get_by_role("button", name=re.compile("^Tổng hợp")).click()
    expect(page.get_by_role("link", name="Xem kết quả")).to_be_visible(timeout=90_000)
    return page.url


def approve_all(page) -> None:
    """Everything the filter matches is chosen; two are told apart, with why; the number is typed."""
    page.get_by_label(f"Chọn cả {ALL} kết quả khớp bộ lọc").check()
    page.get_by_role("button", name="Phê duyệt…", exact=True).click()
    main = page.locator("main")
    for words in (f"{ALL}\nđã chọn", f"{LEFT}\náp dụng được", "2\nkhông áp dụng được"):
        assert words in main.inner_text()
    expect(main).to_contain_text("Bị kỷ luật hoặc đang bị xem xét sau khi tổng hợp")
    expect(main).to_contain_text(f"nay là «{an_giang.NEW_NAME}»")
    page.locator("input[name=number]").fill(str(LEFT - 1))
    page.get_by_role("button", name=f"Phê duyệt {LEFT} kết quả").click()
    expect(main).to_contain_text("Số đã gõ khác số áp dụng được")
    page.locator("input[name=number]").fill(str(LEFT))
    page.get_by_role("button", name=f"Phê duyệt {LEFT} kết quả").click()
    expect(main).to_contain_text(str(LEFT))


def draft(page, run: str) -> str:
    """The address of a decision drafted from the run, waiting to be issued."""
    page.goto(run)
    page.get_by_role("link", name="Soạn quyết định").click()
    page.get_by_role("button", name=f"Soạn dự thảo cho {LEFT} dòng").click()
    decision = page.url
    if page.get_by_role("link", name="Trình công bố").count() == 0:
        page.get_by_role("link", name="Sửa dự thảo").click()
        page.get_by_label("15/2025/TT-BNV").check()
        page.get_by_label("Ký hiệu").fill("QĐ-LĐLĐ")
        page.get_by_label("Người ký", exact=True).fill("Nguyễn Văn Lãnh Đạo")
        page.get_by_role("button", name=re.compile("^Lưu")).click()
    steps.submit_decision(page, decision)
    return decision
