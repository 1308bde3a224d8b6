from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.guards.dossier import campaign_is_running, last_day, window_is_open
from campaigns.models import Dossier, DossierState, Extension, ExtensionRequest
from campaigns.permissions.dossier import may_ask_extension, may_extend
from campaigns.services.editing import lock, reviewed, written
from campaigns.services.moves import refuse_day
from campaigns.services.reminding import take_back_reminders
from campaigns.services.telling import tell_above, tell_unit
from campaigns.transitions import EXTENSION_MOVES
from common.errors import NotAllowed, TransitionRefused
from common.integrity import refusing
from common.workflow import Move, advance, write_audit

UNSENT = frozenset({DossierState.DRAFT, DossierState.RETURNED, DossierState.WITHDRAWN})


@transaction.atomic
def ask_extension(dossier: Dossier, *, by, until: date, reason: str) -> ExtensionRequest:
    """The union above is asked to let this unit send the dossier until the end of ``until``, and is told.

    Raises ``NotAllowed``, ``TransitionRefused`` when there is nothing to extend or no reason, or ``DomainError`` while
    another request waits.
    """
    dossier = lock(dossier)
    if not (verdict := may_ask_extension(by, dossier)):
        raise NotAllowed(verdict.reason)
    _refuse_unneeded(dossier)
    reason = _given(reason, _("Hãy ghi lý do xin gia hạn."))
    refuse_day(until)
    _refuse_earlier(dossier, until)
    with refusing(ExtensionRequest):
        asked = ExtensionRequest.objects.create(dossier=dossier, until=until, reason=reason, asked_by=by)
    record = written(dossier, by=by, note=reason, due_on=until.isoformat())
    write_audit(dossier, "ask_extension", by=by, record=record)
    text = gettext_lazy("%(unit)s xin gia hạn nộp %(dossier)s đến hết ngày %(until)s: %(reason)s.")
    tell_above(dossier, text, until=f"{until:%d/%m/%Y}", reason=reason.strip(" ."))
    return asked


@transaction.atomic
def decline_extension(dossier: Dossier, *, by, reason: str) -> ExtensionRequest:
    """What the unit asked for is not granted, for ``reason``; the unit is told.

    Raises ``NotAllowed``, or ``TransitionRefused`` when nothing waits for an answer.
    """
    dossier = lock(dossier)
    asked = dossier.extension_requests.waiting().first()
    if asked is None:
        raise TransitionRefused(_("Không còn đề nghị gia hạn nào chờ trả lời. Hãy tải lại trang."))
    reason = _given(reason, _("Hãy ghi lý do không gia hạn."))
    asked = _answer(asked, "decline", by=by, answer=reason)
    write_audit(dossier, "decline_extension", by=by, record=reviewed(dossier, by=by, note=reason))
    tell_unit(dossier, gettext_lazy("%(dossier)s không được gia hạn nộp: %(reason)s."), reason=reason.strip(" ."))
    return asked


@transaction.atomic
def grant_extension(dossier: Dossier, *, by, until: date, reason: str) -> Extension:
    """This unit alone may send the dossier until the end of ``until``; sent after its own last day it is late for good.

    A request of the unit that waits is answered thereby, whatever the day. Raises ``NotAllowed``, or
    ``TransitionRefused`` when there is nothing to extend or no reason.
    """
    dossier = lock(dossier)
    if not (verdict := may_extend(by, dossier)):
        raise NotAllowed(verdict.reason)
    _refuse_unneeded(dossier)
    reason = _given(reason, _("Hãy ghi lý do gia hạn."))
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
    take_back_reminders(dossier.campaign, by=by, unit=dossier.unit)
    record = reviewed(dossier, by=by, note=reason, due_on=until.isoformat())
    write_audit(dossier, "extend", by=by, record=record)
    if asked := dossier.extension_requests.waiting().first():
        _answer(asked, "grant", by=by, answer=reason)
    text = gettext_lazy("%(dossier)s được gia hạn nộp đến hết ngày %(until)s.")
    tell_unit(dossier, text, until=f"{until:%d/%m/%Y}")
    return extension


def _answer(asked: ExtensionRequest, move: str, *, by, answer: str) -> ExtensionRequest:
    record = Move(note=answer)
    return advance(asked, move, by=by, table=EXTENSION_MOVES, record=record, answer=answer, answered_by=by)


def _given(reason: str, missing: str) -> str:
    """``reason`` without spare spaces; raises ``TransitionRefused`` that says ``missing`` when nothing is left."""
    if not (reason := reason.strip()):
        raise TransitionRefused(missing)
    return reason


def _refuse_unneeded(dossier: Dossier) -> None:
    """The dossier waits to be sent, in a campaign under way."""
    if dossier.state not in UNSENT:
        raise TransitionRefused(
            _("Hồ sơ đang ở trạng thái «%(state)s» nên không cần gia hạn.") % {"state": dossier.get_state_display()}
        )
    if not (verdict := campaign_is_running(dossier)):
        raise TransitionRefused(verdict.reason)


def _refuse_earlier(dossier: Dossier, until: date) -> None:
    """An extension ends later than what holds already."""
    last = last_day(dossier)
    if last is None and window_is_open(dossier):
        raise TransitionRefused(_("Hồ sơ này không có hạn nộp nên không cần gia hạn."))
    if last is not None and until <= last:
        raise TransitionRefused(
            _("Hạn hiện nay đã là hết ngày %(last)s. Hãy chọn ngày sau đó.") % {"last": f"{last:%d/%m/%Y}"}
        )
