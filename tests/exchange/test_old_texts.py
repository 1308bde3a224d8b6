"""Files typed in fonts of before Unicode: recognised, shown, converted only after a yes; lost letters refused."""

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from openpyxl.styles import Font

from exchange.models import ImportState
from exchange.services.applying import apply_import, apply_run
from exchange.services.checking import check_run
from exchange.services.fonts import OldFont, old_font, old_fonts
from exchange.services.importing import import_workbook
from people.models import Member
from tests.exchange.conftest import cells, counts, member_row
from tests.exchange.runs import checked
from tests.pages import opened, words

pytestmark = pytest.mark.django_db

TCVN3 = ["NguyÔn ThÞ H»ng", "TrÇn V¨n §øc", "Lª ThÞ Thuú", "Ph¹m Quang VÜnh", "Hoµng Minh TuÊn", "Vò §×nh H­ng"]
READ = ["Nguyễn Thị Hằng", "Trần Văn Đức", "Lê Thị Thuỳ", "Phạm Quang Vĩnh", "Hoàng Minh Tuấn", "Vũ Đình Hưng"]


def rows_of(names) -> list[dict]:
    return [member_row(f"DV-{number:02}", full_name=name) for number, name in enumerate(names, start=1)]


def in_fonts(path, fonts: dict[str, str], sheet="members"):
    """The file with the font of some cells set."""
    book = openpyxl.load_workbook(path)
    for cell, name in fonts.items():
        book[sheet][cell].font = Font(name=name)
    book.save(path)
    return path


@pytest.fixture
def old_file(xlsx):
    return xlsx({"members": rows_of(TCVN3)})


def test_column_without_an_answer_is_refused_with_what_would_change(old_file, people):
    result = import_workbook(old_file, by=people["editor"])
    assert not result.applied
    assert cells(result) == [("members", "B2")]
    assert "«NguyÔn ThÞ H»ng» sẽ thành «Nguyễn Thị Hằng»" in result.errors[0].message
    (column,) = result.old_texts
    assert (column.key, column.encoding, column.cells, column.by_font) == ("members.full_name", "tcvn3", 6, False)
    assert column.samples == [(f"B{row}", TCVN3[row - 3], READ[row - 3]) for row in range(3, 8)]


@pytest.mark.parametrize(("answer", "names"), [("tcvn3", READ), ("none", [name.replace("\xad", "") for name in TCVN3])])
def test_column_becomes_what_the_answer_says(old_file, people, answer, names):
    result = import_workbook(old_file, by=people["editor"], convert={"members.full_name": answer})
    assert result.applied
    assert list(Member.objects.order_by("code").values_list("full_name", flat=True)) == names
    again = import_workbook(old_file, by=people["editor"], convert={"members.full_name": answer})
    assert counts(again, "members") == (0, 0, 6, 0)


def test_vni_is_told_from_tcvn3(xlsx, people):
    path = xlsx({"members": rows_of(["Nguyeãn Thò Haèng", "Traàn Vaên Ñöùc", "Lyù Kyø"])})
    assert [column.encoding for column in import_workbook(path, by=people["editor"]).old_texts] == ["vni"]
    assert import_workbook(path, by=people["editor"], convert={"*": "vni"}).applied
    assert set(Member.objects.values_list("full_name", flat=True)) == {"Nguyễn Thị Hằng", "Trần Văn Đức", "Lý Kỳ"}


def test_font_decides_where_the_file_keeps_it(xlsx, people):
    """«cã» is a syllable in both readings: only the font tells; a font of capitals draws them."""
    path = xlsx({"members": rows_of(["cã", "nguyÔn v¨n an", "Trần Thị Bình", "Lê Hà"])})
    in_fonts(path, {"B3": ".VnTime", "B4": ".VnTimeH", "B5": "Times New Roman", "C3": ".VnTime"})
    assert [column.by_font for column in import_workbook(path, by=people["editor"]).old_texts] == [True]
    result = import_workbook(path, by=people["editor"], convert={"*": "tcvn3"})
    assert cells(result) == [("members", "B6")], "not in an old font and clear in neither reading: asked, not guessed"
    book = openpyxl.load_workbook(path)
    book["members"]["B6"] = "Lê Thị Hà"
    book.save(path)
    assert import_workbook(path, by=people["editor"], convert={"*": "tcvn3"}).applied
    names = list(Member.objects.order_by("code").values_list("full_name", flat=True))
    assert names == ["có", "NGUYỄN VĂN AN", "Trần Thị Bình", "Lê Thị Hà"]


@pytest.mark.parametrize(
    ("name", "font"),
    [
        (".VnTime", OldFont("tcvn3")),
        (".VnArialH", OldFont("tcvn3", capitals=True)),
        ("VNI-Times", OldFont("vni")),
        ("VNI-Helve", OldFont("vni")),
        ("Times New Roman", None),
        ("", None),
    ],
)
def test_fonts_by_name(name, font):
    assert old_font(name) == font


def test_fonts_of_cells(xlsx):
    path = in_fonts(xlsx({"members": rows_of(["a", "b"])}), {"B4": "VNI-Times", "A3": ".VnTimeH"})
    assert old_fonts(path) == {"members": {(3, 1): OldFont("tcvn3", capitals=True), (4, 2): OldFont("vni")}}
    assert old_fonts(xlsx({"members": rows_of(["a"])}, name="moi.xlsx")) == {}


def test_lone_old_text_in_a_column_of_unicode_is_refused_at_its_cell(xlsx, people):
    path = xlsx({"members": rows_of([*READ * 8, "NguyÔn ThÞ H»ng"])})
    result = import_workbook(path, by=people["editor"], only_valid=True)
    assert (cells(result), result.old_texts) == ([("members", "B51")], [])
    assert "có phải «Nguyễn Thị Hằng»" in result.errors[0].message
    assert counts(result, "members") == (48, 0, 0, 1)


@pytest.mark.parametrize("text", ["Nguy?n V?n An", "Tr\ufffdn An"])
def test_text_that_lost_letters_is_refused_at_its_cell(xlsx, people, text):
    result = import_workbook(xlsx({"members": rows_of(["Nguyễn Văn An", text])}), by=people["editor"])
    assert cells(result) == [("members", "B4")]
    assert "mất dấu" in result.errors[0].message
    assert not Member.objects.exists()


def test_unicode_is_left_as_it_is(xlsx, people):
    names = [*READ, "Ðỗ Hòa", "Zoë Müller", "Trần Hoà", "Lê Hà"]
    result = import_workbook(xlsx({"members": rows_of(names)}), by=people["editor"], convert={"*": "tcvn3"})
    assert (result.applied, result.old_texts) == (True, [])


def test_command_shows_rows_and_converts_after_a_yes(old_file, people, capsys):
    with pytest.raises(CommandError):
        call_command("import_workbook", old_file, by="editor")
    told = capsys.readouterr().out
    assert "--convert tcvn3" in told
    assert "B3: NguyÔn ThÞ H»ng → Nguyễn Thị Hằng" in told
    call_command("import_workbook", old_file, "--convert", "tcvn3", by="editor")
    assert Member.objects.filter(full_name="Nguyễn Thị Hằng").exists()


# ---------- In the browser ----------


def answered(client, run, answer):
    answer = client.post(reverse("exchange:run-convert", args=[run.pk]), {"members.full_name": answer}, follow=True)
    run.refresh_from_db()
    return answer


def test_page_shows_five_rows_and_asks(client, old_file, people):
    run = checked(old_file, by=people["editor"])
    client.force_login(people["editor"])
    page = words(opened(client, reverse("exchange:run-detail", args=[run.pk])))
    assert all(before in page and after in page for before, after in zip(TCVN3[:5], READ[:5], strict=True))
    assert READ[5] not in page
    assert "Tệp không ghi tên phông" in page


def test_yes_converts_in_check_and_apply(client, old_file, people):
    run = checked(old_file, by=people["editor"])
    assert (run.writes, run.figures["cells"], run.figures["groups"][0]["rows"]) == (0, 1, 6)
    client.force_login(people["editor"])
    answered(client, run, "tcvn3")
    assert (run.state, run.conversions) == (ImportState.UPLOADED, {"members.full_name": "tcvn3"})
    check_run(run.pk)
    run.refresh_from_db()
    assert (run.writes, run.fault_count) == (6, 0)
    apply_import(run, by=people["editor"], only_valid=False)
    apply_run(run.pk)
    assert set(Member.objects.values_list("full_name", flat=True)) == set(READ)
    again = checked(old_file, by=people["editor"])
    assert (again.writes, again.figures["same"], again.fault_count) == (0, 6, 0), "said of this file once"


@pytest.mark.parametrize("answer", ["", "vni", "gì đó"])
def test_no_answer_or_another_one_changes_nothing(client, old_file, people, answer):
    run = checked(old_file, by=people["editor"])
    client.force_login(people["editor"])
    assert "Hãy chọn chuyển hoặc giữ nguyên" in words(answered(client, run, answer))
    assert (run.state, run.conversions) == (ImportState.CHECKED, {})


def test_nobody_else_answers(client, old_file, people):
    run = checked(old_file, by=people["editor"])
    client.force_login(people["specialist_province"])
    answered(client, run, "tcvn3")
    assert (run.state, run.conversions) == (ImportState.CHECKED, {})
    client.force_login(people["specialist"])
    assert TCVN3[0] not in client.get(reverse("exchange:run-detail", args=[run.pk])).content.decode()
