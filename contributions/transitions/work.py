"""Which move leads a work from where to where: no plaque before the inspection."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from common.workflow import Transition
from contributions.guards.work import work_is_in_no_decision, work_kind_is_chosen
from contributions.models import WorkState as S
from contributions.permissions.work import follows_its_decision, may_decide_plaque, may_edit_work
from contributions.selectors.work_timeline import DONE

WORK_MOVES: Final = {
    "start": Transition(
        frozenset({S.REGISTERED}),
        S.BUILDING,
        may_edit_work,
        (work_kind_is_chosen,),
        label=_("Ghi khởi công"),
        done=DONE["start"],
    ),
    "finish": Transition(
        frozenset({S.REGISTERED, S.BUILDING}),
        S.FINISHED,
        may_edit_work,
        (work_kind_is_chosen,),
        label=_("Ghi hoàn thành"),
        done=DONE["finish"],
    ),
    "inspect": Transition(
        frozenset({S.FINISHED}),
        S.INSPECTED,
        may_edit_work,
        label=_("Ghi nghiệm thu"),
        done=DONE["inspect"],
    ),
    "propose_plaque": Transition(
        frozenset({S.INSPECTED}),
        S.PLAQUE_PROPOSED,
        may_edit_work,
        label=_("Đề nghị gắn biển"),
        done=DONE["propose_plaque"],
    ),
    "take_back_plaque": Transition(
        frozenset({S.PLAQUE_PROPOSED}),
        S.INSPECTED,
        may_edit_work,
        (work_is_in_no_decision,),
        label=_("Rút đề nghị gắn biển"),
        done=DONE["take_back_plaque"],
    ),
    "decide_plaque": Transition(
        frozenset({S.PLAQUE_PROPOSED}),
        S.PLAQUE_DECIDED,
        may_decide_plaque,
        (work_is_in_no_decision,),
        label=_("Ghi quyết định gắn biển"),
        done=DONE["decide_plaque"],
    ),
    "refuse_plaque": Transition(
        frozenset({S.PLAQUE_PROPOSED}),
        S.INSPECTED,
        may_decide_plaque,
        (work_is_in_no_decision,),
        label=_("Không đồng ý gắn biển"),
        done=DONE["refuse_plaque"],
        needs_reason=True,
    ),
    "fix_plaque": Transition(
        frozenset({S.PLAQUE_DECIDED}),
        S.PLAQUE_FIXED,
        may_edit_work,
        label=_("Ghi đã gắn biển"),
        done=DONE["fix_plaque"],
    ),
    "build_on": Transition(
        frozenset({S.FINISHED}),
        S.BUILDING,
        may_edit_work,
        label=_("Chưa hoàn thành, làm tiếp"),
        done=DONE["build_on"],
        needs_reason=True,
    ),
    "inspect_again": Transition(
        frozenset({S.INSPECTED}),
        S.FINISHED,
        may_edit_work,
        label=_("Nghiệm thu lại"),
        done=DONE["inspect_again"],
        needs_reason=True,
    ),
    "drop": Transition(
        frozenset({S.REGISTERED, S.BUILDING}),
        S.DROPPED,
        may_edit_work,
        (work_kind_is_chosen,),
        label=_("Không thực hiện nữa"),
        done=DONE["drop"],
        needs_reason=True,
    ),
    "take_up_again": Transition(
        frozenset({S.DROPPED}),
        S.REGISTERED,
        may_edit_work,
        label=_("Thực hiện trở lại"),
        done=DONE["take_up_again"],
        needs_reason=True,
    ),
}

ISSUED_PLAQUE_MOVES: Final = {
    "issue_plaque": Transition(
        frozenset({S.PLAQUE_PROPOSED}),
        S.PLAQUE_DECIDED,
        follows_its_decision,
        label=_("Gắn biển theo quyết định"),
        done=DONE["issue_plaque"],
    ),
    "revoke_plaque": Transition(
        frozenset({S.PLAQUE_DECIDED, S.PLAQUE_FIXED}),
        S.INSPECTED,
        follows_its_decision,
        label=_("Thu hồi biển theo quyết định"),
        done=DONE["revoke_plaque"],
    ),
}
"""What decisions that are issued here do with the plaques of works."""
