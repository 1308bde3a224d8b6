"""How far a district's targets are reached, and the first of a quarter put into the register: walk A5."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import manage

BIGGEST = "Công ty TNHH Giày da Bình Minh"
OUT_OF_REACH = f"""
from campaigns.models import Target
Target.objects.filter(campaign__code="TS2022", unit__name__contains="{BIGGEST}").update(value=9999)
"""


@pytest.fixture(scope="module")
def district(site):
    """The district stands in the site's database; its biggest company was asked for more than it can make."""
    manage(site.environment, "load_sample", "trieu_son_2022")
    manage(site.environment, "shell", "-v0", "-c", OUT_OF_REACH)


def rows_of(page) -> str:
    """How many rows the list on the page says it has."""
    return page.locator(".td-pager p").inner_text()


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_progress_of_the_district(district, visit, size):
    page = visit("ts_huyen", size=size).open("/campaigns/?q=TS2022")
    page.get_by_role("link", name="Phong trào thi đua năm 2022 huyện Triệu Sơn").first.click()
    page.get_by_role("link", name="Tiến độ chỉ tiêu").click()
    expect(page.locator("#progress-sentence")).to_have_text("7.929/1.500 sáng kiến, 528,6%")
    expect(page.get_by_role("region", name="Theo cụm thi đua").locator("tbody tr")).to_have_count(5)
    expect(page.get_by_role("region", name="Theo khối").get_by_role("link", name="103")).to_be_visible()
    page.locator(".td-figures").get_by_role("link").first.click()
    assert "trong 7.929 dòng" in rows_of(page)


def test_the_biggest_under_its_target_is_not_first(district, visit):
    page = visit("ts_huyen").open("/campaigns/?q=TS2022")
    page.get_by_role("link", name="Phong trào thi đua năm 2022 huyện Triệu Sơn").first.click()
    page.get_by_role("link", name="Tiến độ chỉ tiêu").click()
    page.get_by_role("link", name="Biểu dương quý").click()
    page.locator("select[name=quarter]").select_option("2022-2")
    page.get_by_role("button", name="Lọc").click()
    cluster = page.get_by_role("region", name="Cụm thi đua số 1 huyện Triệu Sơn")
    first = cluster.locator("li").first
    expect(first).not_to_contain_text(BIGGEST)
    expect(first).to_contain_text("nhiều nhất trong các đơn vị vượt chỉ tiêu")
    cluster.get_by_text("Vì sao đơn vị nhiều hơn không đứng đầu?").click()
    expect(cluster.get_by_text("nhưng chưa vượt chỉ tiêu")).to_be_visible()
    first.get_by_role("link", name="Kết luận").click()
    page.locator("select[name=record-award]").select_option(label="Giấy khen của công đoàn cấp trên trực tiếp cơ sở")
    page.locator("input[name=record-decision_no]").fill("21/QĐ-LĐLĐ (mẫu)")
    page.locator("input[name=record-decided_on]").fill("05/07/2022")
    page.get_by_role("button", name="Ghi sổ biểu dương").click()
    expect(cluster.locator("li").first).to_contain_text("21/QĐ-LĐLĐ (mẫu), 05/07/2022")
    expect(cluster.locator("li").first).to_contain_text("Đã ghi sổ")
