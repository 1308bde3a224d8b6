from django.utils.translation import gettext as _

from common.editing import has_edited
from common.verdict import YES, Verdict, no
from spot.models import SpotProposal
from units.models import Role
from units.permissions import may_write_for, takes_writes
from units.scope import scope_of


def may_propose(user, proposal: SpotProposal) -> Verdict:
    """Whoever writes for the unit that proposes."""
    return may_write_for(user, proposal.unit)


def may_judge(user, proposal: SpotProposal) -> Verdict:
    """A specialist who reaches the unit that decides, wrote and sent nothing of it and is not whom it is about."""
    if not (verdict := takes_writes(proposal.decider)):
        return verdict
    if not scope_of(user).covers(proposal.decider.path, Role.SPECIALIST):
        return no(_("Chỉ chuyên viên của đơn vị quyết định khen hoặc của cấp trên mới trả lời được đề nghị này."))
    if is_about(user, proposal):
        return no(_("Đề nghị này khen chính bạn nên bạn không trả lời. Hãy để chuyên viên khác."))
    if has_edited(user, proposal, "send"):
        return no(_("Bạn đã viết hoặc gửi đề nghị này nên không trả lời. Hãy để chuyên viên khác."))
    return YES


def is_about(user, proposal: SpotProposal) -> bool:
    """Whether ``user`` is the account of the person to be awarded."""
    person = proposal.member and proposal.member.person
    return bool(person and person.user_id and person.user_id == user.pk)
