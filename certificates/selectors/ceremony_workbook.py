from io import BytesIO

from django.utils.translation import gettext as _

from certificates.models import Ceremony, Presentation
from certificates.selectors.register import standing_in_register
from common.language import in_vietnamese
from common.vietnamese import format_day
from common.workbook import workbook_bytes, write_table


@in_vietnamese()
def ceremony_workbook(ceremony: Ceremony) -> BytesIO:
    """The list of the ceremony in the order of the seats, with room for signatures, as an .xlsx file."""
    with workbook_bytes() as (book, buffer):
        write_table(
            book,
            _("Danh sách trao tặng"),
            title=f"{ceremony.name} – {format_day(ceremony.held_on)}",
            headings=[
                _("Ghế"),
                _("Tên"),
                _("Chức vụ"),
                _("Đơn vị"),
                _("Danh hiệu, hình thức khen"),
                _("Quyết định"),
                _("Số sổ vàng"),
                _("Trao tặng"),
                _("Ngày nhận"),
                _("Người nhận thay"),
                _("Hết hiệu lực"),
                _("Ký nhận"),
            ],
            rows=(_row(presentation) for presentation in ceremony.presentations.in_seats()),
            widths=[8, 30, 24, 36, 30, 18, 10, 14, 12, 24, 24, 20],
        )
    buffer.seek(0)
    return buffer


def _row(presentation: Presentation) -> list:
    line = presentation.line
    return [
        presentation.seat,
        presentation.name,
        line.position,
        line.unit_name,
        line.award_label,
        line.decision.number_label,
        line.order_no,
        presentation.get_handed_display(),
        presentation.handed_on,
        presentation.received_by,
        standing_in_register(line.honour),
        "",
    ]
