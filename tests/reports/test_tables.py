"""The reports as pages, lists, workbooks, charts and JSON: one set of figures, and what each number leads to."""

import io
import itertools
import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse
from python_calamine import CalamineWorkbook

from reports.selectors.cube.asked import Asked
from reports.selectors.cube.report import EITHER, NEITHER, rows_behind, table_of
from reports.selectors.kinds.registry import REPORTS
from tests.pages import opened, words
from tests.reports.tables import day, make_world, numbers_of

YEAR = day(1).year


@pytest.fixture
def world(tree, people, awards):
    return make_world(tree, people, awards)


def address(name, part="", **asked):
    query = "&".join(f"{key}={value}" for key, value in {"unit": "TINH", **asked}.items())
    return f"{reverse(f'reports:report{part}', args=[name])}?{query}"


def choices_of(report):
    if report.needs == NEITHER:
        return [{}]
    return [{"campaign": "PT"}, {"year": YEAR}] if report.needs == EITHER else [{"campaign": "PT"}]


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_every_number_has_its_rows(world, report):
    wrong, seen = [], 0
    for choice in ({"campaign": world.campaign}, {"year": YEAR}, {}):
        if not is_choice_of(report, choice):
            continue
        for by, as_of in itertools.product(report.axes, (None, day(12, 31))):
            asked = Asked(unit=world.tree.province, as_of=as_of, reader=world.people["superuser"], **choice)
            table = table_of(report, asked, by)
            for row in [*table.rows, *([table.total] if table.total else [])]:
                for cell in row.cells:
                    if cell.behind:
                        seen += 1
                        rows, source = rows_behind(report, asked, **cell.behind)
                        lines = [(source.line_of(one), one) for one in rows]
                        if behind(cell.measure, lines) != cell.value:
                            wrong.append((by, choice, as_of, row.label, cell.measure.name, cell.value))
    assert (wrong, seen > 0) == ([], True)


def is_choice_of(report, choice) -> bool:
    if report.needs == NEITHER:
        return not choice
    return "campaign" in choice or (report.needs == EITHER and "year" in choice)


def behind(measure, lines):
    """What the rows of a list come to."""
    amounts = [getattr(one, measure.sums) or 0 for _line, one in lines] if measure.sums else []
    if measure.highest:
        return max(amounts)
    return sum(amounts) if measure.sums else len(lines)


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_every_number_of_a_page_opens_its_list(client, world, report):
    client.force_login(world.people["superuser"])
    links = numbers_of(opened(client, address(report.name, **choices_of(report)[0])))
    assert links
    for link, number in links.items():
        rows = opened(client, link)
        measure = rows.context["measure"]
        if not measure.highest:
            assert number == (rows.context["sum"] if measure.sums else rows.context["paginator"].count), link


def figures(name, *columns, **asked):
    """Each row of the report as its label and some of its figures, as the command has them."""
    out = io.StringIO()
    arguments = [f"--{key.replace('_', '-')}={value}" for key, value in ({"unit": "TINH"} | asked).items()]
    call_command("report", name, *arguments, "--format=json", stdout=out)
    found = json.loads(out.getvalue())
    rows = [(row["label"], *(row[column] for column in columns)) for row in found["rows"]]
    total = found["total"]
    return rows, tuple(total[column] for column in columns) if total else None


def test_honours_by_award_with_the_shares_of_those_in_force(world):
    rows, total = figures("honours", "collectives", "individuals", "women_percent", "direct_percent", campaign="PT")
    assert rows == [("Cờ thi đua LĐLĐ tỉnh", 1, 0, None, None), ("Chiến sĩ thi đua cơ sở", 0, 2, 50.0, 50.0)]
    assert total == (1, 2, 50.0, 50.0)


def test_honours_of_a_past_day_have_what_was_taken_back_since(world):
    assert figures("honours", "total", campaign="PT", as_of=f"31/10/{YEAR}")[1] == (4,)
    assert figures("honours", "total", campaign="PT", as_of=f"15/8/{YEAR}")[1] == (2,)
    assert figures("honours", "total", campaign="PT", as_of=f"1/1/{YEAR}") == ([], (0,))


def test_honours_by_block_and_by_branch(world):
    by_block = figures("honours", "total", year=YEAR, by="block")[0]
    assert by_block == [("Trường học", 3)]
    assert figures("honours", "total", year=YEAR, by="unit")[0] == [("LĐLĐ huyện Mẫu", 3)]
    assert figures("honours", "total", year=YEAR, by="unit", unit="CS1")[0] == [("CĐCS Trường Tiểu học Mẫu", 3)]


def test_the_funnel_has_the_four_steps_beside_one_another(world):
    rows, total = figures("funnel", "registered", "proposed", "approved", "awarded", "awarded_percent", campaign="PT")
    assert rows == [
        ("Cờ thi đua LĐLĐ tỉnh", 0, 1, 0, 1, None),
        ("Chiến sĩ thi đua cơ sở", 3, 1, 1, 2, 66.7),
    ]
    assert total == (3, 2, 1, 3, 100.0)


def test_the_paragraph_tells_of_registered_and_awarded(client, world):
    client.force_login(world.people["viewer"])
    page = opened(client, address("funnel", campaign="PT"))
    text = page.context["paragraph"]
    assert text in words(page)
    assert "03 cá nhân đăng ký Chiến sĩ thi đua cơ sở" in text
    assert "Đã khen thưởng: 01 tập thể được tặng Cờ thi đua LĐLĐ tỉnh; 02 cá nhân được tặng Chiến sĩ thi đua" in text


def test_dossiers_by_state_with_those_overdue_and_missing(world):
    columns = ("total", "draft", "sent", "accepted", "overdue", "overdue_percent", "missing")
    assert figures("dossiers", *columns, campaign="PT")[1] == (4, 1, 1, 2, 1, 25.0, 1)


def test_targets_say_what_was_not_asked(client, world):
    rows, total = figures("targets", "asked", "reached", "percent", campaign="PT")
    assert (rows, total) == (
        [
            ("Số sáng kiến", 3, 1, 33.3),
            ("Số công trình", 0, 1, None),
            ("Giá trị công trình (đồng)", 200_000_000, 100_000_000, 50.0),
            ("Số danh hiệu cá nhân", 0, 1, None),
            ("Số danh hiệu tập thể", 0, 1, None),
            ("Số điển hình tiên tiến", 2, 1, 50.0),
        ],
        None,
    )
    client.force_login(world.people["viewer"])
    assert words(opened(client, address("targets", campaign="PT"))).count("chưa giao") == 3


def test_targets_of_units_stand_beside_one_another(world):
    columns = ("works_value_asked", "works_value_reached", "works_value_percent", "exemplars_reached")
    rows, total = figures("unit-targets", *columns, campaign="PT", unit="HUYEN")
    assert rows == [("CĐCS Trường Tiểu học Mẫu", 200_000_000, 100_000_000, 50.0, 1)]
    assert total == (200_000_000, 100_000_000, 50.0, 1)
    by_cluster, _total = figures("unit-targets", "works_reached", "initiatives_asked", campaign="PT", by="cluster")
    assert by_cluster == [("Cụm số 1", 1, 0)]


def test_the_page_leaves_out_targets_that_nobody_has(client, world):
    client.force_login(world.people["viewer"])
    page = opened(client, address("unit-targets", campaign="PT", by="block"))
    shown = [str(column.title) for column in page.context["columns"]]
    assert "Giá trị công trình (đồng): tỷ lệ" in shown
    assert "Số sáng kiến: đạt" in shown
    assert "Số danh hiệu tập thể: giao" in shown
    opened(client, address("unit-targets", campaign="PT", by="block", as_of=f"1/1/{YEAR}"))
    assert "chưa giao" in words(page)


def test_benefits_declared_and_confirmed_stand_apart(world):
    columns = ("total", "recognised", "benefit_declared", "benefit_confirmed")
    assert figures("initiatives", *columns, campaign="PT")[1] == (2, 2, 14_000_000, 10_000_000)
    assert figures("initiatives", *columns, year=YEAR)[1] == (3, 3, 21_000_000, 15_000_000)
    assert figures("initiatives", *columns, year=YEAR, as_of=f"30/4/{YEAR}") == ([], (0, 0, 0, 0))


def test_works_by_occasion_with_their_plaques(world):
    rows, _total = figures("works", "total", "value", "plaques", year=YEAR, by="occasion")
    assert rows == [("Mừng 28/7", 3, 300_000_000, 0), ("Chưa rõ dịp", 1, 50_000_000, 1)]
    assert figures("works", "total", "value", campaign="PT")[1] == (2, 200_000_000)


def test_prizes_as_of_a_day_go_by_the_days_of_payment(world):
    columns = ("due", "due_sum", "paid", "paid_sum", "paid_percent")
    assert figures("prizes", *columns, campaign="PT")[1] == (1, 2_000_000, 1, 2_000_000, 50.0)
    assert figures("prizes", *columns, campaign="PT", as_of=f"30/9/{YEAR}")[1] == (2, 4_000_000, 0, 0, 0.0)
    assert figures("prizes", *columns, campaign="PT", as_of=f"1/8/{YEAR}") == ([], (0, 0, 0, 0, None))


def test_prize_money_is_told_to_those_who_may_see_it(client, world):
    client.force_login(world.people["viewer"])
    assert "Không có số liệu" in words(opened(client, address("prizes", campaign="PT")))
    client.force_login(world.people["finance"])
    assert "4.000.000" not in words(opened(client, address("prizes", campaign="PT")))
    assert "2.000.000" in words(opened(client, address("prizes", campaign="PT")))


def test_scores_rank_the_rows_of_a_list(client, world):
    rows, _total = figures("scores", "total", "scored", "best", campaign="PT", by="cluster")
    assert rows == [("Cụm số 1", 1, 1, 90), ("Không ở cụm nào", 2, 1, 85)]
    client.force_login(world.people["superuser"])
    page = opened(client, address("scores", "-rows", campaign="PT", by="cluster", key="-", figure="scored"))
    assert ["hạng 1" in line.about for line, _amount in page.context["lines"]] == [True, False]


def test_years_stand_beside_one_another(world):
    rows, _total = figures("years", "collectives", "individuals", "initiatives", "works")
    assert rows == [(str(YEAR), 1, 2, 3, 4)]


def test_the_form_says_what_our_data_does_not_know(client, world):
    client.force_login(world.people["viewer"])
    text = words(opened(client, address("form-0603", year=YEAR)))
    assert "C: doanh nhân" + 3 * "chưa có số liệu" in text
    rows, _total = figures("form-0603", "T", "C", "C_direct", "C_leader", year=YEAR)
    assert rows == [("Chiến sĩ thi đua", 0, 2, 1, 1), ("Cờ thi đua", 1, 0, 0, 0)]


def test_the_form_counts_what_the_catalogue_puts_there_whatever_its_name(world):
    type(world.awards.title).objects.filter(code="CSTDCS").update(form_0603="")
    type(world.awards.flag).objects.filter(code="CO_TINH").update(form_0603="medal")
    rows, _total = figures("form-0603", "T", "C", year=YEAR)
    assert rows == [("Kỷ niệm chương", 1, 0)]


@pytest.mark.parametrize("name", REPORTS)
def test_page_workbook_chart_and_json_have_the_same_figures(client, world, name):
    choice = choices_of(REPORTS[name])[0]
    client.force_login(world.people["superuser"])
    table = opened(client, address(name, **choice)).context["table"]
    assert json.loads(client.get(address(name, "-json", **choice)).content) == json.loads(json.dumps(table.as_json()))
    workbook = client.get(address(name, "-xlsx", **choice))
    assert workbook.headers["Content-Disposition"].startswith(f'attachment; filename="{name}-')
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(workbook.content)).get_sheet_by_index(0).to_python()
    shown = [cell.value for row in table.rows for cell in row.cells if isinstance(cell.value, int) and cell.value]
    written = [value for row in sheet[3:] for value in row[1:] if isinstance(value, int | float)]
    assert set(shown) <= set(written)
    chart = client.get(address(name, "-chart", **choice))
    assert chart.headers["Content-Type"] == "image/svg+xml"
    assert b"<svg" in chart.content
    assert b"<script" not in chart.content
    assert b"http://" not in chart.content.replace(b"http://www.w3.org", b"").replace(b"http://pygal.org", b"")


@pytest.mark.parametrize(
    ("name", "asked", "said"),
    [
        ("honours", {}, "Hãy chọn một phong trào hoặc ghi một năm."),
        ("honours", {"campaign": "PT", "year": "2025"}, "không chọn cả hai"),
        ("honours", {"year": "2999"}, "chưa tới"),
        ("honours", {"year": "12"}, "Hãy chọn từ năm 1945"),
        ("honours", {"year": "abc"}, "Hãy ghi bốn chữ số"),
        ("honours", {"year": "99999999999999999999"}, "chưa tới"),
        ("honours", {"year": YEAR, "as_of": "31/12/2999"}, "chưa tới"),
        ("honours", {"year": 1950}, "Không có số liệu"),
        ("honours", {"year": YEAR, "as_of": "1/1/1900"}, "trước khi có số liệu nào"),
        ("dossiers", {"campaign": "PT", "as_of": "1/1/2001"}, "trước khi có số liệu nào"),
        ("dossiers", {"campaign": "PT", "as_of": "1/1/0001"}, "Tính đến ngày"),
        ("funnel", {"campaign": "KHONG"}, "không"),
        ("funnel", {"campaign": "PT", "unit": "CS4"}, "không"),
        ("years", {"unit": "CS9"}, "Không có số liệu"),
        ("works", {"year": YEAR, "by": "la"}, "Chia theo"),
    ],
)
def test_bad_and_empty_choices_get_a_sentence(client, world, name, asked, said):
    client.force_login(world.people["viewer"])
    for part in ("", "-xlsx", "-json", "-chart", "-rows"):
        response = client.get(address(name, part, **asked))
        assert response.status_code in {200, 404}
        if part == "":
            assert said in words(response)


def test_what_is_no_report_or_no_figure_is_not_found(client, world):
    client.force_login(world.people["viewer"])
    opened(client, address("la"), status=404)
    for figure in ("la", "", "women_percent"):
        opened(client, address("honours", "-rows", campaign="PT", key="-", figure=figure), status=404)


def test_a_unit_next_door_is_out_of_reach(client, world):
    client.force_login(world.people["editor"])
    assert opened(client, address("honours", year=YEAR, unit="CS2")).context["table"] is None
    own = opened(client, address("honours", year=YEAR, unit="CS1")).context["table"]
    assert own.total.cells[0].value == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["honours", "--unit", "TINH"], "Hãy ghi --campaign hoặc --year"),
        (["honours", "--year", "2025"], "Thiếu --unit"),
        (["honours", "--unit", "TINH", "--year", "mười"], "Không có số liệu của năm"),
        (["honours", "--unit", "TINH", "--year", "2025", "--by", "la"], "không chia theo «la»"),
        (["dossiers"], "Thiếu --campaign"),
    ],
)
def test_the_command_refuses_in_a_sentence(world, arguments, said):
    with pytest.raises(CommandError, match=said):
        call_command("report", *arguments)


def test_the_command_prints_lines(world):
    out = io.StringIO()
    call_command("report", "targets", "--campaign", "PT", stdout=out)
    assert "Số sáng kiến\n  Được giao: 3\n  Đã đạt: 1\n  Tỷ lệ: 33,3%" in out.getvalue()
