"""Which move leads a summary from where to where."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from common.workflow import Transition
from reports.guards import day_of_figures_has_come, is_about_something, is_assessed, is_signed_by_somebody
from reports.models import SummaryState as S
from reports.permissions import may_approve_summary, may_withdraw_summary, may_write_summary

SUMMARY_MOVES: Final = {
    "freeze": Transition(
        frozenset({S.DRAFT}),
        S.FROZEN,
        may_approve_summary,
        (is_about_something, day_of_figures_has_come, is_assessed, is_signed_by_somebody),
        label=_("Chốt số liệu"),
    ),
    "publish": Transition(
        frozenset({S.FROZEN}),
        S.PUBLISHED,
        may_approve_summary,
        label=_("Ban hành"),
    ),
    "withdraw": Transition(
        frozenset({S.FROZEN, S.PUBLISHED}),
        S.WITHDRAWN,
        may_withdraw_summary,
        label=_("Rút báo cáo"),
        needs_reason=True,
    ),
    "discard": Transition(
        frozenset({S.DRAFT}),
        S.WITHDRAWN,
        may_write_summary,
        label=_("Bỏ dự thảo"),
        needs_reason=True,
    ),
}
