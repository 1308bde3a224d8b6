"""Who may do what with certificates; each answers with a verdict that says why not."""

from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from decisions.models import Decision
from decisions.permissions import KEEPERS
from units.models import Role
from units.scope import scope_of

READERS = KEEPERS
"""See the certificates of the decisions within their reach."""
MAKERS = (Role.SPECIALIST, Role.APPROVER)
"""Give certificates out."""


def may_change_keys(user) -> Verdict:
    """Whoever runs the whole system."""
    return YES if user.is_superuser else no(_("Chỉ người quản trị hệ thống mới được đổi khoá ký."))


def may_give(user, decision) -> Verdict:
    """A specialist or an approver of the unit that decided, or of one above it."""
    if scope_of(user).covers(decision.unit.path, *MAKERS):
        return YES
    return no(_("Chỉ chuyên viên, người phê duyệt của đơn vị ban hành quyết định mới được cấp bằng, giấy."))


def may_hold(user, unit) -> Verdict:
    """A specialist or an approver of the unit, or of one above it."""
    if scope_of(user).covers(unit.path, *MAKERS):
        return YES
    return no(_("Chỉ chuyên viên, người phê duyệt của đơn vị mới lập được danh sách trao tặng."))


def may_print(user, run) -> Verdict:
    """A printing is made, kept and given up in the name of whoever asked for it."""
    return YES if user.pk == run.by_id else no(_("Chỉ người đã yêu cầu in mới làm được việc này."))


def may_stop_print(user, run) -> Verdict:
    """Whoever asked for it, or may ask for the same."""
    if run.by_id == user.pk:
        return YES
    if run.decision:
        return may_give(user, run.decision)
    return may_hold(user, run.ceremony.unit) if run.ceremony else may_print(user, run)


def may_print_search(user) -> Verdict:
    """Whoever gives certificates out somewhere; others' decisions are left out of what is printed."""
    if scope_of(user).holds(*MAKERS):
        return YES
    return no(_("Chỉ chuyên viên, người phê duyệt mới in được bằng, giấy."))


def may_read_print(user, run) -> Verdict:
    """Whoever sees the decision or the ceremony; of a search whoever made it and still sees all its decisions."""
    if run.decision or run.ceremony:
        return YES
    if not (verdict := may_print(user, run)):
        return verdict
    if Decision.objects.filter(lines__in=run.lines).exclude(pk__in=Decision.objects.kept_by(user, *READERS)).exists():
        return no(_("Quyền của bạn đã thay đổi từ lúc in nên không mở lại được tệp này."))
    return YES
