"""Prize money of an award, from plain values."""

import math
from decimal import Decimal


def prize_amount(multiple: Decimal, *, salary: int, rounding: int, factor: Decimal = Decimal(1)) -> int:
    """``multiple`` × ``factor`` base salaries in đồng, rounded up to a whole ``rounding``. NĐ 152/2025 Art 49.2, 54."""
    return math.ceil(multiple * factor * salary / rounding) * rounding
