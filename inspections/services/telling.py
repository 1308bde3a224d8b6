"""The inspected units and the inspecting one are told what concerns them; what is kept is Vietnamese."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from common.language import in_vietnamese
from common.vietnamese import format_day
from inspections.models import Inspection, InspectionFinding, InspectionUnit
from inspections.permissions import KEEPERS, may_judge
from notices.models import NoticeKind
from notices.services.notice import Message, notify, tell
from units.models import Role
from units.selectors.people import people_by_unit, people_covering, people_with


@in_vietnamese()
def tell_announced(inspection: Inspection, parts: Iterable[InspectionUnit]) -> None:
    """The editors of each inspected unit have a notice of when, by whom and on what decision."""
    words = {
        "unit": inspection.unit.label,
        "kind": inspection.get_kind_display().lower(),
        "title": inspection.title,
        "first": format_day(inspection.starts_on),
        "last": format_day(inspection.ends_on),
        "number": inspection.decision_no,
    }
    text = _("%(unit)s %(kind)s «%(title)s» từ ngày %(first)s đến %(last)s, theo Quyết định %(number)s.") % words
    _tell_editors(parts, text)


@in_vietnamese()
def tell_cancelled(inspection: Inspection, reason: str) -> None:
    """The editors of the units that knew of it have a notice."""
    if inspection.announced_at is None:
        return
    text = _("%(unit)s huỷ cuộc kiểm tra, giám sát «%(title)s»: %(reason)s")
    words = {"unit": inspection.unit.label, "title": inspection.title, "reason": reason}
    _tell_editors(inspection.inspected.select_related("unit"), text % words)


@in_vietnamese()
def tell_concluded(part: InspectionUnit) -> None:
    """The editors of the unit have a notice of its findings and of how many remedies are asked."""
    asked = part.findings.exclude(remedy="").count()
    words = {"title": part.inspection.title, "found": part.findings.count(), "asked": asked}
    text = _("Đã kết luận «%(title)s» với đơn vị bạn: %(found)s kết quả, %(asked)s yêu cầu khắc phục.")
    _tell_editors([part], text % words)


@in_vietnamese()
def tell_reported(finding: InspectionFinding) -> None:
    """Whoever may confirm the remedy has a notice: of the inspecting unit; where there is nobody, of units above."""
    inspection, unit = finding.inspected.inspection, finding.inspected.unit
    own = [person for person in people_with(*KEEPERS, unit=inspection.unit) if may_judge(person, finding)]
    above = () if own else people_covering(*KEEPERS, unit=inspection.unit)
    text = _("%(unit)s báo cáo đã khắc phục «%(finding)s» (%(title)s).")
    words = {"unit": unit.label, "finding": finding, "title": inspection.title}
    told = own or [person for person in above if may_judge(person, finding)]
    notify(told, text=text % words, url=page_of_part(finding.inspected), kind=NoticeKind.INSPECTION)


@in_vietnamese()
def tell_judged(finding: InspectionFinding) -> None:
    """The editors of the unit have a notice that the remedy is confirmed, or why it is not."""
    words = {"finding": finding, "reason": finding.return_reason}
    text = _("Đã xác nhận khắc phục «%(finding)s».")
    if finding.return_reason:
        text = _("Phải khắc phục lại «%(finding)s»: %(reason)s")
    _tell_editors([finding.inspected], text % words)


def page_of_part(part: InspectionUnit) -> str:
    return reverse("inspections:part-detail", args=[part.pk])


def _tell_editors(parts: Iterable[InspectionUnit], text: str) -> None:
    """A fixed number of queries, however many parts."""
    parts = list(parts)
    editors = people_by_unit(Role.EDITOR, units=[part.unit_id for part in parts])
    messages = [Message(person, text, page_of_part(part)) for part in parts for person in editors.get(part.unit_id, ())]
    tell(messages, kind=NoticeKind.INSPECTION)
