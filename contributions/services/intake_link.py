"""The address at which the workers of a unit hand in initiatives."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.errors import DomainError, NotAllowed
from common.integrity import refusing
from common.workflow import write_audit
from contributions.models import IntakeLink
from units.models import Unit
from units.permissions import may_write_for


@transaction.atomic
def open_link(unit: Unit, *, expires_on: dt.date | None = None, by) -> IntakeLink:
    """The unit has a new address, and only that one; what was printed of an older one leads nowhere.

    Raises ``NotAllowed``, or ``DomainError`` for a last day that is over.
    """
    _refuse_stranger(unit, by)
    if expires_on and expires_on < clock.today():
        raise DomainError(_("Ngày hết hạn đã qua. Hãy chọn ngày từ hôm nay trở đi, hoặc để trống."))
    for old in IntakeLink.objects.select_for_update().filter(unit=unit, closed_at__isnull=True):
        _close(old, by)
    link = IntakeLink(unit=unit, expires_on=expires_on, made_by=by)
    with refusing(IntakeLink, {"intake_link_one_open_a_unit": _("Có người vừa tạo liên kết. Hãy tải lại trang.")}):
        link.save()
    write_audit(link, "open_link", by=by)
    return link


@transaction.atomic
def close_link(link: IntakeLink, *, by) -> None:
    """Nobody hands in anything at this address any more."""
    _refuse_stranger(link.unit, by)
    link = IntakeLink.objects.select_for_update().get(pk=link.pk)
    if link.closed_at is None:
        _close(link, by)


def _close(link: IntakeLink, by) -> None:
    link.closed_at = clock.now()
    link.save(update_fields=["closed_at", "updated_at"])
    write_audit(link, "close_link", by=by)


def _refuse_stranger(unit: Unit, by) -> None:
    if not (verdict := may_write_for(by, unit)):
        raise NotAllowed(verdict.reason)
