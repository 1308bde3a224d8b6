"""From a unit's registration to an approved recommendation, with a real worker, on a desk and on a phone."""

import datetime as dt
import json
import re

import pytest
from playwright.sync_api import expect

from tests.e2e import steps
from tests.e2e.conftest import manage

REASON = "Thiếu biên bản họp bình xét của đơn vị, cần bổ sung"
AWARD = "Bằng khen của LĐLĐ tỉnh, công đoàn ngành (toàn diện)"


@pytest.fixture(scope="module")
def campaign():
    year = dt.date.today().year
    return f"Phong trào thi đua năm {year}"


@pytest.mark.parametrize(("officer", "size", "teams"), [("canbo", "desktop", 2), ("canbo2", "phone", 1)])
def test_a_unit_registers_is_returned_mends_and_proposes(visit, campaign, officer, size, teams):
    unit, district = visit(officer, size), visit("huyen", size)
    unit.open("/campaigns/")
    steps.open_registration(unit.page, campaign, "Đợt II")
    dossier = unit.page.url
    steps.add_many(unit.page, dossier, "collective", "Tập thể lao động tiên tiến", teams)
    steps.add_many(unit.page, dossier, "individual", AWARD, 3)
    steps.add_initiative(unit.page, dossier, f"Cải tiến gá kẹp giảm thời gian chỉnh máy – {officer}", [60, 40])
    steps.add_work(unit.page, dossier, f"Nhà để xe công nhân – {officer}", "450.000.000")
    first = steps.send(unit.page, dossier)

    steps.return_for_repair(
        district.page, dossier, REASON, (dt.date.today() + dt.timedelta(days=5)).strftime("%d/%m/%Y")
    )
    unit.page.goto(dossier)
    expect(unit.page.locator("main")).to_contain_text(REASON)
    unit.page.goto(f"{dossier}pledge/")
    unit.page.locator("textarea").first.fill("Phấn đấu hoàn thành vượt mức kế hoạch năm.")
    unit.page.get_by_role("button", name=re.compile("^Lưu")).first.click()
    second = steps.send(unit.page, dossier)
    assert first != second

    steps.accept(district.page, dossier)
    unit.page.goto(dossier)
    unit.page.get_by_role("button", name=re.compile("hồ sơ đề nghị", re.IGNORECASE)).first.click()
    expect(unit.page.get_by_role("heading", level=1)).to_contain_text("đề nghị")
    proposal = unit.page.url
    assert proposal != dossier
    for section in ("individual", "collective"):
        steps.describe_achievements(unit.page, proposal, section, "Hoàn thành xuất sắc nhiệm vụ, có sáng kiến áp dụng.")
    steps.send(unit.page, proposal)
    steps.accept(district.page, proposal)


def test_the_province_tallies_explains_and_approves(visit, campaign):
    province = visit("tinh")
    province.open("/campaigns/")
    province.page.get_by_role("link", name=campaign).first.click()
    address = province.page.url
    province.page.goto(f"{address}close/")
    province.page.locator("textarea[name=reason]").fill("Đã đủ hồ sơ của các đơn vị, khoá để xét khen.")
    province.page.locator("main button[type=submit]").first.click()
    number = re.search(r"/campaigns/(\d+)/", address)[1]
    province.open(f"/awards/runs/start/?campaign={number}")
    province.page.get_by_role("button", name=re.compile("^Tổng hợp")).click()
    expect(province.page.get_by_role("link", name="Xem kết quả")).to_be_visible(timeout=90_000)
    run = province.page.url

    for outcome, words in [
        ("recommended", "Đề nghị khen"),
        ("below_line", "Dưới vạch chỉ tiêu"),
        ("not_eligible", "Không đủ điều kiện"),
        ("missing_data", "Thiếu dữ liệu"),
    ]:
        province.page.goto(f"{run}results/?award=BK_TINH&outcome={outcome}")
        province.page.locator("tbody th a").first.click()
        expect(province.page.locator("main")).to_contain_text(words)
        expect(province.page.locator(".td-finding").first).to_be_visible()

    approver = visit("chutich", "phone")
    approver.open("/")
    approver.page.goto(f"{run}results/?award=BK_TINH&outcome=recommended")
    boxes = approver.page.locator("input[name=ids]")
    for row in range(3):
        boxes.nth(row).check()
    approver.page.get_by_role("button", name="Phê duyệt…", exact=True).click()
    expect(approver.page.locator("main")).to_contain_text("áp dụng được")
    approver.page.get_by_role("button", name="Phê duyệt 3 kết quả").click()
    approver.page.goto(f"{run}results/?award=BK_TINH&outcome=recommended&state=proposed")
    approver.page.locator("tbody th a").first.click()
    refusal = approver.page.locator("form").filter(has=approver.page.get_by_role("button", name="Không phê duyệt"))
    refusal.locator("textarea, input[type=text]").first.fill("Đơn vị đã đề nghị tặng Bằng khen cấp trên cho người này.")
    refusal.get_by_role("button").first.click()
    approver.page.goto(f"{run}results/?award=BK_TINH&state=approved")
    expect(approver.page.locator("tbody th")).to_have_count(3)
    approver.page.goto(f"{run}results/?award=BK_TINH&state=refused")
    expect(approver.page.locator("tbody th")).to_have_count(1)


def test_the_report_shows_the_figures_of_the_article(visit):
    province = visit("tinh")
    province.open("/reports/registrations/?campaign=BK2020&unit=LDLD-BKA")
    text = province.page.locator("main").inner_text()
    for figure in ["11", "44,9 tỷ đồng", "2.490", "17", "19", "50", "1.445", "319", "515", "2.237"]:
        assert figure in text
    province.page.get_by_role("link", name="1.445", exact=True).click()
    expect(province.page.locator("main")).to_contain_text("trong 1.445")


def test_the_command_line_gives_the_same_figures(site):

    printed = json.loads(
        manage(site.environment, "report", "registrations", "--campaign", "BK2020", "--format", "json")
    )
    entries = {line["award"]: (line["collectives"], line["individuals"]) for line in printed["entries"]}
    assert entries == {
        "CO_TLD": (2, 0),
        "BK_TLD": (17, 19),
        "CO_TINH": (7, 0),
        "BK_TINH": (50, 1445),
        "TTLDXS": (319, 0),
        "TTLDTT": (515, 0),
        "CSTD_CACCAP": (0, 2237),
    }
    assert printed["works"] == {"count": 11, "value": 44_900_000_000}
    assert printed["initiatives"]["count"] == 2490
