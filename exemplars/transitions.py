"""Which move leads an exemplar, a round and a comment from where to where."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from common.workflow import Transition
from exemplars.guards import (
    consent_is_given,
    exemplar_is_whole,
    is_in_no_open_round,
    period_has_begun,
    programme_holds,
    round_is_over,
)
from exemplars.models import CommentState, RoundState
from exemplars.models import ExemplarState as S
from exemplars.permissions import (
    follows_its_consent,
    follows_its_round,
    may_edit_exemplar,
    may_judge_exemplar,
    may_moderate,
    may_run_rounds,
    may_take_down,
)
from exemplars.selectors.timeline import DONE

EXEMPLAR_MOVES: Final = {
    "propose": Transition(
        frozenset({S.DRAFT}),
        S.PROPOSED,
        may_edit_exemplar,
        (exemplar_is_whole, period_has_begun, programme_holds),
        label=_("Đề cử"),
        done=DONE["propose"],
    ),
    "take_back": Transition(
        frozenset({S.PROPOSED}),
        S.DRAFT,
        may_edit_exemplar,
        (is_in_no_open_round,),
        label=_("Đưa về nháp"),
        done=DONE["take_back"],
    ),
    "approve": Transition(
        frozenset({S.SELECTED}),
        S.APPROVED,
        may_judge_exemplar,
        label=_("Duyệt"),
        done=DONE["approve"],
    ),
    "return": Transition(
        frozenset({S.SELECTED}),
        S.DRAFT,
        may_judge_exemplar,
        label=_("Trả lại"),
        done=DONE["return"],
        needs_reason=True,
    ),
    "refuse": Transition(
        frozenset({S.SELECTED}),
        S.REFUSED,
        may_judge_exemplar,
        label=_("Không duyệt"),
        done=DONE["refuse"],
        needs_reason=True,
    ),
    "publish": Transition(
        frozenset({S.APPROVED, S.WITHDRAWN}),
        S.PUBLISHED,
        may_edit_exemplar,
        (consent_is_given,),
        label=_("Công bố"),
        done=DONE["publish"],
    ),
    "withdraw": Transition(
        frozenset({S.PUBLISHED}),
        S.WITHDRAWN,
        may_take_down,
        label=_("Gỡ khỏi trang công khai"),
        done=DONE["withdraw"],
        needs_reason=True,
    ),
    "rework": Transition(
        frozenset({S.APPROVED, S.WITHDRAWN, S.REFUSED}),
        S.DRAFT,
        may_edit_exemplar,
        label=_("Soạn lại"),
        done=DONE["rework"],
        needs_reason=True,
    ),
}

ENTAILED_MOVES: Final = {
    "select": Transition(
        frozenset({S.PROPOSED}),
        S.SELECTED,
        follows_its_round,
        label=_("Chọn theo kết quả bình chọn"),
        done=DONE["select"],
    ),
    "lose_consent": Transition(
        frozenset({S.PUBLISHED}),
        S.WITHDRAWN,
        follows_its_consent,
        label=_("Gỡ vì rút sự đồng ý"),
        done=DONE["lose_consent"],
    ),
}
"""What closed rounds and consents taken back do with exemplars."""

ROUND_MOVES: Final = {
    "close": Transition(
        frozenset({RoundState.OPEN}),
        RoundState.CLOSED,
        may_run_rounds,
        (round_is_over,),
        label=_("Chốt kết quả"),
        done=_("chốt kết quả bình chọn"),
    ),
    "cancel": Transition(
        frozenset({RoundState.OPEN}),
        RoundState.CANCELLED,
        may_run_rounds,
        label=_("Huỷ đợt bình chọn"),
        done=_("huỷ đợt bình chọn"),
        needs_reason=True,
    ),
}

COMMENT_MOVES: Final = {
    "show": Transition(
        frozenset({CommentState.WAITING, CommentState.REFUSED}),
        CommentState.SHOWN,
        may_moderate,
        label=_("Cho hiện"),
        done=_("cho hiện bình luận"),
    ),
    "refuse": Transition(
        frozenset({CommentState.WAITING, CommentState.SHOWN}),
        CommentState.REFUSED,
        may_moderate,
        label=_("Không cho hiện"),
        done=_("không cho hiện bình luận"),
        needs_reason=True,
    ),
}
