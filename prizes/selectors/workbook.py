"""«Danh sách chi thưởng» as .xlsx, with a column to sign in."""

from collections.abc import Iterator
from typing import IO

from django.utils.translation import gettext as _

from common.language import in_vietnamese
from common.vietnamese import format_money
from common.workbook import workbook_bytes, write_table
from prizes.models import PrizeLine, PrizeList, PrizeState
from prizes.selectors.texts import named_today

NOT_PAID = (PrizeState.OUTRANKED, PrizeState.CANCELLED)


@in_vietnamese()
def payment_workbook(prize_list: PrizeList) -> IO[bytes]:
    """All that is or was to be paid by the decision, in its order under the names that hold today, with the sum;
    rewound."""
    columns = [
        (_("Số sổ vàng"), 8),
        (_("Họ tên, tập thể"), 32),
        (_("Đơn vị"), 38),
        (_("Danh hiệu, hình thức khen"), 34),
        (_("Tiền thưởng (đồng)"), 16),
        (_("Ngày chi"), 12),
        (_("Ghi chú"), 24),
        (_("Ký nhận"), 22),
    ]
    headings, widths = zip(*columns, strict=True)
    title = _("DANH SÁCH CHI THƯỞNG – QUYẾT ĐỊNH %(number)s NGÀY %(day)s") % {
        "number": prize_list.decision.number_label,
        "day": f"{prize_list.decision.signed_on:%d/%m/%Y}",
    }
    with workbook_bytes() as (book, stream):
        write_table(
            book, _("Chi thưởng"), title=title, headings=list(headings), rows=_rows(prize_list), widths=list(widths)
        )
    stream.seek(0)
    return stream


def _rows(prize_list: PrizeList) -> Iterator[list[object]]:
    total = 0
    for prize in named_today(prize_list.lines.for_list().exclude(state__in=NOT_PAID)):
        total += prize.amount or 0
        texts = prize.texts
        yield [
            prize.line.order_no,
            texts.name,
            texts.unit_name,
            texts.award_label,
            prize.amount,
            prize.paid_on,
            _note(prize, is_corrected=texts is not prize.line),
        ]
    yield [None, _("Tổng cộng"), None, None, total]


def _note(prize: PrizeLine, *, is_corrected: bool) -> str:
    said = []
    if is_corrected:
        said.append(_("đã đính chính"))
    if prize.amount is None:
        said.append(_("chưa biết số tiền"))
    elif prize.unverified and prize.state == PrizeState.DUE:
        said.append(_("hệ số hoặc mức lương chưa kiểm chứng"))
    if prize.deducted:
        said.append(_("đã trừ %(paid)s chi cho danh hiệu thấp hơn") % {"paid": format_money(prize.deducted)})
    if prize.state in (PrizeState.TO_RECOVER, PrizeState.RECOVERED):
        said.append(prize.get_state_display().lower())
    note = "; ".join(said)
    return note[:1].upper() + note[1:]
