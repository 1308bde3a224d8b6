from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from contributions.models import InitiativeState

FULL_SHARE = 100
EDITABLE_STATES = frozenset({InitiativeState.DRAFT, InitiativeState.SENT})


def shares_are_full(initiative) -> Verdict:
    """The authors' shares sum to 100 percent."""
    total = sum(author.share_percent for author in initiative.authors.all())
    if total == FULL_SHARE:
        return YES
    return no(
        _("Sáng kiến «%(title)s»: tổng tỷ lệ của các tác giả là %(total)s%%, phải bằng 100%%. Hãy sửa lại.")
        % {"title": initiative.title, "total": total}
    )


def kind_is_chosen(initiative) -> Verdict:
    """The unit has said what kind of solution it is."""
    if initiative.kind:
        return YES
    return no(_("Sáng kiến «%(title)s» chưa chọn loại. Hãy chọn loại.") % {"title": initiative.title})


def initiative_is_open(initiative) -> Verdict:
    """Nobody above has checked it yet."""
    if initiative.state in EDITABLE_STATES:
        return YES
    return no(
        _("Sáng kiến đang ở trạng thái «%(state)s» nên không sửa được trong hồ sơ.")
        % {"state": initiative.get_state_display()}
    )


def recognition_is_known(initiative) -> Verdict:
    """The level that recognised it is named."""
    if initiative.recognised_level:
        return YES
    return no(_("Sáng kiến «%(title)s» chưa ghi cấp công nhận.") % {"title": initiative.title})
