from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from contributions.above import decision_lets_go
from contributions.models import Work, WorkState

CLOSED_STATES = frozenset(
    {WorkState.PLAQUE_PROPOSED, WorkState.PLAQUE_DECIDED, WorkState.PLAQUE_FIXED, WorkState.DROPPED}
)
"""What a level above looks at, or decided by, is not changed under its eyes."""


def work_kind_is_chosen(work: Work) -> Verdict:
    """The unit has said what kind of work it is."""
    if work.kind:
        return YES
    return no(_("Công trình «%(name)s» chưa chọn loại. Hãy bấm «Sửa» và chọn loại.") % {"name": work.name})


def work_is_open(work: Work) -> Verdict:
    """No plaque is asked for or decided, and the work was not dropped."""
    if work.state not in CLOSED_STATES:
        return YES
    return no(_("Công trình đang ở trạng thái «%(state)s» nên không sửa được.") % {"state": work.get_state_display()})


def work_goes_on(work: Work) -> Verdict:
    """The work was not dropped."""
    if work.state != WorkState.DROPPED:
        return YES
    return no(_("Công trình đã ghi là không thực hiện nên không ghi tiến độ được."))


def work_is_in_no_decision(work: Work) -> Verdict:
    """No decision that waits to be published names the work."""
    return decision_lets_go(work)
