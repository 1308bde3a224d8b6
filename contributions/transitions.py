"""Which move leads an initiative from where to where."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from common.workflow import Transition
from contributions.guards import kind_is_chosen, recognition_is_known, shares_are_full
from contributions.models import InitiativeState as S
from contributions.permissions import may_edit_initiative, may_recognise_initiative
from contributions.selectors.timeline import DONE

INITIATIVE_MOVES: Final = {
    "send": Transition(
        frozenset({S.DRAFT}),
        S.SENT,
        may_edit_initiative,
        (kind_is_chosen, shares_are_full),
        label=_("Gửi sáng kiến"),
        done=DONE["send"],
    ),
    "take_back": Transition(
        frozenset({S.SENT}),
        S.DRAFT,
        may_edit_initiative,
        label=_("Đưa về nháp"),
        done=DONE["take_back"],
    ),
    "recognise": Transition(
        frozenset({S.DRAFT, S.SENT, S.CHECKED}),
        S.RECOGNISED,
        may_recognise_initiative,
        (kind_is_chosen, shares_are_full, recognition_is_known),
        label=_("Xác nhận công nhận"),
        done=DONE["recognise"],
    ),
}
