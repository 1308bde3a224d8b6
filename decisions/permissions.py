"""Who may read, draft and issue decisions."""

from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from people.models import Member
from units.models import Role
from units.scope import scope_of

READERS = (Role.SPECIALIST, Role.APPROVER, Role.COUNCIL, Role.FINANCE, Role.AUDITOR, Role.VIEWER)
"""Roles at or above a decision's unit that see it before it is issued."""
KEEPERS = tuple(role for role in READERS if role != Role.COUNCIL)
"""Of them those who also keep what follows from it: its certificates and the golden book."""
DRAFTERS = (Role.SPECIALIST, Role.APPROVER)


def may_draft_for(user, unit) -> Verdict:
    """A specialist or approver whose role reaches the unit that decides."""
    if scope_of(user).covers(unit.path, *DRAFTERS):
        return YES
    return no(_("Chỉ chuyên viên, người phê duyệt của đơn vị ban hành hoặc cấp trên mới được soạn quyết định."))


def may_draft(user, decision) -> Verdict:
    """The same, for a decision that stands."""
    return may_draft_for(user, decision.unit)


def may_send_back(user, decision) -> Verdict:
    """Whoever may draft, or is to issue, takes a decision back to a draft."""
    return may_draft(user, decision)


def may_issue(user, decision) -> Verdict:
    """An approver of the unit who neither drafted nor submitted the decision and is not awarded by it."""
    if not scope_of(user).covers(decision.unit.path, Role.APPROVER):
        return no(_("Chỉ người phê duyệt của đơn vị ban hành hoặc cấp trên mới được công bố quyết định."))
    if user.pk in (decision.drafted_by_id, decision.submitted_by_id):
        return no(_("Bạn đã soạn hoặc trình quyết định này nên người phê duyệt khác phải công bố."))
    own = Member.objects.filter(user=user).first()
    if own and decision.lines.filter(member__in=Member.objects.of_people([own.person_id])).exists():
        return no(_("Bạn có tên trong danh sách khen thưởng này nên người phê duyệt khác phải công bố."))
    return YES


def follows_its_decision(user, recommendation) -> Verdict:
    """What a decision entails for a recommendation was asked of the decision."""
    return YES
