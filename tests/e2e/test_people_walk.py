"""People who move, two records of one person, an old list of awards, what is printed: the people part of walk A12."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.conftest import manage
from tests.e2e.test_looks import faults_of

GROUND = "Cùng số căn cước 001185000001"
PREPARED = """
import datetime as dt
from awards.services.honour import record_honour
from catalogue.models import AwardType
from people.models import Member
from people.services.member import create_member
from units.models import RoleAssignment, Unit
homes = {name: Unit.objects.get(role_assignments__user__username=name) for name in ("canbo", "canbo2", "huyen")}
home = homes["canbo"]
near = Unit.objects.active().filter(path__startswith=homes["huyen"].path).exclude(path__startswith=home.path)
near = near.exclude(pk=homes["huyen"].pk).order_by("path").first()
born = dt.date(1985, 5, 19)
for code, unit in (("DI-THU-1", home), ("DI-THU-2", near)):
    create_member(code=code, full_name="Đặng Thị Ánh Thử", gender="female", unit=unit, birth_date=born)
create_member(code="DI-THU-3", full_name="Lý Văn Chuyển", gender="male", unit=home, birth_date=born)
awards = AwardType.objects.filter(subject_kinds__contains=["individual"], active=True)
for number, award in enumerate([awards.filter(kind="title").first(), awards.exclude(kind="title").first()]):
    member = Member.objects.get(code=f"DI-THU-{number + 1}")
    record_honour(
        subject=member, subject_kind="individual", award=award, year=2020 + number, decision_no=f"{number}/QĐ-DT",
        decided_on=dt.date(2020 + number, 5, 18), decided_by="Liên đoàn Lao động tỉnh",
    )
print(Member.objects.get(code="DI-THU-1").pk, Member.objects.get(code="DI-THU-2").pk,
      Member.objects.get(code="DI-THU-3").pk, homes["canbo2"].code)
"""


@pytest.fixture(scope="module")
def prepared(site) -> list[str]:
    """Two records of one person in two unions of the district, a person who shall go; keys, and the unit to go to."""
    return manage(site.environment, "shell", "-v0", "-c", PREPARED).split()


def assert_no_fault(page) -> None:
    """At both sizes; the page is afterwards of the size it had."""
    before = page.viewport_size
    assert faults_of(page, Axe()) == []
    page.set_viewport_size(before)


def pick_unit(page, code: str) -> None:
    """A unit is chosen from the list or typed by its code."""
    field = page.locator("[name=unit]")
    if field.evaluate("field => field.tagName") == "SELECT":
        field.select_option(code)
    else:
        field.fill(code)


def test_a_person_goes_to_another_unit_when_both_sides_agree(prepared, visit):
    *_others, leaver, to = prepared
    page = visit("canbo", bypass_csp=True).open(f"/members/{leaver}/")
    page.get_by_role("link", name="Đề nghị chuyển đi").click()
    assert_no_fault(page)
    page.get_by_label("Đơn vị tiếp nhận").fill(to)
    page.locator("input[name=on]").fill("01/03/2025")
    page.locator("[name=reason]").fill("Chuyển công tác")
    page.get_by_role("button", name="Gửi đề nghị").click()
    expect(page.locator(".td-message-success")).to_be_visible()
    page.goto(page.url.split("/members/")[0] + "/office/people/transfers/")
    expect(page.get_by_role("link", name="Rút đề nghị Lý Văn Chuyển")).to_be_visible()
    expect(page.get_by_role("link", name="Xác nhận Lý Văn Chuyển")).to_have_count(0)

    page = visit("canbo2", size="phone", bypass_csp=True).open("/office/people/transfers/")
    assert_no_fault(page)
    page.get_by_role("link", name="Xác nhận Lý Văn Chuyển").click()
    assert_no_fault(page)
    page.locator("main button[type=submit]").first.click()
    expect(page.locator(".td-message-success")).to_be_visible()
    page.goto(page.url.split("/office/")[0] + f"/members/{leaver}/")
    expect(page.locator("main")).to_contain_text("Chuyển đi")
    page.goto(page.url.split("/members/")[0] + "/office/people/transfers/?show=done")
    expect(page.locator("main")).to_contain_text("Đã chuyển")
    assert_no_fault(page)


def test_two_records_are_merged_read_as_one_and_parted(prepared, visit):
    first, second, *_others = prepared
    visitor = visit("huyen", bypass_csp=True)
    page = visitor.open("/members/")
    page.get_by_role("link", name="Có thể trùng người").click()
    row = page.locator("tr").filter(has_text="DI-THU-1")
    expect(row).to_contain_text("cùng ngày sinh")
    assert_no_fault(page)
    row.get_by_role("link", name="So sánh").click()
    assert_no_fault(page)
    page.get_by_role("link", name="Gộp hai bản ghi").click()
    assert_no_fault(page)
    page.get_by_label("DI-THU-1", exact=False).check()
    page.locator("[name=reason]").fill(GROUND)
    page.get_by_label("Tôi đã đối chiếu").check()
    page.get_by_role("button", name="Gộp hai bản ghi").click()
    expect(page.locator(".td-message-success")).to_be_visible()

    visitor.open(f"/awards/history/member/{first}/")
    expect(page.locator("main")).to_contain_text("0/QĐ-DT")
    expect(page.locator("main")).to_contain_text("1/QĐ-DT")
    assert_no_fault(page)
    visitor.open(f"/members/{second}/")
    expect(page.get_by_role("note")).to_contain_text("đã gộp vào Đặng Thị Ánh Thử")
    assert_no_fault(page)
    page.get_by_role("note").get_by_role("link").click()
    expect(page.locator("main")).to_contain_text("DI-THU-2")
    assert_no_fault(page)

    visitor.open("/office/people/duplicates/merged/")
    assert_no_fault(page)
    page.locator("tr").filter(has_text="DI-THU-1").get_by_role("link", name="Tách ra").click()
    page.locator("[name=reason]").fill("Nhầm người")
    page.get_by_role("button", name="Tách hai bản ghi").click()
    expect(page.locator(".td-message-success")).to_be_visible()
    visitor.open(f"/awards/history/member/{first}/")
    expect(page.locator("main")).not_to_contain_text("1/QĐ-DT")


def test_the_award_history_is_printed_as_its_two_tables(prepared, visit):
    page = visit("huyen").open(f"/awards/history/member/{prepared[0]}/")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Danh hiệu thi đua")).to_be_visible()
    expect(page.get_by_role("heading", name="Hình thức khen thưởng")).to_be_visible()
    expect(page.get_by_text("Xác nhận của thủ trưởng đơn vị")).to_be_visible()
    expect(page.get_by_role("button", name="In")).to_be_hidden()
    expect(page.get_by_role("navigation").first).to_be_hidden()
    page.emulate_media(media="screen")
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải Excel").click()
    assert download.value.suggested_filename == "ly-lich-khen-thuong-DI-THU-1.xlsx"


def test_an_old_list_is_recorded_only_as_a_person_says(prepared, visit):
    visitor = visit("huyen", bypass_csp=True)
    page = visitor.open("/members/")
    page.get_by_role("link", name="Khen thưởng cũ").click()
    assert_no_fault(page)
    page.get_by_role("link", name="Dán danh sách").first.click()
    assert_no_fault(page)
    unit = page.locator("[name=unit]")
    pick_unit(page, unit.locator("option").nth(1).get_attribute("value") if unit.locator("option").count() else "")
    page.locator("[name=lines]").fill("Dang Thi Anh Thu\t1985\t\tBằng khen\t2018\t7/QĐ-DT\t18/05/2018\tUBND tỉnh")
    page.get_by_role("button", name="Nhận danh sách").click()
    expect(page.locator(".td-message-success")).to_contain_text("1 dòng mới")
    assert_no_fault(page)
    page.get_by_role("link", name="Đối chiếu Dang Thi Anh Thu").click()
    assert_no_fault(page)
    page.get_by_label("DI-THU-1", exact=False).check()
    page.locator("select[name=award]").select_option(index=1)
    page.get_by_role("button", name="Ghi vào sổ khen thưởng").click()
    expect(page.locator(".td-message-success")).to_be_visible()
    visitor.open(f"/awards/history/member/{prepared[0]}/")
    expect(page.locator("main")).to_contain_text("7/QĐ-DT")
