"""Who changes the tree of units: two people, never one."""

from django.utils.translation import gettext as _

from common.editing import has_edited
from common.verdict import YES, Verdict, no
from units.models import Role
from units.scope import scope_of

DRAFTERS = (Role.SPECIALIST, Role.MANAGER)
"""Whoever prepares a reorganisation of the units below."""


def may_draft_some(user) -> Verdict:
    """A specialist or manager of some unit."""
    if scope_of(user).holds(*DRAFTERS):
        return YES
    return no(_("Chỉ chuyên viên hoặc người quản lý tài khoản của công đoàn cấp trên lập được việc sắp xếp tổ chức."))


def may_draft(user, reorganisation) -> Verdict:
    """A specialist or manager whose role reaches the unit that decides, while it is a draft."""
    if not reorganisation.is_draft:
        return no(_("Việc sắp xếp này không còn là bản nháp nên không sửa được."))
    if scope_of(user).covers(reorganisation.unit.path, *DRAFTERS):
        return YES
    return no(_("Chỉ chuyên viên hoặc người quản lý tài khoản của đơn vị quyết định mới sửa được việc này."))


def may_schedule(user, reorganisation) -> Verdict:
    """An approver whose role reaches the unit that decides, who typed nothing in it."""
    if not scope_of(user).covers(reorganisation.unit.path, Role.APPROVER):
        return no(_("Chỉ người phê duyệt của đơn vị quyết định mới duyệt được việc sắp xếp này."))
    if _typed(user, reorganisation):
        return no(_("Bạn đã lập hoặc sửa việc sắp xếp này nên không tự duyệt nó. Hãy để người phê duyệt khác làm."))
    return YES


def may_undo(user, reorganisation) -> Verdict:
    """Of a draft whoever may draft it; once scheduled an approver of the unit that decides, or of one above it."""
    if reorganisation.is_draft:
        return may_draft(user, reorganisation)
    if scope_of(user).covers(reorganisation.unit.path, Role.APPROVER):
        return YES
    return no(_("Chỉ người phê duyệt của đơn vị quyết định mới huỷ được việc đã duyệt."))


def may_give_up(user, line) -> Verdict:
    """An approver whose role reaches the unit another union is to receive, while a draft, who typed nothing in it."""
    if line.operation != "receive" or not line.reorganisation.is_draft or line.confirmed_by_id:
        return no(_("Dòng này không chờ ai đồng ý."))
    if not scope_of(user).covers(line.source.path, Role.APPROVER):
        return no(_("Chỉ người phê duyệt của bên giao mới đồng ý được."))
    if _typed(user, line.reorganisation):
        return no(_("Bạn đã lập hoặc sửa việc sắp xếp này nên không tự đồng ý thay bên giao. Hãy để người khác làm."))
    return YES


def may_apply(user, reorganisation) -> Verdict:
    """The machine, in the name of whoever scheduled it."""
    if user is not None and user.pk == reorganisation.scheduled_by_id:
        return YES
    return no(_("Việc sắp xếp do hệ thống thực hiện khi đến ngày."))


def _typed(user, reorganisation) -> bool:
    return reorganisation.drafted_by_id == user.pk or has_edited(user, reorganisation)
