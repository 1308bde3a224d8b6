from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from inspections.models import FindingState, InspectedState, Inspection, InspectionFinding, InspectionState
from inspections.models import InspectionUnit as Inspected

GOING = (InspectionState.PLANNED, InspectionState.UNDER_WAY)


def is_scheduled(inspection: Inspection) -> Verdict:
    if not inspection.is_unannounced:
        return YES
    return no(_("Cuộc kiểm tra đột xuất không báo trước; đơn vị được báo khi bắt đầu."))


def is_not_announced(inspection: Inspection) -> Verdict:
    if inspection.announced_at is None:
        return YES
    return no(_("Đã báo cho các đơn vị rồi. Hãy tải lại trang."))


def has_units(inspection: Inspection) -> Verdict:
    if inspection.inspected.exists():
        return YES
    return no(_("Chưa có đơn vị nào được kiểm tra. Hãy bấm «Thêm đơn vị» trước."))


def has_decision(inspection: Inspection) -> Verdict:
    """The decision it rests on and who leads the team are written down."""
    asked = {
        _("số quyết định"): inspection.decision_no,
        _("ngày quyết định"): inspection.decided_on,
        _("trưởng đoàn"): inspection.leader,
    }
    missing = [what for what, said in asked.items() if not said]
    if not missing:
        return YES
    return no(_("Còn thiếu %(what)s. Hãy bấm «Sửa» và ghi thêm.") % {"what": ", ".join(missing)})


def all_units_concluded(inspection: Inspection) -> Verdict:
    left = inspection.inspected.exclude(state=InspectedState.CONCLUDED).count()
    if not left:
        return YES
    return no(_("Còn %(count)s đơn vị chưa kết luận. Hãy kết luận hoặc bỏ các đơn vị đó trước.") % {"count": left})


def all_remedies_confirmed(inspection: Inspection) -> Verdict:
    asked = InspectionFinding.objects.filter(inspected__inspection=inspection).exclude(remedy="")
    left = asked.exclude(state=FindingState.CONFIRMED).count()
    if not left:
        return YES
    return no(_("Còn %(count)s yêu cầu khắc phục chưa xác nhận xong nên chưa khép lại được.") % {"count": left})


def is_going(inspection: Inspection) -> Verdict:
    """It may still be changed: planned or under way."""
    if inspection.state in GOING:
        return YES
    return no(
        _("Cuộc kiểm tra đang ở trạng thái «%(state)s» nên không sửa được.") % {"state": inspection.get_state_display()}
    )


def inspection_is_under_way(inspected: Inspected) -> Verdict:
    if inspected.inspection.state == InspectionState.UNDER_WAY:
        return YES
    return no(
        _("Cuộc kiểm tra đang ở trạng thái «%(state)s». Chỉ làm được việc này khi đang tiến hành.")
        % {"state": inspected.inspection.get_state_display()}
    )


def takes_findings(inspected: Inspected) -> Verdict:
    """The unit was visited and nothing is concluded about it yet."""
    if not (verdict := inspection_is_under_way(inspected)):
        return verdict
    if inspected.state == InspectedState.VISITED:
        return YES
    return no(
        _("%(unit)s đang ở trạng thái «%(state)s». Chỉ ghi kết quả sau khi làm việc và trước khi kết luận.")
        % {"unit": inspected.unit.label, "state": inspected.get_state_display()}
    )


def remedy_is_asked(finding: InspectionFinding) -> Verdict:
    """The unit is asked for a remedy, by a conclusion that stands."""
    inspected = finding.inspected
    if finding.remedy and inspected.state == InspectedState.CONCLUDED:
        if inspected.inspection.state != InspectionState.CANCELLED:
            return YES
        return no(_("Cuộc kiểm tra đã huỷ nên không cần báo cáo khắc phục."))
    return no(_("Kết quả này không yêu cầu khắc phục, hoặc chưa kết luận."))
