"""A district launches a campaign to its 174 units, which join it: walk A1, in a browser."""

import datetime as dt
import re

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from playwright.sync_api import expect

from tests.campaigns.district import CONTENTS, make_district
from tests.e2e.conftest import PASSWORD
from units.models import Unit

TODAY = dt.date.today()
NAME = f"Thi đua Thử Sơn {TODAY.year}"
CLOSES_ON = TODAY + dt.timedelta(days=20)


def in_words(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"


@pytest.fixture(scope="module")
def district(site, django_db_blocker):
    """The district's units and people stand in the site's database, with the password of all."""
    with django_db_blocker.unblock():
        made = make_district(Unit.objects.get(code="LDLD-BKA"), year=TODAY.year)
        hasher = PBKDF2PasswordHasher()
        for user in (made.specialist, made.school_editor, made.enterprise_editor):
            user.password = hasher.encode(PASSWORD, hasher.salt())
            user.save()
    return made


def fill_in(page, address: str, values: dict[str, str]) -> None:
    """A part of the campaign is filled in and saved."""
    page.goto(address)
    for name, value in values.items():
        page.locator(f"[name={name}]").fill(value)
    page.get_by_role("button", name="Lưu", exact=True).click()


def compose(page) -> str:
    """Everything but the targets is set; returns the campaign's address."""
    page.get_by_role("link", name="Soạn phong trào").first.click()
    values = {
        "name": NAME,
        "slogan": "Thi đua lập thành tích chào mừng đại hội!",
        "starts_on": f"01/11/{TODAY.year - 1}",
        "ends_on": f"31/12/{TODAY.year}",
        "registration_opens_on": in_words(TODAY),
        "registration_closes_on": in_words(CLOSES_ON),
    }
    for name, value in values.items():
        page.locator(f"[name={name}]").fill(value)
    page.get_by_label("Công đoàn cơ sở", exact=True).check()
    page.locator("main button[type=submit]").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(NAME)
    campaign = re.sub(r"/campaigns/(\d+)/.*", r"/campaigns/\1/", page.url)
    phases = {
        "phase-0-number": "1",
        "phase-0-name": "Đợt I",
        "phase-0-starts_on": f"01/11/{TODAY.year - 1}",
        "phase-0-ends_on": f"31/03/{TODAY.year}",
        "phase-1-number": "2",
        "phase-1-name": "Đợt II",
        "phase-1-starts_on": f"01/04/{TODAY.year}",
        "phase-1-ends_on": f"31/12/{TODAY.year}",
    }
    fill_in(page, f"{campaign}phases/", phases)
    fill_in(page, f"{campaign}contents/", {f"content_{block or 'all'}": text for block, text in CONTENTS.items()})
    page.goto(f"{campaign}awards/")
    page.get_by_label(re.compile(r"\bLDTT$")).check()
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.goto(f"{campaign}documents/")
    page.locator("select[name=document]").select_option(index=1)
    page.get_by_role("button", name="Gắn văn bản").click()
    return campaign


def give_targets(page, campaign: str, cluster: str) -> None:
    """Every unit of the cluster has nine initiatives to reach."""
    page.goto(f"{campaign}targets/")
    page.get_by_role("link", name=cluster).click()
    page.locator("main details summary").click()
    page.locator("main details").get_by_label("Số sáng kiến").fill("9")
    page.get_by_role("button", name="Điền các ô còn trống").click()
    expect(page.locator(".td-message-success")).to_be_visible()


def launch(page, campaign: str) -> None:
    page.goto(f"{campaign}setup/")
    page.get_by_role("button", name="Phát động").click()


def test_a_district_launches_and_its_units_join(visit, district):
    specialist = visit(district.specialist.username)
    page = specialist.open("/campaigns/")
    campaign = compose(page)
    for number in (1, 2, 3):
        give_targets(page, campaign, f"Cụm số {number}")
    launch(page, campaign)
    expect(page.locator("main")).to_contain_text("Chưa giao chỉ tiêu cho 2 cụm")
    for number in (4, 5):
        expect(page.locator("main").get_by_role("link", name=f"Cụm số {number}").first).to_be_visible()
        give_targets(page, campaign, f"Cụm số {number}")
        page.goto(f"{campaign}setup/")
    launch(page, campaign)
    page.goto(f"{campaign}grid/")
    expect(page.locator("main")).to_contain_text("0 đã tham gia / 174 chưa")

    school = visit(district.school_editor.username, "phone")
    home = school.open("/")
    home.get_by_role("link", name=re.compile(NAME)).or_(home.get_by_role("link", name="Tham gia")).first.click()
    home.goto(campaign)
    main = home.locator("main")
    expect(main).to_contain_text(CONTENTS["school"])
    expect(main).not_to_contain_text(CONTENTS["enterprise_private"])
    expect(main).to_contain_text(in_words(CLOSES_ON))
    home.goto(f"{campaign}join/")
    home.locator("textarea").first.fill("Mỗi giáo viên một đổi mới trong giảng dạy.")
    home.locator("main button[type=submit]").first.click()
    home.goto(campaign)
    expect(main).to_contain_text("Mỗi giáo viên một đổi mới")

    enterprise = visit(district.enterprise_editor.username)
    main = enterprise.open(campaign.replace(enterprise.site.url, "")).locator("main")
    expect(main).to_contain_text(CONTENTS["enterprise_private"])
    expect(main).not_to_contain_text(CONTENTS["school"])

    page.goto(f"{campaign}grid/")
    expect(page.locator("main")).to_contain_text("1 đã tham gia / 173 chưa")

    stranger = visit("canbo", forgives=("404",))
    stranger.open(campaign.replace(stranger.site.url, ""))
    expect(stranger.page.get_by_role("heading", level=1)).to_have_text("Không có trang này")


def test_registration_is_closed_on_a_phone_with_a_reason(visit, district):
    specialist = visit(district.specialist.username, "phone")
    page = specialist.open("/campaigns/")
    page.get_by_role("link", name=NAME).first.click()
    page.get_by_role("link", name=re.compile("Khoá đăng ký")).first.click()
    page.locator("textarea[name=reason]").fill("Đã đủ đăng ký của các đơn vị, khoá sớm để tổng hợp.")
    page.locator("main button[type=submit]").first.click()
    expect(page.locator("main")).to_contain_text("khoá")

    school = visit(district.school_editor.username, "phone")
    school.open("/notices/")
    expect(school.page.locator("main")).to_contain_text("Đã đủ đăng ký của các đơn vị")
