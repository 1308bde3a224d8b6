from django.utils.translation import gettext as _

from common import clock
from common.verdict import YES, Verdict, no
from contests.models import Contest, Contestant, ContestState


def is_set_up(contest: Contest) -> Verdict:
    """There are trades to register for and prizes to win, and days left to register."""
    if not contest.disciplines.exists():
        return no(_("Hội thi chưa có nghề thi nào. Hãy bấm «Sửa» và ghi các nghề thi."))
    if not contest.prizes.exists():
        return no(_("Hội thi chưa có giải nào. Hãy bấm «Sửa» và chọn các giải."))
    if contest.registration_closes_on < clock.today():
        return no(_("Hạn đăng ký dự thi đã qua. Hãy bấm «Sửa» và ghi hạn mới."))
    return YES


def has_begun(contest: Contest) -> Verdict:
    if clock.today() < contest.starts_on:
        return no(_("Hội thi chưa đến ngày tổ chức (%(day)s).") % {"day": f"{contest.starts_on:%d/%m/%Y}"})
    return YES


def has_contestants(contest: Contest) -> Verdict:
    if Contestant.objects.of_contest(contest).exists():
        return YES
    return no(_("Chưa có thí sinh nào. Hãy đăng ký thí sinh trước, hoặc huỷ hội thi."))


def has_results(contest: Contest) -> Verdict:
    """Somebody won something; whoever has no rank and no points took part without a result."""
    if Contestant.objects.of_contest(contest).prized().exists():
        return YES
    return no(_("Chưa ghi giải cho thí sinh nào. Hãy nhập kết quả trước."))


def is_confirmed(contest: Contest) -> Verdict:
    if contest.confirmed_by_id is not None:
        return YES
    return no(_("Kết quả chưa được người thứ hai xác nhận. Hãy nhờ một người không nhập kết quả bấm «Xác nhận»."))


def may_be_changed(contest: Contest) -> Verdict:
    """Until it was held."""
    if contest.state in (ContestState.PLANNED, ContestState.OPEN):
        return YES
    return no(_("Hội thi đang ở trạng thái «%(state)s» nên không sửa được.") % {"state": contest.get_state_display()})


def takes_contestants(contest: Contest) -> Verdict:
    """While it is open, to the end of the last day."""
    if contest.registration_is_open:
        return YES
    if contest.state == ContestState.OPEN:
        return no(
            _("Hạn đăng ký dự thi đã hết ngày %(day)s. Hãy liên hệ đơn vị tổ chức.")
            % {"day": f"{contest.registration_closes_on:%d/%m/%Y}"}
        )
    return no(
        _("Hội thi đang ở trạng thái «%(state)s» nên không đăng ký được.") % {"state": contest.get_state_display()}
    )


def takes_results(contest: Contest) -> Verdict:
    """Once it was held and until it is published."""
    if contest.state == ContestState.HELD:
        return YES
    return no(
        _("Hội thi đang ở trạng thái «%(state)s». Kết quả chỉ nhập được sau khi hội thi đã tổ chức, trước khi công bố.")
        % {"state": contest.get_state_display()}
    )
