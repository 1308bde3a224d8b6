"""A rule is changed by two people: written as forms, tried on a finished run, approved with a fresh password."""

import ast

from playwright.sync_api import expect

from tests.e2e.conftest import manage
from tests.e2e.steps import walk_to
from tests.e2e.test_worker_killed import ask, make_ready, start_run, wait_until

AWARD = "BK_TINH"
COUNTS = f"""StandardVersion.objects.filter(award__code='{AWARD}').order_by('number').values_list('number', 'state')"""
EARLY = """
from awards.models import StandardVersion
StandardVersion.objects.filter(award__code="BK_TINH", state="draft").delete()
"""


def test_a_threshold_is_raised(site, visit):
    make_ready(site)
    run, entries = start_run(site)
    wait_until(site, f"TallyRun.objects.get(pk={run}).state", "done", 120)
    sealed = ask(site, f"TallyRun.objects.get(pk={run}).sha256")
    assert entries
    manage(site.environment, "shell", "-v0", "-c", EARLY)
    first_day = ask(site, f"StandardVersion.objects.get(award__code='{AWARD}', state='in_force').pk")

    specialist = visit("tinh").page
    walk_to(specialist, "Tiêu chuẩn")
    specialist.get_by_role("link", name="Các phiên bản tiêu chuẩn").click()
    specialist.goto(f"{site.url}/awards/standards/{first_day}/")
    specialist.get_by_role("link", name="Soạn phiên bản mới từ bản này").click()
    rating = specialist.locator(".td-node", has=specialist.get_by_role("heading", name="Xếp loại hằng năm")).last
    rating.get_by_label("Xếp loại từ").select_option("excellent")
    rating.get_by_label("Số năm").fill("4")
    rating.get_by_label("Số năm").blur()
    expect(specialist.locator("#standard-preview")).to_contain_text("hoàn thành xuất sắc nhiệm vụ")
    specialist.get_by_label("Thêm điều kiện hoặc nhóm").select_option("service_years")
    specialist.locator("button[value='add:1']").click()
    added = specialist.locator(".td-node", has=specialist.get_by_role("heading", name="Thời gian công tác")).last
    added.get_by_role("button", name="Bỏ").click()
    expect(specialist.get_by_role("heading", name="Thời gian công tác")).to_have_count(0)
    specialist.get_by_label("Lý do thay đổi").fill("Quy chế mới nâng mức xếp loại.")
    specialist.get_by_role("button", name="Lưu nháp").click()
    expect(specialist.locator(".td-message-success")).to_contain_text("Đã lưu bản nháp")
    draft = specialist.url
    expect(specialist.locator("main")).to_contain_text("hoàn thành xuất sắc nhiệm vụ")
    expect(specialist.get_by_role("link", name="Xem để duyệt")).to_have_count(0)

    specialist.get_by_role("link", name="Chạy thử trên số liệu cũ").click()
    specialist.locator("select[name=run]").select_option(str(run))
    specialist.get_by_role("button", name="Chạy thử").click()
    expect(specialist.locator("main")).to_contain_text("đối tượng sẽ đổi kết quả")
    expect(specialist.locator("main table")).to_contain_text("Xếp loại hằng năm")
    assert ask(site, f"TallyRun.objects.get(pk={run}).sha256") == sealed

    specialist.goto(f"{draft}approve/")
    expect(specialist.locator(".td-message-error")).to_contain_text("Chỉ người phê duyệt")

    approver = visit("chutich").page
    approver.goto(draft)
    approver.get_by_role("link", name="Xem để duyệt").click()
    expect(approver.locator("main")).to_contain_text("đối tượng đổi kết quả")
    approver.get_by_role("button", name="Duyệt phiên bản").click()
    approver.locator("input[name=password]").fill(site.password)
    approver.locator("main button[type=submit]").first.click()
    approver.goto(draft)
    expect(approver.locator(".td-badges")).to_contain_text("Đang hiệu lực")
    states = dict(ast.literal_eval(ask(site, f"list({COUNTS})")))
    newest = max(states)
    assert (states[newest], states[newest - 1]) == ("in_force", "superseded")
    approver.get_by_role("link", name="So sánh với phiên bản khác").click()
    expect(approver.locator("main table").last).to_contain_text("hoàn thành xuất sắc nhiệm vụ")
    assert ask(site, f"TallyRun.objects.get(pk={run}).sha256") == sealed
