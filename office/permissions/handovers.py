"""Who hands over to whom: a manager prepares it, the two people sign."""

from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from units.permissions import NOT_SUPERUSERS, may_manage_roles


def may_prepare(user, unit, *, giver, taker) -> Verdict:
    """Whoever may end the roles of ``giver`` at ``unit`` and give them to ``taker``; neither is a superuser."""
    if giver.is_superuser or taker.is_superuser:
        return no(NOT_SUPERUSERS)
    if not (verdict := may_manage_roles(user, unit, of=giver)):
        return verdict
    return may_manage_roles(user, unit, of=taker)


def may_give(user, handover) -> Verdict:
    """The person who gives, or in their stead whoever may end their roles there, but for the one who takes."""
    if user.pk == handover.giver_id:
        return YES
    if user.pk != handover.taker_id and may_manage_roles(user, handover.unit, of=handover.giver):
        return YES
    return no(_("Việc này chờ người giao ký, hoặc người quản lý tài khoản của đơn vị ký thay khi người giao vắng."))


def may_take(user, handover) -> Verdict:
    """The person who takes, nobody in their stead, as long as whoever prepared it may still give them the roles."""
    if user.pk != handover.taker_id:
        return no(_("Chỉ %(taker)s, người nhận, mới ký nhận được.") % {"taker": handover.taker})
    if may_prepare(handover.prepared_by, handover.unit, giver=handover.giver, taker=handover.taker):
        return YES
    return no(
        _("%(manager)s, người lập bàn giao này, không còn quản lý tài khoản của đơn vị. Hãy huỷ và nhờ lập lại.")
        % {"manager": handover.prepared_by}
    )


def may_cancel(user, handover) -> Verdict:
    """Either of the two people, or whoever may end the roles there."""
    if user.pk in {handover.giver_id, handover.taker_id} or may_manage_roles(user, handover.unit, of=handover.giver):
        return YES
    return no(_("Chỉ người giao, người nhận hoặc người quản lý tài khoản của đơn vị mới huỷ được."))
