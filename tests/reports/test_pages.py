"""The report as a page, its lists, its workbook and its command: one set of figures."""

import io
import json
import re
import zipfile
from urllib.parse import parse_qs, urlsplit

import html5lib
import pytest
from django.core.management import ManagementUtility, call_command
from django.core.management.base import CommandError
from django.urls import reverse
from python_calamine import CalamineWorkbook

from campaigns.models import CampaignState, DossierState, Indicator, Target
from common.sample_mark import mark_as_sample
from tests.factories import DossierFactory, EntryFactory, MemberFactory, ParticipationFactory, UnitFactory
from tests.pages import opened, words
from tests.reports.conftest import MILLION, counted_at, put_down

REPORT = reverse("reports:registrations")
XLSX = reverse("reports:registrations-xlsx")
LISTS = {
    name: reverse(f"reports:registration-{name}") for name in ("entries", "initiatives", "works", "units", "headcounts")
}


def asked(unit="TINH", **more):
    return "&".join(f"{key}={value}" for key, value in {"campaign": "PT2025", "unit": unit, **more}.items())


def links_with_numbers(response) -> dict[str, int]:
    """Address → the whole number it is written on."""
    tree = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    links = {}
    for link in tree.find("body").iter("a"):
        if "registrations/" in link.get("href", "") and "xlsx" not in link.get("href"):
            text = "".join(link.itertext()).split()[0].replace(".", "")
            if text.isdecimal():
                links.setdefault(link.get("href"), int(text))
    return links


def test_every_number_opens_a_list_of_that_many_rows(client, people, every_state, two_phases):
    client.force_login(people["viewer"])
    links = links_with_numbers(opened(client, f"{REPORT}?{asked()}"))
    assert sorted(links.values()) == [2, 3, 4, 6, 8]
    for address, number in links.items():
        response = opened(client, address)
        assert response.context["paginator"].count == number, address


def test_every_block_and_the_people_lead_to_their_rows(client, tree, people, campaign):
    for unit in (tree.base, tree.base2, tree.other, tree.district):
        ParticipationFactory(campaign=campaign, unit=unit)
    counted_at(tree.base, 40)
    counted_at(tree.other, 2)
    client.force_login(people["viewer"])
    page = opened(client, f"{REPORT}?{asked()}")
    assert all(said in words(page) for said in ("Trường học: 1", "Xã, thị trấn: 1", "số liệu của 2 đơn vị"))
    for block in ("school", "commune", "enterprise_private"):
        assert f"block={block}" in page.content.decode()
        assert opened(client, f"{LISTS['units']}?{asked(block=block)}").context["paginator"].count == 1
    rows = opened(client, f"{LISTS['headcounts']}?{asked()}").context["object_list"]
    assert sum(row.members for row in rows) == page.context["report"].units["members"] == 42


def test_the_lists_hold_no_row_of_another_state_or_unit(client, tree, people, campaign, every_state, awards):
    put_down(DossierFactory(campaign=campaign, unit=tree.other, state=DossierState.SENT), awards.certificate)
    client.force_login(people["viewer"])
    rows = opened(client, f"{LISTS['entries']}?{asked('HUYEN', award='BK_TINH', kind='individuals')}").context[
        "object_list"
    ]
    assert {row.dossier.state for row in rows} == {"sent", "in_review", "accepted"}
    assert {row.dossier.unit.code for row in rows} == {"U-sent", "U-in_review", "U-accepted"}
    assert opened(client, f"{LISTS['entries']}?{asked('HUYEN', kind='collectives')}").context["paginator"].count == 0


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("rows", [1, 3])
def test_list_query_count(client, tree, people, campaign, awards, name, rows, django_assert_num_queries):
    for number in range(rows):
        unit = UnitFactory(code=f"U{number}", parent=tree.district)
        put_down(DossierFactory(campaign=campaign, unit=unit, state=DossierState.SENT), awards.certificate)
        counted_at(unit, 10)
    DossierFactory(campaign=campaign, unit=tree.other)
    client.force_login(people["viewer"])
    opened(client, f"{LISTS[name]}?{asked('HUYEN')}")
    beside = {"entries": 3, "initiatives": 1, "headcounts": -1}.get(
        name, 0
    )  # people, dossiers, units; authors; no count
    # session, user, roles, the choices of campaign and unit (4), the place, count, page; notices and unit of the frame
    with django_assert_num_queries(12 + beside):
        response = client.get(f"{LISTS[name]}?{asked('HUYEN')}")
    assert response.context["paginator"].count == rows


@pytest.mark.parametrize(
    ("who", "unit", "shown"),
    [
        ("viewer", "TINH", True),
        ("viewer", "CS1", True),
        ("viewer", "CS4", False),
        ("editor", "CS1", True),
        ("editor", "TINH", False),
        ("editor2", "CS1", False),
        ("nobody", "TINH", False),
        ("superuser", "CS4", True),
    ],
)
def test_only_units_and_campaigns_within_reach(client, tree, people, campaign, awards, who, unit, shown):
    put_down(DossierFactory(campaign=campaign, unit=tree.base, state=DossierState.SENT), awards.certificate)
    client.force_login(people[who])
    for address in [REPORT, XLSX, *LISTS.values()]:
        response = client.get(f"{address}?{asked(unit)}")
        assert response.status_code == 200
        if address == XLSX:
            assert ("spreadsheetml" in response["Content-Type"]) is shown
        else:
            assert bool(response.context["counted"]) is shown, address


def test_without_a_unit_an_editor_sees_the_own(client, tree, people, campaign, awards):
    put_down(DossierFactory(campaign=campaign, unit=tree.base, state=DossierState.SENT), awards.certificate)
    client.force_login(people["editor"])
    assert opened(client, f"{REPORT}?campaign=PT2025").context["counted"].unit == tree.base


def test_a_draft_campaign_is_not_reported(client, people, campaign):
    type(campaign).objects.update(state=CampaignState.DRAFT)
    client.force_login(people["viewer"])
    assert opened(client, f"{REPORT}?{asked()}").context["report"] is None


@pytest.mark.parametrize("as_of", ["31/02/2025", "hôm qua", "2025-13-01"])
def test_a_wrong_day_is_said_on_the_form(client, people, campaign, as_of):
    client.force_login(people["viewer"])
    response = opened(client, f"{REPORT}?{asked(as_of=as_of)}")
    assert (response.context["report"], "Hãy nhập ngày dạng" in words(response)) == (None, True)


def test_the_page_says_what_stands_twice_and_offers_the_paragraph(client, people, two_phases):
    client.force_login(people["viewer"])
    response = opened(client, f"{REPORT}?{asked()}")
    assert "trong đó 2 lượt đã có ở đợt khác" in words(response)
    assert response.context["report"].paragraph in words(response)
    assert 'data-copy="#report-paragraph"' in response.content.decode()


def test_a_target_nobody_can_divide_by_is_not_set(client, tree, people, campaign, every_state):
    Target.objects.create(campaign=campaign, unit=tree.province, indicator=Indicator.WORKS, value=0)
    client.force_login(people["viewer"])
    assert "chưa giao" in words(opened(client, f"{REPORT}?{asked()}"))


@pytest.mark.parametrize("name", ["award", "kind", "block", "campaign", "unit", "as_of", "page", "rows"])
def test_no_address_breaks_a_page(client, people, campaign, every_state, name):
    client.force_login(people["viewer"])
    for typed in ("%00", "x%00y", "%ED%A0%80", "a" * 5000):
        for address in (REPORT, XLSX, *LISTS.values()):
            chosen = {"campaign": "PT2025", "unit": "TINH"} | {name: typed}
            query = "&".join(f"{key}={value}" for key, value in chosen.items())
            assert client.get(f"{address}?{query}").status_code in (200, 404), (address, typed)


def test_the_first_visit_asks_for_a_campaign(client, people, campaign):
    client.force_login(people["viewer"])
    assert "Chọn một phong trào" in words(opened(client, REPORT))
    opened(client, reverse("reports:index"))


def sheets(content):
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def test_the_workbook_has_the_figures_as_numbers(client, tree, people, campaign, every_state, awards):
    Target.objects.create(campaign=campaign, unit=tree.province, indicator=Indicator.WORKS, value=2)
    client.force_login(people["viewer"])
    response = client.get(f"{XLSX}?{asked()}")
    assert response["Content-Disposition"] == 'attachment; filename="dang-ky-PT2025.xlsx"'
    found = sheets(response.content)
    assert list(found) == ["Đăng ký", "Tổng số", "Chỉ tiêu", "Đoạn văn"]
    assert found["Đăng ký"][3:] == [["BK_TINH", "Bằng khen LĐLĐ tỉnh", 0, 3, 0, 0]]
    totals = dict(row[:2] for row in found["Tổng số"][3:])
    assert (totals["Công trình"], totals["Giá trị công trình (đồng)"], totals["Khối: Trường học"]) == (
        3,
        300 * MILLION,
        7,
    )
    assert all(isinstance(value, int | float) for value in totals.values() if value != "")
    assert found["Chỉ tiêu"][3:] == [["Số công trình", 2, 3, 150.0]]
    assert found["Đoạn văn"][2][0].startswith("Từ đầu năm")


def test_the_workbook_holds_no_formula_and_no_mark_without_a_sample(client, tree, people, campaign, awards):
    awards.certificate.name = '=HYPERLINK("http://xau.example","Bấm")'
    awards.certificate.save()
    put_down(DossierFactory(campaign=campaign, unit=tree.base, state=DossierState.SENT), awards.certificate)
    client.force_login(people["viewer"])
    content = client.get(f"{XLSX}?{asked()}").content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        inside = {name: package.read(name).decode() for name in package.namelist() if name.endswith((".xml", ".rels"))}
    assert not [name for name, text in inside.items() if re.search(r"<f[ >]|TargetMode=|<hyperlink", text)]
    assert sheets(content)["Đăng ký"][3][1] == awards.certificate.name
    assert sheets(content)["Đăng ký"][1][0] == ""


def test_a_sample_database_marks_page_and_workbook(client, people, campaign, every_state):
    mark_as_sample("gói mẫu")
    client.force_login(people["viewer"])
    assert "DỮ LIỆU MẪU" in words(opened(client, f"{REPORT}?{asked()}"))
    found = sheets(client.get(f"{XLSX}?{asked()}").content)
    assert [rows[1][0] for rows in found.values()] == ["DỮ LIỆU MẪU"] * 4


def printed(capsys, *arguments):
    call_command("report", *arguments)
    return capsys.readouterr().out


def test_the_command_prints_the_published_shape(capsys, tree, campaign, every_state, awards):
    flag = DossierFactory(campaign=campaign, unit=tree.other, state=DossierState.SENT)
    EntryFactory(dossier=flag, award=awards.flag, subject_kind="unit", member=None, subject_unit=tree.other)
    Target.objects.create(campaign=campaign, unit=tree.province, indicator=Indicator.WORKS, value=2)
    found = json.loads(printed(capsys, "registrations", "--campaign", "PT2025", "--unit", "TINH", "--format", "json"))
    assert list(found) == [
        "campaign", "unit", "as_of", "works", "initiatives", "entries", "targets", "units", "paragraph", "reported",
    ]  # fmt: skip
    assert (found["campaign"], found["unit"]) == ("PT2025", "TINH")
    assert found["works"] == {"count": 3, "value": 300 * MILLION}
    assert [(row["award"], row["collectives"], row["individuals"]) for row in found["entries"]] == [
        ("BK_TINH", 0, 3),
        ("CO_TINH", 1, 0),
    ]
    assert found["targets"] == [{"indicator": "works", "target": 2, "actual": 3, "percent": 150.0}]
    assert found["units"]["by_block"] == {"school": 7, "commune": 1}


def test_the_command_prints_text_for_the_campaigns_own_unit(capsys, campaign, every_state):
    text = printed(capsys, "registrations", "--campaign", "PT2025")
    assert "LĐLĐ tỉnh Mẫu" in text
    assert "Công trình: 3; 300 triệu đồng" in text
    assert text.rstrip().endswith("03 sáng kiến, kinh nghiệm.")


def test_the_text_has_every_figure_of_the_page(capsys, tree, campaign, every_state, two_phases, awards):
    awards.certificate.subject_kinds = ["individual", "household"]
    awards.certificate.level_unknown = True
    awards.certificate.save()
    dossier = every_state[DossierState.SENT].dossier
    person = MemberFactory(unit=dossier.unit)
    EntryFactory(dossier=dossier, award=awards.certificate, member=person, subject_kind="household")
    Target.objects.create(campaign=campaign, unit=tree.province, indicator=Indicator.WORKS, value=2)
    counted_at(dossier.unit, 1500, women=300)
    text = printed(capsys, "registrations", "--campaign", "PT2025")
    for said in (
        "Sáng kiến: 4; làm lợi tự kê khai 15 triệu đồng; được xác nhận 0 đồng",
        "2 tập thể       6 cá nhân       1 hộ  Bằng khen LĐLĐ tỉnh (chưa rõ cấp) – 2 lượt đã có ở đợt khác",
        "Chỉ tiêu «Số công trình»: đăng ký 3 / được giao 2 (150,0%)",
        "Đơn vị được mời: 8 (Trường học 8)",
        "CNVCLĐ: 1.500, nữ 0; đoàn viên: 1.500, nữ 300 (20,0%)",
    ):
        assert said in text


def test_the_command_goes_by_a_day(capsys, campaign, every_state):
    found = json.loads(
        printed(capsys, "registrations", "--campaign", "PT2025", "--as-of", "31/12/2020", "--format", "json")
    )
    assert (found["as_of"], found["entries"]) == ("2020-12-31", [])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["la", "--campaign", "PT2025"], "Không có báo cáo «la»"),
        (["registrations", "--campaign", "KHONG"], "Không có phong trào mã «KHONG»"),
        (["registrations", "--campaign", "PT2025", "--unit", "KHONG"], "Không có đơn vị mã «KHONG»"),
        (["registrations", "--campaign", "PT2025", "--as-of", "31/02/2025"], "31/02/2025"),
        (["registrations", "--campaign", "PT2025", "--as-of", "31/12/2099"], "chưa tới"),
        (["registrations", "--campaign", "P\udcffT"], "Không có phong trào mã"),
        (["registrations", "--campaign", "PT2025", "--unit", "K\udcff"], "Không có đơn vị mã"),
        (["registrations"], "Thiếu --campaign"),
        ([], "Thiếu NAME"),
        (["registrations", "--campaign", "PT2025", "--format", "xml"], "--format không nhận «xml»"),
        (["registrations", "--campaign"], "Sau --campaign phải có một giá trị"),
        (["registrations", "--campaign", "PT2025", "--den", "1"], "Không có tham số --den"),
    ],
)
def test_the_command_refuses_in_one_line(capsys, campaign, arguments, said):
    with pytest.raises(CommandError, match=said) as refused:
        call_command("report", *arguments)
    assert len(str(refused.value).splitlines()) == 1
    with pytest.raises(SystemExit) as left:
        ManagementUtility(["manage.py", "report", *arguments]).execute()
    assert left.value.code == 1
    told = capsys.readouterr()
    assert (told.out, said in told.err, len(told.err.splitlines())) == ("", True, 1)


def test_addresses_carry_the_choice_alone(client, people, campaign, every_state):
    client.force_login(people["viewer"])
    links = links_with_numbers(opened(client, f"{REPORT}?{asked()}&rows=25&page=9&la=x"))
    for address in links:
        assert set(parse_qs(urlsplit(address).query)) <= {"campaign", "unit", "award", "kind"}
