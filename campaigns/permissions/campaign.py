from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from units.models import Role
from units.scope import scope_of


def may_run_at(user, unit) -> Verdict:
    """A specialist whose role reaches the unit that runs the campaign."""
    if scope_of(user).covers(unit.path, Role.SPECIALIST):
        return YES
    return no(_("Chỉ chuyên viên của đơn vị phát động hoặc của cấp trên mới được làm việc này."))


def may_run(user, campaign) -> Verdict:
    """A specialist of the unit that runs the campaign, or of one above it."""
    return may_run_at(user, campaign.unit)


def may_end_with_unit(_user, campaign) -> Verdict:
    """Nobody by hand: the campaign ends with the unit that runs it."""
    if campaign.unit.has_ended:
        return YES
    return no(_("Phong trào chỉ kết thúc theo đơn vị khi đơn vị phát động kết thúc hoạt động."))


def may_assign_targets(user, unit) -> Verdict:
    """A specialist of the unit that hands targets down, or of one above it."""
    if scope_of(user).covers(unit.path, Role.SPECIALIST):
        return YES
    return no(_("Chỉ chuyên viên của %(unit)s hoặc của cấp trên mới được giao chỉ tiêu ở đây.") % {"unit": unit})
