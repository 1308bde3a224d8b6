"""The .docx template of each kind of paper as the application ships it: built, not kept as a file."""

import io
from collections.abc import Callable
from functools import cache

from docx.document import Document

from papers.content import PaperKind
from papers.services.docx_parts import (
    BODY,
    CENTER,
    LEFT,
    NOTE,
    RIGHT,
    STRONG,
    Column,
    Style,
    blank,
    borderless,
    foot,
    heading,
    listing,
    repeat,
    say,
    sign,
    title,
    two_signers,
)
from papers.services.shipped_certificate import certificate_template
from papers.services.shipped_summary import summary_template

PART = Style(bold=True, align=LEFT, before=6, after=4, stays=True)
TAIL = Style(italic=True, align=LEFT, before=6)
GAP = Style(size=4)
LAST = Style(align=BODY.align, after=6, first=10, stays=True)
WIDE = (110, 145)
END = "{%p endif %}"


@cache
def shipped_template(kind: PaperKind) -> bytes:
    """The template, in which names stand between braces for ``docxtpl`` to fill in."""
    kept = io.BytesIO()
    BUILDERS[kind]().save(kept)
    return kept.getvalue()


def _decree() -> Document:
    """What every decision has before its list."""
    document = blank()
    heading(document)
    title(document, "QUYẾT ĐỊNH", "{{ about }}")
    say(document, "{{ authority }}", Style(bold=True, after=6))
    repeat(document, "each in grounds", "{{ each }}", Style(italic=True, align=BODY.align, after=6, first=10))
    say(document, "QUYẾT ĐỊNH:", Style(bold=True, after=6))
    repeat(document, "each in articles", "{{ each }}", lead="Điều {{ loop.index }}. ")
    foot(document)
    say(document, "{%p if witness %}", PART)
    say(document, "{{ witness }}", Style(size=8, align=LEFT))
    say(document, END, PART)
    return document


def _decision() -> Document:
    document = _decree()
    say(document, "{%p if collectives or individuals %}", PART)
    say(document, "{{ list_title|upper }}", STRONG).paragraph_format.page_break_before = True
    say(document, "(Kèm theo {{ named }})", NOTE)
    _awarded(document, "collectives", "I. TẬP THỂ", "Tên tập thể")
    _awarded(document, "individuals", "{{ 'II. ' if collectives else '' }}CÁ NHÂN", "Họ và tên")
    say(document, "Danh sách này có {{ counted }}./.", TAIL)
    say(document, END, PART)
    _changes(document, "Họ và tên, tên tập thể")
    recalled = [
        Column("TT", "{{ loop.index }}", 10, CENTER),
        Column("Họ và tên, tên tập thể", "{{ each.name }}", 34),
        Column("Chức vụ", "{{ each.position }}", 24),
        Column("Đơn vị", "{{ each.unit }}", 30),
        Column("Hình thức", "{{ each.award }}", 20),
        Column("Phải nộp lại (đồng)", "{{ each.amount }}", 26, RIGHT),
        Column("Hiện vật", "{{ each.thing }}", 16, CENTER),
    ]
    _annex(document, "recalled", recalled)
    return document


def _changes(document: Document, whose: str) -> None:
    """The texts a correction puts right, under the name of what each is about."""
    columns = [
        Column("TT", "{{ loop.index }}", 10, CENTER),
        Column(whose, "{{ each.name }}", 34),
        Column("Đơn vị", "{{ each.unit }}", 34),
        Column("Nội dung", "{{ each.what }}", 22),
        Column("Đã ghi", "{{ each.old }}", 30),
        Column("Đính chính thành", "{{ each.new }}", 30),
    ]
    _annex(document, "changes", columns)


def _annex(document: Document, names: str, columns: list[Column]) -> None:
    say(document, f"{{%p if {names} %}}", PART)
    say(document, f"{{{{ {names}_title|upper }}}}", STRONG).paragraph_format.page_break_before = True
    say(document, "(Kèm theo {{ named }})", NOTE)
    listing(document, f"each in {names}", columns)
    say(document, END, PART)


def _awarded(document: Document, names: str, part: str, head: str) -> None:
    say(document, f"{{%p if {names} %}}", PART)
    say(document, part, PART)
    say(document, "{%p if has_prizes %}", PART)
    prized = Column("Mức thưởng (đồng)", "{{ each.prize }}", 24, RIGHT)
    listing(document, f"each in {names}", [*_columns_of(head, 34, 24, 34, 34), prized])
    say(document, "{%p else %}", PART)
    listing(document, f"each in {names}", _columns_of(head, 40, 30, 40, 40))
    say(document, END, PART)
    say(document, END, PART)


def _columns_of(head: str, name: float, position: float, unit: float, award: float) -> list[Column]:
    """Who is awarded what; the widths in millimetres."""
    return [
        Column("TT", "{{ loop.index }}", 10, CENTER),
        Column(head, "{{ each.name }}", name),
        Column("Chức vụ", "{{ each.position }}", position),
        Column("Đơn vị", "{{ each.unit }}", unit),
        Column("Hình thức", "{{ each.award }}", award),
    ]


def _plaque_decision() -> Document:
    document = _decree()
    say(document, "{%p if works %}", PART)
    say(document, "{{ list_title|upper }}", STRONG).paragraph_format.page_break_before = True
    say(document, "(Kèm theo {{ named }})", NOTE)
    columns = [
        Column("TT", "{{ loop.index }}", 10, CENTER),
        Column("Công trình, sản phẩm", "{{ each.name }}{{ '; biển ghi: «' ~ each.text ~ '»' if each.text }}", 34),
        Column("Địa điểm", "{{ each.place }}", 20),
        Column("Giá trị (đồng)", "{{ each.value }}", 33, RIGHT),
        Column("Đơn vị đăng ký", "{{ each.owner }}", 23),
        Column("Đơn vị thi công", "{{ each.builder }}", 21),
        Column("Dịp chào mừng", "{{ each.occasion }}", 19),
    ]
    listing(document, "each in works", columns, size=11)
    say(document, "Danh sách này có {{ counted }}./.", TAIL)
    say(document, END, PART)
    _changes(document, "Công trình, sản phẩm")
    return document


def _submission() -> Document:
    document = blank()
    heading(document)
    title(document, "TỜ TRÌNH", "{{ about }}")
    _addressed(document, Style(after=6))
    repeat(document, "each in grounds", "{{ each }}")
    repeat(document, "each in requests", "{{ each }}")
    say(document, "{%p if counts %}", PART)
    columns = [
        Column("TT", "{{ loop.index }}", 12, CENTER),
        Column("Danh hiệu, hình thức", "{{ each.award }}", 98),
        Column("Tập thể", "{{ each.collectives }}", 25, RIGHT),
        Column("Cá nhân", "{{ each.individuals }}", 25, RIGHT),
    ]
    listing(document, "each in counts", columns, size=13)
    say(document, "", GAP)
    say(document, END, PART)
    repeat(document, "each in names", "{{ loop.index }}. {{ each }}")
    say(document, "{%p if enclosures %}", PART)
    say(document, "Hồ sơ kèm theo gồm:")
    repeat(document, "each in enclosures", "- {{ each }}")
    say(document, END, PART)
    say(document, "{{ closing }}")
    foot(document)
    return document


def _addressed(document: Document, style: Style) -> None:
    say(document, "Kính gửi:{{ ' ' ~ addressees[0] if addressees|length == 1 else '' }}", style)
    say(document, "{%p if addressees|length > 1 %}", PART)
    repeat(document, "each in addressees", "- {{ each }}", Style(align=LEFT, after=2, first=40))
    say(document, END, PART)


def _proposal_list() -> Document:
    document = blank(landscape=True)
    heading(document, numbered=False, widths=WIDE)
    say(document, "{{ title|upper }}", STRONG)
    say(document, "{%p if accompanies %}", PART)
    say(document, "({{ accompanies }})", NOTE)
    say(document, END, PART)
    collectives = [
        Column("TT", "{{ loop.index }}", 10, CENTER),
        Column("Tên tập thể", "{{ each.name }}", 50),
        Column("Đơn vị quản lý", "{{ each.unit }}", 45),
        Column("Số đoàn viên", "{{ each.members }}", 18, RIGHT),
        Column("Tóm tắt thành tích", "{{ each.achievements }}", 65),
        Column("Đã khen", "{{ each.praised }}", 36),
        Column("Đề nghị", "{{ each.award }}", 36),
    ]
    individuals = [
        Column("TT", "{{ loop.index }}", 10, CENTER),
        Column("Họ và tên", "{{ each.name }}", 38),
        Column("Năm sinh Nam", "{{ '' if each.is_woman else each.birth_year }}", 15, CENTER),
        Column("Năm sinh Nữ", "{{ each.birth_year if each.is_woman else '' }}", 15, CENTER),
        Column("Chức vụ", "{{ each.position }}", 28),
        Column("Đơn vị", "{{ each.unit }}", 38),
        Column("Danh hiệu các năm, sáng kiến", "{{ each.achievements }}", 42),
        Column("Đã khen", "{{ each.praised }}", 28),
        Column("Phiếu đồng ý", "{{ each.votes }}", 19, RIGHT),
        Column("Đề nghị", "{{ each.award }}", 27),
    ]
    second = "{{ 'II. ' if collectives else '' }}CÁ NHÂN"
    for names, part, columns in (("collectives", "I. TẬP THỂ", collectives), ("individuals", second, individuals)):
        say(document, f"{{%p if {names} %}}", PART)
        say(document, part, PART)
        listing(document, f"each in {names}", columns, size=11, numbered=True)
        say(document, END, PART)
    say(document, "Danh sách này có {{ counted }}./.", Style(size=12, italic=True, align=LEFT, before=6, after=6))
    left, right = borderless(document, 1, [130, 130]).rows[0].cells
    sign(left, ["NGƯỜI LẬP", ""], "{{ maker }}")
    sign(right, ["{{ signer.formula }}", "{{ signer.post }}"], "{{ signer.name }}")
    return document


def _achievement_report() -> Document:
    document = blank()
    heading(document, numbered=False)
    title(document, "BÁO CÁO THÀNH TÍCH", "{{ about }}")
    say(document, "I. {{ 'ĐẶC ĐIỂM, TÌNH HÌNH' if is_collective else 'SƠ LƯỢC LÝ LỊCH' }}", PART)
    repeat(document, "each in facts", "- {{ each.label }}: {{ each.value or '……………………' }}")
    say(document, "II. THÀNH TÍCH ĐẠT ĐƯỢC", PART)
    for place, (label, name) in enumerate(
        (("Quyền hạn, nhiệm vụ được giao", "duties"), ("Thành tích đạt được", "results"))
    ):
        say(document, f"{place + 1}. {label}", PART)
        say(document, f"{{{{ {name} or '……………………' }}}}")
    say(document, "{%p if initiatives %}", PART)
    columns = [
        Column("Năm", "{{ each.year }}", 16, CENTER),
        Column("Tên sáng kiến", "{{ each.name }}", 58),
        Column("Quyết định công nhận", "{{ each.decision }}", 50),
        Column("Giá trị làm lợi", "{{ each.benefit }}", 36),
    ]
    listing(document, "each in initiatives", columns)
    say(document, END, PART)
    say(document, "III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", PART)
    for part, head, names in (
        ("1. Danh hiệu thi đua", "Danh hiệu", "titles"),
        ("2. Hình thức khen thưởng", "Hình thức", "praises"),
    ):
        say(document, part, PART)
        columns = [
            Column("Năm", "{{ each.year }}", 16, CENTER),
            Column(head, "{{ each.name }}", 60),
            Column("Số, ngày, cơ quan ban hành quyết định", "{{ each.decision }}", 84),
        ]
        listing(document, f"each in {names}", columns)
    reporter = "{{ 'THỦ TRƯỞNG ĐƠN VỊ' if is_collective else 'NGƯỜI BÁO CÁO THÀNH TÍCH' }}"
    say(document, "", PART)
    two_signers(document, ("THỦ TRƯỞNG ĐƠN VỊ XÁC NHẬN", ""), (reporter, "{{ reporter }}"))
    return document


def _minutes() -> Document:
    document = blank()
    heading(document)
    title(document, "BIÊN BẢN", "{{ about }}")
    person = (
        "- {{ each.name }}{{ ', ' ~ each.position if each.position else '' }}"
        "{{ ' – ' ~ each.office if each.office else '' }}{{ ' (' ~ each.note ~ ')' if each.note else '' }};"
    )
    say(document, "Thời gian bắt đầu: {{ began_at }}")
    say(document, "Địa điểm: {{ venue }}")
    say(document, "{{ council }}. Có mặt {{ present|length }}/{{ members }} thành viên:")
    repeat(document, "each in present", person)
    say(document, "{%p if absent %}", PART)
    say(document, "Vắng mặt:")
    repeat(document, "each in absent", person)
    say(document, END, PART)
    say(document, "Chủ trì: {{ chair }}. Thư ký: {{ secretary }}.")
    say(document, "Nội dung", PART)
    repeat(document, "each in proceedings", "{{ each }}")
    say(document, "Cách thức: {{ way }}.")
    say(document, "{%p if ballots %}", PART)
    say(
        document,
        "Số phiếu{{ ' (cộng ' ~ votes|length ~ ' nội dung)' if votes|length > 1 else '' }} phát ra: "
        "{{ ballots.issued }}; thu vào: {{ ballots.received }}; hợp lệ: {{ ballots.valid }}; "
        "không hợp lệ: {{ ballots.invalid }}.",
    )
    say(document, END, PART)
    columns = [
        Column("TT", "{{ loop.index }}", 10, CENTER),
        Column("Họ tên, tập thể", "{{ each.name }}{{ ' – ' ~ each.unit if each.unit else '' }}", 40),
        Column("Hình thức", "{{ each.award }}", 27),
        Column("Đồng ý", "{{ each.votes_for }}", 15, RIGHT),
        Column("Không đồng ý", "{{ each.votes_against }}", 16, RIGHT),
        Column("Không ý kiến", "{{ each.abstentions }}", 16, RIGHT),
        Column("Tỷ lệ", "{{ each.votes_for }}/{{ each.base }} {{ each.share }}", 18, RIGHT),
        Column("Kết luận", "{{ each.verdict }}", 18),
    ]
    listing(document, "each in votes", columns)
    say(document, "{{ base_note }}", Style(size=12, italic=True, align=LEFT, before=6, after=6))
    say(document, "{%p if conclusions %}", PART)
    say(document, "Kết luận của chủ trì", PART)
    repeat(document, "each in conclusions", "{{ each }}")
    say(document, END, PART)
    say(document, "Cuộc họp kết thúc vào {{ ended_at }}./.")
    two_signers(document, ("THƯ KÝ", "{{ secretary }}"), ("CHỦ TRÌ", "{{ chair }}"))
    return document


def _return_slip() -> Document:
    document = blank()
    heading(document)
    title(document, "PHIẾU TRẢ HỒ SƠ", "Yêu cầu bổ sung, hoàn thiện hồ sơ")
    say(document, "Kính gửi: {{ addressee }}", Style(after=6))
    say(document, "Hồ sơ: {{ dossier }}{{ ' – ' ~ campaign if campaign else '' }}.")
    for name, words in (("received", "{{ received }}"), ("reason", "Lý do trả: {{ reason }}")):
        say(document, f"{{%p if {name} %}}", PART)
        say(document, words)
        say(document, END, PART)
    say(document, "{%p if points %}", PART)
    columns = [
        Column("TT", "{{ loop.index }}", 12, CENTER),
        Column("Phần của hồ sơ", "{{ each.part }}", 50),
        Column("Nội dung cần bổ sung, sửa", "{{ each.text }}", 98),
    ]
    listing(document, "each in points", columns, size=13)
    say(document, "", GAP)
    say(document, END, PART)
    say(document, "{%p if due_on %}", PART)
    say(document, "Đề nghị đơn vị hoàn thiện và gửi lại trước hết ngày {{ due_on }}.")
    say(document, END, PART)
    say(document, "Người trả hồ sơ: {{ returned_by }}.")
    foot(document)
    return document


def _agency_letter() -> Document:
    document = blank()
    heading(document, about="{{ about }}")
    _addressed(document, Style(after=6, before=12))
    repeat(document, "each in question", "{{ each }}")
    say(document, "{%p if is_annexed %}", PART)
    say(document, "Danh sách có {{ counted }}, kèm theo Công văn này.")
    say(document, "{%p else %}", PART)
    say(document, "Danh sách đề nghị cho ý kiến:")
    _asked(document)
    say(document, "", GAP)
    say(document, END, PART)
    say(document, "{{ reply }} {{ due_on }}.", LAST)
    say(document, "{{ closing }}", LAST)
    foot(document)
    say(document, "{%p if is_annexed %}", PART)
    say(document, "{{ list_title|upper }}", STRONG).paragraph_format.page_break_before = True
    say(document, "(Kèm theo {{ named }})", NOTE)
    _asked(document)
    say(document, "Danh sách này có {{ counted }}./.", TAIL)
    say(document, END, PART)
    return document


def _asked(document: Document) -> None:
    columns = [
        Column("TT", "{{ loop.index }}", 10, CENTER),
        Column("Họ và tên, tên tập thể", "{{ each.name }}", 48),
        Column("Chức vụ", "{{ each.position }}", 28),
        Column("Đơn vị", "{{ each.unit }}", 43),
        Column("Đề nghị", "{{ each.award }}", 31),
    ]
    listing(document, "each in asked", columns)


BUILDERS: dict[PaperKind, Callable[[], Document]] = {
    PaperKind.DECISION: _decision,
    PaperKind.PLAQUE_DECISION: _plaque_decision,
    PaperKind.SUBMISSION: _submission,
    PaperKind.PROPOSAL_LIST: _proposal_list,
    PaperKind.ACHIEVEMENT_REPORT: _achievement_report,
    PaperKind.MINUTES: _minutes,
    PaperKind.RETURN_SLIP: _return_slip,
    PaperKind.AGENCY_LETTER: _agency_letter,
    PaperKind.SUMMARY_REPORT: summary_template,
    PaperKind.CERTIFICATE: certificate_template,
}
