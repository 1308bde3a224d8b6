"""Sentences about quotas and the line."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from awards.tally.phrase import Phrase
from awards.tally.phrase import mark as _
from awards.tally.quota_terms import QuotaBase, QuotaGroup, QuotaScope, Rounding
from awards.tally.wording.numbers import count, decimal, grouped

SCOPE_LABELS: Mapping[QuotaScope, str] = {
    QuotaScope.OVERALL: _("toàn phong trào"),
    QuotaScope.PROVINCE: _("mỗi LĐLĐ tỉnh, công đoàn ngành"),
    QuotaScope.UPPER: _("mỗi công đoàn cấp trên trực tiếp cơ sở"),
    QuotaScope.CLUSTER: _("mỗi cụm thi đua"),
    QuotaScope.BLOCK: _("mỗi khối"),
    QuotaScope.UNIT: _("mỗi đơn vị đề nghị"),
}
GROUP_LABELS: Mapping[QuotaGroup, str] = {
    QuotaGroup.INDIVIDUAL: _("cá nhân"),
    QuotaGroup.COLLECTIVE: _("tập thể"),
}
BASE_LABELS: Mapping[QuotaBase, str] = {
    QuotaBase.HOLDERS: _("người, tập thể đã có danh hiệu khác trong năm"),
    QuotaBase.REGISTERED: _("số đã đăng ký hình thức này"),
    QuotaBase.WORKERS: _("số CNVCLĐ"),
    QuotaBase.MEMBERS: _("số đoàn viên"),
    QuotaBase.ELIGIBLE: _("số đủ tiêu chuẩn"),
}
ROUNDING_LABELS: Mapping[Rounding, str] = {
    Rounding.DOWN: _("làm tròn xuống"),
    Rounding.UP: _("làm tròn lên"),
    Rounding.HALF_UP: _("làm tròn từ nửa trở lên"),
}
_HOLDERS = _("số có %(award)s")
_FOR_BOTH = _("cá nhân và tập thể")
_REQUIRED: Mapping[QuotaScope, str] = {
    QuotaScope.OVERALL: _("trong %(limit)s suất của cả đợt"),
    QuotaScope.PROVINCE: _("trong %(limit)s suất của %(bucket)s"),
    QuotaScope.UPPER: _("trong %(limit)s suất của %(bucket)s"),
    QuotaScope.CLUSTER: _("trong %(limit)s suất của cụm %(bucket)s"),
    QuotaScope.BLOCK: _("trong %(limit)s suất của khối %(bucket)s"),
    QuotaScope.UNIT: _("trong %(limit)s suất của %(bucket)s"),
}


@cache
def required(limit: int, scope: QuotaScope, bucket: str) -> Phrase:
    """«trong 04 suất của cả đợt»; ``bucket`` is named as people call it."""
    values = {"limit": count(limit)}
    return Phrase(_REQUIRED[scope], values if scope is QuotaScope.OVERALL else values | {"bucket": bucket})


def position(place: int) -> Phrase:
    return Phrase(_("xếp thứ %(position)s"), {"position": count(place)})


def tie(place: int) -> Phrase:
    return Phrase(_("đồng hạng %(position)s tại vạch chỉ tiêu, hội đồng quyết định"), {"position": count(place)})


def gap() -> Phrase:
    return Phrase(_("đủ tiêu chuẩn nhưng đã hết chỉ tiêu"))


def share_of(percent: Decimal, base: QuotaBase, award: str, rounding: Rounding) -> Phrase:
    """«15 % số có Lao động tiên tiến, làm tròn xuống»."""
    of: Phrase = Phrase(_HOLDERS, {"award": award}) if base is QuotaBase.HOLDERS else Phrase(BASE_LABELS[base])
    values: dict[str, str | Phrase] = {
        "percent": decimal(percent),
        "base": of,
        "rounding": Phrase(ROUNDING_LABELS[rounding]),
    }
    return Phrase(_("%(percent)s %% %(base)s, %(rounding)s"), values)


def places(number: int) -> Phrase:
    return Phrase(_("%(places)s suất"), {"places": count(number)})


def of_scope(scope: QuotaScope, what: Phrase, group: QuotaGroup | None) -> Phrase:
    """«mỗi cụm thi đua: 02 suất (tập thể)»."""
    values: dict[str, str | Phrase] = {
        "scope": Phrase(SCOPE_LABELS[scope]),
        "what": what,
        "group": Phrase(_FOR_BOTH if group is None else GROUP_LABELS[group]),
    }
    return Phrase(_("%(scope)s: %(what)s (%(group)s)"), values)


def worked_out(percent: Decimal, figure: int, exact: Decimal, number: int) -> Phrase:
    """«15 % của 107 là 16,05 → 16 suất»."""
    values = {
        "percent": decimal(percent),
        "figure": grouped(figure),
        "exact": decimal(exact),
        "places": grouped(number),
    }
    return Phrase(_("%(percent)s %% của %(figure)s là %(exact)s → %(places)s suất"), values)


def quota_of_nothing() -> Phrase:
    return Phrase(_("là bắt buộc: chỉ tiêu phải là một số suất hoặc một tỷ lệ phần trăm"))


def number_or_percent() -> Phrase:
    return Phrase(_("không đi cùng số suất; hãy chọn một trong hai"))


def percent_of_nothing() -> Phrase:
    return Phrase(_("phải lớn hơn 0; không xét ai thì ghi số suất là 0"))


def only_with_percent() -> Phrase:
    return Phrase(_("chỉ dùng khi chỉ tiêu là tỷ lệ phần trăm"))


def holders_of_which_award() -> Phrase:
    return Phrase(_("phải có khi, và chỉ khi, tỷ lệ tính trên số đã có một danh hiệu khác"))
