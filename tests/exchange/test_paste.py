"""A block copied from a spreadsheet into the registration table: read, asked about, checked like any file."""

import pytest
from django.urls import reverse

from campaigns.models import Entry
from campaigns.services.dossier import open_dossier
from exchange.models import ImportRun
from exchange.services.applying import apply_import, apply_run
from exchange.services.checking import check_run
from exchange.services.pasting import MOST_ROWS, read_block
from tests.factories import MemberFactory
from tests.pages import opened, words

pytestmark = pytest.mark.django_db
HEADED = (
    "STT\tMã đoàn viên\tHọ và tên\tHình thức khen *\tThành tích\n"
    '1\tDV-01\tNguyễn Văn An\tBK_TINH\t"Dòng một\nDòng hai"\n'
    "2\tDV-02\tTrần Thị Bình\tbk_tinh\t=1+1\n"
)


@pytest.fixture
def dossier(people, register, campaign, tree):
    return open_dossier(campaign, unit=tree.base, by=people["editor"])


@pytest.fixture
def pasted(client, people, dossier):
    """``pasted(block, section, **fields)`` is the answer to the editor."""

    def send(block, section="individual", **fields):
        client.force_login(people["editor"])
        return client.post(reverse("exchange:paste", args=[dossier.pk, section]), {"block": block} | fields)

    return send


def taken_in(answer, people):
    """The import the answer leads to, checked."""
    run = ImportRun.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, reverse("exchange:run-detail", args=[run.pk]))
    check_run(run.pk)
    run.refresh_from_db()
    return run


def test_block_with_headings_goes_straight_to_the_check(pasted, people, dossier):
    run = taken_in(pasted(HEADED), people)
    assert (run.writes, run.fault_count, Entry.objects.count()) == (2, 0, 0)
    apply_import(run, by=people["editor"], only_valid=False)
    apply_run(run.pk)
    entries = dict(dossier.entries.values_list("member__code", "achievements"))
    assert entries == {"DV-01": "Dòng một\nDòng hai", "DV-02": "=1+1"}


def test_same_block_again_is_the_same_import(pasted, people):
    pasted(HEADED)
    pasted(HEADED)
    assert ImportRun.objects.count() == 1


def test_award_chosen_beside_stands_where_a_row_names_none(pasted, people, awards):
    run = taken_in(pasted("Mã\nDV-01\nDV-02", award=awards.certificate.pk), people)
    assert (run.writes, run.fault_count) == (2, 0)


def test_collectives_and_units_are_told_apart_by_their_codes(pasted, people, awards):
    run = taken_in(pasted("Mã\tDanh hiệu\nTT-01\tCO_TINH\nCS1\tCO_TINH", "collective"), people)
    apply_import(run, by=people["editor"], only_valid=True)
    apply_run(run.pk)
    assert set(Entry.objects.values_list("subject_kind", flat=True)) == {"collective", "unit"}


def test_faults_are_those_of_a_file(pasted, people):
    run = taken_in(pasted("Mã\tDanh hiệu\nDV-09\tBK_TINH\nDV-01\tKhông có\n\tBK_TINH"), people)
    assert run.writes == 0
    assert sorted(run.faults.values_list("cell", flat=True)) == ["D4", "G3", "G5"]


def test_unknown_columns_are_asked_for(pasted, people, awards):
    block = "DV-01\tAn\nDV-02\tBình"
    page = pasted(block)
    assert "Mỗi cột là gì?" in words(page)
    assert page.content.decode().count("<select") == 2
    assert not ImportRun.objects.exists()
    again = pasted(block, mapped="1", **{"column-0": "", "column-1": "name:lạ"})
    assert "Mỗi cột là gì?" in words(again)
    answer = pasted(block, mapped="1", award=awards.certificate.pk, **{"column-0": "subject_code", "column-1": ""})
    assert taken_in(answer, people).writes == 2


def test_names_without_codes_are_asked_about_and_never_chosen(pasted, people, awards, tree):
    twin = MemberFactory(code="DV-03", full_name="Nguyễn Văn An", unit=tree.base)
    block, award = "Họ và tên\nNguyễn Văn An\nTrần Thị Bình\nLê Văn Chín", awards.certificate.pk
    page = words(pasted(block, award=award))
    assert all(code in page for code in ("DV-01", "DV-02", "DV-03"))
    assert "Không có ai tên này trong đơn vị" in page
    assert "DV-09" not in page, "a namesake of another unit is not shown"
    assert not ImportRun.objects.exists()
    said = {"mapped": "1", "picked": "1", "column-0": "name", "pick-0": twin.code, "pick-1": "", "pick-2": "DV-09"}
    run = taken_in(pasted(block, award=award, **said), people)
    assert run.writes == 1
    assert sorted(run.faults.values_list("cell", flat=True)) == ["G4", "G5"]


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("", "Chưa có gì để đọc"),
        (" \t \n", "Chưa có gì để đọc"),
        ("a\n" * (MOST_ROWS + 1), "tối đa 2000 dòng"),
        ("Mã\tHọ tên\n", "chỉ có dòng tiêu đề"),
    ],
)
def test_nothing_and_too_much_are_refused(pasted, block, said):
    answer = pasted(block)
    assert (answer.status_code, said in words(answer)) == (422, True)


def test_open_quote_is_a_letter_like_others():
    assert read_block('Mã\tTên\nDV-01\tMáy 5" mới').rows == [["DV-01", 'Máy 5" mới']]


def test_columns_are_known_once():
    block = read_block("Mã\tMã đoàn viên\tHọ tên\nA\tB\tC")
    assert block.columns == ["subject_code", "", "name"]


def test_page_is_offered_where_entries_may_be_added(client, people, dossier):
    client.force_login(people["editor"])
    address = reverse("exchange:paste", args=[dossier.pk, "individual"])
    page = opened(client, reverse("campaigns:dossier-entries", args=[dossier.pk, "individual"]))
    assert address in page.content.decode()
    page = opened(client, address)
    assert "Khối chép từ bảng tính" in words(page)
    assert page.content.decode().count('name="block"') == 1
    assert client.get(reverse("exchange:paste", args=[dossier.pk, "khac"])).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("editor2", 404), ("viewer", 404), ("specialist", 200)])
def test_only_those_who_write_for_the_unit_paste(client, people, dossier, who, status):
    client.force_login(people[who])
    assert client.get(reverse("exchange:paste", args=[dossier.pk, "individual"])).status_code == status


def test_dossier_that_is_sent_takes_nothing(client, people, dossier):
    type(dossier).objects.update(state="sent")
    client.force_login(people["editor"])
    answer = client.post(reverse("exchange:paste", args=[dossier.pk, "individual"]), {"block": HEADED}, follow=True)
    assert "nên không sửa được" in words(answer)
    assert not ImportRun.objects.exists()
