"""Which move leads a notice, a comment and a request to an agency from where to where."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from common.workflow import Transition
from consultations.guards import comments_are_settled, deadline_is_over, last_day_is_over
from consultations.models import CommentState as C
from consultations.models import NoticeState as N
from consultations.models import RequestState as R
from consultations.permissions import may_answer, may_keep, may_keep_request

NOTICE_MOVES: Final = {
    "close": Transition(
        frozenset({N.OPEN}),
        N.CLOSED,
        may_keep,
        (last_day_is_over, comments_are_settled),
        label=_("Kết thúc lấy ý kiến"),
        done=_("kết thúc lấy ý kiến"),
    ),
    "withdraw": Transition(
        frozenset({N.OPEN}),
        N.WITHDRAWN,
        may_keep,
        (comments_are_settled,),
        label=_("Rút danh sách"),
        done=_("rút danh sách"),
        needs_reason=True,
    ),
}

COMMENT_MOVES: Final = {
    "handle": Transition(
        frozenset({C.WAITING}),
        C.HANDLED,
        may_answer,
        label=_("Ghi đã xử lý"),
        done=_("xử lý ý kiến"),
    ),
    "waive": Transition(
        frozenset({C.WAITING}),
        C.WAIVED,
        may_answer,
        label=_("Không xem xét"),
        done=_("không xem xét ý kiến"),
    ),
}
"""The words that settle a comment are kept with it and not in the audit: they may name who wrote it."""

REQUEST_MOVES: Final = {
    "answer": Transition(
        frozenset({R.WAITING, R.SILENT}),
        R.ANSWERED,
        may_keep_request,
        label=_("Ghi trả lời"),
        done=_("ghi trả lời của cơ quan"),
    ),
    "pass_over": Transition(
        frozenset({R.WAITING}),
        R.SILENT,
        may_keep_request,
        (deadline_is_over,),
        label=_("Ghi quá hạn không trả lời"),
        done=_("ghi quá hạn không trả lời"),
        needs_reason=True,
    ),
    "withdraw": Transition(
        frozenset({R.WAITING}),
        R.WITHDRAWN,
        may_keep_request,
        label=_("Rút văn bản hỏi"),
        done=_("rút văn bản hỏi"),
        needs_reason=True,
    ),
}
