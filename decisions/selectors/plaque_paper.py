"""What stands on the paper of a decision on plaques."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.vietnamese import format_number
from decisions.models import Decision, DecisionLine
from papers import content

LEAST_WITHOUT_ZERO = 10


def plaque_articles(decision: Decision, *, works: int) -> tuple[str, ...]:
    """What is decided about so many works."""
    counted = f"{works:02d}" if works < LEAST_WITHOUT_ZERO else format_number(works)
    whom = ngettext("%(n)s công trình, sản phẩm", "%(n)s công trình, sản phẩm", works) % {"n": counted}
    said = decision.achievement.rstrip(".")
    if said:
        whom = f"{whom} {said[:1].lower()}{said[1:]}"
    return (
        _("Gắn biển %(whom)s (có danh sách kèm theo).") % {"whom": whom},
        _("Đơn vị có tên trong danh sách tổ chức lễ gắn biển, quản lý và sử dụng công trình theo quy định."),
        _("Quyết định có hiệu lực kể từ ngày ký. Các đơn vị có tên trong danh sách thi hành./."),
    )


def plaque_line(line: DecisionLine) -> content.WorkWithPlaque:
    """A line as the list prints it."""
    return content.WorkWithPlaque(
        name=line.name,
        owner=line.unit_name,
        place=line.work_place,
        value=line.work_value,
        builder=line.work_builder,
        occasion=line.work_occasion,
        text=line.plaque_text,
    )
