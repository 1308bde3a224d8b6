"""Papers as PDF: what a reader finds in the file, the same bytes wherever it is made, and what is never obeyed."""

import dataclasses
import io
import json
import os
import subprocess
import sys
import unicodedata

import cv2
import numpy
import pytest
from pypdf import PdfReader
from pypdf._text_extraction import mult

from common.errors import DomainError
from common.sample_mark import mark_as_sample
from papers.content import PaperKind
from papers.services.rendering import render_certificates, render_pdf
from papers.services.sheets import A4_LANDSCAPE, SheetLayout, sheets
from papers.services.typesetting import _compiler
from tests.factories import LetterheadFactory
from tests.papers.content import DAY, LONG_NAME, PAPERS, PERSON, certificate, decision

pytestmark = pytest.mark.django_db
POINTS_OF_MM = 72 / 25.4


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


def fonts_of(pdf: bytes) -> set[str]:
    """The fonts of all pages, without the tag of the subset."""
    found = set()
    for page in read(pdf).pages:
        for font in page["/Resources"]["/Font"].values():
            found.add(font["/BaseFont"].removeprefix("/").partition("+")[2].partition("-Identity")[0])
    return found


@pytest.mark.parametrize("kind", PaperKind)
def test_every_kind_is_archivable_and_readable(tree, kind):
    pdf = render_pdf(kind, PAPERS[kind], unit=tree.province, on=DAY)
    text = text_of(pdf)
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert text == unicodedata.normalize("NFC", text)
    assert "Độc lập - Tự do - Hạnh phúc" in text
    assert "Nguyễn Thị Hường" in text or kind == PaperKind.ACHIEVEMENT_REPORT
    assert {font.partition("-")[0] for font in fonts_of(pdf)} == {"TeXGyreTermes"}


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (PaperKind.DECISION, ["Số: 05/QĐ-LĐLĐ", "Điều 3.", "01 tập thể, 02 cá nhân", "2.980.000", "Lưu: VT, TĐKT."]),
        (
            PaperKind.PLAQUE_DECISION,
            ["Số: 06/QĐ-LĐLĐ", "1.107.200.000.000", "02 công trình, sản phẩm./.", "Kèm theo Quyết định số 06/QĐ-LĐLĐ"],
        ),
        (PaperKind.SUBMISSION, ["Số: 12/TTr-LĐLĐ", "Kính gửi", "16", "Hồ sơ kèm theo gồm"]),
        (PaperKind.PROPOSAL_LIST, ["1.240", "12/14", "1980", "NGƯỜI LẬP"]),
        (PaperKind.ACHIEVEMENT_REPORT, ["SƠ LƯỢC LÝ LỊCH", "44.900.000 đồng", "....", "NGƯỜI BÁO CÁO"]),
        (PaperKind.MINUTES, ["08 giờ 05 phút", "Có mặt 7/9", "66,7%", "100,0%", "trên tổng số 9 thành viên"]),
        (PaperKind.RETURN_SLIP, ["Số: 03/PTHS-LĐLĐ", "25/5/2024", "Bổ sung biên bản có chữ ký."]),
        (PaperKind.AGENCY_LETTER, ["Số: 21/LĐLĐ-CSPL", "V/v hiệp y", "- Cục Thuế tỉnh", LONG_NAME, "28/5/2024"]),
        (PaperKind.SUMMARY_REPORT, ["Số: 45/BC-LĐLĐ", "2. Xanh, sạch, đẹp", "528,6%", "1.240", "IV. NHIỆM VỤ"]),
        (PaperKind.CERTIFICATE, ["GIẤY KHEN", "Số sổ vàng: 1", "K7QF-0000", "ngày 18 tháng 5 năm 2024"]),
    ],
)
def test_what_each_kind_says(tree, kind, said):
    text = text_of(render_pdf(kind, PAPERS[kind], unit=tree.province, on=DAY))
    assert [each for each in said if each not in text] == []


def test_a_decision_without_number_day_and_letterhead_leaves_room(tree):
    text = text_of(
        render_pdf(PaperKind.DECISION, decision(number=None, signed_on=None, heading=None), unit=tree.district, on=DAY)
    )
    assert "Số: ……" in text
    assert "ngày …… tháng …… năm ……" in text
    assert "LĐLĐ HUYỆN MẪU" in text
    assert "LĐLĐ TỈNH MẪU" in text


def test_the_letterhead_of_the_day_is_printed(tree):
    LetterheadFactory(unit=tree.province, signer_name="Phạm Thị Ước")
    text = text_of(render_pdf(PaperKind.DECISION, decision(heading=None), unit=tree.province, on=DAY))
    assert "Phạm Thị Ước" in text
    assert "Số: 05/QĐ-LĐLĐ" in text


def test_content_is_never_markup(tree):
    name = '#read("/etc/passwd") *đậm* $x$ \\ [a] <b> @c'
    text = text_of(render_pdf(PaperKind.CERTIFICATE, certificate(name=name), unit=tree.province, on=DAY))
    assert name in text


def test_decomposed_letters_are_printed_composed(tree):
    name = unicodedata.normalize("NFD", PERSON)
    text = text_of(render_pdf(PaperKind.CERTIFICATE, certificate(name=name), unit=tree.province, on=DAY))
    assert PERSON in text


def test_a_letter_without_a_font_is_refused(tree):
    with pytest.raises(DomainError, match="ký tự"):
        render_pdf(PaperKind.CERTIFICATE, certificate(name="Nguyễn An 😀"), unit=tree.province, on=DAY)


def test_content_of_another_kind_is_a_mistake_of_the_program(tree):
    with pytest.raises(TypeError):
        render_pdf(PaperKind.MINUTES, decision(), unit=tree.province, on=DAY)


DRAWN_ELSEWHERE = """
import django, hashlib
django.setup()
from papers.services import printed, typesetting
from tests.papers.content import DAY, HEADING, PAPERS
for kind in ("decision", "minutes", "agency_letter"):
    said = printed.laid_out(kind, PAPERS[kind], HEADING) | {"title": "x"}
    print(hashlib.sha256(typesetting.typeset(kind, said, on=DAY)).hexdigest())
"""


def test_two_processes_write_the_same_bytes():
    drawn = [
        subprocess.run(
            [sys.executable, "-c", DRAWN_ELSEWHERE],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert drawn[0] == drawn[1]
    assert len(set(drawn[0].split())) == 3


def test_a_list_of_many_repeats_its_head(tree):
    pdf = render_pdf(PaperKind.DECISION, decision(60), unit=tree.province, on=DAY)
    pages = [page.extract_text() for page in read(pdf).pages]
    assert len(pages) > 5
    assert all("Họ và tên" in page for page in pages[2:])


def test_certificates_stand_one_on_a_page(tree):
    names = ["Lê Ẩn", LONG_NAME, PERSON]
    pdf = render_certificates(
        [certificate(place, name=name) for place, name in enumerate(names)], unit=tree.province, on=DAY
    )
    pages = [" ".join(page.extract_text().split()) for page in read(pdf).pages]
    assert [name in page for name, page in zip(names, pages, strict=True)] == [True, True, True]


def test_text_only_leaves_out_what_the_blank_bears(tree):
    layout = SheetLayout(width=400, height=300, text_only=True)
    pdf = render_certificates([certificate()], unit=tree.province, on=DAY, layout=layout)
    page = read(pdf).pages[0]
    assert (round(page.mediabox.width / POINTS_OF_MM), round(page.mediabox.height / POINTS_OF_MM)) == (400, 300)
    assert "GIẤY KHEN" not in page.extract_text()
    assert PERSON in page.extract_text()


def place_of(pdf: bytes) -> tuple[float, float]:
    """Where the first words of the first page begin, in millimetres from the foot on the left."""
    places = []

    def visit(text, page, line, _font, _size):
        if text.strip():
            moved = mult(line, page)
            places.append((moved[4] / POINTS_OF_MM, moved[5] / POINTS_OF_MM))

    read(pdf).pages[0].extract_text(visitor_text=visit)
    return places[0]


def test_offsets_move_the_words_by_millimetres(tree):
    (x, y), (moved_x, moved_y) = (
        place_of(render_certificates([certificate()], unit=tree.province, on=DAY, layout=SheetLayout(297, 210, *by)))
        for by in ((0, 0), (3, -2))
    )
    assert (moved_x - x, moved_y - y) == (pytest.approx(3, abs=0.01), pytest.approx(2, abs=0.01))


def test_the_square_is_read_by_a_real_decoder(tree):
    said = sheets([certificate()], unit=tree.province, on=DAY, layout=A4_LANDSCAPE)
    png = _compiler("certificate").compile(sys_inputs={"data": json.dumps(said)}, format="png", ppi=200)
    picture = cv2.imdecode(numpy.frombuffer(png, numpy.uint8), cv2.IMREAD_COLOR)
    assert cv2.QRCodeDetector().detectAndDecode(picture)[0] == certificate().qr


def test_the_longest_words_stay_above_the_foot_and_on_the_sheet(tree):
    """Shrunk together until the signer's name is still within the margin, 18 mm from the edge."""
    said = {
        "title": "GIẤY CHỨNG NHẬN DANH HIỆU CHIẾN SĨ THI ĐUA CẤP TỈNH",
        "name": LONG_NAME,
        "reason": "Đã có thành tích xuất sắc trong phong trào thi đua lao động giỏi " * 14,
    }
    pages = read(render_certificates([certificate(**said), certificate()], unit=tree.province, on=DAY)).pages
    feet = []
    for page in pages:
        heights = []

        def visit(text, outer, line, _font, _size, heights=heights):
            if text.strip():
                heights.append(mult(line, outer)[5] / POINTS_OF_MM)

        page.extract_text(visitor_text=visit)
        feet.append(min(heights))
    assert feet[0] == pytest.approx(feet[1], abs=0.1) and feet[0] > 17


@pytest.mark.parametrize("kind", PaperKind)
@pytest.mark.parametrize("is_sample", [False, True])
def test_every_page_of_a_sample_says_so(tree, kind, is_sample):
    if is_sample:
        mark_as_sample("test")
    pages = read(render_pdf(kind, PAPERS[kind], unit=tree.province, on=DAY)).pages
    assert {"DỮ LIỆU MẪU" in page.extract_text() for page in pages} == {is_sample}


@pytest.mark.parametrize(("kind", "names_it"), [(PaperKind.DECISION, True), (PaperKind.MINUTES, False)])
def test_only_a_decision_goes_to_those_of_an_article(tree, kind, names_it):
    letterhead = LetterheadFactory(unit=tree.province, recipients="Như Điều 3\nLưu: VT")
    paper = dataclasses.replace(PAPERS[kind], heading=None, recipients=())
    text = text_of(render_pdf(kind, paper, unit=letterhead.unit, on=DAY))
    assert ("Như Điều 3" in text, "Lưu: VT" in text) == (names_it, True)
