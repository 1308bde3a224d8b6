"""What a tally that starts now would go by, and what is in its way."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from awards.models import Recommendation, RecommendationState, TallyRunState
from awards.selectors.buckets import Buckets
from awards.selectors.entries import tallied_awards, tallied_entries
from awards.selectors.orders import orders_problems
from awards.selectors.quota_base import filled_quotas
from awards.selectors.standards import standards_in_force
from catalogue.models import AwardType
from common.errors import DomainError


@dataclass(slots=True)
class StartPlan:
    """The awards, and for each by its code the standards and quotas as a run keeps them.

    With ``problems`` it cannot start; each says what to do.
    """

    awards: list[AwardType]
    standards: dict[str, Any] = field(default_factory=dict)
    quotas: dict[str, dict[str, Any]] = field(default_factory=dict)
    buckets: Buckets = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def start_plan(campaign, award_code: str = "") -> StartPlan:
    """All that a run of the campaign would go by today, of the one award when its code is given."""
    plan = StartPlan(list(tallied_awards(campaign, award_code)))
    if not plan.awards:
        plan.problems.append(_no_award(award_code))
        return plan
    plan.problems += _already_decided(campaign, plan.awards)
    plan.quotas, plan.buckets, lacking = filled_quotas(campaign, plan.awards)
    plan.problems += lacking
    try:
        plan.standards = standards_in_force(plan.awards, campaign.ends_on)
    except DomainError as unreadable:
        plan.problems.append(str(unreadable))
        return plan
    plan.problems += orders_problems(campaign, plan.standards, plan.quotas)
    if not tallied_entries(campaign, [award.pk for award in plan.awards]).exists():
        plan.problems.append(nobody_put_up())
    return plan


def nobody_put_up() -> str:
    return _("Chưa có đối tượng nào trong hồ sơ đã nhận để tổng hợp. Hãy nhận hồ sơ của các đơn vị trước.")


def _no_award(code: str) -> str:
    if code:
        return _(
            "Hình thức «%(code)s» không thuộc phong trào này, hoặc do nơi khác quyết định nên không xếp hạng ở đây."
        ) % {"code": code}
    return _("Phong trào không có hình thức khen nào do cấp này quyết định hoặc đề nghị cấp trên.")


def _already_decided(campaign, awards) -> list[str]:
    decided = (
        Recommendation.objects.filter(run__campaign=campaign, award__in=awards)
        .exclude(run__state=TallyRunState.CANCELLED)
        .exclude(state=RecommendationState.PROPOSED)
    )
    if not (count := decided.count()):
        return []
    return [
        _("Đã có %(count)s kết quả được phê duyệt hoặc từ chối. Hãy đưa chúng về chờ duyệt trước khi tổng hợp lại.")
        % {"count": count}
    ]
