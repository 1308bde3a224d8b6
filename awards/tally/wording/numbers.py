"""Numbers and days the Vietnamese way, and the glue between sentences."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from awards.tally.phrase import Phrase
from awards.tally.phrase import mark as _

AND = _("%(first)s; %(second)s")
OR = _("%(first)s hoặc %(second)s")
COMMA = _("%(first)s, %(second)s")

THOUSAND, MILLION, BILLION = 10**3, 10**6, 10**9


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


def years_listed(years: Iterable[int]) -> Phrase:
    """«năm 2024», «các năm 2021, 2022», in order and each once."""
    in_order = sorted(set(years))
    listed = ", ".join(str(year) for year in in_order)
    if len(in_order) == 1:
        return Phrase(_("năm %(year)s"), {"year": listed})
    return Phrase(_("các năm %(years)s"), {"years": listed})


def money(dong: int) -> Phrase:
    """An exact amount in the largest unit that keeps it short: «7,2 tỷ đồng», «80 triệu đồng», «300.000 đồng»."""
    if dong >= BILLION and not dong % MILLION:
        return Phrase(_("%(amount)s tỷ đồng"), {"amount": decimal(Decimal(dong) / BILLION)})
    if dong >= MILLION and not dong % THOUSAND:
        return Phrase(_("%(amount)s triệu đồng"), {"amount": decimal(Decimal(dong) / MILLION)})
    return Phrase(_("%(amount)s đồng"), {"amount": grouped(dong)})


def percent(number: Decimal) -> str:
    """A percentage in full: «528,6%»."""
    return f"{decimal(number)}%"


def share(part: int, whole: int) -> str:
    """How much ``part`` is of ``whole``, in percent with one decimal, half up: «88,9%»."""
    tenths = (part * 2000 + whole) // (2 * whole)
    return percent(Decimal(tenths) / 10)
