"""Which move leads a decision, and the results it rests on, from where to where."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from awards.models import RecommendationState as R
from common.workflow import Transition
from decisions.amending_guards import AMENDING
from decisions.checks import nobody_above_objects
from decisions.guards import (
    council_has_passed,
    everybody_concerned_was_heard,
    has_lines,
    is_written_out,
    letter_is_written_out,
    letter_rests_on_law_in_force,
    nothing_is_answered,
    recipients_are_as_tallied,
    rests_on_law_in_force,
    stands_in_no_other,
    was_judged,
    went_through_steps,
    works_are_as_proposed,
)
from decisions.models import DecisionState as S
from decisions.models import SubmissionState as L
from decisions.permissions import (
    follows_its_decision,
    may_answer,
    may_draft,
    may_issue,
    may_send,
    may_send_back,
    may_take_step,
    may_withdraw,
)

WHOLE = (
    has_lines,
    is_written_out,
    rests_on_law_in_force,
    recipients_are_as_tallied,
    stands_in_no_other,
    works_are_as_proposed,
    council_has_passed,
    *AMENDING,
)

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
        frozenset({S.IN_APPROVAL, S.AWAITING_ISSUE}),
        S.DRAFT,
        may_send_back,
        label=_("Đưa về dự thảo"),
        done=_("%(who)s đưa về dự thảo"),
        needs_reason=True,
    ),
    "discard": Transition(
        frozenset({S.DRAFT}),
        S.DISCARDED,
        may_draft,
        (was_judged,),
        label=_("Huỷ dự thảo"),
        done=_("%(who)s huỷ dự thảo"),
        needs_reason=True,
    ),
    "issue": Transition(
        frozenset({S.AWAITING_ISSUE}),
        S.ISSUED,
        may_issue,
        (*WHOLE, everybody_concerned_was_heard, nobody_above_objects),
        label=_("Công bố quyết định"),
        done=_("%(who)s công bố quyết định"),
    ),
}

CHAIN_MOVES: Final = {
    "ask": Transition(frozenset({S.DRAFT}), S.IN_APPROVAL, may_draft, WHOLE, label=_("Trình duyệt")),
    "pass": Transition(frozenset({S.IN_APPROVAL}), S.IN_APPROVAL, may_take_step, WHOLE, label=_("Duyệt")),
    "finish": Transition(frozenset({S.IN_APPROVAL}), S.AWAITING_ISSUE, may_take_step, WHOLE, label=_("Duyệt")),
    "step_back": Transition(
        frozenset({S.IN_APPROVAL}), S.IN_APPROVAL, may_take_step, label=_("Trả lại một bước"), needs_reason=True
    ),
    "refuse": Transition(frozenset({S.IN_APPROVAL}), S.DRAFT, may_take_step, label=_("Không duyệt"), needs_reason=True),
    "reopen": Transition(
        frozenset({S.AWAITING_ISSUE}),
        S.IN_APPROVAL,
        may_issue,
        (went_through_steps,),
        label=_("Trả lại bước duyệt"),
        needs_reason=True,
    ),
}
"""Of a decision that goes through steps: asked for instead of submitted, then step by step, or one back."""

RESULT_MOVES: Final = {
    "decide": Transition(frozenset({R.APPROVED}), R.DECIDED, follows_its_decision, label=_("Đưa vào quyết định")),
    "undecide": Transition(frozenset({R.DECIDED}), R.APPROVED, follows_its_decision, label=_("Đưa ra khỏi quyết định")),
    "publish": Transition(frozenset({R.DECIDED}), R.PUBLISHED, follows_its_decision, label=_("Công bố")),
}
RESULT_MOVE_OF: Final = {
    "submit": "decide",
    "ask": "decide",
    "send_back": "undecide",
    "refuse": "undecide",
    "issue": "publish",
}
"""What a move of a decision entails for the results it names; the others entail nothing."""

LETTER_MOVES: Final = {
    "send": Transition(
        frozenset({L.DRAFT}),
        L.SENT,
        may_send,
        (
            has_lines,
            letter_is_written_out,
            letter_rests_on_law_in_force,
            recipients_are_as_tallied,
            council_has_passed,
            everybody_concerned_was_heard,
        ),
        label=_("Gửi tờ trình"),
        done=_("%(who)s gửi tờ trình"),
    ),
    "withdraw": Transition(
        frozenset({L.SENT}),
        L.WITHDRAWN,
        may_withdraw,
        (nothing_is_answered,),
        label=_("Rút tờ trình"),
        done=_("%(who)s rút tờ trình"),
        needs_reason=True,
    ),
    "answer_part": Transition(
        frozenset({L.SENT}), L.SENT, may_answer, label=_("Ghi trả lời"), done=_("%(who)s ghi trả lời một phần")
    ),
    "answer": Transition(
        frozenset({L.SENT}), L.ANSWERED, may_answer, label=_("Ghi trả lời"), done=_("%(who)s ghi trả lời")
    ),
}

UP_MOVES: Final = {
    "send_up": Transition(frozenset({R.APPROVED}), R.SENT_UP, follows_its_decision, label=_("Trình cấp trên")),
    "take_back": Transition(frozenset({R.SENT_UP}), R.APPROVED, follows_its_decision, label=_("Rút khỏi tờ trình")),
    "grant": Transition(
        frozenset({R.SENT_UP, R.NOT_GRANTED}), R.PUBLISHED, follows_its_decision, label=_("Cấp trên tặng")
    ),
    "not_grant": Transition(
        frozenset({R.SENT_UP, R.PUBLISHED}), R.NOT_GRANTED, follows_its_decision, label=_("Cấp trên không tặng")
    ),
}
"""What a letter to a higher body, and its answer, entail for the results it names."""
