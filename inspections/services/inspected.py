"""Units are taken into an inspection, visited, concluded about."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.integrity import refusing
from common.vietnamese import format_day
from common.workflow import Move, advance, write_audit
from inspections.models import InspectedState, Inspection, InspectionUnit
from inspections.permissions import belongs_to, may_inspect
from inspections.services.inspection import lock_going, lock_inspection
from inspections.services.telling import tell_announced, tell_concluded
from inspections.transitions import INSPECTED_MOVES
from units.models import Unit


@transaction.atomic
def add_units(inspection: Inspection, *, by, units: Collection[Unit]) -> list[InspectionUnit]:
    """Each of ``units`` is inspected; where it was announced already they are told. Those there already stay as is.

    Raises ``NotAllowed``, ``TransitionRefused``, or ``DomainError`` for a unit outside the subtree, one that ended,
    the inspecting unit, and one ``by`` belongs to.
    """
    inspection = lock_going(inspection, by=by)
    known = set(inspection.inspected.values_list("unit", flat=True))
    fresh = [unit for unit in units if unit.pk not in known]
    for unit in fresh:
        _refuse_unit(inspection, unit, by)
    with refusing(InspectionUnit):
        parts = InspectionUnit.objects.bulk_create([InspectionUnit(inspection=inspection, unit=unit) for unit in fresh])
    if parts:
        write_audit(inspection, "add_units", by=by, record=Move(note="; ".join(unit.label for unit in fresh)))
        if inspection.announced_at:
            tell_announced(inspection, parts)
    return parts


@transaction.atomic
def remove_unit(part: InspectionUnit, *, by) -> None:
    """The unit is not inspected after all. Raises ``NotAllowed``, or ``TransitionRefused`` once it was visited."""
    inspection = lock_going(part.inspection, by=by)
    part = _locked(part)
    if part.state != InspectedState.WAITING:
        raise TransitionRefused(_("Đã làm việc với %(unit)s nên không bỏ được nữa.") % {"unit": part.unit.label})
    write_audit(inspection, "remove_unit", by=by, record=Move(note=part.unit.label))
    part.delete()


@transaction.atomic
def visit_unit(part: InspectionUnit, *, by, visited_on: dt.date) -> InspectionUnit:
    """The unit was visited on that day. Raises ``NotAllowed``, ``TransitionRefused``, or ``DomainError`` for a day to
    come or before the inspection."""
    inspection = lock_inspection(part.inspection)
    if visited_on > clock.today():
        raise DomainError(_("Ngày làm việc không thể ở tương lai. Hãy sửa lại ngày."))
    if visited_on < inspection.starts_on:
        first = format_day(inspection.starts_on)
        raise DomainError(_("Cuộc kiểm tra bắt đầu từ ngày %(first)s. Hãy sửa lại ngày.") % {"first": first})
    return advance(_locked(part), "visit", by=by, table=INSPECTED_MOVES, visited_on=visited_on)


@transaction.atomic
def conclude_unit(part: InspectionUnit, *, by) -> InspectionUnit:
    """The findings stand and the unit is told of them. Raises ``NotAllowed`` or ``TransitionRefused``."""
    lock_inspection(part.inspection)
    moved = advance(_locked(part), "conclude", by=by, table=INSPECTED_MOVES)
    tell_concluded(moved)
    return moved


def _locked(part: InspectionUnit) -> InspectionUnit:
    rows = InspectionUnit.objects.select_for_update(of=("self",))
    return rows.select_related("unit", "inspection__unit").get(pk=part.pk)


def lock_inspected(part: InspectionUnit, *, by) -> InspectionUnit:
    """The part under lock after its inspection, which ``by`` inspects; raises ``NotAllowed``."""
    lock_inspection(part.inspection)
    part = _locked(part)
    if not (verdict := may_inspect(by, part)):
        raise NotAllowed(verdict.reason)
    return part


def _refuse_unit(inspection: Inspection, unit: Unit, by) -> None:
    words = {"unit": unit.label, "above": inspection.unit.label}
    if unit.pk == inspection.unit_id or not unit.path.startswith(inspection.unit.path):
        raise DomainError(_("%(unit)s không phải đơn vị cấp dưới của %(above)s. Hãy bỏ chọn đơn vị này.") % words)
    if unit.has_ended:
        raise DomainError(_("%(unit)s đã kết thúc hoạt động. Hãy bỏ chọn đơn vị này.") % words)
    if belongs_to(by, unit):
        raise DomainError(_("Bạn giữ vai trò ở %(unit)s nên không kiểm tra đơn vị này. Hãy bỏ chọn.") % words)
