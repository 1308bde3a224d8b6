"""Walk A9: a dossier goes back and forth: chosen parts, two people at once, a missed day, an extension, the changes."""

import datetime as dt
import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from sample.bac_kan_2020.accounts import CANBO_UNIT
from tests.e2e.conftest import SIZES, manage
from tests.e2e.steps import send
from tests.e2e.test_looks import STICKS_OUT

REASON = "Thiếu biên bản họp xét của ban chấp hành"
OPENED = f"""
from accounts.models import User
from campaigns.models import Campaign, CampaignAward, Dossier
from campaigns.services.dossier import update_pledge
from campaigns.services.entry import add_entries
from people.models import Member
from units.models import Unit

unit, by = Unit.objects.get(code={CANBO_UNIT!r}), User.objects.get(username="canbo")
campaign = Campaign.objects.filter(state="launched", participations__unit=unit).order_by("-starts_on").first()
taken = Dossier.objects.filter(campaign=campaign, unit=unit, kind="registration").values("phase")
phase = campaign.phases.exclude(pk__in=taken).first()
award = CampaignAward.objects.filter(campaign=campaign, award__subject_kinds__contains=["individual"]).first().award
today = campaign.registration_closes_on.today()
Campaign.objects.filter(pk=campaign.pk).update(registration_closes_on=today, registration_closed_at=None)
dossier = Dossier.objects.create(campaign=campaign, phase=phase, unit=unit, created_by=by)
add_entries(dossier, award=award, subjects=list(Member.objects.of_subtree(unit).active()[:2]), by=by)
update_pledge(dossier, pledge="Phấn đấu 100% lao động tiên tiến.", version=None, by=by)
print(dossier.pk)
"""
MISSED = """
import datetime as dt
from campaigns.models import Dossier

yesterday = dt.date.today() - dt.timedelta(days=1)
Dossier.objects.filter(pk=%(pk)s).update(due_on=yesterday)
"""


@pytest.fixture(scope="module")
def number(site) -> str:
    """The key of a registration of the sample's unit, ready to be sent."""
    return manage(site.environment, "shell", "-v0", "-c", OPENED).strip().splitlines()[-1]


def look(page, name: str) -> None:
    """Nothing sticks out of the page at either size; with ``LOOKS`` set, pictures of it are kept there."""
    for size, viewport in SIZES.items():
        page.set_viewport_size(viewport)
        assert not page.evaluate(STICKS_OUT), (page.url, size)
        if kept := os.environ.get("LOOKS"):
            page.screenshot(path=Path(kept) / f"{name}-{size}.png", full_page=True)
    page.set_viewport_size(SIZES["desktop"])


def day(ahead: int) -> str:
    return f"{dt.date.today() + dt.timedelta(days=ahead):%d/%m/%Y}"


def test_a_dossier_goes_back_and_forth(site, number, visit):
    address = f"{site.url}/campaigns/dossiers/{number}/"
    unit, above = visit("canbo", forgives=("409 (Conflict)",)), visit("huyen")
    page, desk = unit.open(f"/campaigns/dossiers/{number}/"), above.open(f"/campaigns/dossiers/{number}/")
    send(page, address)

    # The specialist opens two parts only.
    desk.goto(f"{address}return/")
    look(desk, "return")
    desk.get_by_label("Nội dung, mục tiêu đăng ký").check()
    desk.get_by_label("Biên bản họp xét").check()
    desk.locator("textarea[name=reason]").fill(REASON)
    desk.locator("input[name=due_on]").fill(day(5))
    desk.locator("main button[type=submit]").first.click()

    # The unit sees which, and nothing else takes anything.
    page.goto(address)
    banner = page.locator(".td-message-warning").first
    expect(banner).to_contain_text(REASON)
    expect(banner).to_contain_text("Biên bản họp xét")
    expect(page.get_by_text("Không mở lại").first).to_be_visible()
    look(page, "returned")
    token = page.locator("input[name=csrfmiddlewaretoken]").first.input_value()
    crafted = {"csrfmiddlewaretoken": token, "name": "Công trình lách", "kind": "construction"}
    page.context.request.post(f"{address}works/new/", form=crafted, headers={"Referer": address})
    page.goto(f"{address}works/")
    expect(page.locator("main")).not_to_contain_text("Công trình lách")
    look(page, "closed")

    # Both write the same text.
    page.goto(f"{address}pledge/")
    desk.goto(f"{address}pledge/")
    expect(desk.locator("main")).to_contain_text("cũng đang mở phần này")
    look(desk, "presence")
    desk.locator("textarea[name=pledge]").fill("Phấn đấu 95% lao động tiên tiến.")
    desk.get_by_role("button", name="Lưu", exact=True).click()
    desk.wait_for_url(address)
    page.locator("textarea[name=pledge]").fill("Thêm một lớp bồi dưỡng.")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.locator(".td-saved")).to_contain_text("đã lưu lúc")
    look(page, "stale")
    page.get_by_role("button", name="Ghép cả hai").click()
    expect(page.locator("textarea[name=pledge]")).to_have_value(
        "Phấn đấu 95% lao động tiên tiến.\n\nThêm một lớp bồi dưỡng."
    )
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.wait_for_url(address)

    # The day passes; an extension is asked for and granted.
    manage(site.environment, "shell", "-v0", "-c", MISSED % {"pk": number})
    page.goto(address)
    page.get_by_role("link", name="Xin gia hạn nộp").click()
    page.locator("input[name=until]").fill(day(2))
    page.locator("textarea[name=reason]").fill("Đơn vị bị ngập lụt")
    page.get_by_role("button", name="Gửi đề nghị gia hạn").click()
    expect(page.locator("main")).to_contain_text("đang chờ trả lời")
    desk.goto(f"{site.url}/campaigns/extension-requests/")
    look(desk, "requests")
    desk.get_by_role("link", name=re.compile("^Gia hạn")).first.click()
    desk.locator("textarea[name=reason]").fill("Đúng là ngập lụt")
    desk.get_by_role("button", name="Gia hạn", exact=True).click()

    send(page, address)
    page.goto(address)
    expect(page.locator("main")).to_contain_text("Nộp muộn (được gia hạn)")
    for sentence in ("trả lại hồ sơ", "xin gia hạn nộp", "gia hạn nộp hồ sơ", "nộp hồ sơ", "sửa hồ sơ"):
        expect(page.locator("main")).to_contain_text(sentence)
    look(page, "sent")
    page.get_by_role("link", name=re.compile("Khác gì lần trước")).click()
    expect(page.locator("del").first).to_be_visible()
    expect(page.locator("ins").first).to_be_visible()
    look(page, "changes")
