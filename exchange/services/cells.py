"""Kinds of cells of the workbook: how each is read, what an empty one means, how it is written again."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar, Protocol

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from common.vietnamese import (
    UnclearValue,
    clean,
    clean_lines,
    fold,
    parse_amount,
    parse_boolean,
    parse_date,
    parse_number,
    today,
)

FIRST_YEAR, LAST_YEAR = 1900, 2100
LARGEST_COUNT = 2_000_000_000
WHOLE_SHARE = 100
WHEN_DRAGGED = (dt.date, dt.time, dt.timedelta)
"""What a spreadsheet makes of «3/2» or «12:30» in a cell that is not formatted as text."""


class Formula:
    """Stands for a cell that is computed."""

    def __str__(self) -> str:
        return "="


FORMULA = Formula()


class CellRefused(Exception):
    """What stands in a cell cannot be taken; the message says what to write instead."""


class Unfinished(CellRefused):
    """What stands in a cell is not enough yet; ``value`` is what it says so far."""

    def __init__(self, message: str, value: object) -> None:
        super().__init__(message)
        self.value = value


class Kind(Protocol):
    """A kind of cell. ``empty`` is the value of an empty one."""

    empty: ClassVar[object]
    look: ClassVar[str]

    def read(self, raw: object) -> object:
        """The value of a cell that is not empty; raises ``CellRefused`` or ``UnclearValue``."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of one line, or of several. A number in its place is refused: its zeros may be lost."""

    limit: int = 255
    lines: bool = False
    empty: ClassVar[str] = ""
    look: ClassVar[str] = "text"

    def read(self, raw: object) -> str:
        if not isinstance(raw, str):
            raise CellRefused(_not_text(raw))
        text = clean_lines(raw) if self.lines else clean(raw)
        if len(text) > self.limit:
            raise CellRefused(
                _("Dài %(length)s ký tự, chỉ nhận tối đa %(limit)s. Hãy rút gọn.")
                % {"length": len(text), "limit": self.limit}
            )
        return text


@dataclass(frozen=True, slots=True)
class Choice:
    """One of ``choices``, by its key or by its Vietnamese name."""

    choices: type[TextChoices]
    empty: ClassVar[str] = ""
    look: ClassVar[str] = "choice"

    def read(self, raw: object) -> str:
        written = clean(raw) if isinstance(raw, str) else str(raw)
        if written in self.choices.values:
            return written
        named = {fold(str(label)): value for value, label in self.choices.choices if value}
        if value := named.get(fold(written)):
            return value
        allowed = ", ".join(f"{value} ({label})" for value, label in self.choices.choices if value)
        raise CellRefused(
            _("«%(written)s» không có trong danh sách. Hãy chọn một trong: %(allowed)s.")
            % {"written": _short(written), "allowed": allowed}
        )


@dataclass(frozen=True, slots=True)
class Day:
    """A day; ``past`` refuses one that has not come yet."""

    past: bool = False
    empty: ClassVar[None] = None
    look: ClassVar[str] = "day"

    def read(self, raw: object) -> dt.date:
        if not isinstance(raw, str | dt.date):
            raise CellRefused(
                _("«%(raw)s» không phải một ngày. Hãy nhập ngày/tháng/năm, ví dụ 18/05/2023.") % {"raw": _short(raw)}
            )
        day = parse_date(raw)
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise CellRefused(_("Năm phải từ 1900 đến 2100. Hãy kiểm tra lại năm."))
        if self.past and day > today():
            raise CellRefused(_("Ngày này chưa tới. Hãy kiểm tra lại ngày, tháng, năm."))
        return day


@dataclass(frozen=True, slots=True)
class Money:
    """Whole đồng, as 44900000, «44.900.000» or «44,9 tỷ»."""

    empty: ClassVar[None] = None
    look: ClassVar[str] = "number"

    def read(self, raw: object) -> int:
        return parse_amount(_number_or_text(raw))


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number between ``lowest`` and ``highest``."""

    lowest: int = 0
    highest: int = LARGEST_COUNT
    empty: ClassVar[None] = None
    look: ClassVar[str] = "number"

    def read(self, raw: object) -> int:
        number = parse_number(_number_or_text(raw))
        if number != int(number) or not self.lowest <= number <= self.highest:
            raise CellRefused(
                _("«%(raw)s» phải là số nguyên từ %(lowest)s đến %(highest)s.")
                % {"raw": _short(raw), "lowest": self.lowest, "highest": self.highest}
            )
        return int(number)


@dataclass(frozen=True, slots=True)
class Fraction:
    """A number from 0 to ``highest`` with at most ``places`` decimals, as 9.25 or «9,25»; 0 is not empty."""

    highest: int
    places: int = 2
    empty: ClassVar[None] = None
    look: ClassVar[str] = "fraction"

    def read(self, raw: object) -> Decimal:
        number = parse_number(_number_or_text(raw))
        if not 0 <= number <= self.highest or number != round(number, self.places):
            raise CellRefused(
                _("«%(raw)s» phải là số từ 0 đến %(highest)s, nhiều nhất %(places)s số lẻ. Chưa chấm thì để trống.")
                % {"raw": _short(raw), "highest": self.highest, "places": self.places}
            )
        return number


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no; an empty cell is no, but leaves what is unknown unknown."""

    empty: ClassVar[None] = None
    look: ClassVar[str] = "text"

    def read(self, raw: object) -> bool:
        if not isinstance(raw, str | bool | int | float):
            raise CellRefused(_("Hãy ghi x hoặc có; để trống hoặc ghi không."))
        return parse_boolean(raw)


@dataclass(frozen=True, slots=True)
class Shares:
    """Authors with their shares in percent, ``{"DV-01": 60, "DV-02": 40}`` from «DV-01:60; DV-02:40»."""

    empty: ClassVar[Mapping[str, int]] = {}
    look: ClassVar[str] = "text"
    _one: ClassVar[re.Pattern[str]] = re.compile(r"(?P<code>.+?) ?: ?(?P<share>[0-9]{1,3}) ?%?")

    def read(self, raw: object) -> dict[str, int]:
        if not isinstance(raw, str):
            raise CellRefused(_not_text(raw))
        shares: dict[str, int] = {}
        for part in filter(None, map(clean, raw.split(";"))):
            found = self._one.fullmatch(part)
            if not found:
                raise CellRefused(
                    _("«%(part)s» chưa rõ. Hãy ghi mã đoàn viên và tỷ lệ, ví dụ DV-01:60; DV-02:40.")
                    % {"part": _short(part)}
                )
            if found["code"] in shares:
                raise CellRefused(_("Tác giả «%(code)s» ghi hai lần.") % {"code": _short(found["code"])})
            shares[found["code"]] = int(found["share"])
        total = sum(shares.values())
        if 0 in shares.values() or total != WHOLE_SHARE:
            message = _("Tổng tỷ lệ đóng góp của các tác giả là %(total)s%%, phải bằng 100%%, mỗi người ít nhất 1%%.")
            message %= {"total": total}
            is_begun = 0 not in shares.values() and total < WHOLE_SHARE
            raise Unfinished(message, shares) if is_begun else CellRefused(message)
        return shares


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its key in row 1, its heading in row 2, what its cells hold.

    ``open_in_drafts`` says that a row which is a draft in the database may keep the cell unfinished.
    """

    key: str
    heading: str
    kind: Kind = field(default_factory=Text)
    required: bool = False
    open_in_drafts: bool = False

    def read(self, raw: object) -> object:
        """The value of a cell; raises ``CellRefused`` or ``Unfinished`` with the sentence for the person."""
        if raw is FORMULA:
            raise CellRefused(_("Ô chứa công thức. Hãy dán giá trị (Paste Values) vào ô rồi nhập lại."))
        if is_blank(raw):
            if self.required:
                message = _("Ô bắt buộc đang trống. Hãy điền «%(heading)s».") % {"heading": self.heading}
                raise Unfinished(message, self.kind.empty)
            return self.kind.empty
        try:
            return self.kind.read(raw)
        except UnclearValue as unclear:
            raise CellRefused(_(unclear.template) % unclear.params) from unclear


def is_blank(raw: object) -> bool:
    """Whether nobody wrote anything a person can see."""
    return raw is None or (isinstance(raw, str) and not raw[:1].isalnum() and not clean(raw))


def _not_text(raw: object) -> str:
    if isinstance(raw, WHEN_DRAGGED):
        return _("Bảng tính đã đổi ô này thành ngày, giờ. Hãy đặt định dạng cột là Văn bản rồi nhập lại.")
    return _("Ô này là số (%(raw)s), có thể đã mất số 0 ở đầu. Hãy đặt định dạng cột là Văn bản rồi nhập lại.") % {
        "raw": _short(without_tail(raw))
    }


def without_tail(raw: object) -> object:
    """A whole number as people write it, without «.0»; anything else as it is."""
    return int(raw) if isinstance(raw, float) and raw.is_integer() else raw


def _number_or_text(raw: object) -> str | float | Decimal:
    if isinstance(raw, bool) or not isinstance(raw, str | int | float | Decimal):
        raise CellRefused(_("«%(raw)s» không phải một số. Hãy nhập ví dụ 1.500 hoặc 44,9 tỷ.") % {"raw": _short(raw)})
    return raw


def _short(raw: object) -> str:
    text = clean(str(raw))
    return text if len(text) <= 60 else f"{text[:59]}…"
