"""What must hold before a run or a recommendation moves on."""

from django.utils import timezone
from django.utils.translation import gettext as _

from awards.models import Outcome, RecommendationState, ShardState, TallyRunState
from awards.models.override import outcome_of
from campaigns.models import CampaignState
from common.verdict import YES, Verdict, no


def registration_is_closed(campaign) -> Verdict:
    """The campaign was launched and takes no registrations any more, by date or by hand."""
    if campaign.state == CampaignState.DRAFT:
        return no(_("Phong trào chưa được phát động nên chưa có gì để tổng hợp."))
    closed = campaign.registration_closed_at or campaign.registration_closes_on < timezone.localdate()
    if closed or campaign.state == CampaignState.ENDED:
        return YES
    return no(
        _("Đăng ký còn mở đến hết ngày %(day)s. Hãy khoá đăng ký rồi tổng hợp.")
        % {"day": f"{campaign.registration_closes_on:%d/%m/%Y}"}
    )


def no_run_is_active(campaign) -> Verdict:
    """No other tally of the campaign is under way."""
    if active := campaign.tally_runs.active().first():
        return no(
            _("Phong trào đang có lần tổng hợp số %(number)s chưa xong. Hãy chờ nó xong hoặc huỷ nó trước.")
            % {"number": active.number}
        )
    return YES


TO_START = (registration_is_closed, no_run_is_active)


def shards_are_done(run) -> Verdict:
    """Every slice of the run has been worked through."""
    if run.shards.exclude(state=ShardState.DONE).exists():
        return no(_("Lần tổng hợp chưa tính xong mọi phần việc."))
    return YES


def entries_are_evaluated(run) -> Verdict:
    """Every entry the run was started for has its outcome, and no other."""
    evaluated = run.recommendations.count()
    if evaluated == run.entries:
        return YES
    return no(
        _("Lần tổng hợp bắt đầu với %(entries)s đối tượng nhưng có %(evaluated)s kết quả.")
        % {"entries": run.entries, "evaluated": evaluated}
    )


def run_is_done(recommendation) -> Verdict:
    """The run the recommendation comes from has ended."""
    if recommendation.run.is_shown:
        return YES
    return no(_("Lần tổng hợp này chưa xong hoặc đã bị huỷ, không thể quyết định."))


def run_is_latest(recommendation) -> Verdict:
    """No later run of the campaign, done or under way, considers the same award."""
    if recommendation.award.code in recommendation.run.awards_considered_later:
        return no(_("Đã có lần tổng hợp mới hơn cho hình thức khen này. Hãy quyết định ở kết quả mới nhất."))
    return YES


def result_is_open(recommendation) -> Verdict:
    """Nobody has decided about the result, and its run is neither sealed nor overtaken."""
    if recommendation.run.state == TallyRunState.SEALED:
        return no(_("Lần tổng hợp đã niêm phong nên kết quả không đổi được. Hãy tổng hợp lại nếu cần."))
    if recommendation.state != RecommendationState.PROPOSED:
        return no(
            _("Kết quả này đang ở trạng thái «%(state)s». Hãy đưa về chờ duyệt trước.")
            % {"state": recommendation.get_state_display()}
        )
    return run_is_done(recommendation) and run_is_latest(recommendation)


def is_recommended(recommendation) -> Verdict:
    """The machine recommends the subject, or a person in its place."""
    outcome = outcome_of(recommendation)
    if outcome == Outcome.RECOMMENDED:
        return YES
    if outcome == Outcome.BELOW_LINE:
        return no(_("Đối tượng ở dưới vạch chỉ tiêu. Hãy mở từng kết quả và ghi lý do nếu vẫn phê duyệt."))
    return no(
        _("Chỉ phê duyệt được đối tượng đạt tiêu chuẩn; kết quả hiện là «%(outcome)s».")
        % {"outcome": Outcome(outcome).label}
    )


def is_below_line(recommendation) -> Verdict:
    """The subject meets the standard and only the places were too few."""
    return YES if outcome_of(recommendation) == Outcome.BELOW_LINE else is_recommended(recommendation)
