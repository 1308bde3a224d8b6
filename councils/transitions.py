"""Which move leads a session from where to where."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from common.workflow import Transition
from councils.guards import (
    agenda_stands,
    attendance_is_taken,
    day_has_come,
    everybody_voted,
    has_agenda,
    has_quorum,
    is_led,
    unit_stands,
)
from councils.models import SessionState as S
from councils.permissions import may_lead

SESSION_MOVES: Final = {
    "open": Transition(
        frozenset({S.PLANNED}),
        S.OPEN,
        may_lead,
        (day_has_come, unit_stands, has_agenda, agenda_stands, attendance_is_taken, has_quorum, is_led),
        label=_("Mở bỏ phiếu"),
        done=_("mở bỏ phiếu"),
    ),
    "close": Transition(
        frozenset({S.OPEN}),
        S.CLOSED,
        may_lead,
        (everybody_voted,),
        label=_("Kết thúc, kiểm phiếu"),
        done=_("kết thúc bỏ phiếu, kiểm phiếu"),
    ),
    "cancel": Transition(
        frozenset({S.PLANNED, S.OPEN}),
        S.CANCELLED,
        may_lead,
        label=_("Huỷ phiên họp"),
        done=_("huỷ phiên họp"),
        needs_reason=True,
    ),
}
