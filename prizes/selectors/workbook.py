"""«Danh sách chi thưởng» as .xlsx, with a column to sign in."""

from collections.abc import Iterator
from typing import IO

from django.utils.translation import gettext as _

from common.workbook import workbook_bytes, write_table
from prizes.models import PrizeLine, PrizeList, PrizeState

NOT_PAID = (PrizeState.OUTRANKED, PrizeState.CANCELLED)


def payment_workbook(prize_list: PrizeList) -> IO[bytes]:
    """All that is or was to be paid by the decision, in its order, with the sum; rewound."""
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
    for prize in prize_list.lines.for_list().exclude(state__in=NOT_PAID):
        total += prize.amount or 0
        yield [
            prize.line.order_no,
            prize.line.name,
            prize.line.unit_name,
            prize.line.award_label,
            prize.amount,
            prize.paid_on,
            _note(prize),
        ]
    yield [None, _("Tổng cộng"), None, None, total]


def _note(prize: PrizeLine) -> str:
    if prize.amount is None:
        return _("Chưa biết số tiền")
    return prize.get_state_display() if prize.state in (PrizeState.TO_RECOVER, PrizeState.RECOVERED) else ""
