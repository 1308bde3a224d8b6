"""Yes and no as people and workbooks write them."""

from decimal import Decimal
from typing import Final

from common.vietnamese.errors import UnclearBoolean, gettext_noop
from common.vietnamese.text import clean

_YES: Final = frozenset({"x", "có", "co", "1", "true"})
_NO: Final = frozenset({"", "không", "khong", "0", "false"})


def parse_boolean(value: str | bool | int | float | Decimal | None) -> bool:
    """True for «x», «có», 1, true; False for nothing, «không», 0, false. Raises ``UnclearBoolean``."""
    if value is None or isinstance(value, bool):
        return bool(value)
    text = clean(value).lower() if isinstance(value, str) else f"{float(value):g}"
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise UnclearBoolean(
        gettext_noop("«%(text)s» không phải có hay không. Hãy ghi x hoặc có; để trống hoặc ghi không."),
        text=text,
    )
