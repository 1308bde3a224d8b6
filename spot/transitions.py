"""Which move leads a proposal for an award on the spot from where to where."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from common.workflow import Transition
from spot.guards import award_is_for_spot, has_happened, is_in_no_decision, subject_is_of_unit
from spot.models import SpotState as S
from spot.permissions import may_judge, may_propose
from spot.selectors.timeline import DONE

SPOT_MOVES: Final = {
    "send": Transition(
        frozenset({S.DRAFT}),
        S.SENT,
        may_propose,
        (has_happened, subject_is_of_unit, award_is_for_spot),
        label=_("Gửi đề nghị"),
        done=DONE["send"],
    ),
    "take_back": Transition(frozenset({S.SENT}), S.DRAFT, may_propose, label=_("Rút về nháp"), done=DONE["take_back"]),
    "accept": Transition(
        frozenset({S.SENT}),
        S.ACCEPTED,
        may_judge,
        (subject_is_of_unit, award_is_for_spot),
        label=_("Nhận đề nghị"),
        done=DONE["accept"],
    ),
    "return": Transition(
        frozenset({S.SENT}), S.DRAFT, may_judge, label=_("Trả lại"), done=DONE["return"], needs_reason=True
    ),
    "refuse": Transition(
        frozenset({S.SENT}), S.REFUSED, may_judge, label=_("Không nhận"), done=DONE["refuse"], needs_reason=True
    ),
    "reopen": Transition(
        frozenset({S.ACCEPTED, S.REFUSED}),
        S.SENT,
        may_judge,
        (is_in_no_decision,),
        label=_("Xét lại"),
        done=DONE["reopen"],
        needs_reason=True,
    ),
}
