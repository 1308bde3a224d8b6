"""A list before the public: published by staff, commented on by somebody without an account, settled."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import shell
from tests.e2e.test_initiative_walk import sound

APPROVED = """
import datetime as dt
from django.contrib.auth import get_user_model
from awards.models import Outcome, Recommendation, TallyRun
from campaigns.models import Campaign, Entry
by = get_user_model().objects.get(username="tinh")
campaign = Campaign.objects.get(code="BK2020")
last = TallyRun.objects.filter(campaign=campaign).order_by("-number").first()
run = TallyRun.objects.create(
    campaign=campaign, number=last.number + 1 if last else 1, state="done", started_by=by
)
entries = Entry.objects.filter(
    dossier__campaign=campaign, dossier__state="accepted", subject_kind="individual", award__code="BK_TINH"
).order_by("pk")
for place, entry in enumerate(entries[:2], 1):
    Recommendation.objects.create(
        run=run, entry=entry, award=entry.award, unit=entry.dossier.unit, outcome=Outcome.RECOMMENDED, eligible=True,
        rank=place, state="approved",
    )
print(run.pk)
"""


@pytest.fixture
def run(site) -> str:
    """The key of a run that approved two people."""
    return shell(site, APPROVED)


def publish(page, run: str, title: str) -> None:
    """The list is in public."""
    sound(page)
    page.get_by_role("link", name="Đăng danh sách").click()
    page.locator("select[name=run]").select_option(run)
    page.get_by_label("Tiêu đề").fill(title)
    page.get_by_label("Số ngày làm việc").fill("10")
    sound(page)
    page.get_by_role("button", name="Đăng danh sách").click()
    expect(page.locator("main")).to_contain_text("Chưa có ý kiến nào")


def comment(page, title: str) -> None:
    """Somebody finds the list and says something, at first too little."""
    page.get_by_role("link", name=title).click()
    expect(page.locator("table tbody tr")).to_have_count(2)
    sound(page)
    page.get_by_role("button", name="Gửi ý kiến").click()
    expect(page.locator("main")).to_contain_text("Hãy viết ý kiến")
    sound(page)
    page.get_by_label("Họ tên").fill("Nguyễn Văn Dân")
    page.get_by_label("Điện thoại hoặc thư điện tử").fill("0912 345 678")
    page.locator("textarea[name=text]").fill("Người thứ hai đang bị khiếu nại, xem <b>đơn</b> ngày 01/11.")
    page.get_by_role("button", name="Gửi ý kiến").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đã nhận ý kiến của bạn")
    sound(page)


def test_from_the_list_in_public_to_the_settled_comment(visit, run, size):
    title = f"Lấy ý kiến khen thưởng ({size})"
    staff = visit("tinh", size=size)
    page = staff.open("/consultations/")
    publish(page, run, title)
    here = page.url

    anybody = visit(size=size, forgives=("422",))
    comment(anybody.open("/lay-y-kien/"), title)

    page.goto(here)
    expect(page.locator("main")).to_contain_text("xem <b>đơn</b> ngày 01/11")
    expect(page.locator("main")).to_contain_text("Còn 1 ý kiến chưa xử lý")
    sound(page)
    page.get_by_role("link", name="Xử lý").click()
    page.get_by_label("Kết quả xử lý").fill("Đã xác minh: đơn rút ngày 10/11, không có vi phạm.")
    sound(page)
    page.get_by_role("button", name="Ghi đã xử lý").click()
    expect(page.locator("main")).to_contain_text("Đã xác minh")
    expect(page.locator("main")).to_contain_text("Còn nhận ý kiến đến hết ngày")
