"""The figures of a reorganisation in a sentence."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.vietnamese import format_number

ALWAYS = {"transferred": gettext_lazy("%(count)s chuyển giao"), "ended": gettext_lazy("%(count)s kết thúc")}
WHERE_ANY = {
    "regraded": gettext_lazy("%(count)s nâng cấp, hạ cấp"),
    "split": gettext_lazy("%(count)s tách bớt đoàn viên"),
}


def sum_of_units(figures: Mapping[str, int]) -> str:
    """«174 đơn vị = 147 chuyển giao + 27 kết thúc.», and how many are founded besides; empty without figures."""
    if not figures:
        return ""
    parts = [_part(words, figures[name]) for name, words in ALWAYS.items()]
    parts += [_part(words, figures[name]) for name, words in WHERE_ANY.items() if figures.get(name)]
    said = _("%(lines)s đơn vị = %(parts)s.") % {"lines": format_number(figures["lines"]), "parts": " + ".join(parts)}
    if figures.get("founded"):
        said += " " + _("Thành lập mới %(count)s đơn vị.") % {"count": format_number(figures["founded"])}
    return said


def _part(words: object, count: int) -> str:
    return str(words) % {"count": format_number(count)}
