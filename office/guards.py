from django.utils.translation import gettext as _

from common import clock
from common.verdict import YES, Verdict, no
from units.permissions import takes_writes


def lies_ahead(reorganisation) -> Verdict:
    """Its day is still to come."""
    if reorganisation.effective_on > clock.today():
        return YES
    return no(
        _("Ngày có hiệu lực %(day)s không còn ở phía trước. Hãy sửa thành một ngày từ ngày mai trở đi.")
        % {"day": f"{reorganisation.effective_on:%d/%m/%Y}"}
    )


def not_begun(reorganisation) -> Verdict:
    """Nothing of it is true yet: a draft, or its day is still to come."""
    if reorganisation.is_draft or reorganisation.effective_on > clock.today():
        return YES
    return no(_("Đã đến ngày có hiệu lực nên không huỷ được nữa. Hãy lập một việc sắp xếp mới để thay đổi tiếp."))


def day_has_come(reorganisation) -> Verdict:
    """Its day is today or past."""
    if reorganisation.effective_on <= clock.today():
        return YES
    return no(_("Chưa đến ngày có hiệu lực."))


def something_is_held(handover) -> Verdict:
    """The person who gives holds a role at the unit itself, or will."""
    if handover.giver.role_assignments.not_over().filter(unit=handover.unit_id).exists():
        return YES
    return no(
        _("%(giver)s không còn giữ vai trò nào ở %(unit)s nên không có gì để bàn giao.")
        % {"giver": handover.giver, "unit": handover.unit.label}
    )


def taker_signs_in(handover) -> Verdict:
    """The account of the person who takes is not locked."""
    if handover.taker.is_active:
        return YES
    return no(_("Tài khoản của %(taker)s đang bị khoá. Hãy mở khoá trước.") % {"taker": handover.taker})


def unit_goes_on(handover) -> Verdict:
    """The unit has not ended."""
    return takes_writes(handover.unit)
