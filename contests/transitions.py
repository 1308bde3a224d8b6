"""Which move leads a contest from where to where."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from common.workflow import Transition
from contests.guards import has_begun, has_contestants, has_results, is_confirmed, is_set_up
from contests.models import ContestState as S
from contests.permissions import may_confirm, may_hold
from contests.selectors.timeline import DONE

CONTEST_MOVES: Final = {
    "open": Transition(
        frozenset({S.PLANNED}), S.OPEN, may_hold, (is_set_up,), label=_("Mở đăng ký dự thi"), done=DONE["open"]
    ),
    "hold": Transition(
        frozenset({S.OPEN}),
        S.HELD,
        may_hold,
        (has_begun, has_contestants),
        label=_("Ghi đã tổ chức"),
        done=DONE["hold"],
    ),
    "confirm": Transition(
        frozenset({S.HELD}), S.HELD, may_confirm, (has_results,), label=_("Xác nhận kết quả"), done=DONE["confirm"]
    ),
    "publish": Transition(
        frozenset({S.HELD}), S.PUBLISHED, may_hold, (is_confirmed,), label=_("Công bố kết quả"), done=DONE["publish"]
    ),
    "reopen": Transition(
        frozenset({S.PUBLISHED}),
        S.HELD,
        may_hold,
        label=_("Rút kết quả để sửa"),
        done=DONE["reopen"],
        needs_reason=True,
    ),
    "cancel": Transition(
        frozenset({S.PLANNED, S.OPEN, S.HELD}),
        S.CANCELLED,
        may_hold,
        label=_("Huỷ hội thi"),
        done=DONE["cancel"],
        needs_reason=True,
    ),
}
