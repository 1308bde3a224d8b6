"""Where a campaign stands today, in two words for lists and headings."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from campaigns.models import Campaign, CampaignState
from common.clock import today


@dataclass(frozen=True, slots=True)
class Standing:
    """A label and its tone; ``is_open`` says that registrations are taken."""

    label: str
    tone: str
    is_open: bool = False


def standing_of(campaign: Campaign, day: date | None = None) -> Standing:
    """Draft, waiting for its first day, taking registrations, closed by hand, past its last day, or ended."""
    day = day or today()
    if campaign.state != CampaignState.LAUNCHED:
        return Standing(campaign.get_state_display(), "grey")
    if campaign.registration_closed_at:
        return Standing(_("Đã khoá đăng ký"), "gold")
    if day < campaign.registration_opens_on:
        return Standing(_("Sắp mở đăng ký"), "blue")
    if day <= campaign.registration_closes_on:
        return Standing(_("Đang nhận đăng ký"), "green", is_open=True)
    return Standing(_("Hết hạn đăng ký"), "gold")
