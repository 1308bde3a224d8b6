"""An officer leaves and another comes: the handover of walk A12, with the old account open in a second browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from sample.bac_kan_2020.accounts import CANBO2_UNIT, CANBO_UNIT
from tests.e2e.conftest import PASSWORD, SIZES, manage
from tests.e2e.test_looks import RULES, STICKS_OUT

OFFICERS = f"""
from accounts.models import User
from campaigns.models import Campaign
from campaigns.services.dossier import open_dossier
from units.models import RoleAssignment, Unit

unit, other = (Unit.objects.get(code=code) for code in ({CANBO_UNIT!r}, {CANBO2_UNIT!r}))
leaves = User.objects.create_user("thoi_viec", password={PASSWORD!r}, full_name="Cán bộ thôi việc")
comes = User.objects.create_user("moi_den", password={PASSWORD!r}, full_name="Cán bộ mới đến")
for place in (unit, other):
    RoleAssignment.objects.create(user=leaves, unit=place, role="editor")
campaign = Campaign.objects.filter(state="launched", participations__unit=unit).order_by("-starts_on").first()
open_dossier(campaign, unit=unit, by=leaves, phase=campaign.phases.order_by("-number").first())
print(unit.name.removeprefix("Công đoàn cơ sở "))
"""


@pytest.fixture(scope="module")
def unit(site) -> str:
    """What the unit one officer leaves and the other comes to is called, short or long; a dossier is under way."""
    return manage(site.environment, "shell", "-v0", "-c", OFFICERS).strip().splitlines()[-1]


def sound(page) -> None:
    """The page has no fault at either size."""
    for size, viewport in SIZES.items():
        page.set_viewport_size(viewport)
        found = Axe().run(page, options=RULES).response["violations"]
        assert [one["id"] for one in found] == [], (page.url, size, found)
        assert not page.evaluate(STICKS_OUT), (page.url, size)
    page.set_viewport_size(SIZES["desktop"])


def sign(page, button: str) -> None:
    """The button is pressed, and twice the one that confirms with the password asked for then."""
    page.get_by_role("button", name=button).click()
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Xác nhận").dblclick()


def test_what_an_officer_holds_passes_to_another(unit, visit):
    manager = visit("quanly", bypass_csp=True)
    page = manager.open("/units/roles/?q=thoi_viec")
    page.get_by_role("link", name="Cán bộ thôi việc").click()
    page.get_by_role("link", name="Việc đang mở").click()
    expect(page.get_by_role("heading", name="Hồ sơ cần hoàn thành và gửi")).to_be_visible()
    sound(page)
    page.get_by_role("link", name="Bàn giao", exact=True).click()
    sound(page)
    page.locator("#id_account_search").fill("moi_den")
    page.get_by_role("option").filter(has_text="Cán bộ mới đến").click()
    page.locator("select[name=unit]").select_option(label=f"Công đoàn cơ sở {unit}")
    page.get_by_role("button", name="Lập bàn giao").click()
    expect(page.locator("h1")).to_have_text("Bàn giao công việc")
    sound(page)
    address = page.url

    old = visit("thoi_viec", bypass_csp=True)
    leaving = old.open("/notices/")
    leaving.get_by_role("link", name="lập bàn giao công việc của bạn").first.click()
    dossier = leaving.context.request  # the signed-in browser, for addresses that no page leads to afterwards
    leaving.get_by_role("link", name="Xem và ký giao").click()
    sound(leaving)
    sign(leaving, "Ký giao")
    expect(leaving.get_by_text("Người nhận đã được báo để ký nhận")).to_be_visible()
    leaving.goto(f"{old.site.url}/campaigns/dossiers/")
    own = leaving.locator("main table a").first.get_attribute("href")

    new = visit("moi_den", bypass_csp=True)
    coming = new.open("/notices/")
    coming.get_by_role("link", name="đã ký giao công việc").first.click()
    coming.get_by_role("link", name="Xem và ký nhận").click()
    sound(coming)
    sign(coming, "Ký nhận")
    expect(coming.get_by_text("Đã nhận bàn giao")).to_be_visible()
    sound(coming)
    coming.goto(f"{new.site.url}/campaigns/dossiers/")
    expect(coming.get_by_role("region").first).to_contain_text(unit)

    leaving.goto(f"{old.site.url}{own}")
    expect(leaving).to_have_url(f"{old.site.url}/accounts/login/?next={own}")
    old.sign_in("thoi_viec")
    for path in ("/", "/notices/", "/campaigns/dossiers/", "/units/", "/members/", "/office/handovers/"):
        expect(old.open(path).locator("main")).not_to_contain_text(unit)
    assert dossier.get(address).status == 404

    page.goto(address)
    expect(page.get_by_text("Trùng khớp")).to_have_count(2)
    page.goto(f"{manager.site.url}/office/handovers/?state=taken")
    expect(page.get_by_role("region")).to_contain_text("Cán bộ mới đến")
    sound(page)


def test_slips_for_several_people(unit, visit):
    manager = visit("quanly", bypass_csp=True)
    page = manager.open("/units/roles/passwords/?q=moi_den")
    sound(page)
    page.get_by_role("checkbox", name="Cán bộ mới đến").check()
    sign(page, "Đặt mật khẩu và in phiếu")
    expect(page.locator(".td-slip")).to_have_count(1)
    sound(page)
    password = page.locator(".td-slip code").inner_text()
    person = visit(bypass_csp=True)
    entrance = person.open("/accounts/login/")
    entrance.fill("input[name=login]", "moi_den")
    entrance.fill("input[name=password]", password)
    entrance.click("main button[type=submit]")
    expect(entrance.get_by_text("mật khẩu một lần")).to_be_visible()
