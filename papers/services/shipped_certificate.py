"""The .docx template of a certificate as the application ships it."""

from docx.document import Document
from docx.shared import Mm

from papers.services.docx_parts import LEFT, Style, blank, borderless, say, sign

TAG = Style()
"""Of a line that is not printed."""
SHORT_NAME = 50
"""So many letters of a name stand on one line at the full size."""


def certificate_template() -> Document:
    """One sheet, in which names stand between braces."""
    document = blank(landscape=True)
    document.sections[0].top_margin = document.sections[0].bottom_margin = Mm(14)
    for words, style in (
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Style(bold=True)),
        ("Độc lập - Tự do - Hạnh phúc", Style(size=15, bold=True, after=10)),
        ("{{ authority }}", Style(size=17, bold=True, after=6)),
        ("TẶNG", Style(size=16, after=4)),
        ("{{ title }}", Style(size=44, bold=True, after=4)),
        (f"{{%p if name|length <= {SHORT_NAME} %}}", TAG),
        ("{{ name }}", Style(size=23, bold=True, after=4)),
        ("{%p else %}", TAG),
        ("{{ name }}", Style(size=16, bold=True, after=4)),
        ("{%p endif %}", TAG),
        ("{{ described }}", Style(size=16, after=6)),
        ("{{ reason }}", Style(size=17, italic=True, after=14)),
    ):
        say(document, words, style)
    left, right = borderless(document, 1, [120, 135]).rows[0].cells
    for words in ("Quyết định {{ decision }}", "{{ day }}", "Số sổ vàng: {{ book_number }}", "Mã tra cứu: {{ code }}"):
        say(left, words, Style(size=12, align=LEFT))
    say(right, "{{ place_and_day }}", Style(size=15, italic=True))
    sign(right, ["{{ signer.formula }}", "{{ signer.post }}"], "{{ signer.name }}")
    return document
