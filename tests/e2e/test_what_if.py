"""The line and the trial: a quota declared in time, a run, its lines, «Thử phương án», and nothing changed by it."""

import re

from playwright.sync_api import expect

from tests.e2e.test_whole_road import AWARD
from tests.e2e.test_worker_killed import ask, campaign_code, make_ready, start_run, wait_until


def test_a_quota_is_declared_the_line_read_and_a_trial_writes_nothing(visit, site):
    campaign = ask(site, f"__import__('campaigns').models.Campaign.objects.get(code='{campaign_code(site)}').pk")
    province = visit("tinh")
    province.open(f"/awards/quotas/{campaign}/")
    page = province.page
    page.locator("select[name=offer]").select_option(label=AWARD)
    page.locator("select[name=scope]").select_option("unit")
    page.locator("input[name=places]").fill("2")
    page.get_by_role("button", name=re.compile("^(Thêm chỉ tiêu|Đề xuất)$")).click()
    expect(page.locator("main")).to_contain_text("mỗi đơn vị đề nghị: 02 suất (cá nhân và tập thể)")
    if "chờ người thứ hai duyệt" in page.locator("main").inner_text():
        approver = visit("chutich")
        approver.open(f"/awards/quotas/{campaign}/")
        approver.page.get_by_role("button", name=re.compile("^Duyệt")).click()

    make_ready(site)
    page.goto(page.url)
    expect(page.locator("main")).to_contain_text("chỉ tiêu đã chốt")
    run, _entries = start_run(site)
    wait_until(site, f"TallyRun.objects.get(pk={run}).state", "done", 120)
    before = ask(site, figures(run))

    province.open(f"/awards/runs/{run}/results/?award=BK_TINH")
    page.get_by_role("link", name="Vạch và cơ cấu").click()
    expect(page.locator("main")).to_contain_text("mỗi đơn vị đề nghị: 02 suất")
    expect(page.locator("main")).to_contain_text("Cơ cấu người được đề nghị")

    phone = visit("chutich", "phone")
    phone.open(f"/awards/runs/{run}/what-if/?award=BK_TINH")
    expect(phone.page.locator("main")).to_contain_text("MÔ PHỎNG trên bản sao trong bộ nhớ")
    for field in phone.page.locator("input[name^=places-]").all():
        field.fill("")
    phone.page.get_by_role("button", name="Thử", exact=True).click()
    expect(phone.page.get_by_role("heading", name="Nếu áp dụng")).to_be_visible()
    expect(phone.page.locator("main")).to_contain_text("Lao động trực tiếp")
    assert "try=1" in phone.page.url
    assert phone.page.locator("main form[method=post]").count() == 0
    with phone.page.expect_download() as download:
        phone.page.get_by_role("link", name=re.compile("MÔ PHỎNG")).click()
    assert download.value.suggested_filename.startswith("mo-phong-")
    assert ask(site, figures(run)) == before


def figures(run: int) -> str:
    """Everything a trial must leave as it is."""
    results = f"Recommendation.objects.filter(run={run}).order_by('pk')"
    return (
        f"(TallyRun.objects.get(pk={run}).sha256, TallyRun.objects.count(), "
        f"list({results}.values_list('pk', 'outcome', 'rank', 'state', 'updated_at')))"
    )
