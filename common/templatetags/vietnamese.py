"""Numbers, money and days in templates, as Vietnamese offices write them. None and "" show as nothing."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from functools import wraps
from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from common import vietnamese

register = template.Library()

_WEEKDAYS = (
    gettext_noop("thứ Hai"),
    gettext_noop("thứ Ba"),
    gettext_noop("thứ Tư"),
    gettext_noop("thứ Năm"),
    gettext_noop("thứ Sáu"),
    gettext_noop("thứ Bảy"),
    gettext_noop("Chủ nhật"),
)
_LAST_MINUTE = time(23, 59)
_MARK = re.compile(r"\s*\[[\w/ ]*\d[\w/ ]*(?:; [\w/ ]+)*\]", re.ASCII)


def _filter(function: Callable[..., str]) -> Callable[..., str]:
    """Register ``function`` as a filter that shows nothing for a value that is not there."""

    @register.filter(function.__name__)
    @wraps(function)
    def shown(value: Any, *args: Any) -> str:
        return "" if value is None or value == "" else function(value, *args)

    return shown


@_filter
def number(value, places=None) -> str:
    """«16.479», «44,9»; with an argument, that many decimals."""
    return vietnamese.format_number(vietnamese.parse_number(value), places)


@_filter
def money(value) -> str:
    """«44.900.000.000 đồng»."""
    return vietnamese.format_money(value)


@_filter
def money_short(value) -> str:
    """«44,9 tỷ đồng», «300.000 đồng»."""
    return vietnamese.format_money_short(value)


@_filter
def source(value) -> str:
    """A source as it is read: «Nghị định 152/2025/NĐ-CP, Điều 49», without bracketed marks of files."""
    return _MARK.sub("", value).strip()


@_filter
def percent(value) -> str:
    """«528,6%» of 528.6; the value is already in percent."""
    return vietnamese.format_percent(value)


@_filter
def date_long(value, place="") -> str:
    """«ngày 18 tháng 5 năm 2023»; with an argument, the place before it."""
    return vietnamese.format_date_official(value, place)


@_filter
def roman(value) -> str:
    """«XIII» of 13."""
    return vietnamese.roman(int(value))


@_filter
def deadline(value) -> str:
    """«đến hết thứ Sáu 31/01/2025 (còn 12 ngày)»; a moment inside the day also says its hour.

    Days are counted on the calendar of Vietnam, not in spans of 24 hours.
    """
    moment = _moment(value)
    return _("đến hết %(when)s (%(left)s)") % {"when": _when(moment), "left": _left(moment)}


def _moment(value: date) -> datetime:
    if not isinstance(value, datetime):
        return vietnamese.end_of_day(value)
    if value.tzinfo is None:
        return value.replace(tzinfo=vietnamese.TIME_ZONE)
    return value.astimezone(vietnamese.TIME_ZONE)


def _when(moment: datetime) -> str:
    day = f"{_(_WEEKDAYS[moment.weekday()])} {moment:%d/%m/%Y}"
    return day if moment.time() >= _LAST_MINUTE else f"{moment:%H:%M}, {day}"


def _left(moment: datetime) -> str:
    days = (moment.date() - vietnamese.today()).days
    if days > 0:
        return ngettext("còn %(days)d ngày", "còn %(days)d ngày", days) % {"days": days}
    if days < 0:
        return ngettext("đã quá hạn %(days)d ngày", "đã quá hạn %(days)d ngày", -days) % {"days": -days}
    if moment < datetime.now(vietnamese.TIME_ZONE):
        return _("đã hết hạn hôm nay")
    return _("hết hạn hôm nay")
