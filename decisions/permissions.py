"""Who may read, draft and issue decisions."""

from django.utils.translation import gettext as _

from common.editing import has_edited
from common.verdict import YES, Verdict, no, not_now
from decisions.chain import current_step
from decisions.models import STEP_ROLES
from decisions.querysets import WRITING
from decisions.standing import is_impartial, is_named, issue_standing, step_standing
from units.models import Role
from units.scope import scope_of

READERS = (Role.SPECIALIST, Role.APPROVER, Role.COUNCIL, Role.FINANCE, Role.AUDITOR, Role.VIEWER)
"""Roles at or above a decision's unit that see it before it is issued."""
KEEPERS = tuple(role for role in READERS if role != Role.COUNCIL)
"""Of them those who also keep what follows from it: its certificates and the golden book."""
DRAFTERS = (Role.SPECIALIST, Role.APPROVER)
CHAIN_SETTERS = (Role.MANAGER, Role.APPROVER)
NUMBER_SETTERS = (Role.MANAGER,)


def may_draft_for(user, unit) -> Verdict:
    """A specialist or approver whose role reaches the unit that decides."""
    if scope_of(user).covers(unit.path, *DRAFTERS):
        return YES
    return no(_("Chỉ chuyên viên, người phê duyệt của đơn vị ban hành hoặc cấp trên mới được soạn quyết định."))


def may_draft(user, decision) -> Verdict:
    """The same, for a decision that stands."""
    return may_draft_for(user, decision.unit)


def may_draft_somewhere(user) -> Verdict:
    """A specialist or approver of some unit; ``may_draft_for`` says of each."""
    if scope_of(user).holds(*DRAFTERS):
        return YES
    return no(_("Chỉ chuyên viên, người phê duyệt mới soạn được quyết định, tờ trình."))


def may_change_draft(user, decision) -> Verdict:
    """Whoever may draft it, while it is a draft."""
    if not (verdict := may_draft(user, decision)):
        return verdict
    return YES if decision.is_open else not_now(_("Chỉ sửa, huỷ được khi còn là dự thảo."))


def may_send_back(user, decision) -> Verdict:
    """Whoever may draft, or is to issue, takes a decision back to a draft."""
    verdict = may_draft(user, decision)
    return YES if verdict or may_issue(user, decision) else verdict


def may_issue(user, decision) -> Verdict:
    """An approver of the unit, or their deputy, who neither wrote nor submitted the decision, is not awarded by it
    and has a waiver where it names somebody of their own unit."""
    return issue_standing(user, decision).verdict


def may_take_step(user, decision) -> Verdict:
    """Whoever holds the role of the present step at its unit, or their deputy; barred as ``may_issue``, and whoever
    approved a step before."""
    return step_standing(user, decision, current_step(decision)).verdict


def may_waive(user, decision) -> Verdict:
    """An approver of the unit who could issue the decision lets a colleague of a recipient act; never themselves."""
    if not scope_of(user).covers(decision.unit.path, Role.APPROVER):
        return no(_("Chỉ người phê duyệt của đơn vị ban hành hoặc cấp trên mới cho phép được."))
    return is_impartial(user, decision)


def may_set_chain_for(user, unit) -> Verdict:
    """A manager or approver whose role reaches the unit that sets the steps."""
    if scope_of(user).covers(unit.path, *CHAIN_SETTERS):
        return YES
    return no(_("Chỉ người quản lý tài khoản, người phê duyệt của đơn vị hoặc cấp trên mới đặt được quy trình duyệt."))


def may_set_some_chain(user) -> Verdict:
    """Such a person of some unit."""
    if scope_of(user).holds(*CHAIN_SETTERS):
        return YES
    return no(_("Chỉ người quản lý tài khoản hoặc người phê duyệt mới đặt được quy trình duyệt."))


def may_set_numbers_for(user, unit) -> Verdict:
    """A manager whose role reaches the unit."""
    if scope_of(user).covers(unit.path, *NUMBER_SETTERS):
        return YES
    return no(_("Chỉ người quản lý tài khoản của đơn vị hoặc cấp trên mới ghi được số cuối đã dùng."))


def may_set_some_numbers(user) -> Verdict:
    """Such a person of some unit."""
    if scope_of(user).holds(*NUMBER_SETTERS):
        return YES
    return no(_("Chỉ người quản lý tài khoản mới ghi được số cuối đã dùng."))


def may_delegate(user) -> Verdict:
    """Whoever holds a role a step or the issue may ask for, at some unit."""
    if scope_of(user).holds(*STEP_ROLES):
        return YES
    return no(_("Chỉ người có vai trò duyệt ở một đơn vị mới uỷ quyền được."))


def may_withdraw_delegation(user, delegation) -> Verdict:
    """The person who gave it; a manager of the unit, when that person cannot."""
    if user.pk == delegation.principal_id or scope_of(user).covers(delegation.unit.path, Role.MANAGER):
        return YES
    return no(_("Chỉ người đã uỷ quyền hoặc người quản lý tài khoản của đơn vị mới rút lại được."))


def follows_its_decision(user, recommendation) -> Verdict:
    """What a decision entails for a recommendation was asked of the decision."""
    return YES


def may_edit_letter(user, letter) -> Verdict:
    """Whoever may draft decisions of the unit writes its letters to higher bodies as well."""
    if scope_of(user).covers(letter.unit.path, *DRAFTERS):
        return YES
    return no(_("Chỉ chuyên viên, người phê duyệt của đơn vị trình hoặc cấp trên mới được soạn tờ trình."))


def may_change_letter(user, letter) -> Verdict:
    """Whoever may edit it, while it is a draft."""
    if not (verdict := may_edit_letter(user, letter)):
        return verdict
    return YES if letter.is_open else not_now(_("Chỉ sửa, huỷ được khi còn là dự thảo."))


def may_send(user, letter) -> Verdict:
    """An approver of the unit who wrote nothing of the letter and is not put up by it."""
    if not scope_of(user).covers(letter.unit.path, Role.APPROVER):
        return no(_("Chỉ người phê duyệt của đơn vị trình hoặc cấp trên mới được gửi tờ trình."))
    if user.pk == letter.drafted_by_id or has_edited(user, letter, *WRITING):
        return no(_("Bạn đã soạn hoặc sửa tờ trình này nên người phê duyệt khác phải gửi."))
    return _not_put_up(user, letter)


def may_withdraw(user, letter) -> Verdict:
    """An approver of the unit that sent it."""
    if scope_of(user).covers(letter.unit.path, Role.APPROVER):
        return YES
    return no(_("Chỉ người phê duyệt của đơn vị trình hoặc cấp trên mới được rút tờ trình."))


def may_answer(user, letter) -> Verdict:
    """A specialist or approver of the unit that sent it, of the unit it went to, or above one of them."""
    paths = [unit.path for unit in (letter.unit, letter.addressee_unit) if unit]
    if not any(scope_of(user).covers(path, *DRAFTERS) for path in paths):
        return no(_("Chỉ chuyên viên, người phê duyệt của đơn vị trình hoặc đơn vị nhận mới được ghi trả lời."))
    return _not_put_up(user, letter)


def may_correct(user, line) -> Verdict:
    """The same, but never who recorded the answer."""
    if user.pk == line.recorded_by_id:
        return no(_("Bạn đã ghi trả lời này nên người khác phải sửa."))
    return may_answer(user, line.letter)


def _not_put_up(user, letter) -> Verdict:
    if is_named(user, letter):
        return no(_("Bạn có tên trong danh sách đề nghị này nên người khác phải làm việc này."))
    return YES
