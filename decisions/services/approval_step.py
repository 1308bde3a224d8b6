"""The steps of a chain are set, changed and ended; decisions that are under way keep those they were submitted with."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from common.editing import cleaned, mark_edited, refuse_stale
from common.errors import DomainError, NotAllowed
from common.integrity import refusing
from common.workflow import Move, write_audit
from decisions.models import ApprovalStep
from decisions.permissions import may_set_chain_for
from units.models import Unit


@transaction.atomic
def add_step(*, unit: Unit, by, **fields) -> ApprovalStep:
    """``unit`` has a new step; raises ``NotAllowed``, or ``DomainError`` for a number that is taken from that day."""
    step = ApprovalStep(unit=unit, **fields)
    _check(step, by)
    _save(step)
    write_audit(step, "create", by=by, record=Move(data={"step": str(step), "unit": unit.code}))
    return step


@transaction.atomic
def update_step(step: ApprovalStep, *, by, version: int | None = None, **fields) -> ApprovalStep:
    """The step says otherwise from now on. Raises as ``add_step``, or ``StaleEdit``."""
    step = _locked(step, by)
    refuse_stale(step, version)
    for name, value in fields.items():
        setattr(step, name, value)
    _save(step)
    mark_edited(step, by=by)
    return step


@transaction.atomic
def end_step(step: ApprovalStep, *, last_day: dt.date, by, version: int | None = None) -> ApprovalStep:
    """``last_day`` is the last the step holds on. Raises as ``update_step``, ``DomainError`` before its first day."""
    step = _locked(step, by)
    refuse_stale(step, version)
    if last_day < step.valid_from:
        raise DomainError(
            _("Bước này áp dụng từ %(day)s nên ngày cuối không thể trước ngày ấy.")
            % {"day": f"{step.valid_from:%d/%m/%Y}"}
        )
    step.valid_to = last_day
    _save(step)
    mark_edited(step, by=by, record=Move(data={"last_day": last_day.isoformat()}))
    return step


def _locked(step: ApprovalStep, by) -> ApprovalStep:
    step = ApprovalStep.objects.select_for_update(of=("self",)).select_related("unit").get(pk=step.pk)
    _check(step, by)
    return step


def _check(step: ApprovalStep, by) -> None:
    if not (verdict := may_set_chain_for(by, step.unit)):
        raise NotAllowed(verdict.reason)


def _save(step: ApprovalStep) -> None:
    cleaned(step)
    with refusing(ApprovalStep):
        step.save()
