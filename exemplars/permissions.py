from django.utils.translation import gettext as _

from common.editing import has_edited
from common.verdict import YES, Verdict, no
from exemplars.models import Exemplar, SelectionRound, StoryComment
from units.models import Role
from units.permissions import may_write_for
from units.scope import scope_of

OF_THE_UNIT = ("propose", "select")
"""Moves of the unit that an approval rests on."""


def may_edit_exemplar(user, exemplar: Exemplar) -> Verdict:
    return may_write_for(user, exemplar.unit)


def may_judge_exemplar(user, exemplar: Exemplar) -> Verdict:
    """A specialist strictly above the unit who wrote, proposed or chose nothing of it and is not whom it is about."""
    if not scope_of(user).covers_from_above(exemplar.unit.path, Role.SPECIALIST):
        return no(_("Chỉ chuyên viên của công đoàn cấp trên mới duyệt được điển hình."))
    if is_about(user, exemplar):
        return no(_("Điển hình này viết về bạn nên bạn không duyệt. Hãy để chuyên viên khác duyệt."))
    if has_edited(user, exemplar, *OF_THE_UNIT):
        return no(_("Bạn đã viết, đề cử hoặc chốt bình chọn điển hình này nên không duyệt. Hãy để chuyên viên khác."))
    return YES


def may_take_down(user, exemplar: Exemplar) -> Verdict:
    """Editors who reach the unit, specialists above it, ended or not, and whom it is about: nobody is shown against
    their will."""
    if user.is_superuser or _keeps(user, exemplar) or is_about(user, exemplar):
        return YES
    return no(_("Chỉ người được viết, người lập hồ sơ của đơn vị và chuyên viên cấp trên mới rút được sự đồng ý."))


def may_moderate(user, comment: StoryComment) -> Verdict:
    """Editors who reach the unit of the story, and specialists above it."""
    if _keeps(user, comment.exemplar):
        return YES
    return no(_("Chỉ người lập hồ sơ của đơn vị và chuyên viên cấp trên mới duyệt được bình luận."))


def may_run_rounds(user, round_: SelectionRound) -> Verdict:
    return may_write_for(user, round_.unit)


def may_cast_ballot(user, round_: SelectionRound) -> Verdict:
    """Whoever holds a role at the unit itself today; one query."""
    if user.role_assignments.today().filter(unit=round_.unit_id).exists():
        return YES
    return no(_("Chỉ cán bộ giữ vai trò ở chính %(unit)s mới bỏ phiếu.") % {"unit": round_.unit.label})


def is_about(user, exemplar: Exemplar) -> bool:
    """Whether ``user`` is the account of the person the exemplar is about; one query, none without a person."""
    if exemplar.member_id is None or not user.is_authenticated:
        return False
    return Exemplar.objects.filter(pk=exemplar.pk).of_account(user).exists()


def follows_its_round(_user, _exemplar) -> Verdict:
    """Nobody asks for it: a round that was closed entails it, and was asked there."""
    return YES


def follows_its_consent(_user, _exemplar) -> Verdict:
    """Nobody asks for it: the consent taken back entails it, and was asked there."""
    return YES


def _keeps(user, exemplar: Exemplar) -> bool:
    scope, path = scope_of(user), exemplar.unit.path
    return scope.covers(path, Role.EDITOR) or scope.covers_from_above(path, Role.SPECIALIST)
