"""Who writes down figures that are known only as totals, and who writes and approves summaries of campaigns."""

from django.utils.translation import gettext as _

from common.editing import has_edited
from common.verdict import YES, Verdict, no, not_now
from units.models import Role
from units.scope import scope_of

WRITERS = (Role.SPECIALIST, Role.MANAGER)


def may_note_some_figure(user) -> Verdict:
    """Whoever is a specialist or a manager of some unit."""
    if user.is_superuser or scope_of(user).holds(*WRITERS):
        return YES
    return no(_("Chỉ chuyên viên, người quản lý mới ghi số liệu báo cáo. Hãy nhờ người quản lý giao vai trò."))


def may_note_figure(user, unit) -> Verdict:
    """Specialists and managers of the unit, or of one above it."""
    if user.is_superuser or scope_of(user).covers(unit.path, *WRITERS):
        return YES
    return no(_("Chỉ chuyên viên, người quản lý của đơn vị hoặc của cấp trên mới ghi, rút số liệu báo cáo."))


SUMMARY_READERS = (Role.SPECIALIST, Role.APPROVER, Role.COUNCIL, Role.FINANCE, Role.AUDITOR, Role.VIEWER)
"""Roles at or above the unit of a summary that read it before it is published."""


def may_write_some_summary(user) -> Verdict:
    """Whoever is a specialist of some unit."""
    if user.is_superuser or scope_of(user).holds(Role.SPECIALIST):
        return YES
    return no(_("Chỉ chuyên viên mới soạn báo cáo sơ kết, tổng kết. Hãy nhờ chuyên viên của đơn vị."))


def may_write_summary_for(user, unit) -> Verdict:
    """Specialists of the unit, or of one above it."""
    if user.is_superuser or scope_of(user).covers(unit.path, Role.SPECIALIST):
        return YES
    return no(_("Chỉ chuyên viên của đơn vị hoặc của cấp trên mới soạn báo cáo sơ kết, tổng kết."))


def may_write_summary(user, summary) -> Verdict:
    """The same, for a summary that stands."""
    return may_write_summary_for(user, summary.unit)


def may_change_summary(user, summary) -> Verdict:
    """Whoever may write it, while it is a draft."""
    if not (verdict := may_write_summary(user, summary)):
        return verdict
    return YES if summary.is_open else not_now(_("Số liệu đã chốt nên lời văn không sửa được. Hãy rút rồi soạn lại."))


def may_approve_summary(user, summary) -> Verdict:
    """An approver of the unit, or of one above it, who wrote nothing of the summary."""
    if not scope_of(user).covers(summary.unit.path, Role.APPROVER):
        return no(_("Chỉ người phê duyệt của đơn vị hoặc của cấp trên mới chốt số liệu, ban hành báo cáo."))
    if user.pk == summary.written_by_id or has_edited(user, summary):
        return no(_("Bạn đã soạn hoặc sửa báo cáo này nên người phê duyệt khác phải chốt, ban hành."))
    return YES


def may_withdraw_summary(user, summary) -> Verdict:
    """An approver of the unit, or of one above it."""
    if scope_of(user).covers(summary.unit.path, Role.APPROVER):
        return YES
    return no(_("Chỉ người phê duyệt của đơn vị hoặc của cấp trên mới rút báo cáo."))
