"""Collectives inside a unit."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.editing import refuse_changed, validated
from common.errors import DomainError, NotAllowed
from common.integrity import refusing
from common.vietnamese import text_sort_key
from common.workflow import Move, write_audit
from people.models import Collective
from people.permissions import may_keep
from units.models import Unit
from units.permissions import takes_writes


@transaction.atomic
def create_collective(*, code: str, name: str, unit: Unit, **fields) -> Collective:
    """The collective is in ``unit`` and can be put up for awards; raises ``DomainError`` when the unit has ended."""
    if not (verdict := takes_writes(unit)):
        raise DomainError(verdict.reason)
    collective = Collective(code=code, name=name, unit=unit, **fields)
    return _save(collective)


@transaction.atomic
def update_collective(collective: Collective, *, seen: dt.datetime | None = None, **fields) -> Collective:
    """The collective's data are as given; ``seen`` as in ``update_member``."""
    collective = Collective.objects.select_for_update().get(pk=collective.pk)
    refuse_changed(collective, seen)
    for name, value in fields.items():
        setattr(collective, name, value)
    return _save(collective)


@transaction.atomic
def end_collective(collective: Collective, *, on: dt.date, by) -> Collective:
    """The collective's last day is ``on``; raises ``NotAllowed``, or ``DomainError`` when it ended already."""
    collective = _locked(collective, by=by)
    if collective.ended_on:
        raise DomainError(_("Tập thể đã kết thúc từ ngày %(day)s.") % {"day": f"{collective.ended_on:%d/%m/%Y}"})
    if on > clock.today():
        raise DomainError(_("Ngày này ở tương lai. Hãy ghi khi việc đã diễn ra."))
    return _until(collective, on, move="end", by=by)


@transaction.atomic
def resume_collective(collective: Collective, *, by) -> Collective:
    """The collective that had ended, or was said to, goes on; raises ``NotAllowed`` or ``DomainError``."""
    collective = _locked(collective, by=by)
    if not collective.ended_on:
        raise DomainError(_("Tập thể đang hoạt động."))
    return _until(collective, None, move="resume", by=by)


def _locked(collective: Collective, *, by) -> Collective:
    collective = Collective.objects.select_for_update(of=("self",)).select_related("unit").get(pk=collective.pk)
    if not (verdict := may_keep(by, collective)):
        raise NotAllowed(verdict.reason)
    return collective


def _until(collective: Collective, last: dt.date | None, *, move: str, by) -> Collective:
    collective.ended_on = last
    collective.save(update_fields=["ended_on", "updated_at"])
    write_audit(collective, move, by=by, record=Move(data={"on": last.isoformat()} if last else {}))
    return collective


def _save(collective: Collective) -> Collective:
    collective.sort_key = text_sort_key(collective.name)
    validated(collective)
    with refusing(Collective):
        collective.save()
    return collective
