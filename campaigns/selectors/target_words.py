"""Targets and what was reached of them, in sentences."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import Indicator
from campaigns.selectors.attainment import Attainment
from common.vietnamese import format_money_short, format_number, format_percent

_NOUNS: Mapping[str, object] = MappingProxyType(
    {
        Indicator.INITIATIVES: gettext_lazy("sáng kiến"),
        Indicator.WORKS: gettext_lazy("công trình"),
        Indicator.WORKS_VALUE: gettext_lazy("giá trị công trình"),
        Indicator.INDIVIDUAL_TITLES: gettext_lazy("danh hiệu cá nhân"),
        Indicator.COLLECTIVE_TITLES: gettext_lazy("danh hiệu tập thể"),
        Indicator.EXEMPLARS: gettext_lazy("điển hình tiên tiến"),
    }
)
_COUNTED: Mapping[str, object] = MappingProxyType(
    {
        Indicator.INITIATIVES: gettext_lazy(
            "Tính sáng kiến trong hồ sơ đã nhận của phong trào, được công nhận trong thời gian phong trào; "
            "mỗi sáng kiến một lần, vào ngày công nhận."
        ),
        Indicator.WORKS: gettext_lazy(
            "Tính công trình trong hồ sơ đã nhận của phong trào, hoàn thành trong thời gian phong trào; "
            "mỗi công trình một lần, vào ngày hoàn thành."
        ),
        Indicator.WORKS_VALUE: gettext_lazy(
            "Cộng giá trị các công trình trong hồ sơ đã nhận của phong trào, hoàn thành trong thời gian phong trào."
        ),
        Indicator.INDIVIDUAL_TITLES: gettext_lazy(
            "Tính cá nhân trong hồ sơ đã nhận dùng để xét khen; mỗi người một lần cho một danh hiệu. "
            "Không chia theo quý."
        ),
        Indicator.COLLECTIVE_TITLES: gettext_lazy(
            "Tính tập thể, đơn vị trong hồ sơ đã nhận dùng để xét khen; mỗi tập thể một lần cho một danh hiệu. "
            "Không chia theo quý."
        ),
        Indicator.EXEMPLARS: gettext_lazy(
            "Tính điển hình của các đơn vị được công đoàn cấp trên duyệt trong thời gian phong trào; "
            "mỗi điển hình một lần, vào ngày duyệt, không cần đưa vào hồ sơ."
        ),
    }
)


def counted_note(indicator: str) -> str:
    """What counts towards the indicator; empty where nothing does."""
    return str(_COUNTED.get(indicator, ""))


def amount_words(indicator: str, amount: int) -> str:
    """«7.929 sáng kiến», «44,9 tỷ đồng»."""
    if indicator == Indicator.WORKS_VALUE:
        return format_money_short(amount)
    return f"{format_number(amount)} {_NOUNS[indicator]}"


def ratio_words(indicator: str, attainment: Attainment) -> str:
    """«7.929/1.500 sáng kiến, 528,6%»; without a target «7 sáng kiến, chưa giao chỉ tiêu»."""
    if attainment.target is None:
        return _("%(amount)s, chưa giao chỉ tiêu") % {"amount": amount_words(indicator, attainment.reached)}
    if indicator == Indicator.WORKS_VALUE:
        reached = format_money_short(attainment.reached)
    else:
        reached = format_number(attainment.reached)
    ratio = f"{reached}/{amount_words(indicator, attainment.target)}"
    return ratio if attainment.percent is None else f"{ratio}, {format_percent(attainment.percent)}"


def handed_words(indicator: str, target: int | None, handed: int | None) -> str:
    """What was handed on beside what was asked; empty where either is missing."""
    if target is None or handed is None:
        return ""
    words = {"handed": amount_words(indicator, handed), "gap": amount_words(indicator, abs(handed - target))}
    if handed == target:
        return _("Đã giao xuống đủ %(handed)s cho các đơn vị bên dưới.") % words
    if handed > target:
        return _("Đã giao xuống %(handed)s, nhiều hơn chỉ tiêu được giao %(gap)s.") % words
    return _("Đã giao xuống %(handed)s, còn %(gap)s chưa giao cho đơn vị nào.") % words
