"""Which move leads what a worker handed in from where to where."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from common.workflow import Transition
from contributions.models import SuggestionState as S
from contributions.permissions.initiative import may_answer_suggestion
from contributions.selectors.timeline import DONE

SUGGESTION_MOVES: Final = {
    "confirm": Transition(
        frozenset({S.WAITING}), S.CONFIRMED, may_answer_suggestion, label=_("Xác nhận"), done=DONE["confirm"]
    ),
    "decline": Transition(
        frozenset({S.WAITING}),
        S.DECLINED,
        may_answer_suggestion,
        label=_("Không tiếp nhận"),
        done=DONE["decline"],
        needs_reason=True,
    ),
}
