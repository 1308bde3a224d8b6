"""What makes a quota one on nothing, told when it is set rather than when a run stumbles over it."""

from django.utils.translation import gettext as _

from awards.models import QuotaRule
from awards.models.quota import MOST_PLACES
from awards.selectors.quotas import rule_of
from awards.tally.levels import SubjectKind
from awards.tally.quota_terms import GROUP_OF, QuotaScope
from awards.tally.quotas import MalformedQuotas, Quotas, parse_quotas, quotas_to_json
from awards.tally.wording.quotas import GROUP_LABELS
from common.vietnamese import format_number
from units.models import Cluster


def problem_of(rule: QuotaRule, campaign) -> str:
    """Why the rule limits nothing or contradicts itself, with what to do; empty when it is sound."""
    if rule.places is not None and rule.places > MOST_PLACES:
        return _("Số suất phải từ 0 đến %(most)s.") % {"most": format_number(MOST_PLACES)}
    try:
        read = rule_of(rule)
        parse_quotas(quotas_to_json(Quotas((read,))))
    except ValueError as malformed:
        return _sentence(malformed)
    award = rule.offer.award
    groups = {GROUP_OF[SubjectKind(kind)] for kind in award.subject_kinds}
    if read.group is not None and read.group not in groups:
        return _(
            "«%(award)s» không dành cho %(group)s nên chỉ tiêu này không có ai để tính. Hãy chọn đối tượng khác."
        ) % {
            "award": award.name,
            "group": _(GROUP_LABELS[read.group]),
        }
    if rule.base_award_id == award.pk:
        return _("Tỷ lệ của một hình thức không thể tính trên chính hình thức đó. Hãy chọn danh hiệu khác.")
    return _no_clusters(campaign) if read.scope is QuotaScope.CLUSTER else ""


def _no_clusters(campaign) -> str:
    year = campaign.ends_on.year
    if Cluster.objects.filter(year=year).exists():
        return ""
    return _("Chưa có cụm thi đua nào của năm %(year)s. Hãy lập cụm trước, hoặc chọn phạm vi khác.") % {"year": year}


_WHAT_TO_DO = {
    "places": lambda: _("Hãy ghi số suất, hoặc tỷ lệ phần trăm."),
    "percent": lambda: _("Tỷ lệ phải lớn hơn 0 và không quá 100 %, và không ghi cùng số suất."),
    "base": lambda: _("Tỷ lệ phần trăm phải nói tính trên cái gì; số suất thì để trống phần này."),
    "award": lambda: _("Tỷ lệ trên số đã có danh hiệu phải nói rõ danh hiệu nào; cơ sở khác thì để trống danh hiệu."),
    "rounding": lambda: _("Tỷ lệ phần trăm phải nói làm tròn thế nào; số suất thì để trống phần này."),
}


def _sentence(malformed: ValueError) -> str:
    if not isinstance(malformed, MalformedQuotas):
        return _("Phạm vi, đối tượng, cơ sở tính hoặc cách làm tròn không có trong danh sách. Hãy chọn lại.")
    key = malformed.path.rpartition(".")[2]
    return _WHAT_TO_DO[key]() if key in _WHAT_TO_DO else str(malformed.phrase.text(_))
