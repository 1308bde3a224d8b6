"""Pieces of a .docx template after Decree 30/2020: Times New Roman, a heading without borders, heads that repeat."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell

LEFT, CENTER, RIGHT, JUSTIFY = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
FACE = "Times New Roman"
CELL_MARGIN = 60
AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


@dataclass(frozen=True, slots=True)
class Style:
    """How one paragraph looks; sizes in points, the first line's indent in millimetres.

    What ``stays`` is on the page of what follows it.
    """

    size: float = 14
    bold: bool = False
    italic: bool = False
    align: WD_ALIGN_PARAGRAPH = CENTER
    after: float = 0
    first: float = 0
    before: float = 0
    stays: bool = False


BODY = Style(align=JUSTIFY, after=6, first=10)
STRONG = Style(bold=True)
SIGNER = Style(size=13, bold=True)
CELL = Style(size=12, align=LEFT)
TAG = Style(size=12, align=LEFT)
NOTE = Style(size=13, italic=True, after=6)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a listing: its head, its words and its width in millimetres."""

    head: str
    words: str
    width: float
    align: WD_ALIGN_PARAGRAPH = LEFT


def blank(*, landscape: bool = False) -> DocumentType:
    """An empty A4 with the margins and the page number of an office."""
    document = Document()
    section = document.sections[0]
    sides = (Mm(210), Mm(297))
    section.page_width, section.page_height = reversed(sides) if landscape else sides
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = (Mm(20), Mm(15)) if landscape else (Mm(30), Mm(20))
    _set_face(document)
    _number_pages(section)
    return document


def say(place, words: str, style: Style = BODY, *, lead: str = ""):
    """A paragraph at the end of ``place``, a document or a cell; ``lead`` goes before it in bold."""
    paragraph = _fresh(place) or place.add_paragraph()
    for text, bold in ((lead, True), (words, style.bold)):
        if text:
            run = paragraph.add_run(text)
            run.font.size, run.bold, run.italic = Pt(style.size), bold, style.italic
    shape = paragraph.paragraph_format
    paragraph.alignment = style.align
    shape.space_after, shape.space_before, shape.line_spacing = Pt(style.after), Pt(style.before), 1.1
    shape.keep_with_next = style.stays or None
    if style.first:
        shape.first_line_indent = Mm(style.first)
    return paragraph


def repeat(place, names: str, words: str, style: Style = BODY, *, lead: str = "") -> None:
    """A paragraph for each: ``names`` as «each in grounds»."""
    say(place, f"{{%p for {names} %}}", style)
    say(place, words, style, lead=lead)
    say(place, "{%p endfor %}", style)


def rule(place, length: float, room: float) -> None:
    """A thin line of ``length`` in the middle of ``room`` millimetres."""
    paragraph = place.add_paragraph()
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm((room - length) / 2)
    shape.space_after, shape.space_before, shape.line_spacing = Pt(0), Pt(4), Pt(8)
    borders = OxmlElement("w:pBdr")
    borders.append(_element("w:top", val="single", sz="6", space="1", color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *AFTER_BORDERS)


def borderless(document: DocumentType, rows: int, widths: Sequence[float]) -> Table:
    """A table that only places things beside each other, without the inner margins that would break the motto."""
    table = document.add_table(rows=rows, cols=len(widths))
    _set_margins(table, 0)
    _set_widths(table, widths)
    _keep_rows_whole(table)
    return table


def listing(
    document: DocumentType, names: str, columns: Sequence[Column], *, size: float = 12, numbered: bool = False
) -> None:
    """A table with a row for each: ``names`` as «each in individuals»; its head stands on every page.

    ``numbered`` puts the numbers of the columns under their heads.
    """
    heads = 2 if numbered else 1
    table = document.add_table(rows=heads + 3, cols=len(columns))
    table.style = "Table Grid"
    _set_margins(table, CELL_MARGIN)
    _set_widths(table, [column.width for column in columns])
    for place, column in enumerate(columns):
        say(table.cell(0, place), column.head, Style(size=size, bold=True))
        if numbered:
            say(table.cell(1, place), f"({place + 1})", Style(size=11, italic=True))
        say(table.cell(heads + 1, place), column.words, Style(size=size, align=column.align))
    say(table.cell(heads, 0), f"{{%tr for {names} %}}", TAG)
    say(table.cell(heads + 2, 0), "{%tr endfor %}", TAG)
    _keep_rows_whole(table)
    for row in table.rows[:heads]:
        row._tr.get_or_add_trPr().append(_element("w:tblHeader", val="true"))


def heading(
    document: DocumentType, *, numbered: bool = True, widths: Sequence[float] = (68, 92), about: str = ""
) -> None:
    """Issuing body and motto, number and day beside each other; ``about`` stands under the number of a letter."""
    table = borderless(document, 2, widths)
    body, motto = table.rows[0].cells
    say(body, "{{ heading.upper }}", Style(size=12))
    say(body, "{{ heading.unit }}", Style(size=12, bold=True))
    rule(body, 26, widths[0])
    say(motto, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Style(size=12, bold=True))
    say(motto, "Độc lập - Tự do - Hạnh phúc", Style(size=13, bold=True))
    rule(motto, 57, widths[1])
    number, day = table.rows[1].cells
    say(number, "{{ number_line }}" if numbered else "", Style(size=13))
    if about:
        say(number, about, Style(size=12, before=6))
    say(day, "{{ place_and_day }}", Style(size=13, italic=True))


def title(document: DocumentType, kind: str, about: str) -> None:
    """What the paper is and what it is about, over a rule."""
    say(document, kind, STRONG).paragraph_format.space_before = Pt(12)
    if about:
        say(document, about, STRONG)
    rule(document, 50, 160)


def foot(document: DocumentType, *, width: float = 160) -> None:
    """Who gets it on the left, who signs on the right."""
    left, right = borderless(document, 1, [width / 2, width / 2]).rows[0].cells
    small = Style(size=11, align=LEFT)
    say(left, "Nơi nhận:", Style(size=12, bold=True, italic=True, align=LEFT))
    repeat(left, "each in recipients", "- {{ each }}{{ '.' if loop.last else ';' }}", small)
    sign(right, ["{{ signer.formula }}", "{{ signer.post }}"], "{{ signer.name }}")


def two_signers(document: DocumentType, left: tuple[str, str], right: tuple[str, str], *, width: float = 160) -> None:
    """Two people, each under what they are."""
    for cell, (post, name) in zip(
        borderless(document, 1, [width / 2, width / 2]).rows[0].cells, (left, right), strict=True
    ):
        sign(cell, [post], name, SIGNER)


def sign(cell: _Cell, posts: Sequence[str], name: str, style: Style = STRONG) -> None:
    """Room for hand and seal between posts and name."""
    for words in (*posts, "", "", "", "", name):
        say(cell, words, style)


def _fresh(place):
    """The empty paragraph a cell begins with; ``None`` once it was used."""
    if not isinstance(place, _Cell):
        return None
    first = place.paragraphs[0]
    return first if len(place.paragraphs) == 1 and not first.runs and first.alignment is None else None


def _set_widths(table: Table, widths: Sequence[float]) -> None:
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _set_margins(table: Table, width: int) -> None:
    """The inner margins on the left and on the right, in twentieths of a point."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(_element(f"w:{side}", w=str(width), type="dxa"))
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)


def _keep_rows_whole(table: Table) -> None:
    """No row breaks over two pages: a name stays with the post above it."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _set_face(document: DocumentType) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FACE, Pt(14)
    face = normal.element.get_or_add_rPr().find(qn("w:rFonts"))
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        face.set(qn(f"w:{script}"), FACE)


def _number_pages(section) -> None:
    """Centred in the top margin, from the second page on."""
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = CENTER
    for part in (_element("w:fldChar", fldCharType="begin"), None, _element("w:fldChar", fldCharType="end")):
        run = paragraph.add_run()
        run.font.size = Pt(13)
        if part is None:
            part = OxmlElement("w:instrText")  # noqa: PLW2901 -- the field's own words
            part.text = "PAGE"
        run._r.append(part)


def _element(name: str, **attributes: str):
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
