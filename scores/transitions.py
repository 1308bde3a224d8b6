"""Which move leads from where to where, for cards, reviews and sheets."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from common.workflow import Transition
from scores.guards import (
    appraisal_is_whole,
    cluster_has_scored,
    cluster_is_whole,
    evidence_is_there,
    review_has_acclaimed,
    self_is_whole,
    sheet_adds_up,
)
from scores.models import CardState as C
from scores.models import ReviewState as R
from scores.models import SheetState as S
from scores.permissions import (
    may_appraise,
    may_approve_sheet,
    may_lead,
    may_open_review,
    may_record,
    may_return,
    may_score_for_cluster,
    may_score_self,
)
from scores.selectors.timeline import DONE

UNSETTLED: Final = frozenset({C.SELF_SCORING, C.SENT, C.RETURNED, C.CLUSTER_SCORED})

CARD_MOVES: Final = {
    "send": Transition(
        frozenset({C.SELF_SCORING, C.RETURNED}),
        C.SENT,
        may_score_self,
        (self_is_whole, evidence_is_there),
        label=_("Gửi phiếu"),
        done=DONE["send"],
    ),
    "finish_cluster": Transition(
        frozenset({C.SENT}),
        C.CLUSTER_SCORED,
        may_score_for_cluster,
        (cluster_is_whole,),
        label=_("Cụm chấm xong"),
        done=DONE["finish_cluster"],
    ),
    "appraise": Transition(
        frozenset({C.SENT, C.CLUSTER_SCORED}),
        C.APPRAISED,
        may_appraise,
        (cluster_has_scored, appraisal_is_whole),
        label=_("Thẩm định xong"),
        done=DONE["appraise"],
    ),
    "return": Transition(
        frozenset({C.SENT, C.CLUSTER_SCORED}),
        C.RETURNED,
        may_return,
        label=_("Trả lại để chấm lại"),
        done=DONE["return"],
        needs_reason=True,
    ),
    "reopen": Transition(
        frozenset({C.CLUSTER_SCORED, C.APPRAISED}),
        C.SENT,
        may_appraise,
        label=_("Mở lại để chấm"),
        done=DONE["reopen"],
        needs_reason=True,
    ),
    "record_cluster": Transition(
        frozenset({C.SELF_SCORING, C.SENT, C.RETURNED}),
        C.CLUSTER_SCORED,
        may_record,
        label=_("Nhập điểm của cụm"),
        done=DONE["record_cluster"],
    ),
    "record_appraisal": Transition(
        UNSETTLED, C.APPRAISED, may_record, label=_("Nhập điểm thẩm định"), done=DONE["record_appraisal"]
    ),
}

REVIEW_MOVES: Final = {
    "close": Transition(
        frozenset({R.OPEN}),
        R.CLOSED,
        may_lead,
        (review_has_acclaimed,),
        label=_("Chốt danh sách suy tôn"),
        done=_("chốt danh sách suy tôn"),
    ),
    "reopen": Transition(
        frozenset({R.CLOSED}),
        R.OPEN,
        lambda user, review: may_open_review(user, review.cluster),
        label=_("Mở lại bình xét"),
        done=_("mở lại bình xét"),
        needs_reason=True,
    ),
}

SHEET_MOVES: Final = {
    "put_in_force": Transition(
        frozenset({S.DRAFT}),
        S.IN_FORCE,
        may_approve_sheet,
        (sheet_adds_up,),
        label=_("Đưa vào áp dụng"),
        done=_("đưa bảng điểm vào áp dụng"),
    ),
    "supersede": Transition(
        frozenset({S.IN_FORCE}),
        S.SUPERSEDED,
        may_approve_sheet,
        label=_("Thôi áp dụng"),
        done=_("thôi áp dụng bảng điểm"),
        needs_reason=True,
    ),
}
