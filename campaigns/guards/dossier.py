"""Until when a dossier may be sent. Days are those of Asia/Ho_Chi_Minh and last until 23:59:59.

Once a dossier was returned, the day given with the return takes the place of the campaign's window.
"""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import CampaignState, DossierKind, DossierState, Extension
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


def unit_can_mend(dossier) -> Verdict:
    """The unit has not ended, so that somebody could mend what is returned."""
    if not dossier.unit.has_ended:
        return YES
    return no(
        _("%(unit)s đã kết thúc hoạt động nên không còn ai bổ sung hồ sơ. Hãy nhận hồ sơ hoặc kết luận không đạt.")
        % {"unit": dossier.unit.label}
    )


def nothing_rests_on_it(dossier) -> Verdict:
    """No proposal grew from the dossier and no run has said anything of its entries.

    ``recommendations`` is the reverse side of a key of the app above: read through the model, nothing is imported.
    """
    if hasattr(dossier, "proposal"):
        return no(_("Đơn vị đã lập hồ sơ đề nghị từ hồ sơ này nên không sửa lại bước đã xử lý được."))
    if dossier.entries.filter(recommendations__isnull=False).exists():
        return no(_("Hồ sơ đã được đưa vào xét khen nên không sửa lại bước đã xử lý được."))
    return YES


def unit_has_not_mended(dossier) -> Verdict:
    """What was returned is as it was then: taking the return back loses nobody's work."""
    if dossier.state != DossierState.RETURNED or before_return(dossier).version == dossier.version:
        return YES
    return no(_("Đơn vị đã bắt đầu bổ sung nên không lấy lại hồ sơ được. Hãy chờ đơn vị gửi lại."))


def before_return(dossier):
    """The dossier as the history has it right before it was returned; its moves touch no ``version``."""
    return dossier.events.exclude(state=DossierState.RETURNED).order_by("pgh_id").last()


def dossier_is_on_time(dossier) -> Verdict:
    """Today lies in the window or before the end of an extension."""
    today = clock.today()
    if window_is_open(dossier, today):
        return YES
    opens_on = dossier.campaign.registration_opens_on
    if dossier.kind == DossierKind.REGISTRATION and dossier.due_on is None and today < opens_on:
        return no(_("Chưa đến ngày mở đăng ký (%(day)s). Hãy lưu nháp và nộp từ ngày đó.") % {"day": _day(opens_on)})
    if Extension.objects.covering(dossier, today).exists():
        return YES
    return no(_passed(dossier))


def part_is_open(dossier, *keys: str) -> Verdict:
    """One of the parts named by ``keys`` is among those the last return opened, or it opened all."""
    if dossier.opens(*keys):
        return YES
    return no(_("Công đoàn cấp trên không mở lại phần này nên không sửa được. Chỉ sửa được các phần nêu ở đầu hồ sơ."))


def window_is_open(dossier, day: date | None = None) -> bool:
    """Whether ``day`` (today when ``None``) needs no extension."""
    day = day or clock.today()
    if dossier.due_on:
        return day <= dossier.due_on
    if dossier.kind == DossierKind.PROPOSAL:
        return dossier.campaign.proposal_is_open(day)
    return dossier.campaign.registration_is_open(day)


def last_day(dossier) -> date | None:
    """The last day the dossier may be sent, extensions included; ``None`` when there is none.

    As ``DossierQuerySet.with_last_day`` has it.
    """
    own = dossier.due_on or _window_closes_on(dossier)
    if own is None:
        return None
    granted = Extension.objects.covering(dossier, own).order_by("-until").values_list("until", flat=True).first()
    return granted or own


def _window_closes_on(dossier) -> date | None:
    """The last day of the campaign's window: the day before when it was closed by hand."""
    campaign = dossier.campaign
    if dossier.kind == DossierKind.PROPOSAL:
        return campaign.proposal_closes_on
    if campaign.registration_closed_at is None:
        return campaign.registration_closes_on
    closed_on = timezone.localdate(campaign.registration_closed_at)
    return min(campaign.registration_closes_on, closed_on - timedelta(days=1))


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
