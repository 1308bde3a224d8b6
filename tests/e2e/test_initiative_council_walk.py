"""A council recognises an initiative: its author's brother declares the conflict, the others raise their hands."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from sample.bac_kan_2020 import places
from tests.e2e.conftest import shell
from tests.e2e.test_initiative_walk import sound

CHECKED = """
from contributions.models import Condition, Initiative
from people.models import Member
from units.models import RoleAssignment
from django.contrib.auth import get_user_model
unit = RoleAssignment.objects.get(user__username="canbo").unit
by = get_user_model().objects.get(username="huyen")
from django.db import transaction
with transaction.atomic():
    made = Initiative.objects.create(
        unit=unit, code="SK-HD-{size}", title="Lò sấy chè quay tay ({size})", kind="technical", state="checked"
    )
    made.authors.create(member=Member.objects.filter(unit=unit, is_leader=False).first(), share_percent=100)
    for condition in Condition:
        made.checks.create(condition=condition, is_met=True, checked_by=by)
print(made.pk)
"""
SEATS = {"hoidong1": "chair", "hoidong2": "deputy", "hoidong3": "secretary", "hoidong4": "member", "hoidong5": "member"}
BROTHER = "hoidong4"
WHY = "là anh trai của tác giả"


@pytest.fixture
def initiative(site, size) -> str:
    """The title of an initiative that was checked and waits for a council."""
    shell(site, CHECKED.format(size=size))
    return f"Lò sấy chè quay tay ({size})"


def found_council(page, size: str) -> None:
    """The council stands by its decision, with five members."""
    page.get_by_role("link", name="Lập hội đồng").click()
    page.locator("[name=unit]").fill(places.PROVINCE)
    page.get_by_label("Loại hội đồng").select_option("initiative")
    page.get_by_label("Tên hội đồng").fill(f"Hội đồng sáng kiến ({size})")
    page.get_by_label("Số quyết định thành lập").fill(f"21/QĐ-{size}")
    page.get_by_label("Ngày quyết định").fill("05/01/2026")
    page.get_by_label("Nhiệm kỳ từ ngày").fill("05/01/2026")
    page.get_by_role("button", name="Ghi hội đồng").click()
    for user, office in SEATS.items():
        page.get_by_role("link", name="Thêm thành viên").click()
        account = page.locator("select[name=user]")
        account.select_option(account.locator("option", has_text=f"mẫu {user[-1]}").get_attribute("value"))
        page.get_by_label("Vai trò trong hội đồng").select_option(office)
        page.get_by_role("button", name="Thêm thành viên").click()
    expect(page.locator(".td-tasks li")).to_have_count(len(SEATS))
    sound(page)


def plan_session(page, initiative: str) -> str:
    """The initiative is on the agenda of a session held today, everybody is there; the path of its page."""
    page.get_by_role("link", name="Lập phiên họp").click()
    page.get_by_label("Nội dung").fill("Công nhận sáng kiến cấp cơ sở")
    page.get_by_label("Cách biểu quyết").select_option("open")
    page.get_by_label("Ngày họp").fill(f"{date.today():%d/%m/%Y}")
    page.get_by_label("Giờ họp").fill("08:00")
    page.get_by_role("button", name="Lập phiên họp").click()
    page.get_by_role("link", name="Thêm nội dung").click()
    page.get_by_label(re.compile(re.escape(initiative))).check()
    sound(page)
    page.get_by_role("button", name="Thêm vào phiên họp").click()
    page.get_by_role("link", name="Điểm danh").click()
    sound(page)
    page.get_by_role("button", name="Ghi điểm danh").click()
    expect(page.locator("main")).to_contain_text("5 trên 5 thành viên")
    return re.search(r"/councils/sessions/\d+/", page.url)[0]


def declare(page, initiative: str) -> None:
    """Who is the author's brother says so, and is given no ballot."""
    page.get_by_role("link", name="Khai xung đột lợi ích").click()
    members = page.locator("select[name=member]")
    expect(members.locator("option")).to_have_count(2)  # «Chọn thành viên» and oneself
    members.select_option(index=1)
    page.get_by_label("Nội dung").select_option(label=initiative)
    page.get_by_label("Xung đột lợi ích").fill(WHY)
    sound(page)
    page.get_by_role("button", name="Ghi xung đột").click()
    expect(page.locator("main")).to_contain_text(WHY)


def raise_hand(visitor, session: str, choice: str) -> None:
    page = visitor.open(session)
    page.get_by_role("link", name="Bỏ phiếu").click()
    page.locator("main form label.btn").filter(has_text=re.compile(f"^{choice}$")).click()
    sound(page)
    page.get_by_role("button", name="Gửi phiếu").click()
    expect(page.locator(".td-message-success")).to_contain_text("Đã ghi biểu quyết")


def test_from_the_agenda_to_the_recognition(visit, site, initiative, size):
    keeper = visit("tinh", size=size)
    page = keeper.open("/councils/")
    found_council(page, size)
    session = plan_session(page, initiative)

    brother = visit(BROTHER, size=size)
    declare(brother.open(session), initiative)

    page.goto(site.url + session)
    page.get_by_role("link", name="Mở bỏ phiếu").click()
    page.get_by_role("button", name="Mở bỏ phiếu").click()
    expect(page.locator("main")).to_contain_text("Đang bỏ phiếu")

    expect(brother.open(session).get_by_role("link", name="Bỏ phiếu")).to_have_count(0)
    brother.open(f"{session}vote/")
    expect(brother.page.locator("main")).to_contain_text("không có nội dung nào để bạn bỏ phiếu")

    for user in SEATS:
        if user != BROTHER:
            raise_hand(visit(user, size=size), session, "Không đồng ý" if user == "hoidong5" else "Đồng ý")

    page.goto(site.url + session)
    page.get_by_role("link", name="Kết thúc, kiểm phiếu").click()
    page.get_by_label("Kết luận của chủ trì").fill("Công nhận sáng kiến cấp cơ sở.")
    page.get_by_role("button", name="Kết thúc, kiểm phiếu").click()
    expect(page.locator("main")).to_contain_text("3/5 = 60,0%")
    sound(page)
    page.get_by_role("link", name="Ghi công nhận").click()
    expect(page.locator("main")).to_contain_text("3/5 phiếu đồng ý, đạt")
    expect(page.get_by_label("Cơ quan công nhận")).to_have_value(f"Hội đồng sáng kiến ({size})")
    sound(page)
    page.get_by_role("button", name="Ghi công nhận").click()
    expect(page.locator("main")).to_contain_text("Đã công nhận")
    page.get_by_role("link", name="Biên bản").click()
    expect(page.locator("main")).to_contain_text(WHY)
    page.goto(site.url + session)
    page.get_by_role("link", name=initiative).click()
    expect(page.locator("main")).to_contain_text("Cấp cơ sở")
