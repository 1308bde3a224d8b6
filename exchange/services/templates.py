"""Workbooks to fill in: with the unit's own people, collectives and codes, lists to choose from, and rules."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import IO, Any, Final

import xlsxwriter
from django.utils.translation import gettext as _

from campaigns.models import Campaign, CampaignPhase, Dossier, DossierKind
from common import clock
from common.errors import DomainError, NotAllowed
from common.sample_mark import is_sample_database
from common.vietnamese import format_day
from common.workflow import Move, check_move, write_audit
from decisions.models import SubmissionLetter
from decisions.transitions import LETTER_MOVES
from exchange.permissions import may_import_sheet
from exchange.selectors.prefill import Filling
from exchange.selectors.rows import Row, Wanted
from exchange.services.columns import SHEETS
from exchange.services.exporting import OPTIONS
from exchange.services.sheets import IMPORTERS
from exchange.services.stamp import LETTER, PROPERTY, VERSION, Stamp, letter_key
from exchange.services.template_lists import AWARDS, Item, lists_for, write_lists
from exchange.services.template_writer import TemplateLooks, TemplateSheet
from exchange.services.workbook import GUIDE_SHEET
from units.models import Unit

OF_A_DOSSIER: Final = ("members", "collectives", "entries", "initiatives", "works")
"""Sheets of a whole dossier."""
MOST_ROWS: Final = 5000
"""Rows a template may be filled with; whoever needs more exports."""
GUIDE_WIDTH: Final = 110


def sheets_for(user: Any) -> dict[str, str]:
    """The sheets ``user`` may import somewhere, with their titles."""
    return {name: str(SHEETS[name].title) for name in SHEETS if may_import_sheet(user, IMPORTERS[name].roles)}


def make_template(
    sheets: Sequence[str], *, unit: Unit, by: Any, to: IO[bytes], campaign: Campaign | None = None
) -> Stamp:
    """``to`` holds a template of those sheets for the unit and all under it, for one campaign where named.

    The audit of the unit tells who took it and how many rows it holds. Raises ``NotAllowed`` for a sheet ``by`` does
    not import for that unit, ``DomainError`` when entries are asked for without a campaign, or for more than
    ``MOST_ROWS`` rows.
    """
    if "entries" in sheets and campaign is None:
        raise DomainError(_("Hãy chọn phong trào cho trang «%(sheet)s».") % {"sheet": SHEETS["entries"].title})
    return _make(sheets, Filling(Wanted(unit, campaign)), by=by, to=to)


def make_dossier_template(dossier: Dossier, *, by: Any, to: IO[bytes]) -> Stamp:
    """``to`` holds a template of the whole dossier: its people, collectives, entries, initiatives and works.

    Raises as ``make_template``.
    """
    phase: CampaignPhase | None = dossier.phase
    filling = Filling(Wanted(dossier.unit, dossier.campaign), phase=phase, kind=DossierKind(dossier.kind))
    return _make(OF_A_DOSSIER, filling, by=by, to=to)


def make_letter_template(letter: SubmissionLetter, *, by: Any, to: IO[bytes]) -> Stamp:
    """``to`` holds the list of a letter that waits for answers, with the answers there are and cells for the others.

    Raises ``NotAllowed`` for whoever may not record them, ``TransitionRefused`` for a letter that waits for none.
    """
    check_move(letter, "answer", by=by, table=LETTER_MOVES)
    filling = Filling(Wanted(letter.unit, letter.run.campaign, letter))
    return _write(["answers"], {"answers": list(filling.rows("answers"))}, filling, by=by, to=to)


def _make(sheets: Sequence[str], filling: Filling, *, by: Any, to: IO[bytes]) -> Stamp:
    names = [name for name in SHEETS if name in sheets]
    _refuse_out_of_reach(names, filling.wanted.unit, by)
    return _write(names, {name: _bearable(filling.rows(name)) for name in names}, filling, by=by, to=to)


def _write(
    names: Sequence[str], rows: Mapping[str, Sequence[Row]], filling: Filling, *, by: Any, to: IO[bytes]
) -> Stamp:
    campaign, letter = filling.wanted.campaign, filling.wanted.letter
    about = letter_key(letter) if letter else ""
    stamp = Stamp(tuple(names), campaign.code if campaign else "", clock.today(), letter=about)
    lists = lists_for((SHEETS[name] for name in names), filling, by=by)
    with xlsxwriter.Workbook(to, OPTIONS) as book:
        book.set_custom_property(PROPERTY, stamp.text)
        book.set_properties({"title": _("Mẫu nhập liệu"), "comments": _mark()})
        _write_guide(book, names, filling, lists.get(AWARDS, []))
        looks = TemplateLooks(book)
        for name in names:
            TemplateSheet(book, name, SHEETS[name], looks, LETTER if letter else ()).write(rows[name])
        write_lists(book, lists)
    data = {"sheets": names, "campaign": stamp.campaign, "rows": sum(len(found) for found in rows.values())}
    data |= {"letter": letter.pk} if letter else {}
    write_audit(filling.wanted.unit, "template", by=by, record=Move(data=data))
    return stamp


def _refuse_out_of_reach(names: Iterable[str], unit: Unit, by: Any) -> None:
    for name in names:
        if not (verdict := may_import_sheet(by, IMPORTERS[name].roles)):
            raise NotAllowed(verdict.reason)
        if not Unit.objects.visible_to(by, *IMPORTERS[name].roles).filter(pk=unit.pk).exists():
            raise NotAllowed(
                _("Bạn không nhập trang «%(sheet)s» cho %(unit)s.") % {"sheet": SHEETS[name].title, "unit": unit}
            )


def _bearable(rows: Iterable[Row]) -> list[Row]:
    found = list(itertools.islice(rows, MOST_ROWS + 1))
    if len(found) > MOST_ROWS:
        raise DomainError(
            _("Mẫu có quá %(most)s dòng. Hãy chọn một đơn vị cấp dưới rồi tải mẫu của đơn vị đó.") % {"most": MOST_ROWS}
        )
    return found


def _mark() -> str:
    return _("DỮ LIỆU MẪU") if is_sample_database() else ""


def _write_guide(book: xlsxwriter.Workbook, names: Sequence[str], filling: Filling, awards: Sequence[Item]) -> None:
    """The first sheet: whose template it is, how to fill it in, and what the codes of awards mean."""
    sheet = book.add_worksheet(GUIDE_SHEET)
    sheet.set_column(0, 0, GUIDE_WIDTH)
    sheet.fit_to_pages(1, 0)
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "font_size": 13, "text_wrap": True})
    lines = [
        (_("Mẫu nhập liệu của %(unit)s") % {"unit": filling.wanted.unit.label}, bold),
        *((line, plain) for line in _about(names, filling)),
        (_("Cách điền"), bold),
        *((line, plain) for line in (_how_to_answer() if filling.wanted.letter else _how())),
    ]
    if awards:
        lines.append((_("Mã hình thức khen"), bold))
        lines += [(f"{code} – {name}", plain) for code, name in awards]
    for number, (line, look) in enumerate(lines):
        sheet.write_string(number, 0, line, look)


def _about(names: Sequence[str], filling: Filling) -> list[str]:
    titles = ", ".join(f"{name} ({SHEETS[name].title})" for name in names)
    campaign = filling.wanted.campaign
    letter = filling.wanted.letter
    said = [
        _mark(),
        _("Trả lời cho Tờ trình %(letter)s, ký ngày %(day)s, kính gửi %(body)s.")
        % {"letter": letter, "day": format_day(letter.signed_on), "body": letter.addressee}
        if letter
        else "",
        _("Phong trào: %(name)s (%(code)s).") % {"name": campaign.name, "code": campaign.code} if campaign else "",
        _("Các trang: %(sheets)s.") % {"sheets": titles},
        _("Mẫu phiên bản %(version)s, tải ngày %(day)s.") % {"version": VERSION, "day": f"{clock.today():%d/%m/%Y}"},
    ]
    return [line for line in said if line]


def _how() -> list[str]:
    return [
        _("Cột có tiêu đề đỏ và dấu * là bắt buộc. Dòng 1 đang ẩn và dòng tiêu đề đã khoá, xin đừng đổi."),
        _("Dòng đã có sẵn là số liệu hệ thống đang giữ: sửa ô nào thì ô ấy đổi, để nguyên thì không đổi gì."),
        _("Dòng chỉ có mã và tên, chưa điền gì thêm, được bỏ qua: không cần xoá."),
        _("Cột «Tên (chỉ để đọc)» giúp nhận ra người, không được nhập vào hệ thống."),
        _("Ô có mũi tên: chọn trong danh sách. Ngày ghi ngày/tháng/năm. Tiền ghi số đồng. Không dùng công thức."),
        _("Xong thì tải lên ở mục Excel: tệp được kiểm tra trước, chưa ghi gì cho tới khi bạn đồng ý."),
    ]


def _how_to_answer() -> list[str]:
    return [
        _("Dòng 1 đang ẩn và dòng tiêu đề đã khoá, xin đừng đổi; số thứ tự, tên và danh hiệu giữ như lúc tải về."),
        _("Kết quả: chọn «Được tặng» hoặc «Không tặng»; để trống là cấp trên chưa trả lời, dòng ấy được bỏ qua."),
        _("Được tặng thì ghi số, ngày và cơ quan quyết định. Không tặng thì ghi lý do; đơn vị được báo lý do này."),
        _("Dòng đã có trả lời thì không sửa ở đây: ghi nhầm thì người khác sửa ở trang của tờ trình."),
        _("Xong thì tải lên ở trang của tờ trình: tệp được kiểm tra trước, chưa ghi gì cho tới khi bạn đồng ý."),
        _("Còn một ô lỗi thì chưa ghi gì. Đã ghi thì không hoàn tác được cả tệp."),
    ]
