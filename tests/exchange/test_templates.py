"""Templates: what is in them, what may be typed, and that one nobody touched changes nothing."""

import datetime as dt
import io

import openpyxl
import pytest
from django.urls import reverse

from campaigns.models import Campaign, CampaignState, DossierKind, Entry
from common import clock
from common.errors import DomainError, NotAllowed
from common.models import AuditEntry
from contributions.models import Programme
from exchange.services import stamp, templates
from exchange.services.columns import SHEETS
from exchange.services.importing import import_workbook
from exchange.services.templates import OF_A_DOSSIER, make_dossier_template, make_template
from exchange.services.workbook import read_workbook
from people.models import Absence, Rating, RatingGrade
from tests.exchange.conftest import cells, counts, entry_row
from tests.factories import (
    AwardTypeFactory,
    CampaignFactory,
    DossierFactory,
    EntryFactory,
    InitiativeFactory,
    MemberFactory,
    PhaseFactory,
    UnitFactory,
    WorkFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(tmp_path, people, tree):
    """``made(["members"])`` is the path of a template for the base union."""

    def make(sheets, *, by=None, unit=None, **options):
        path = tmp_path / "mau.xlsx"
        with path.open("wb") as file:
            make_template(sheets, unit=unit or tree.base, by=by or people["specialist"], to=file, **options)
        return path

    return make


def typed(path, sheet: str, **values) -> None:
    """The cells of these columns in row 3 hold these values, as if typed into the file."""
    book = openpyxl.load_workbook(path)
    columns = {cell.value: cell.column for cell in book[sheet][1]}
    for key, value in values.items():
        book[sheet].cell(3, columns[key]).value = value
    book.save(path)


def column(path, sheet: str, key: str) -> list:
    rows = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    place = next(rows).index(key)
    return [row[place] for row in rows][1:]


# ---------- What is in it ----------


def test_people_and_collectives_of_the_unit_only(made, register):
    path = made(["members", "collectives"])
    assert column(path, "members", "code") == ["DV-01", "DV-02"]
    assert column(path, "members", "full_name") == ["Nguyễn Văn An", "Trần Thị Bình"]
    assert column(path, "collectives", "code") == ["TT-01"]


def test_everybody_has_a_row_to_choose_an_award_in(made, register, campaign, awards):
    EntryFactory(
        dossier=DossierFactory(campaign=campaign, unit=register.an.unit), award=awards.certificate, member=register.an
    )
    path = made(["entries"], campaign=campaign)
    assert column(path, "entries", "subject_code") == ["DV-01", "CS1", "TT-01", "DV-02"]
    assert column(path, "entries", "_ho_ten")[0] == "Nguyễn Văn An"
    assert column(path, "entries", "award_code") == ["BK_TINH", None, None, None]
    assert set(column(path, "entries", "campaign_code")) == {"PT2026"}
    assert set(column(path, "entries", "unit_code")) == {"CS1"}
    assert set(column(path, "entries", "stage")) == {"Đăng ký"}


def test_phase_is_that_of_today(made, register, campaign):
    today = clock.today()
    PhaseFactory(campaign=campaign, number=1, starts_on=today - dt.timedelta(60), ends_on=today - dt.timedelta(1))
    PhaseFactory(campaign=campaign, number=2, starts_on=today, ends_on=today + dt.timedelta(30))
    assert set(column(made(["entries"], campaign=campaign), "entries", "phase")) == {2}


def test_ratings_and_absences_of_this_year(made, register):
    year = clock.today().year
    Rating.objects.create(
        subject_kind="individual", member=register.an, unit=register.an.unit, year=year, rating="good"
    )
    Absence.objects.create(member=register.binh, year=year, working_days=3, reason="sick")
    path = made(["ratings", "absences"])
    assert column(path, "ratings", "subject_code") == ["DV-01", "CS1", "TT-01", "DV-02"]
    assert column(path, "ratings", "rating") == [RatingGrade.GOOD.label, None, None, None]
    assert column(path, "absences", "member_code") == ["DV-02", "DV-01"]
    assert set(column(path, "absences", "year")) == {year}


def test_unit_without_people_has_headings_only(made, people):
    empty = UnitFactory(code="CS9", parent=people["specialist"].role_assignments.get().unit)
    path = made(["members", "collectives"], unit=empty)
    assert column(path, "members", "code") == []
    result = import_workbook(path, by=people["specialist"])
    assert not result.errors


def test_whole_dossier(tmp_path, people, register, campaign, awards):
    dossier = DossierFactory(campaign=campaign, unit=register.an.unit, kind=DossierKind.PROPOSAL)
    path = tmp_path / "mau.xlsx"
    with path.open("wb") as file:
        made_stamp = make_dossier_template(dossier, by=people["editor"], to=file)
    assert made_stamp.sheets == OF_A_DOSSIER
    line = AuditEntry.objects.get(move="template")
    assert (line.subject, line.actor, line.data["sheets"]) == (dossier.unit, people["editor"], list(OF_A_DOSSIER))
    assert line.data["campaign"] == campaign.code
    assert openpyxl.load_workbook(path).sheetnames == ["Huong_dan", *OF_A_DOSSIER, "DanhMuc"]
    assert set(column(path, "entries", "stage")) == {"Đề nghị"}


# ---------- How it looks and what may be typed ----------


def test_keys_are_hidden_headings_locked_and_required_ones_marked(made, register):
    sheet = openpyxl.load_workbook(made(["members"]))["members"]
    assert sheet.row_dimensions[1].hidden
    assert sheet.freeze_panes == "B3"
    assert sheet.protection.sheet
    assert sheet["A2"].protection.locked
    assert not sheet["A3"].protection.locked
    assert not sheet.column_dimensions["A"].protection.locked
    assert (sheet["A2"].value, sheet["C2"].value) == ("Mã đoàn viên *", "Ngày sinh")
    assert sheet["A2"].fill.fgColor.rgb != sheet["C2"].fill.fgColor.rgb
    assert sheet["A3"].number_format == "@"


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_has_rules_with_their_sentences(made, people, register, campaign, name):
    path = made([name], by=people["superuser"], campaign=campaign)
    book = openpyxl.load_workbook(path)
    rules = book[name].data_validations.dataValidation
    assert rules
    for rule in rules:
        assert rule.errorTitle
        assert 0 < len(rule.error) <= 225
        if rule.type == "list":
            assert rule.formula1 in book.defined_names
    keys = [cell.value for cell in book[name][1]]
    assert [key for key in keys if not key.startswith("_")] == list(SHEETS[name].by_key)


def test_list_longer_than_a_cell_takes_is_a_named_range(made, register, campaign):
    for number in range(60):
        MemberFactory(code=f"DOAN-VIEN-{number:02}", unit=register.an.unit)
    book = openpyxl.load_workbook(made(["entries"], campaign=campaign))
    assert book["DanhMuc"].sheet_state == "hidden"
    place = book.defined_names["DM_DoiTuong"].attr_text
    chosen = [row[0].value for row in book["DanhMuc"][place.split("!")[1].replace("$", "")]]
    assert len(",".join(chosen)) > 255
    assert chosen[:3] == ["CS1", "TT-01", "DOAN-VIEN-00"]


def test_awards_to_choose_are_those_of_the_campaign(made, register, campaign):
    AwardTypeFactory(code="KHAC")
    book = openpyxl.load_workbook(made(["entries"], campaign=campaign))
    place = book.defined_names["DM_HinhThuc"].attr_text.split("!")[1].replace("$", "")
    assert [row[0].value for row in book["DanhMuc"][place]] == ["BK_TINH", "CO_TINH"]
    assert "BK_TINH – Bằng khen LĐLĐ tỉnh" in [row[0].value for row in book["Huong_dan"].iter_rows()]


def test_programmes_to_choose_are_all_there_are(made, register):
    Programme.objects.all().delete()
    for code in ("CT-1", "CT-2"):
        Programme.objects.create(code=code, name=f"Chương trình {code}", starts_on="2025-01-01")
    book = openpyxl.load_workbook(made(["initiatives"]))
    place = book.defined_names["DM_ChuongTrinh"].attr_text.split("!")[1].replace("$", "")
    assert [row[0].value for row in book["DanhMuc"][place]] == ["CT-1", "CT-2"]


# ---------- Read again ----------


@pytest.mark.parametrize("name", SHEETS)
def test_sheet_nobody_touched_changes_nothing(made, people, register, campaign, awards, name):
    fill(register, campaign, awards)
    result = import_workbook(made([name], by=people["superuser"], campaign=campaign), by=people["superuser"])
    assert not result.errors
    assert counts(result, name)[:2] == (0, 0)


def fill(register, campaign, awards) -> None:
    """Something in most sheets."""
    unit = register.an.unit
    EntryFactory(dossier=DossierFactory(campaign=campaign, unit=unit), award=awards.certificate, member=register.an)
    InitiativeFactory(unit=unit)
    WorkFactory(owner_unit=unit)
    PhaseFactory(campaign=CampaignFactory(unit=unit), number=1)
    Rating.objects.create(subject_kind="individual", member=register.an, unit=unit, year=2025, rating="good")
    Absence.objects.create(member=register.binh, year=2025, working_days=3, reason="sick")


def test_chosen_award_makes_an_entry_and_the_other_rows_say_nothing(made, people, register, campaign):
    path = made(["entries"], campaign=campaign)
    typed(path, "entries", award_code="CO_TINH")
    result = import_workbook(path, by=people["specialist"])
    assert (cells(result), counts(result, "entries")) == ([], (1, 0, 0, 0))
    assert Entry.objects.get().subject_unit == register.an.unit


def test_row_begun_but_not_finished_is_a_fault(made, people, register, campaign):
    path = made(["entries"], campaign=campaign)
    typed(path, "entries", achievements="Đã làm nhiều việc")
    result = import_workbook(path, by=people["specialist"])
    assert cells(result) == [("entries", "D3")]


def test_given_cells_alone_are_a_fault_in_any_other_file(xlsx, people, register, campaign):
    result = import_workbook(xlsx({"entries": [entry_row(award=None)]}), by=people["specialist"])
    assert cells(result) == [("entries", "D3")]


def test_column_for_reading_is_passed_over_in_any_file(xlsx, people, tree):
    path = xlsx(
        {"members": [{"code": "DV-1", "full_name": "Vũ An", "gender": "male", "unit_code": "CS1", "_ghi": 5}]},
        columns={"members": ["code", "_ghi", "full_name", "gender", "unit_code"]},
    )
    assert counts(import_workbook(path, by=people["editor"]), "members") == (1, 0, 0, 0)


# ---------- The stamp ----------


def test_stamp_is_kept_in_the_file(made, register, campaign):
    path = made(["members", "entries"], campaign=campaign)
    assert openpyxl.load_workbook(path).custom_doc_props["mau"].value == (
        f"1;members,entries;PT2026;{clock.today().isoformat()}"
    )
    assert read_workbook(path).stamp == stamp.Stamp(("members", "entries"), "PT2026", clock.today())


@pytest.mark.parametrize("text", ["", "1;entries;PT", "x;entries;PT;2026-01-01", "1;entries;PT;hôm nay"])
def test_what_is_no_stamp_is_none(text):
    assert stamp.parse_stamp(text) is None


def test_template_of_a_campaign_that_is_over_says_so_once(made, people, register, campaign):
    path = made(["entries", "members"], campaign=campaign)
    typed(path, "entries", award_code="CO_TINH")
    Campaign.objects.update(state=CampaignState.ENDED)
    result = import_workbook(path, by=people["specialist"], only_valid=True)
    assert cells(result) == [("entries", "A1")]
    assert "PT2026" in result.errors[0].message
    assert "«Tải mẫu»" in result.errors[0].message


def test_template_of_before_says_where_the_new_one_is(made, people, register, monkeypatch):
    path = made(["members"])
    monkeypatch.setattr(stamp, "VERSION", 2)
    result = import_workbook(path, by=people["specialist"])
    assert cells(result) == [("members", "A1")]
    assert "theo mẫu cũ" in result.errors[0].message


# ---------- Who ----------


@pytest.mark.parametrize(
    ("who", "sheet", "may"),
    [
        ("editor", "members", True),
        ("editor2", "members", False),
        ("editor", "ratings", False),
        ("specialist", "ratings", True),
        ("specialist_elsewhere", "ratings", False),
        ("viewer", "members", False),
        ("manager", "members", False),
        ("superuser", "units", True),
    ],
)
def test_who_has_which_template_of_the_base_union(made, people, register, who, sheet, may):
    if may:
        made([sheet], by=people[who])
        return
    with pytest.raises(NotAllowed):
        made([sheet], by=people[who])


def test_entries_need_a_campaign(made, register):
    with pytest.raises(DomainError, match="chọn phong trào"):
        made(["entries"])


def test_template_with_too_many_rows_is_refused(made, register, monkeypatch):
    monkeypatch.setattr(templates, "MOST_ROWS", 1)
    with pytest.raises(DomainError, match="cấp dưới"):
        made(["members"])


@pytest.mark.parametrize("people_there", [2, 6])
def test_more_people_cost_no_more_queries(made, register, campaign, people_there, django_assert_max_num_queries):
    for number in range(people_there):
        MemberFactory(code=f"DV-1{number}", unit=register.an.unit)
    with django_assert_max_num_queries(40):
        made(OF_A_DOSSIER, campaign=campaign)


# ---------- In the browser ----------


def test_template_is_chosen_and_sent(client, people, register, campaign):
    client.force_login(people["editor"])
    page = client.get(reverse("exchange:template"))
    assert 'value="CS1"' in page.content.decode()
    assert "Xếp loại" not in page.content.decode()
    wanted = {"sheets": ["members", "entries"], "unit": "CS1", "campaign": "PT2026"}
    answer = client.get(reverse("exchange:template"), wanted)
    assert "M%E1%BA%ABu%20CS1" in answer["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    assert book.sheetnames == ["Huong_dan", "members", "entries", "DanhMuc"]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"unit": "CS1"}, "Hãy chọn ít nhất một trang."),
        ({"sheets": "members", "unit": "CS2"}, "Không có đơn vị mang mã này"),
        ({"sheets": "entries", "unit": "CS1"}, "Hãy chọn phong trào"),
        ({"sheets": "ratings", "unit": "CS1"}, "sheets"),
    ],
)
def test_what_is_missing_is_said_on_the_page(client, people, register, wanted, said):
    client.force_login(people["editor"])
    answer = client.get(reverse("exchange:template"), wanted)
    assert answer["Content-Type"].startswith("text/html")
    assert said in answer.content.decode()


def test_dossier_offers_its_own_template(client, people, register, campaign):
    dossier = DossierFactory(campaign=campaign, unit=register.an.unit, created_by=people["editor"])
    client.force_login(people["editor"])
    address = reverse("exchange:dossier-template", args=[dossier.pk])
    assert address in client.get(reverse("campaigns:dossier-detail", args=[dossier.pk])).content.decode()
    book = openpyxl.load_workbook(io.BytesIO(b"".join(client.get(address).streaming_content)))
    assert book.sheetnames == ["Huong_dan", *OF_A_DOSSIER, "DanhMuc"]
