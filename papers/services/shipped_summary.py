"""The .docx template of a report that sums up campaigns as the application ships it."""

from docx.document import Document

from papers.services.docx_parts import (
    CENTER,
    LEFT,
    RIGHT,
    Column,
    Style,
    blank,
    foot,
    heading,
    listing,
    repeat,
    say,
    title,
)

PART = Style(bold=True, align=LEFT, before=6, after=4, stays=True)
TAG = Style(align=LEFT)
GAP = Style(size=4)
END = "{%p endif %}"
TEXTS = (
    ("II. ĐÁNH GIÁ CHUNG", "assessment"),
    ("Hạn chế, việc chưa đạt", "unreached"),
    ("III. BÀI HỌC KINH NGHIỆM", "lessons"),
    ("IV. NHIỆM VỤ THỜI GIAN TỚI", "tasks"),
)


def summary_template() -> Document:
    """The results campaign by campaign, then what is thought of them, in which names stand between braces."""
    document = blank()
    heading(document)
    title(document, "BÁO CÁO", "{{ about }}")
    say(document, "I. KẾT QUẢ", PART)
    say(document, "Số liệu tính đến hết ngày {{ figures_as_of }}.", Style(italic=True, align=LEFT, after=4))
    say(document, "{%p for campaign in campaigns %}", TAG)
    say(document, "{{ loop.index ~ '. ' if campaigns|length > 1 else '' }}{{ campaign.title }}", PART)
    repeat(document, "each in campaign.figures", "- {{ each.label }}: {{ each.value }}")
    _listed(document, "awards", "Đăng ký, đề nghị, khen thưởng", _AWARDS)
    _listed(document, "targets", "Thực hiện chỉ tiêu", _TARGETS)
    _listed(document, "reported", "Theo báo cáo, không có danh sách", _REPORTED)
    say(document, "{%p endfor %}", TAG)
    for part, name in TEXTS:
        say(document, f"{{%p if {name} %}}", PART)
        say(document, part, PART)
        say(document, f"{{{{ {name} }}}}")
        say(document, END, PART)
    foot(document)
    say(document, "{%p if witness %}", PART)
    say(document, "{{ witness }}", Style(size=8, align=LEFT))
    say(document, END, PART)
    return document


_AWARDS = (
    Column("TT", "{{ loop.index }}", 10, CENTER),
    Column("Danh hiệu, hình thức", "{{ each.name }}", 52),
    Column("Đăng ký", "{{ each.registered }}", 19, RIGHT),
    Column("Đề nghị", "{{ each.proposed }}", 19, RIGHT),
    Column("Tập thể được khen", "{{ each.collectives }}", 21, RIGHT),
    Column("Cá nhân được khen", "{{ each.individuals }}", 21, RIGHT),
    Column("Hộ được khen", "{{ each.households }}", 18, RIGHT),
)
_TARGETS = (
    Column("TT", "{{ loop.index }}", 10, CENTER),
    Column("Chỉ tiêu", "{{ each.name }}", 58),
    Column("Được giao", "{{ each.asked }}", 34, RIGHT),
    Column("Đã đạt", "{{ each.reached }}", 34, RIGHT),
    Column("Tỷ lệ", "{{ each.percent }}", 24, RIGHT),
)
_REPORTED = (
    Column("TT", "{{ loop.index }}", 10, CENTER),
    Column("Nội dung", "{{ each.label }}", 44),
    Column("Số liệu", "{{ each.amount }}", 34, RIGHT),
    Column("Đơn vị", "{{ each.unit }}", 34),
    Column("Nguồn", "{{ each.source }}", 38),
)


def _listed(document: Document, names: str, head: str, columns: tuple[Column, ...]) -> None:
    say(document, f"{{%p if campaign.{names} %}}", PART)
    say(document, head, Style(italic=True, align=LEFT, before=4, after=4, stays=True))
    listing(document, f"each in campaign.{names}", columns)
    say(document, "", GAP)
    say(document, END, PART)
