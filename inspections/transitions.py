"""Which move leads an inspection, an inspected unit and the remedy of a finding from where to where."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from common.workflow import Transition
from inspections.guards import (
    all_remedies_confirmed,
    all_units_concluded,
    has_decision,
    has_units,
    inspection_is_under_way,
    is_not_announced,
    is_scheduled,
    remedy_is_asked,
)
from inspections.models import FindingState, InspectedState
from inspections.models import InspectionState as S
from inspections.permissions import may_inspect, may_judge, may_report, may_run
from inspections.selectors.timeline import DONE

INSPECTION_MOVES: Final = {
    "announce": Transition(
        frozenset({S.PLANNED}),
        S.PLANNED,
        may_run,
        (is_scheduled, is_not_announced, has_units, has_decision),
        label=_("Báo cho đơn vị"),
        done=DONE["announce"],
    ),
    "start": Transition(
        frozenset({S.PLANNED}),
        S.UNDER_WAY,
        may_run,
        (has_units, has_decision),
        label=_("Bắt đầu"),
        done=DONE["start"],
    ),
    "conclude": Transition(
        frozenset({S.UNDER_WAY}),
        S.CONCLUDED,
        may_run,
        (has_units, all_units_concluded),
        label=_("Kết luận chung"),
        done=DONE["conclude"],
    ),
    "close": Transition(
        frozenset({S.CONCLUDED}),
        S.CLOSED,
        may_run,
        (all_remedies_confirmed,),
        label=_("Khép lại"),
        done=DONE["close"],
    ),
    "cancel": Transition(
        frozenset({S.PLANNED, S.UNDER_WAY}),
        S.CANCELLED,
        may_run,
        label=_("Huỷ"),
        done=DONE["cancel"],
        needs_reason=True,
    ),
}

INSPECTED_MOVES: Final = {
    "visit": Transition(
        frozenset({InspectedState.WAITING}),
        InspectedState.VISITED,
        may_inspect,
        (inspection_is_under_way,),
        label=_("Ghi ngày làm việc"),
        done=DONE["visit"],
    ),
    "conclude": Transition(
        frozenset({InspectedState.VISITED}),
        InspectedState.CONCLUDED,
        may_inspect,
        (inspection_is_under_way,),
        label=_("Kết luận đơn vị"),
        done=DONE["conclude"],
    ),
}

FINDING_MOVES: Final = {
    "report": Transition(
        frozenset({FindingState.OPEN, FindingState.RETURNED}),
        FindingState.REPORTED,
        may_report,
        (remedy_is_asked,),
        label=_("Báo cáo khắc phục"),
        done=DONE["report"],
    ),
    "confirm": Transition(
        frozenset({FindingState.REPORTED}),
        FindingState.CONFIRMED,
        may_judge,
        label=_("Xác nhận đã khắc phục"),
        done=DONE["confirm"],
    ),
    "return": Transition(
        frozenset({FindingState.REPORTED}),
        FindingState.RETURNED,
        may_judge,
        label=_("Yêu cầu khắc phục lại"),
        done=DONE["return"],
        needs_reason=True,
    ),
}
