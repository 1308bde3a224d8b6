"""With whom a unit shares an initiative, and which units apply it again."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.editing import cleaned
from common.errors import DomainError, NotAllowed
from common.integrity import refusing
from common.workflow import Move, write_audit
from contributions.models import Initiative, Reuse, Sharing
from contributions.permissions.initiative import may_edit_initiative
from units.permissions import may_write_for


@transaction.atomic
def share_initiative(initiative: Initiative, *, sharing: str, by) -> Initiative:
    """The initiative stands in the library of those ``sharing`` names, once its recognition is confirmed.

    Raises ``NotAllowed``, or ``DomainError`` for a word nobody knows.
    """
    initiative = Initiative.objects.select_for_update(of=("self",)).select_related("unit").get(pk=initiative.pk)
    if not (verdict := may_edit_initiative(by, initiative)):
        raise NotAllowed(verdict.reason)
    if sharing not in Sharing.values:
        raise DomainError(_("Hãy chọn chia sẻ với ai."))
    if sharing == initiative.sharing:
        return initiative
    before, initiative.sharing = initiative.sharing, sharing
    initiative.save(update_fields=["sharing", "updated_at"])
    write_audit(initiative, "share", by=by, before=before, after=sharing, record=Move())
    return initiative


@transaction.atomic
def record_reuse(initiative: Initiative, *, unit, by, applied_on: dt.date, applied_at: str, result: str = "") -> Reuse:
    """``unit`` is one of those that apply the initiative of another one.

    Raises ``NotAllowed`` for whoever does not write for ``unit`` or does not find the initiative in the library,
    ``DomainError`` for a day in the future or before the first use, for the own unit, and for a unit that is there.
    """
    if not (verdict := may_write_for(by, unit)):
        raise NotAllowed(verdict.reason)
    if not Initiative.objects.in_library_for(by).filter(pk=initiative.pk).exists():
        raise NotAllowed(_("Sáng kiến này không còn trong thư viện của bạn."))
    if unit.pk == initiative.unit_id:
        raise DomainError(_("Đây là sáng kiến của chính đơn vị. Áp dụng lại là của đơn vị khác."))
    if applied_on > clock.today():
        raise DomainError(_("Ngày áp dụng lại không thể ở tương lai. Hãy sửa lại ngày."))
    if initiative.applied_on and applied_on < initiative.applied_on:
        raise DomainError(
            _("Ngày áp dụng lại không thể trước ngày áp dụng lần đầu, %(day)s.")
            % {"day": f"{initiative.applied_on:%d/%m/%Y}"}
        )
    reuse = Reuse(
        initiative=initiative, unit=unit, applied_on=applied_on, applied_at=applied_at, result=result, made_by=by
    )
    cleaned(reuse)
    with refusing(Reuse):
        reuse.save()
    write_audit(reuse, "reuse", by=by)
    return reuse


@transaction.atomic
def remove_reuse(reuse: Reuse, *, by) -> None:
    """The unit is no longer one of those that apply the initiative; raises ``NotAllowed``."""
    if not (verdict := may_write_for(by, reuse.unit)):
        raise NotAllowed(verdict.reason)
    write_audit(reuse, "remove_reuse", by=by)
    reuse.delete()
