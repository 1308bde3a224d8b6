from django.utils.translation import gettext as _

from common import clock
from common.verdict import YES, Verdict, no


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
