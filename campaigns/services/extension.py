from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.guards.dossier import campaign_is_running, last_day, window_is_open
from campaigns.models import Dossier, DossierState, Extension
from campaigns.permissions.dossier import may_extend
from campaigns.services.editing import lock, reviewed
from campaigns.services.moves import refuse_day
from campaigns.services.telling import tell_unit
from common.errors import NotAllowed, TransitionRefused
from common.workflow import write_audit

UNSENT = frozenset({DossierState.DRAFT, DossierState.RETURNED, DossierState.WITHDRAWN})


@transaction.atomic
def grant_extension(dossier: Dossier, *, by, until: date, reason: str) -> Extension:
    """This unit alone may send the dossier until the end of ``until``; sent after its own last day it is late for good.

    Raises ``NotAllowed``, or ``TransitionRefused`` when there is nothing to extend or no reason.
    """
    dossier = lock(dossier)
    if not (verdict := may_extend(by, dossier)):
        raise NotAllowed(verdict.reason)
    if dossier.state not in UNSENT:
        raise TransitionRefused(
            _("Hồ sơ đang ở trạng thái «%(state)s» nên không cần gia hạn.") % {"state": dossier.get_state_display()}
        )
    if not (verdict := campaign_is_running(dossier)):
        raise TransitionRefused(verdict.reason)
    reason = reason.strip()
    if not reason:
        raise TransitionRefused(_("Hãy ghi lý do gia hạn."))
    refuse_day(until)
    _refuse_earlier(dossier, until)
    extension = Extension.objects.create(
        campaign=dossier.campaign,
        phase=dossier.phase,
        unit=dossier.unit,
        kind=dossier.kind,
        until=until,
        reason=reason,
        granted_by=by,
    )
    record = reviewed(dossier, by=by, note=reason, due_on=until.isoformat())
    write_audit(dossier, "extend", by=by, record=record)
    tell_unit(
        dossier,
        _("%(dossier)s được gia hạn nộp đến hết ngày %(until)s.") % {"dossier": dossier, "until": f"{until:%d/%m/%Y}"},
    )
    return extension


def _refuse_earlier(dossier: Dossier, until: date) -> None:
    """An extension ends later than what holds already."""
    last = last_day(dossier)
    if last is None and window_is_open(dossier):
        raise TransitionRefused(_("Hồ sơ này không có hạn nộp nên không cần gia hạn."))
    if last is not None and until <= last:
        raise TransitionRefused(
            _("Hạn hiện nay đã là hết ngày %(last)s. Hãy chọn ngày sau đó.") % {"last": f"{last:%d/%m/%Y}"}
        )
