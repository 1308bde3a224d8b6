"""What must hold before a run, a recommendation or a version of a standard moves on."""

from django.utils import timezone
from django.utils.translation import gettext as _

from awards.models import (
    Outcome,
    PraiseOutcome,
    RecommendationState,
    ShardState,
    StandardVersion,
    StandardVersionState,
    TallyRunState,
)
from awards.models.override import outcome_of
from campaigns.models import CampaignState
from common.clock import today
from common.verdict import YES, Verdict, no
from people.models import SubjectKind


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


def quotas_are_open(campaign) -> Verdict:
    """Registration is not over yet: quotas and order are declared before anybody is scored."""
    if registration_is_closed(campaign):
        return no(
            _(
                "Đăng ký đã khoá nên chỉ tiêu đã chốt. Hãy đề xuất quy tắc thay nó, cùng phạm vi, đối tượng và cơ sở "
                "tính; người thứ hai duyệt thì quy tắc mới được dùng."
            )
        )
    return YES


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


def is_whole(run) -> Verdict:
    """Nothing failed, nothing waits, and every result has the digest its seal is made of."""
    if run.failure:
        return no(_("Lần tổng hợp có sự cố nên không niêm phong được: %(failure)s") % {"failure": run.failure})
    if not run.has_digests:
        return no(_("Lần tổng hợp này chạy bằng phiên bản cũ, chưa lưu mã băm từng kết quả. Hãy tổng hợp lại."))
    for guard in (shards_are_done, entries_are_evaluated):
        if not (verdict := guard(run)):
            return verdict
    if run.recommendations.filter(outcome="").exists():
        return no(_("Còn đối tượng chưa được xếp trên hay dưới vạch chỉ tiêu. Hãy tổng hợp lại."))
    return YES


def is_the_latest(run) -> Verdict:
    """No later run of the campaign, done or under way, considers one of its awards."""
    if run.awards_considered_later & set(run.standards["awards"]):
        return no(_("Đã có lần tổng hợp mới hơn cho hình thức khen của lần này. Hãy niêm phong lần mới nhất."))
    return YES


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


def follows_the_others(version) -> Verdict:
    """Every settled version it shares a day with gives way to it, or it to that one, for all its subjects."""
    for other in StandardVersion.objects.sharing_days_with(version):
        if version.kinds & other.kinds and not (verdict := _one_gives_way(version, other)):
            return verdict
    return YES


def _one_gives_way(version, other) -> Verdict:
    days = {"number": other.number, "day": f"{other.valid_from:%d/%m/%Y}"}
    if other.state == StandardVersionState.SUPERSEDED:
        days["day"] = f"{other.valid_to:%d/%m/%Y}"
        return no(
            _("Áp dụng từ: phiên bản %(number)s đã áp dụng đến hết ngày %(day)s. Hãy chọn ngày bắt đầu sau ngày đó.")
            % days
        )
    is_older = other.valid_from < version.valid_from
    if not is_older and (other.state == StandardVersionState.IN_FORCE or other.valid_from == version.valid_from):
        return no(
            _("Áp dụng từ: phiên bản %(number)s đã áp dụng từ ngày %(day)s. Hãy chọn ngày bắt đầu sau ngày đó.") % days
        )
    replaced, replacing = (other, version) if is_older else (version, other)
    if left := sorted(replaced.kinds - replacing.kinds):
        labels = ", ".join(str(SubjectKind(kind).label).lower() for kind in left)
        return no(
            _(
                "Đối tượng: phiên bản %(number)s còn áp dụng cho %(kinds)s nên không thay thế nhau được. "
                "Hãy chọn đủ các đối tượng đó."
            )
            % {"number": replaced.number, "kinds": labels}
        )
    return YES


def its_day_has_come(version) -> Verdict:
    """The first day of its validity is today or past."""
    if version.valid_from <= today():
        return YES
    return no(_("Phiên bản áp dụng từ ngày %(day)s.") % {"day": f"{version.valid_from:%d/%m/%Y}"})


def praise_stands(praise) -> Verdict:
    """The praise of the quarter is recorded, and was not withdrawn since."""
    if praise.outcome == PraiseOutcome.RECORDED:
        return YES
    return no(_("%(unit)s không có lượt biểu dương nào đang ghi sổ.") % {"unit": praise.unit})
