"""Until when a dossier may be sent. Days are those of Asia/Ho_Chi_Minh and last until 23:59:59."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import CampaignState, DossierKind, Extension
from common import clock
from common.editing import moment
from common.verdict import YES, Verdict, no


def campaign_is_running(dossier) -> Verdict:
    """The campaign was launched and has not ended."""
    state = dossier.campaign.state
    if state == CampaignState.LAUNCHED:
        return YES
    if state == CampaignState.ENDED:
        return no(_("Phong trào đã kết thúc, không nhận hồ sơ nữa."))
    return no(_("Phong trào chưa được phát động."))


def dossier_is_on_time(dossier) -> Verdict:
    """Today lies in the window, or before the day given with a return, or before the end of an extension."""
    today = clock.today()
    if window_is_open(dossier, today):
        return YES
    opens_on = dossier.campaign.registration_opens_on
    if dossier.kind == DossierKind.REGISTRATION and today < opens_on:
        return no(_("Chưa đến ngày mở đăng ký (%(day)s). Hãy lưu nháp và nộp từ ngày đó.") % {"day": _day(opens_on)})
    if Extension.objects.covering(dossier, today).exists():
        return YES
    return no(_passed(dossier))


def window_is_open(dossier, day: date | None = None) -> bool:
    """Whether ``day`` (today when ``None``) needs no extension: the campaign's window, or the last day of a return."""
    day = day or clock.today()
    if dossier.due_on and day <= dossier.due_on:
        return True
    if dossier.kind == DossierKind.PROPOSAL:
        return dossier.campaign.proposal_is_open(day)
    return dossier.campaign.registration_is_open(day)


def last_day(dossier) -> date | None:
    """The last day the dossier may be sent, extensions included; ``None`` when there is none."""
    campaign = dossier.campaign
    closes_on = campaign.proposal_closes_on if dossier.kind == DossierKind.PROPOSAL else campaign.registration_closes_on
    if closes_on is None:
        return None
    if dossier.kind == DossierKind.REGISTRATION and campaign.registration_closed_at:
        closes_on = min(closes_on, timezone.localdate(campaign.registration_closed_at))
    granted = Extension.objects.covering(dossier, closes_on).order_by("-until").values_list("until", flat=True).first()
    return max(filter(None, [closes_on, dossier.due_on, granted]))


def _passed(dossier) -> str:
    campaign = dossier.campaign
    if dossier.due_on:
        return _("Đã quá hạn bổ sung (hết ngày %(day)s). Hãy xin công đoàn cấp trên gia hạn.") % {
            "day": _day(dossier.due_on)
        }
    if dossier.kind == DossierKind.PROPOSAL:
        return _("Đã hết hạn nộp hồ sơ đề nghị (hết ngày %(day)s). Hãy xin công đoàn cấp trên gia hạn.") % {
            "day": _day(campaign.proposal_closes_on)
        }
    if campaign.registration_closed_at:
        return _("Đăng ký đã khoá lúc %(at)s. Hãy xin công đoàn cấp trên gia hạn.") % {
            "at": moment(campaign.registration_closed_at)
        }
    return _("Đã hết hạn đăng ký (hết ngày %(day)s). Hãy xin công đoàn cấp trên gia hạn.") % {
        "day": _day(campaign.registration_closes_on)
    }


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
