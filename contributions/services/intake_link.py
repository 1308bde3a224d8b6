"""The address at which the workers of a unit hand in initiatives."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.editing import moment
from common.errors import DomainError, NotAllowed
from common.integrity import refusing
from common.workflow import write_audit
from contributions.models import IntakeLink
from units.models import Unit
from units.permissions import may_write_for


@transaction.atomic
def open_link(unit: Unit, *, expires_on: dt.date | None = None, by, since: dt.datetime | None = None) -> IntakeLink:
    """The unit has a new address, and only that one; what was printed of an older one leads nowhere.

    ``since`` is when the page was opened, ``None`` for no page. Raises ``NotAllowed``, or ``DomainError`` for a last
    day that is over, and for an address somebody made since, which may be printed by now.
    """
    _refuse_stranger(unit, by)
    _refuse_renewed(unit, since)
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


def _refuse_renewed(unit: Unit, since: dt.datetime | None) -> None:
    made = IntakeLink.objects.filter(unit=unit, closed_at__isnull=True).select_related("made_by")
    if since and (link := made.filter(created_at__gte=since).first()):
        raise DomainError(
            _("%(who)s vừa tạo liên kết lúc %(at)s. Chưa đổi gì: hãy xem liên kết ấy, muốn đổi thì làm lại.")
            % {"who": link.made_by, "at": moment(link.created_at)}
        )


def _close(link: IntakeLink, by) -> None:
    link.closed_at = clock.now()
    link.save(update_fields=["closed_at", "updated_at"])
    write_audit(link, "close_link", by=by)


def _refuse_stranger(unit: Unit, by) -> None:
    if not (verdict := may_write_for(by, unit)):
        raise NotAllowed(verdict.reason)
