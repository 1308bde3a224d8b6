"""Other units take up the way of an exemplar."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.editing import cleaned
from common.errors import DomainError, NotAllowed
from common.integrity import refusing
from common.public_pages import renew_public_pages
from common.workflow import write_audit
from exemplars.models import Exemplar, Uptake
from units.permissions import may_write_for


@transaction.atomic
def record_uptake(exemplar: Exemplar, *, unit, by, taken_on: dt.date, text: str) -> Uptake:
    """``unit`` is one of those that take up the way of a published exemplar of another one.

    Raises ``NotAllowed``, or ``DomainError`` for what is not public, for the own unit, for a day to come, for a unit
    that is there and for no words.
    """
    if not (verdict := may_write_for(by, unit)):
        raise NotAllowed(verdict.reason)
    if not Exemplar.objects.public().filter(pk=exemplar.pk).exists():
        raise DomainError(_("Điển hình này không còn được công bố nên không ghi nhân rộng được."))
    if unit.pk == exemplar.unit_id:
        raise DomainError(_("Đây là điển hình của chính đơn vị. Nhân rộng là của đơn vị khác."))
    if taken_on > clock.today():
        raise DomainError(_("Ngày nhân rộng không thể ở tương lai. Hãy sửa lại ngày."))
    uptake = Uptake(exemplar=exemplar, unit=unit, taken_on=taken_on, text=text, made_by=by)
    cleaned(uptake)
    with refusing(Uptake):
        uptake.save()
    write_audit(uptake, "uptake", by=by)
    renew_public_pages()
    return uptake


@transaction.atomic
def remove_uptake(uptake: Uptake, *, by) -> None:
    """The unit is no longer one of those that take it up; raises ``NotAllowed``."""
    if not (verdict := may_write_for(by, uptake.unit)):
        raise NotAllowed(verdict.reason)
    write_audit(uptake, "remove_uptake", by=by)
    uptake.delete()
    renew_public_pages()
