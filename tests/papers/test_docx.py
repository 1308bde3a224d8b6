"""Papers as .docx: they say what the PDF says, in Times New Roman, and nothing in them is a template any more."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn

from common.errors import DomainError
from common.sample_mark import mark_as_sample
from papers.content import Awarded, PaperKind
from papers.services.filling import fill
from papers.services.rendering import render_docx
from tests.papers.content import DAY, LONG_NAME, PAPERS, PERSON, UNIT_NAME, certificate, decision

pytestmark = pytest.mark.django_db


def words_of(docx: bytes) -> str:
    """Every word of the body, the tables too, on one line."""
    body = Document(io.BytesIO(docx)).element.body
    paragraphs = ("".join(part.text or "" for part in each.iter(qn("w:t"))) for each in body.iter(qn("w:p")))
    return " ".join(" ".join(paragraphs).split())


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (PaperKind.DECISION, ["Số: 05/QĐ-LĐLĐ", "Điều 3. ", "01 tập thể, 02 cá nhân", "2.980.000", "- Lưu: VT, TĐKT."]),
        (
            PaperKind.PLAQUE_DECISION,
            ["Số: 06/QĐ-LĐLĐ", "1.107.200.000.000", "02 công trình, sản phẩm./.", "Nhật ký niêm phong đến đoạn 128"],
        ),
        (PaperKind.SUBMISSION, ["Số: 12/TTr-LĐLĐ", "Kính gửi", "Hồ sơ kèm theo gồm", LONG_NAME]),
        (PaperKind.PROPOSAL_LIST, ["1.240", "12/14 (85,7%)", "1980", "NGƯỜI LẬP"]),
        (PaperKind.ACHIEVEMENT_REPORT, ["SƠ LƯỢC LÝ LỊCH", "44.900.000 đồng", "Quê quán: …", "NGƯỜI BÁO CÁO"]),
        (PaperKind.MINUTES, ["08 giờ 05 phút", "Có mặt 7/9", "6/9 66,7%", "9/9 100,0%", "trên tổng số 9 thành viên"]),
        (PaperKind.RETURN_SLIP, ["Số: 03/PTHS-LĐLĐ", "25/5/2024", "Bổ sung biên bản có chữ ký."]),
        (PaperKind.AGENCY_LETTER, ["Số: 21/LĐLĐ-CSPL", "V/v hiệp y", "- Cục Thuế tỉnh", LONG_NAME, "28/5/2024"]),
        (PaperKind.SUMMARY_REPORT, ["Số: 45/BC-LĐLĐ", "2. Xanh, sạch, đẹp", "528,6%", "1.240", "IV. NHIỆM VỤ"]),
        (PaperKind.CERTIFICATE, ["GIẤY KHEN", f"Tổ trưởng, {UNIT_NAME}", "Số sổ vàng: 1", "K7QF-0000"]),
    ],
)
def test_what_each_kind_says(tree, kind, said):
    text = words_of(render_docx(kind, PAPERS[kind], unit=tree.province, on=DAY))
    assert [each for each in said if each not in text] == []
    assert "{" not in text


def test_a_row_stands_there_for_each(tree):
    text = words_of(render_docx(PaperKind.DECISION, decision(40), unit=tree.province, on=DAY))
    assert [text.count(f"{PERSON} {place} ") for place in range(40)] == [1] * 40


def test_a_column_of_prizes_stands_there_for_prizes_alone(tree):
    prized = words_of(render_docx(PaperKind.DECISION, decision(2), unit=tree.province, on=DAY))
    assert prized.count("Mức thưởng (đồng)") == 2
    people = tuple(Awarded(name=PERSON, unit=UNIT_NAME, award="Bằng khen") for _each in range(2))
    bare = render_docx(PaperKind.DECISION, decision(0, collectives=(), individuals=people), unit=tree.province, on=DAY)
    assert "Mức thưởng" not in words_of(bare) and words_of(bare).count(PERSON) == 2
    (listed,) = [table for table in Document(io.BytesIO(bare)).tables if table.cell(0, 0).text == "TT"]
    assert [cell.width.mm for cell in listed.rows[0].cells] == pytest.approx([10, 40, 30, 40, 40], abs=0.1)


def test_without_a_list_there_is_no_second_page(tree):
    alone = decision(0, collectives=())
    text = words_of(render_docx(PaperKind.DECISION, alone, unit=tree.province, on=DAY))
    assert "Danh sách này có" not in text
    assert "Kèm theo" not in text


def test_it_is_set_in_times_new_roman(tree):
    document = Document(io.BytesIO(render_docx(PaperKind.MINUTES, PAPERS["minutes"], unit=tree.province, on=DAY)))
    face = document.styles["Normal"].element.rPr.find(qn("w:rFonts"))
    assert {face.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Times New Roman"}


def test_letters_of_xml_and_of_templates_are_only_letters(tree):
    name = "Công ty A&B <Việt> {{ 7*7 }} {% if x %}\x07"
    text = words_of(render_docx(PaperKind.CERTIFICATE, certificate(name=name), unit=tree.province, on=DAY))
    assert "Công ty A&B <Việt> {{ 7*7 }} {% if x %}" in text


def test_a_template_reaches_nothing_but_words():
    document = Document()
    document.add_paragraph("{{ name.__class__.__mro__ }}")
    kept = io.BytesIO()
    document.save(kept)
    with pytest.raises(DomainError, match="không điền được"):
        fill(kept.getvalue(), {"name": PERSON})


def test_a_file_carries_no_macro(tree):
    for kind, content in PAPERS.items():
        with zipfile.ZipFile(io.BytesIO(render_docx(kind, content, unit=tree.province, on=DAY))) as packed:
            assert not [name for name in packed.namelist() if "vba" in name.lower()]


@pytest.mark.parametrize("kind", PaperKind)
@pytest.mark.parametrize("is_sample", [False, True])
def test_every_page_of_a_sample_says_so(tree, kind, is_sample):
    if is_sample:
        mark_as_sample("test")
    section = Document(io.BytesIO(render_docx(kind, PAPERS[kind], unit=tree.province, on=DAY))).sections[0]
    heads = [section.header, *([section.first_page_header] if section.different_first_page_header_footer else [])]
    assert {"DỮ LIỆU MẪU" in " ".join(line.text for line in head.paragraphs) for head in heads} == {is_sample}
