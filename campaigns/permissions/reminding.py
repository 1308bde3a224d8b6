from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from units.models import Role


def may_remind(user, campaign) -> Verdict:
    """A specialist whose role reaches a unit the campaign invited; of those units alone."""
    if campaign.participations.visible_to(user, Role.SPECIALIST).exists():
        return YES
    return no(_("Chỉ chuyên viên của công đoàn cấp trên mới xem và nhắc đơn vị chưa gửi hồ sơ."))
