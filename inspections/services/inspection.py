"""An inspection is planned, changed, and led from the plan to its close."""

from typing import Any

from django.db import transaction

from common import clock
from common.editing import cleaned, mark_edited, refuse_stale
from common.errors import NotAllowed, TransitionRefused
from common.integrity import refusing
from common.workflow import Move, advance, write_audit
from inspections.guards import is_going
from inspections.models import Inspection
from inspections.permissions import may_plan_for, may_run
from inspections.services.telling import tell_announced, tell_cancelled
from inspections.transitions import INSPECTION_MOVES


@transaction.atomic
def plan_inspection(*, unit, by, **fields: Any) -> Inspection:
    """The inspection of ``unit`` is planned; nobody is told. Raises ``NotAllowed``, or ``DomainError``."""
    if not (verdict := may_plan_for(by, unit)):
        raise NotAllowed(verdict.reason)
    inspection = Inspection(unit=unit, made_by=by, **fields)
    cleaned(inspection)
    with refusing(Inspection):
        inspection.save(force_insert=True)
    write_audit(inspection, "create", by=by)
    return inspection


@transaction.atomic
def update_inspection(inspection: Inspection, *, by, version: int | None = None, **fields: Any) -> Inspection:
    """The plan holds ``fields``; its version has grown. Units that knew of other days are told of the new ones.

    Raises ``StaleEdit``, ``NotAllowed``, ``TransitionRefused`` once it is concluded or cancelled, or ``DomainError``.
    """
    inspection = lock_going(inspection, by=by)
    refuse_stale(inspection, version)
    days = inspection.starts_on, inspection.ends_on
    for name, value in fields.items():
        setattr(inspection, name, value)
    cleaned(inspection)
    with refusing(Inspection):
        inspection.save(update_fields=[*fields, "updated_at"])
    mark_edited(inspection, by=by)
    if inspection.announced_at and days != (inspection.starts_on, inspection.ends_on):
        tell_announced(inspection, inspection.inspected.select_related("unit"))
    return inspection


@transaction.atomic
def move_inspection(
    inspection: Inspection, move: str, *, by, version: int | None = None, reason: str = ""
) -> Inspection:
    """The inspection has made ``move``; the inspected units are told of its announcement, start and end by force.

    Raises ``TransitionRefused``, ``NotAllowed`` or ``StaleEdit``.
    """
    inspection = lock_inspection(inspection)
    refuse_stale(inspection, version)
    changes: dict[str, Any] = {"version": inspection.version + 1}
    is_news = move in {"announce", "start"} and inspection.announced_at is None
    if is_news:
        changes["announced_at"] = clock.now()
    record = Move(note=reason.strip())
    moved = advance(inspection, move, by=by, table=INSPECTION_MOVES, record=record, **changes)
    if is_news:
        tell_announced(moved, moved.inspected.select_related("unit"))
    if move == "cancel":
        tell_cancelled(moved, record.note)
    return moved


def lock_inspection(inspection: Inspection) -> Inspection:
    """The row under lock, with its unit."""
    return Inspection.objects.select_for_update(of=("self",)).select_related("unit").get(pk=inspection.pk)


def lock_going(inspection: Inspection, *, by) -> Inspection:
    """The row under lock, which ``by`` runs and may still change; raises ``NotAllowed`` or ``TransitionRefused``."""
    inspection = lock_inspection(inspection)
    if not (verdict := may_run(by, inspection)):
        raise NotAllowed(verdict.reason)
    if not (verdict := is_going(inspection)):
        raise TransitionRefused(verdict.reason)
    return inspection
