"""Which move leads from where to where, when one officer hands over to another."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from common.workflow import Transition
from office.guards import something_is_held, taker_signs_in, unit_goes_on
from office.models import OPEN_STATES
from office.models import HandoverState as S
from office.permissions.handovers import may_cancel, may_give, may_take

GUARDS: Final = (unit_goes_on, something_is_held, taker_signs_in)

HANDOVER_MOVES: Final = {
    "give": Transition(
        frozenset({S.DRAFT}), S.GIVEN, may_give, GUARDS, label=_("Ký giao"), done=_("ký giao, chờ người nhận")
    ),
    "take": Transition(frozenset({S.GIVEN}), S.TAKEN, may_take, GUARDS, label=_("Ký nhận"), done=_("ký nhận")),
    "cancel": Transition(
        frozenset(OPEN_STATES),
        S.CANCELLED,
        may_cancel,
        label=_("Huỷ bàn giao"),
        done=_("huỷ bàn giao"),
        needs_reason=True,
    ),
}
