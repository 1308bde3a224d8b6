"""What a reader's own tools find in the papers: fonts inside, composed text, and words inside their columns."""

import shutil
import subprocess
import unicodedata

import pytest

from papers.content import PaperKind, PlaqueDecision
from papers.services.rendering import render_docx, render_pdf
from tests.papers.content import DAY, PAPERS, WITNESS, decision
from tests.papers.test_docx import words_of

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="không có poppler-utils"),
]


@pytest.fixture
def told(tree, tmp_path):
    """The output of a tool of poppler about the paper of a kind."""

    def tell(program, kind, *options, content=None):
        path = tmp_path / f"{kind}.pdf"
        path.write_bytes(render_pdf(kind, content or PAPERS[kind], unit=tree.province, on=DAY))
        ends = ["-"] if program == "pdftotext" else []
        return subprocess.run([program, *options, path, *ends], capture_output=True, text=True, check=True).stdout

    return tell


@pytest.mark.parametrize("kind", PaperKind)
def test_every_font_is_embedded(told, kind):
    fonts = told("pdffonts", kind).splitlines()[2:]
    assert fonts
    assert {line.split()[-5:-2][0] for line in fonts} == {"yes"}
    assert {line.split()[0].partition("+")[2].partition("-")[0] for line in fonts} == {"TeXGyreTermes"}


@pytest.mark.parametrize("kind", PaperKind)
def test_its_text_is_composed(told, kind):
    text = told("pdftotext", kind)
    assert "Độc lập - Tự do - Hạnh phúc" in text
    assert text == unicodedata.normalize("NFC", text)


def test_the_largest_value_keeps_to_its_column(told):
    work = PAPERS[PaperKind.PLAQUE_DECISION].works[0]
    content = PAPERS[PaperKind.PLAQUE_DECISION]
    assert isinstance(content, PlaqueDecision)
    boxes = told("pdftotext", PaperKind.PLAQUE_DECISION, "-bbox").splitlines()
    places = {line.split(">")[1].split("<")[0]: line for line in boxes if "<word" in line}
    value = f"{work.value:,}".replace(",", ".")
    (beside,) = [line for word, line in places.items() if word == "Địa"]
    assert _edge(places[value], "xMin") > _edge(beside, "xMax")


def _edge(line: str, name: str) -> float:
    return float(line.split(f'{name}="')[1].split('"')[0])


def test_the_ballots_are_told_apart(told):
    text = " ".join(told("pdftotext", PaperKind.MINUTES).split())
    assert "Số phiếu (cộng 2 nội dung) phát ra: 7; thu vào: 7; hợp lệ: 7; không hợp lệ: 0." in text
    assert "(công tác);" in text


def test_the_root_of_the_audit_stands_at_the_foot(told, tree):
    said = decision(witness=WITNESS)
    assert WITNESS in " ".join(told("pdftotext", PaperKind.DECISION, content=said).split())
    assert WITNESS in words_of(render_docx(PaperKind.DECISION, said, unit=tree.province, on=DAY))
    assert "Nhật ký niêm phong" not in told("pdftotext", PaperKind.DECISION)


def test_lines_of_a_text_are_paragraphs_of_their_own(tree):
    from io import BytesIO

    from docx import Document

    paper = render_docx(PaperKind.ACHIEVEMENT_REPORT, PAPERS[PaperKind.ACHIEVEMENT_REPORT], unit=tree.province, on=DAY)
    lines = [paragraph.text for paragraph in Document(BytesIO(paper)).paragraphs]
    assert "Vận động 120 đoàn viên tham gia." in lines
