"""Whatever the five articles count stands on the pages, each figure where somebody would look for it."""

import pytest

from tests.e2e.conftest import manage

PACKS = ("trieu_son_2022", "an_giang_2020", "than_quang_ninh_2023", "hai_duong_2023")
CELLS = "rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim().replace(/\\s+/g, ' ')))"
FIELDS = (
    "Hầm lò",
    "Lộ thiên",
    "Cơ khí",
    "Cơ điện",
    "Công tác tuyển sinh",
    "Phục vụ người lao động",
    "Quản lý, điều hành",
    "Công tác đảng, đoàn thể",
)


@pytest.fixture(scope="module")
def provinces(site):
    """The packs of the other four articles stand beside the one every walk has."""
    for pack in PACKS:
        manage(site.environment, "load_sample", pack)


@pytest.fixture
def read(provinces, visit):
    """``read("tinh", "/reports/…")`` is the page as that person sees it, before the public where nobody is named."""
    visitors = {}

    def page_of(username, path):
        if username not in visitors:
            visitors[username] = visit(username)
        return Read(visitors[username].open(path))

    return page_of


class Read:
    """What a person reads on a page."""

    def __init__(self, page):
        self.page = page
        self.text = " ".join(page.locator("main").inner_text().split())
        self.rows = page.locator("main tr").evaluate_all(CELLS)

    def row(self, label: str) -> list[str]:
        """The cells after the first of the one row that begins with ``label``."""
        (cells,) = [cells[1:] for cells in self.rows if cells and cells[0].startswith(label)]
        return cells


# ---------- Bắc Kạn ----------

BAC_KAN = {
    "Cờ thi đua của Tổng Liên đoàn": ["2", "0"],
    "Bằng khen của Tổng Liên đoàn": ["17", "19"],
    "Cờ thi đua của LĐLĐ tỉnh": ["7", "0"],
    "Bằng khen của LĐLĐ tỉnh": ["50", "1.445"],
    "Tập thể lao động xuất sắc": ["319", "0"],
    "Tập thể lao động tiên tiến": ["515", "0"],
    "Chiến sĩ thi đua các cấp": ["0", "2.237"],
}


def test_bac_kan_registers_as_the_article_counts(read):
    report = read("tinh", "/reports/registrations/?campaign=BK2020")
    assert {label: report.row(label)[:2] for label in BAC_KAN} == BAC_KAN
    for said in ("11 công trình đăng ký", "44,9 tỷ đồng tổng giá trị công trình", "2.490 sáng kiến, kinh nghiệm"):
        assert said in report.text


def test_bac_kan_sums_it_up_in_a_report_of_the_next_day(read):
    listed = read("tinh", "/reports/summaries/?q=Sơ kết phát động, đăng ký thi đua")
    listed.page.get_by_role("link", name="Sơ kết phát động, đăng ký thi đua").click()
    report = Read(listed.page)
    for said in ("01/BC-LĐLĐ", "Số liệu tính đến hết ngày 10/05/2020", "Đã ban hành"):
        assert said in report.text
    pledged = {label: report.row(label)[0] for label in BAC_KAN}
    assert list(pledged.values()) == ["2", "36", "7", "1.495", "319", "515", "2.237"]


# ---------- Triệu Sơn ----------


def test_trieu_son_has_its_unions_people_and_clusters(read):
    report = read("ts_huyen", "/reports/registrations/?campaign=TS2022&as_of=30/06/2022")
    for said in (
        "174 đơn vị được mời tham gia",
        "Cơ quan: 10 · Xã, thị trấn: 34 · Trường học: 103 · Doanh nghiệp ngoài nhà nước: 27",
        "16.479 CNVCLĐ 14.573 CNVCLĐ nữ",
        "14.690 đoàn viên 12.923 đoàn viên nữ",
    ):
        assert said in report.text
    assert report.row("Số sáng kiến") == ["1.500", "7.929", "528,6%"]


def test_trieu_son_goes_five_times_beyond_its_plan(read):
    campaigns = read("ts_huyen", "/campaigns/?q=TS2022")
    campaigns.page.get_by_role("link", name="Phong trào thi đua năm 2022 huyện Triệu Sơn").first.click()
    assert "174 đơn vị được mời" in Read(campaigns.page).text
    campaigns.page.get_by_role("link", name="Tiến độ chỉ tiêu").click()
    progress = Read(campaigns.page)
    assert "7.929/1.500 sáng kiến, 528,6%" in progress.text
    assert campaigns.page.get_by_role("region", name="Theo cụm thi đua").locator("tbody tr").count() == 5


def test_trieu_son_honours_as_the_article_counts(read):
    report = read("ts_huyen", "/reports/honours/?campaign=TS2022&as_of=30/06/2022")
    found = {cells[0]: cells[2:4] for cells in report.rows if cells and cells[-1] != "Tỷ lệ trực tiếp"}
    assert {name.split(" (")[0]: counts for name, counts in found.items()} == {
        "Bằng khen của Tổng Liên đoàn": ["1", "5"],
        "Cờ thi đua của LĐLĐ tỉnh, công đoàn ngành trung ương": ["1", "0"],
        "Vinh danh «Điểm hẹn sáng kiến»": ["1", "8"],
        "Giấy khen của công đoàn cấp trên trực tiếp cơ sở": ["45", "111"],
        "Bằng khen toàn diện": ["6", "8"],
        "Bằng khen chuyên đề": ["1", "0"],
        "Cộng": ["55", "132"],
    }
    assert (26 + 19, 58 + 53) == (45, 111)


# ---------- An Giang ----------

AN_GIANG = {
    "Công trình": "4.154",
    "Giá trị công trình": "trên 10.400 tỷ đồng",
    "Sáng kiến, cải tiến, giải pháp": "19.738",
    "Giá trị làm lợi của sáng kiến": "trên 16 tỷ đồng",
    "Đề tài nghiên cứu khoa học": "349",
    "Dự án, mô hình nghiên cứu ứng dụng": "47",
    "Giá trị làm lợi của đề tài, dự án": "trên 176 tỷ đồng",
    "«Giỏi việc nước, đảm việc nhà» (nữ)": "trên 130.400 lượt",
    "«Giỏi việc nước, chia sẻ việc nhà» (nam)": "trên 96.700 lượt",
    "Đại biểu dự hội nghị": "trên 140",
    "Người lao động được đại diện": "trên 100.000",
}


def test_an_giang_reports_totals_that_nothing_is_added_to(read):
    figures = read("ag_tinh", "/reports/reported/")
    assert {label: figures.row(label)[0] for label in AN_GIANG} == AN_GIANG
    report = read("ag_tinh", "/reports/registrations/?campaign=AG2020")
    for label, amount in AN_GIANG.items():
        assert report.row(label)[0] == amount
    assert "0 công trình đăng ký" in report.text and "không cộng vào số đếm được ở trên" in report.text


def test_an_giang_honours_as_the_article_counts(read):
    report = read("ag_tinh", "/reports/honours/?campaign=AG2020")
    labels = {
        "Cờ thi đua của Chính phủ": ["1", "0"],
        "Cờ thi đua của Tổng Liên đoàn": ["1", "1"],
        "Bằng khen của Chủ tịch Uỷ ban nhân dân tỉnh": ["5", "10"],
        "Bằng khen của LĐLĐ tỉnh": ["33", "106"],
    }
    assert {label: report.row(label)[1:3] for label in labels} == labels


# ---------- Than Quảng Ninh ----------


def test_quang_ninh_reports_over_twelve_thousand(read):
    figures = read("tqn_chuyenvien", "/reports/reported/")
    assert figures.row("Điển hình tiên tiến")[0] == "trên 12.000"


def test_quang_ninh_holds_up_two_hundred_and_shows_those_who_agreed(read):
    assert "trong 200 điển hình" in read("tqn_chuyenvien", "/exemplars/").text
    gallery = read("", "/guong/?q=(mẫu)")
    assert "trong 100 gương điển hình" in gallery.text
    for field in FIELDS:
        gallery.page.goto(gallery.page.url.split("?")[0])
        gallery.page.locator("select[name=field]").select_option(label=field)
        gallery.page.get_by_role("button", name="Lọc").click()
        assert f" · {field}" in Read(gallery.page).text


# ---------- Hải Dương ----------


def test_hai_duong_reviews_both_campaigns_in_one_report(read):
    listed = read("hd_tinh", "/reports/summaries/")
    listed.page.get_by_role("link", name="Sơ kết thực hiện Kết luận số 01-KL/TW").click()
    report = Read(listed.page)
    for said in (
        "theo Kết luận số 01-KL/TW – Đến hội nghị sơ kết",
        "«Lao động giỏi, lao động sáng tạo» năm 2023 – Đến hội nghị sơ kết",
        "Ngày ký 18/05/2023",
    ):
        assert said in report.text
    tasks = report.text.split("Nhiệm vụ thời gian tới")[1].split("Quá trình")[0]
    assert tasks.count(" - ") == 6


def test_hai_duong_inspects_and_holds_a_contest(read):
    inspections = read("hd_tinh", "/inspections/")
    inspections.page.get_by_role("link", name="Kiểm tra việc thực hiện Kết luận số 01-KL/TW").click()
    inspection = Read(inspections.page)
    assert "Đã khép lại" in inspection.text
    assert [cells[2] for cells in inspection.rows if cells[0].startswith(("CĐ ", "LĐLĐ "))] == ["Đã kết luận"] * 4
    contests = read("hd_tinh", "/contests/")
    contests.page.get_by_role("link", name="Hội thi thợ giỏi tỉnh Hải Dương năm 2023").click()
    won = [cells[-1] for cells in Read(contests.page).rows]
    assert [won.count(prize) for prize in ("Giải nhất", "Giải nhì", "Giải ba", "Giải khuyến khích")] == [3, 3, 3, 6]


# ---------- Everybody ----------


def test_the_public_reads_of_all_five(read):
    news = read("", "/tin-tuc/")
    for province in ("Bắc Kạn", "Triệu Sơn", "An Giang", "Than Quảng Ninh", "Hải Dương"):
        assert province in news.text
    news.page.get_by_role("link", name="Hội nghị điển hình tiên tiến").click()
    story = Read(news.page).text
    for said in ("4.154 công trình", "trên 10.400 tỷ đồng", "TUAG"):
        assert said in story
