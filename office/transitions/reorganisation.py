"""Which move of a reorganisation leads from where to where."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from common.workflow import Transition
from office.guards import day_has_come, lies_ahead, not_begun
from office.models import ReorganisationState as S
from office.permissions.reorganisations import may_apply, may_schedule, may_undo
from office.selectors.reorganisation_trial import can_be_done

REORGANISATION_MOVES: Final = {
    "schedule": Transition(
        frozenset({S.DRAFT}),
        S.SCHEDULED,
        may_schedule,
        (lies_ahead, can_be_done),
        label=_("Duyệt và đặt lịch"),
        done=_("duyệt và đặt lịch"),
    ),
    "undo": Transition(
        frozenset({S.DRAFT, S.SCHEDULED}),
        S.UNDONE,
        may_undo,
        (not_begun,),
        label=_("Huỷ"),
        done=_("huỷ"),
        needs_reason=True,
    ),
    "apply": Transition(
        frozenset({S.SCHEDULED}),
        S.APPLIED,
        may_apply,
        (day_has_come, can_be_done),
        label=_("Thực hiện"),
        done=_("thực hiện khi đến ngày"),
    ),
}
