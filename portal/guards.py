from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, not_now
from portal.models import PublicCampaign
from portal.querysets import SHOWN_STATES


def campaign_was_launched(campaign) -> Verdict:
    """A draft is nobody's to read."""
    if campaign.state in SHOWN_STATES:
        return YES
    return not_now(_("Phong trào đang soạn. Hãy phát động rồi đưa ra trang công khai."))


def campaign_is_shown(campaign) -> Verdict:
    """Everybody may read of it; one query."""
    if PublicCampaign.objects.shown().filter(campaign=campaign).exists():
        return YES
    return not_now(_("Phong trào không có trên trang công khai nên không phải ẩn."))
