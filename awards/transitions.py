"""Which move leads from where to where, for runs, for what they recommend and for versions of standards."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from awards.guards import (
    entries_are_evaluated,
    follows_the_others,
    is_below_line,
    is_recommended,
    is_the_latest,
    is_whole,
    its_day_has_come,
    run_is_done,
    run_is_latest,
    shards_are_done,
)
from awards.models import QuotaRuleState as Q
from awards.models import RecommendationState as R
from awards.models import StandardVersionState as V
from awards.models import TallyRunState as S
from awards.permissions import (
    may_approve_quota,
    may_approve_standard,
    may_cancel,
    may_decide,
    may_end_standard,
    may_follow_approval,
    may_replace,
    may_replace_quota,
    may_seal,
    may_work,
)
from awards.querysets import ACTIVE_STATES
from awards.selectors.timeline import DONE
from common.workflow import Transition

RUN_MOVES: Final = {
    "begin": Transition(
        frozenset({S.DRAFT, S.INTERRUPTED}), S.RUNNING, may_work, label=_("Bắt đầu tính"), done=DONE["begin"]
    ),
    "interrupt": Transition(
        frozenset({S.RUNNING}), S.INTERRUPTED, may_work, label=_("Ghi gián đoạn"), done=DONE["interrupt"]
    ),
    "finish": Transition(
        frozenset({S.RUNNING, S.INTERRUPTED}),
        S.DONE,
        may_work,
        (shards_are_done, entries_are_evaluated),
        label=_("Kết thúc tổng hợp"),
        done=DONE["finish"],
    ),
    "cancel": Transition(
        frozenset(ACTIVE_STATES), S.CANCELLED, may_cancel, label=_("Huỷ lần tổng hợp"), done=DONE["cancel"]
    ),
    "seal": Transition(
        frozenset({S.DONE}), S.SEALED, may_seal, (is_whole, is_the_latest), label=_("Niêm phong"), done=DONE["seal"]
    ),
}

QUOTA_MOVES: Final = {
    "approve": Transition(
        frozenset({Q.PROPOSED}), Q.IN_FORCE, may_approve_quota, label=_("Duyệt chỉ tiêu"), done=_("duyệt chỉ tiêu")
    ),
    "end": Transition(
        frozenset({Q.IN_FORCE}), Q.ENDED, may_replace_quota, label=_("Thay chỉ tiêu"), done=_("thay chỉ tiêu")
    ),
}

CURRENT = (run_is_done, run_is_latest)

RECOMMENDATION_MOVES: Final = {
    "approve": Transition(
        frozenset({R.PROPOSED}),
        R.APPROVED,
        may_decide,
        (*CURRENT, is_recommended),
        label=_("Phê duyệt"),
        done=DONE["approve"],
    ),
    "approve_below_line": Transition(
        frozenset({R.PROPOSED}),
        R.APPROVED,
        may_decide,
        (*CURRENT, is_below_line),
        label=_("Phê duyệt ngoài vạch"),
        done=DONE["approve_below_line"],
        needs_reason=True,
    ),
    "refuse": Transition(
        frozenset({R.PROPOSED}),
        R.REFUSED,
        may_decide,
        CURRENT,
        label=_("Không phê duyệt"),
        done=DONE["refuse"],
        needs_reason=True,
    ),
    "reconsider": Transition(
        frozenset({R.APPROVED, R.REFUSED}),
        R.PROPOSED,
        may_decide,
        CURRENT,
        label=_("Đưa về chờ duyệt"),
        done=DONE["reconsider"],
        needs_reason=True,
    ),
}

STANDARD_MOVES: Final = {
    "approve_standard": Transition(
        frozenset({V.DRAFT}),
        V.APPROVED,
        may_approve_standard,
        (follows_the_others,),
        label=_("Duyệt phiên bản"),
        done=DONE["approve_standard"],
    ),
    "enter_force": Transition(
        frozenset({V.APPROVED}),
        V.IN_FORCE,
        may_follow_approval,
        (its_day_has_come, follows_the_others),
        label=_("Đưa vào áp dụng"),
        done=DONE["enter_force"],
    ),
    "supersede": Transition(
        frozenset({V.IN_FORCE}),
        V.SUPERSEDED,
        may_replace,
        label=_("Thay thế bằng phiên bản mới"),
        done=DONE["supersede"],
    ),
    "end": Transition(
        frozenset({V.IN_FORCE}),
        V.IN_FORCE,
        may_end_standard,
        label=_("Bãi bỏ"),
        done=DONE["end"],
        needs_reason=True,
    ),
    "withdraw": Transition(
        frozenset({V.APPROVED}),
        V.SUPERSEDED,
        may_end_standard,
        label=_("Bãi bỏ trước ngày áp dụng"),
        done=DONE["withdraw"],
        needs_reason=True,
    ),
    "expire": Transition(
        frozenset({V.IN_FORCE}),
        V.SUPERSEDED,
        may_follow_approval,
        label=_("Ghi hết thời hạn"),
        done=DONE["expire"],
    ),
}
