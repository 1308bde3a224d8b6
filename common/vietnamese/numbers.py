"""Numbers as Vietnamese offices write them: dot between thousands, comma before the fraction."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from common.vietnamese.errors import UnclearNumber, gettext_noop
from common.vietnamese.text import clean

MAX_AMOUNT: Final = 10**15 - 1
"""The largest amount taken, in đồng; more is a typing error."""

_SCALES: Final = {
    "nghìn tỷ": 12, "nghìn tỉ": 12, "ngàn tỷ": 12, "ngàn tỉ": 12,
    "tỷ": 9, "tỉ": 9, "ty": 9, "ti": 9,
    "triệu": 6, "trieu": 6, "tr": 6,
    "nghìn": 3, "ngàn": 3, "nghin": 3, "ngan": 3, "k": 3,
}  # fmt: skip
_WRITTEN: Final = re.compile(
    rf"(?P<sign>[+\-−]?) ?(?P<digits>[0-9][0-9., ]*?) ?(?P<scale>{'|'.join(_SCALES)})?"
    r" ?(?P<unit>đồng|dong|vnđ|vnd|đ|₫|%)?"
)
_WHOLE: Final = r"(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+)"
_CLEAR: Final = re.compile(rf"{_WHOLE}(?:,[0-9]+)?")
_CLEAR_PERCENT: Final = re.compile(r"[0-9]+\.[0-9]{1,2}")
_MOST_DIGITS: Final = 24
_TENTH: Final = Decimal("0.1")
_THOUSAND: Final = 1000
_BILLION, _MILLION = Decimal(10**9), Decimal(10**6)
_TEN: Final = 10
_ROMAN_LIMIT: Final = 4000
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def parse_number(value: str | float | Decimal) -> Decimal:
    """The number in «16.479», «44,9 tỷ đồng», «528,6%». Raises ``UnclearNumber`` when unsure.

    «1.5» is refused: a dot stands between thousands. «87.9%» is taken, since no percentage has groups of one.
    """
    if isinstance(value, str):
        return _read(value)[0]
    return _exact(value)


def parse_amount(value: str | float | Decimal) -> int:
    """The whole đồng in «44.900.000», «44,9 tỷ», «1,2 triệu đồng» or a whole number, 0 to ``MAX_AMOUNT``.

    Raises ``UnclearNumber``.
    """
    amount, unit = _read(value) if isinstance(value, str) else (_exact(value), "")
    if unit == "%":
        raise UnclearNumber(
            gettext_noop("«%(text)s» là tỷ lệ, không phải số tiền. Hãy nhập số đồng, ví dụ 44.900.000."),
            text=value,
        )
    if amount < 0:
        raise UnclearNumber(
            gettext_noop("Số tiền không được âm («%(text)s»). Hãy nhập từ 0 đồng trở lên."), text=str(value)
        )
    if amount > MAX_AMOUNT:
        raise UnclearNumber(
            gettext_noop("«%(text)s» lớn hơn %(limit)s đồng. Hãy kiểm tra lại số chữ số và đơn vị tính."),
            text=str(value),
            limit=format_number(MAX_AMOUNT),
        )
    if amount != int(amount):
        raise UnclearNumber(
            gettext_noop("«%(text)s» không phải số đồng nguyên. Hãy nhập ví dụ 44.900.000 hoặc 44,9 tỷ."),
            text=str(value),
        )
    return int(amount)


def _read(text: str) -> tuple[Decimal, str]:
    """The number in ``text`` and the unit behind it."""
    written = clean(text)
    if not written:
        raise UnclearNumber(gettext_noop("Chưa có số. Hãy nhập một số, ví dụ 1.500 hoặc 44,9 tỷ."))
    found = _WRITTEN.fullmatch(written.lower())
    if found is None or not _is_clear(found):
        raise UnclearNumber(
            gettext_noop(
                "«%(text)s» chưa rõ là số nào. Hãy dùng dấu chấm ngăn hàng nghìn, dấu phẩy trước phần lẻ,"
                " ví dụ 1.500 hoặc 44,9 tỷ."
            ),
            text=written,
        )
    digits, unit = found["digits"], found["unit"] or ""
    if not (unit == "%" and _CLEAR_PERCENT.fullmatch(digits)):
        digits = digits.replace(".", "").replace(" ", "").replace(",", ".")
    number = Decimal(digits).scaleb(_SCALES.get(found["scale"] or "", 0))
    return (-number if found["sign"] in ("-", "−") else number), unit


def _is_clear(found: re.Match[str]) -> bool:
    digits = found["digits"]
    if sum(character.isdigit() for character in digits) > _MOST_DIGITS:
        return False
    if found["unit"] == "%" and found["scale"]:
        return False
    if _CLEAR.fullmatch(digits):
        return True
    return found["unit"] == "%" and _CLEAR_PERCENT.fullmatch(digits) is not None


def _exact(value: float | Decimal) -> Decimal:
    """``value`` as written, without the tail of binary fractions."""
    number = Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else value
    if not isinstance(number, Decimal) or not number.is_finite():
        raise UnclearNumber(
            gettext_noop("«%(text)s» không phải một số. Hãy nhập một số, ví dụ 1.500 hoặc 44,9 tỷ."),
            text=str(value),
        )
    return number


def percent(part: float | Decimal | None, whole: float | Decimal | None) -> Decimal | None:
    """``part`` of ``whole`` in percent, one decimal, half up. None when one is unknown or ``whole`` is 0."""
    if part is None or whole is None or not whole:
        return None
    return (_exact(part) * 100 / _exact(whole)).quantize(_TENTH, ROUND_HALF_UP)


def format_number(value: float | Decimal, places: int | None = None) -> str:
    """«16.479», «44,9»; ``places`` decimals rounded half up, or as many as it has when None."""
    number = _exact(value)
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole, _, fraction = f"{number:,f}".partition(".")
    if places is None:
        fraction = fraction.rstrip("0")
    written = whole.replace(",", ".") + ("," + fraction if fraction else "")
    return written if number else written.removeprefix("-")


def format_count(count: int) -> str:
    """«05», «16.479»: as offices write how many in what they sign."""
    return f"{count:02d}" if count < 10 else format_number(count)


def format_money(dong: float | Decimal) -> str:
    """«44.900.000.000 đồng», in full."""
    return f"{format_number(dong)} đồng"


def format_money_short(dong: float | Decimal) -> str:
    """«44,9 tỷ đồng», «10.400 tỷ đồng», «300.000 đồng»: one decimal, half up; to read, not to store."""
    amount = _exact(dong)
    millions = (abs(amount) / _MILLION).quantize(_TENTH, ROUND_HALF_UP)
    if abs(amount) < _MILLION:
        return format_money(amount)
    if millions < _THOUSAND:
        return f"{format_number(millions.copy_sign(amount))} triệu đồng"
    return f"{format_number((amount / _BILLION).quantize(_TENTH, ROUND_HALF_UP))} tỷ đồng"


def format_percent(value: float | Decimal) -> str:
    """«528,6%» of 528.6: ``value`` is already in percent (see ``percent``); one decimal, half up."""
    return f"{format_number(value, 1)}%"


def roman(number: int) -> str:
    """«XIII» of 13, for congresses and phases. Raises ``ValueError`` outside 1–3999."""
    if not 1 <= number < _ROMAN_LIMIT:
        raise ValueError(f"roman() takes 1 to {_ROMAN_LIMIT - 1}, not {number}")
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def count_words(count: int) -> str:
    """«01», «05», «17», «1.445»: a count in a document has a zero before one digit."""
    return f"{count:02d}" if 0 <= count < _TEN else format_number(count)
