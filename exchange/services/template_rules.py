"""What a cell of a template takes while it is typed, and the sentence for what it does not."""

import datetime as dt
from typing import Any, Final

from django.utils.translation import gettext as _

from exchange.services.cells import FIRST_YEAR, LARGEST_COUNT, LAST_YEAR, Column, Day, Fraction, Money, Whole
from exchange.services.template_lists import OPEN, list_of

LARGEST_AMOUNT: Final = 10**15
"""Đồng; a spreadsheet keeps no more digits."""


def rule_for(column: Column) -> dict[str, Any] | None:
    """The validation of the cells of ``column`` as XlsxWriter takes it; ``None`` when anything may be typed."""
    rule = _rule(column)
    if rule is None:
        return None
    title = {"error_title": _("Chưa đúng"), "error_type": "warning" if list_of(column) in OPEN else "stop"}
    return title | rule


def _rule(column: Column) -> dict[str, Any] | None:
    if name := list_of(column):
        return {"validate": "list", "source": f"={name}", "error_message": _list_message(name)}
    match column.kind:
        case Day(past=past):
            return _day(past)
        case Money():
            return _number("integer", 0, LARGEST_AMOUNT, _("Ghi số đồng nguyên, chỉ chữ số, ví dụ 44900000."))
        case Whole(lowest=lowest, highest=highest):
            message = _("Ghi số nguyên từ %(lowest)s đến %(highest)s, chỉ chữ số.")
            if highest == LARGEST_COUNT:
                message = _("Ghi số nguyên, không âm, chỉ chữ số.")
            return _number("integer", lowest, highest, message % {"lowest": lowest, "highest": highest})
        case Fraction(highest=highest):
            message = _("Ghi số từ 0 đến %(highest)s. Chưa chấm thì để trống.") % {"highest": highest}
            return _number("decimal", 0, highest, message)
    return None


def _list_message(name: str) -> str:
    if name in OPEN:
        return _("Mã này không có trong đơn vị lúc tải mẫu. Chỉ giữ lại nếu mã có ở trang khác của tệp này.")
    return _("Hãy chọn một dòng trong danh sách thả xuống của ô.")


def _day(past: bool) -> dict[str, Any]:
    until = "=TODAY()" if past else dt.date(LAST_YEAR, 12, 31)
    message = _("Ghi ngày/tháng/năm, ví dụ 18/05/2023.")
    if past:
        message = _("Ghi ngày/tháng/năm, ví dụ 18/05/2023, không sau hôm nay.")
    first = dt.date(FIRST_YEAR, 1, 1)
    return {"validate": "date", "criteria": "between", "minimum": first, "maximum": until, "error_message": message}


def _number(kind: str, lowest: int, highest: int, message: str) -> dict[str, Any]:
    return {
        "validate": kind,
        "criteria": "between",
        "minimum": lowest,
        "maximum": highest,
        "error_message": message,
    }
