"""Whether registration can be closed or opened again. Days are those of Asia/Ho_Chi_Minh and last until 23:59:59."""

from datetime import date

from django.utils.translation import gettext as _

from campaigns.models import CampaignState
from common.clock import today
from common.editing import moment
from common.verdict import YES, Verdict, no


def registration_can_close(campaign) -> Verdict:
    """Registration was not closed by hand yet, and its last day is not over."""
    if campaign.registration_closed_at:
        return no(_("Đăng ký đã khoá lúc %(at)s.") % {"at": moment(campaign.registration_closed_at)})
    if campaign.registration_closes_on < today():
        closed_on = _day(campaign.registration_closes_on)
        return no(_("Hạn đăng ký đã hết (hết ngày %(day)s), không cần khoá nữa.") % {"day": closed_on})
    return YES


def no_run_has_started(campaign) -> Verdict:
    """No tally run of the campaign exists.

    ``tally_runs`` is the reverse side of a key of the app above: read through the model, nothing is imported.
    """
    if campaign.tally_runs.exists():
        return no(_("Đã chạy tổng hợp xét khen nên không mở lại đăng ký được nữa. Hãy gia hạn riêng cho từng đơn vị."))
    return YES


def registration_can_open_until(campaign, closes_on: date | None) -> Verdict:
    """Opening until ``closes_on`` (the day set so far when ``None``) would let units register."""
    last = closes_on or campaign.registration_closes_on
    if last < today():
        return no(_("Hạn đăng ký %(day)s đã qua. Hãy chọn hạn mới, từ hôm nay trở đi.") % {"day": _day(last)})
    if last < campaign.registration_opens_on:
        return no(_("Hạn mới không thể trước ngày mở đăng ký %(day)s.") % {"day": _day(campaign.registration_opens_on)})
    if campaign.registration_closed_at is None and last <= campaign.registration_closes_on >= today():
        return no(
            _("Đăng ký đang mở đến hết %(day)s. Muốn kéo dài, hãy chọn hạn muộn hơn.")
            % {"day": _day(campaign.registration_closes_on)}
        )
    return YES


def phase_is_within(campaign, starts_on: date, ends_on: date) -> Verdict:
    """A phase from ``starts_on`` to ``ends_on`` lies in the days of the campaign."""
    if campaign.starts_on <= starts_on and ends_on <= campaign.ends_on:
        return YES
    return no(
        _("Đợt phải nằm trong thời gian thi đua %(first)s – %(last)s. Hãy sửa đợt, hoặc sửa thông tin chung.")
        % {"first": _day(campaign.starts_on), "last": _day(campaign.ends_on)}
    )


def campaign_is_open_to_edits(campaign) -> Verdict:
    """The campaign has not ended."""
    if campaign.state == CampaignState.ENDED:
        return no(_("Phong trào đã kết thúc nên không sửa được nữa."))
    return YES


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
