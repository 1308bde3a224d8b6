"""Who is above the line and why; the run is sealed by a second person and worked out again to the same hash."""

import re

from playwright.sync_api import Page, expect

from campaigns.models import CampaignKind
from tests.e2e import nominees
from tests.e2e.conftest import manage

THEME, REVIEW = "CD-XSD", "CD-SOKET"
NAME = "Xanh – Sạch – Đẹp, bảo đảm an toàn vệ sinh lao động"
QUOTAS = ("mỗi LĐLĐ tỉnh, công đoàn ngành: 04 suất", "toàn phong trào: 300 suất")
WOMEN = "Nữ, hoặc tỷ lệ nữ của tập thể (%) từ 70"
PUT_UP = "from tests.e2e import nominees; print(nominees.put_up({code!r}, {name!r}, {kind!r}, nominees.{who}))"
END = "from tests.e2e import nominees; nominees.end({code!r})"
RATE_AGAIN = "from tests.e2e import nominees; nominees.rate(nominees.JUST_IN, 'completed')"

WHY = {
    nominees.JUST_OUT: (
        "Dưới vạch chỉ tiêu",
        (
            "trong 04 suất của LĐLĐ tỉnh Bắc Kạn",
            f"Lý Thị Vừa Kịp (thứ 4) – {WOMEN}: có, đối tượng này không; các số liệu xét trước bằng nhau",
        ),
    ),
    nominees.AWAY: (
        "Không đủ điều kiện",
        ("nghỉ dưới 40 ngày", "đã nghỉ 42 ngày làm việc", "Nghị định 152/2025/NĐ-CP, Điều 4 khoản 5"),
    ),
    nominees.MATERNITY: ("Đề nghị khen", ("nghỉ dưới 40 ngày", "42 ngày", "30 ngày")),
    nominees.UNCLEAR: (
        "Thiếu dữ liệu",
        ("ngày hết hiệu lực của kỷ luật cảnh cáo", "Nghị định 152/2025/NĐ-CP, Điều 4 khoản 4"),
    ),
    nominees.TWICE: (
        "Không đủ điều kiện",
        (
            "cùng năm và cùng cấp chỉ khen toàn diện hoặc chuyên đề",
            "đã đạt BK TLĐ năm",
            "Hướng dẫn 1217/HD-TLĐ",
            "07/QĐ-CD-08",
        ),
    ),
}
"""Of each the outcome and what its «Vì sao?» says."""


def test_a_run_is_explained_sealed_and_worked_out_again(site, visit):
    theme = put_up(site, THEME, NAME, CampaignKind.THEMATIC, "ARGUED_ABOUT")
    specialist, approver, phone = visit("tinh"), visit("chutich"), visit("chutich", "phone")
    page = specialist.open(f"/awards/quotas/{theme}/")
    for sentence in QUOTAS:
        offered = page.locator(".td-message-info").filter(has_text=sentence)
        offered.get_by_role("button", name=re.compile("^Dùng mức này")).click()
        expect(page.locator(".td-plain-list")).to_contain_text(sentence)
    inside(site, END.format(code=THEME))

    run = start(specialist, theme)
    above = [nominees.MATERNITY, *nominees.SURE, nominees.JUST_IN]
    assert names(page, run, "recommended") == [nominee.name for nominee in above]
    assert names(page, run, "below_line") == [nominees.JUST_OUT.name]
    page.goto(f"{run}results/")
    expect(page.locator("tr").filter(has_text=nominees.JUST_IN.name)).to_contain_text(
        f"đứng trên người kế tiếp nhờ: {WOMEN}"
    )
    for nominee, (outcome, sentences) in WHY.items():
        for reader in (specialist, phone):
            why(reader.page, run, nominee)
            expect(reader.page.locator(".td-badges").first).to_contain_text(outcome)
            for sentence in sentences:
                expect(reader.page.locator("main")).to_contain_text(sentence)
            assert fits(reader.page)

    beside(phone.page, run)
    page.goto(f"{run}seal/")
    expect(page.locator(".td-message-error")).to_contain_text("Chỉ người phê duyệt")
    sealed = seal(approver, run)
    assert work_out_again(approver, run) == {sealed}
    inside(site, RATE_AGAIN)
    assert work_out_again(phone, run) == {sealed}
    expect(phone.page.locator(".td-message-warning")).to_contain_text(nominees.JUST_IN.code)


def test_the_review_of_a_theme_stands_beside_the_award_of_the_whole_year(site, visit):
    review = put_up(site, REVIEW, f"Sơ kết «{NAME}»", CampaignKind.THEMATIC_REVIEW, "OF_REVIEWS")
    inside(site, END.format(code=REVIEW))
    specialist = visit("tinh")
    run = start(specialist, review)
    assert names(specialist.page, run, "recommended") == [nominees.OF_REVIEW.name]
    why(specialist.page, run, nominees.OF_REVIEW)
    expect(specialist.page.locator("main")).to_contain_text("được loại trừ")


def put_up(site, code: str, name: str, kind: str, who: str) -> str:
    """The key of a launched campaign that considers the nominees called ``who``."""
    return inside(site, PUT_UP.format(code=code, name=name, kind=str(kind), who=who))


def inside(site, program: str) -> str:
    """What the program prints inside the site's own Django."""
    return manage(site.environment, "shell", "-v0", "-c", program).strip()


def start(visitor, campaign: str) -> str:
    """The address of a run started by button, once it is done."""
    page = visitor.open(f"/awards/runs/start/?campaign={campaign}")
    page.get_by_role("button", name=re.compile("^Tổng hợp")).click()
    expect(page.get_by_role("link", name="Xem kết quả")).to_be_visible(timeout=90_000)
    return page.url


def names(page: Page, run: str, outcome: str) -> list[str]:
    """Who has that outcome, in order."""
    page.goto(f"{run}results/?award={nominees.AWARD}&outcome={outcome}")
    return [name.strip() for name in page.locator("tbody th a").all_inner_texts()]


def why(page: Page, run: str, nominee: nominees.Nominee) -> None:
    """The page that explains the result of the nominee is open."""
    page.goto(f"{run}results/?award={nominees.AWARD}&q={nominee.code}")
    page.locator("tbody th a").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(nominee.name)


def beside(page: Page, run: str) -> None:
    """Before anybody decides, the approver sees what the nominee holds at all levels."""
    why(page, run, nominees.TWICE)
    page.get_by_role("link", name=re.compile("^Đã khen và đang đề nghị ở mọi cấp")).click()
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("07/QĐ-CD-08")
    expect(rows.last).to_contain_text("Không đủ điều kiện")
    assert fits(page)


def seal(approver, run: str) -> str:
    """The run is sealed with a fresh password; the hash its page prints."""
    page = approver.page
    page.goto(f"{run}seal/")
    page.get_by_role("button", name="Niêm phong").click()
    page.locator("input[name=password]").fill(approver.site.password)
    page.locator("main button[type=submit]").first.click()
    expect(page.locator(".td-badges")).to_contain_text("Đã niêm phong", timeout=30_000)
    row = page.locator("dl > div").filter(has=page.get_by_text("Mã kiểm chứng (SHA-256)"))
    return row.locator(".td-hash").inner_text()


def work_out_again(reader, run: str) -> set[str]:
    """The hashes, kept and found, on the page of a check that says that all is the same."""
    reader.page.goto(run)
    reader.page.get_by_role("button", name="Chạy lại để đối chiếu").click()
    expect(reader.page.locator("main")).to_contain_text("đều khớp", timeout=60_000)
    expect(reader.page.locator(".td-hash")).to_have_count(2)
    assert fits(reader.page)
    return hashes(reader.page)


def hashes(page: Page) -> set[str]:
    return set(re.findall(r"\b[0-9a-f]{64}\b", page.locator("main").inner_text()))


def fits(page: Page) -> bool:
    """Whether nothing of the page sticks out at its right."""
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
