"""Numbers and days the Vietnamese way, and the glue between sentences."""

import datetime as dt
from decimal import Decimal

from awards.tally.phrase import Phrase
from awards.tally.phrase import mark as _

AND = _("%(first)s; %(second)s")
OR = _("%(first)s hoặc %(second)s")
COMMA = _("%(first)s, %(second)s")


def count(number: int) -> str:
    """A count the way an office writes it: 01, 12, 1.500."""
    return f"{number:02d}" if number < 100 else grouped(number)


def grouped(number: int) -> str:
    """A whole number with Vietnamese thousands: 16.479."""
    return f"{number:,}".replace(",", ".")


def decimal(number: Decimal) -> str:
    """A decimal with a Vietnamese comma and no idle zeros: 95,5."""
    digits = format(abs(number), "f")
    whole, _dot, fraction = digits.partition(".")
    fraction = fraction.rstrip("0")
    sign = "-" if number < 0 else ""
    return sign + grouped(int(whole)) + (f",{fraction}" if fraction else "")


def day(value: dt.date) -> str:
    """A day as dd/mm/yyyy."""
    return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"


def year_span(last: int | None, years: int) -> Phrase:
    """«năm 2024», «các năm 2022–2024», or «trong 03 năm gần nhất» when the last year is unknown."""
    if last is None and years == 1:
        return Phrase(_("trong năm xét"))
    if last is None:
        return Phrase(_("trong %(years)s năm gần nhất"), {"years": count(years)})
    if years == 1:
        return Phrase(_("năm %(year)s"), {"year": str(last)})
    return Phrase(_("các năm %(first)s–%(last)s"), {"first": str(last - years + 1), "last": str(last)})
