from django.utils.translation import gettext as _

from common import clock
from common.verdict import YES, Verdict, no
from spot.awards import decides, is_for_spot
from spot.models import SpotProposal, SpotState


def is_draft(proposal: SpotProposal) -> Verdict:
    """Nobody was asked yet, or it was given back."""
    if proposal.state == SpotState.DRAFT:
        return YES
    return no(
        _("Đề nghị đang ở trạng thái «%(state)s» nên không sửa được. Nếu chưa được trả lời, hãy rút về nháp trước.")
        % {"state": proposal.get_state_display()}
    )


def award_is_for_spot(proposal: SpotProposal) -> Verdict:
    """The award may still be given on the spot, and by the unit that is asked."""
    if not is_for_spot(proposal.award):
        return no(
            _("Danh mục không cho tặng đột xuất «%(award)s». Hãy chọn hình thức khác.") % {"award": proposal.award}
        )
    if not decides(proposal.decider, proposal.award):
        return no(
            _("%(unit)s không còn quyết định «%(award)s». Hãy sửa đề nghị và chọn lại hình thức khen.")
            % {"unit": proposal.decider.label, "award": proposal.award}
        )
    return YES


def subject_is_of_unit(proposal: SpotProposal) -> Verdict:
    """Whom it is about is still there, in the unit that proposes or under it."""
    subject = proposal.subject
    if not subject.unit.path.startswith(proposal.unit.path):
        return no(
            _("«%(name)s» không còn thuộc %(unit)s. Hãy chọn lại người hoặc tập thể.")
            % {"name": proposal.subject_name, "unit": proposal.unit.label}
        )
    return YES


def has_happened(proposal: SpotProposal) -> Verdict:
    if proposal.happened_on <= clock.today():
        return YES
    return no(_("Ngày lập thành tích không thể ở tương lai. Hãy sửa lại ngày."))


def is_in_no_decision(proposal: SpotProposal) -> Verdict:
    """No decision rests on it, but one that was put aside as a draft."""
    if (decision := proposal.decision) is None:
        return YES
    return no(
        _("Đề nghị đã nằm trong quyết định «%(decision)s» nên không xét lại được. Hãy huỷ dự thảo trước.")
        % {"decision": decision}
    )


def is_waiting(proposal: SpotProposal) -> bool:
    """Accepted, and in no decision yet."""
    return proposal.state == SpotState.ACCEPTED and proposal.decision is None
