"""Which move leads from where to where, for runs and for what they recommend."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from awards.guards import (
    entries_are_evaluated,
    is_below_line,
    is_recommended,
    is_the_latest,
    is_whole,
    run_is_done,
    run_is_latest,
    shards_are_done,
)
from awards.models import QuotaRuleState as Q
from awards.models import RecommendationState as R
from awards.models import TallyRunState as S
from awards.permissions import may_approve_quota, may_cancel, may_decide, may_replace_quota, may_seal, may_work
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
