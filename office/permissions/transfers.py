"""Who proposes that a person moves, who answers."""

from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from units.permissions import KEEPERS, may_keep_register
from units.scope import scope_of


def may_propose_some(user) -> Verdict:
    """Whoever keeps the register of some unit."""
    if user.is_superuser or scope_of(user).holds(*KEEPERS):
        return YES
    return no(_("Vai trò của bạn không đề nghị chuyển sinh hoạt được. Hãy nhờ người lập hồ sơ của đơn vị."))


def may_propose(user, unit) -> Verdict:
    """Whoever keeps the register of ``unit``, from or to which a person shall go."""
    if may_keep_register(user, unit):
        return YES
    return no(_("Chỉ người giữ sổ đoàn viên của %(unit)s được đề nghị việc này.") % {"unit": unit.label})


def may_answer(user, transfer) -> Verdict:
    """Whoever keeps the register of the other side, but for the person who proposed."""
    if user.pk == transfer.proposed_by_id:
        return no(_("Bạn là người đề nghị nên không tự xác nhận. Hãy chờ đơn vị bên kia."))
    if may_keep_register(user, transfer.answering_unit):
        return YES
    return no(_("Việc này chờ %(unit)s trả lời.") % {"unit": transfer.answering_unit.label})


def may_withdraw(user, transfer) -> Verdict:
    """Whoever keeps the register of the side that proposed."""
    if may_keep_register(user, transfer.proposing_unit):
        return YES
    return no(_("Chỉ %(unit)s, bên đã đề nghị, được rút.") % {"unit": transfer.proposing_unit.label})
