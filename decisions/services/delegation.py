"""Somebody who is away names a deputy for a time, and takes that back."""

import datetime as dt

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from common.clock import today
from common.editing import cleaned
from common.errors import DomainError, NotAllowed
from common.integrity import refusing
from common.language import in_vietnamese
from common.workflow import Move, write_audit
from decisions.models import DEPUTY_ROLES, STEP_ROLES, Delegation
from decisions.permissions import may_withdraw_delegation
from notices.models import NoticeKind
from notices.services.notice import notify
from units.models import Role, Unit
from units.scope import scope_of
from units.selectors.people import people_with


@transaction.atomic
def delegate(*, unit: Unit, deputy, valid_from: dt.date, valid_to: dt.date, by, **fields) -> Delegation:
    """``deputy`` acts at ``unit`` in the place of ``by`` on those days.

    Raises ``NotAllowed`` for whoever holds no role there of their own, ``DomainError`` for days that are over, for a
    deputy who holds no role at the unit, and for a second deputy on one day.
    """
    if not any(unit.path in scope_of(by).held.get(role, ()) for role in STEP_ROLES):
        raise NotAllowed(_("Bạn không giữ vai trò duyệt nào ở %(unit)s nên không uỷ quyền được.") % {"unit": unit})
    if valid_to < today():
        raise DomainError(_("Ngày hết uỷ quyền đã qua. Hãy chọn ngày khác."))
    if not people_with(*DEPUTY_ROLES, unit=unit).filter(pk=deputy.pk).exists():
        if people_with(Role.AUDITOR, unit=unit).filter(pk=deputy.pk).exists():
            said = _(
                "%(who)s giữ vai trò Kiểm tra ở %(unit)s nên không duyệt, công bố thay người khác được. Hãy chọn người "
                "không làm kiểm tra."
            )
            raise DomainError(said % {"who": deputy, "unit": unit})
        raise DomainError(
            _("%(who)s không giữ vai trò nào ở %(unit)s nên không nhận uỷ quyền được.") % {"who": deputy, "unit": unit}
        )
    row = Delegation(unit=unit, principal=by, deputy=deputy, valid_from=valid_from, valid_to=valid_to, **fields)
    cleaned(row)
    with refusing(Delegation):
        row.save()
    write_audit(row, "create", by=by, record=Move(note=row.reason, data={"deputy": str(deputy), "unit": unit.code}))
    words = {"who": by, "unit": unit.name, "first": f"{valid_from:%d/%m/%Y}", "last": f"{valid_to:%d/%m/%Y}"}
    with in_vietnamese():
        text = _("%(who)s uỷ quyền cho bạn duyệt quyết định của %(unit)s từ %(first)s đến hết %(last)s.") % words
    notify([deputy], text=text, url=reverse("decisions:delegation-list"), kind=NoticeKind.REVIEW)
    return row


@transaction.atomic
def withdraw_delegation(delegation: Delegation, *, by) -> Delegation:
    """From now on the deputy acts for nobody by it. Raises ``NotAllowed``, or ``DomainError`` when it is over."""
    rows = Delegation.objects.select_for_update(of=("self",)).select_related("unit", "principal", "deputy")
    delegation = rows.get(pk=delegation.pk)
    if not (verdict := may_withdraw_delegation(by, delegation)):
        raise NotAllowed(verdict.reason)
    if not delegation.is_open:
        raise DomainError(_("Uỷ quyền này đã hết hoặc đã rút lại."))
    delegation.withdrawn_at = timezone.now()
    delegation.withdrawn_by = by
    delegation.save(update_fields=["withdrawn_at", "withdrawn_by", "updated_at"])
    write_audit(delegation, "withdraw", by=by)
    with in_vietnamese():
        text = _("Uỷ quyền của %(who)s cho bạn đã được rút lại.") % {"who": delegation.principal}
    notify([delegation.deputy], text=text, url=reverse("decisions:delegation-list"), kind=NoticeKind.REVIEW)
    return delegation
