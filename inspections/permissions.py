from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from inspections.models import Inspection, InspectionFinding, InspectionUnit
from units.models import Role
from units.permissions import takes_writes
from units.scope import scope_of

KEEPERS = (Role.SPECIALIST, Role.MANAGER)
"""Whoever plans and carries out the inspections of a unit."""


def may_plan_somewhere(user) -> Verdict:
    """Whether there are units ``user`` plans inspections for."""
    if scope_of(user).holds(*KEEPERS):
        return YES
    return no(_("Chỉ chuyên viên và người quản lý mới lập được cuộc kiểm tra. Hãy nhờ chuyên viên của đơn vị."))


def may_plan_for(user, unit) -> Verdict:
    """A specialist or manager who reaches the unit, while it goes on."""
    if not (verdict := takes_writes(unit)):
        return verdict
    return _keeps(user, unit)


def may_run(user, inspection: Inspection) -> Verdict:
    """A specialist or manager who reaches the inspecting unit, ended or not."""
    return _keeps(user, inspection.unit)


def may_inspect(user, inspected: InspectionUnit) -> Verdict:
    """Whoever runs the inspection and holds no role at the inspected unit or under it."""
    if not (verdict := may_run(user, inspected.inspection)):
        return verdict
    if belongs_to(user, inspected.unit):
        return no(_("Bạn giữ vai trò ở %(unit)s nên không kiểm tra đơn vị này.") % {"unit": inspected.unit.label})
    return YES


def may_report(user, finding: InspectionFinding) -> Verdict:
    """An editor who reaches the inspected unit."""
    unit = finding.inspected.unit
    if scope_of(user).covers(unit.path, Role.EDITOR):
        return YES
    return no(_("Chỉ người lập hồ sơ của %(unit)s mới báo cáo khắc phục.") % {"unit": unit.label})


def may_judge(user, finding: InspectionFinding) -> Verdict:
    """Whoever inspects the unit and did not report the remedy."""
    if not (verdict := may_inspect(user, finding.inspected)):
        return verdict
    if finding.reported_by_id == user.pk:
        return no(_("Bạn đã báo cáo khắc phục nên không tự xác nhận. Hãy để người khác xác nhận."))
    return YES


def belongs_to(user, unit) -> bool:
    """Whether ``user`` holds a role at ``unit`` itself or under it; no query."""
    return any(path.startswith(unit.path) for paths in scope_of(user).held.values() for path in paths)


def _keeps(user, unit) -> Verdict:
    if scope_of(user).covers(unit.path, *KEEPERS):
        return YES
    return no(_("Chỉ chuyên viên, người quản lý của %(unit)s mới làm được việc này.") % {"unit": unit.label})
