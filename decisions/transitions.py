"""Which move leads a decision, and the results it rests on, from where to where."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from awards.models import RecommendationState as R
from common.workflow import Transition
from decisions.checks import nobody_above_objects
from decisions.guards import (
    has_lines,
    is_written_out,
    recipients_are_as_tallied,
    rests_on_law_in_force,
    stands_in_no_other,
)
from decisions.models import DecisionState as S
from decisions.permissions import follows_its_decision, may_draft, may_issue, may_send_back

WHOLE = (has_lines, is_written_out, rests_on_law_in_force, recipients_are_as_tallied, stands_in_no_other)

DECISION_MOVES: Final = {
    "submit": Transition(
        frozenset({S.DRAFT}),
        S.AWAITING_ISSUE,
        may_draft,
        WHOLE,
        label=_("Trình công bố"),
        done=_("%(who)s trình công bố"),
    ),
    "send_back": Transition(
        frozenset({S.AWAITING_ISSUE}),
        S.DRAFT,
        may_send_back,
        label=_("Đưa về dự thảo"),
        done=_("%(who)s đưa về dự thảo"),
        needs_reason=True,
    ),
    "issue": Transition(
        frozenset({S.AWAITING_ISSUE}),
        S.ISSUED,
        may_issue,
        (*WHOLE, nobody_above_objects),
        label=_("Công bố quyết định"),
        done=_("%(who)s công bố quyết định"),
    ),
}

RESULT_MOVES: Final = {
    "decide": Transition(frozenset({R.APPROVED}), R.DECIDED, follows_its_decision, label=_("Đưa vào quyết định")),
    "undecide": Transition(frozenset({R.DECIDED}), R.APPROVED, follows_its_decision, label=_("Đưa ra khỏi quyết định")),
    "publish": Transition(frozenset({R.DECIDED}), R.PUBLISHED, follows_its_decision, label=_("Công bố")),
}
RESULT_MOVE_OF: Final = {"submit": "decide", "send_back": "undecide", "issue": "publish"}
"""What a move of a decision entails for the results it names."""
