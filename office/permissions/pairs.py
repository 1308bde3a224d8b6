"""Who looks for records of one person and says what they are."""

from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from people.permissions import stands_for_person
from units.models import Role
from units.permissions import KEEPERS
from units.scope import scope_of

MERGERS = (Role.SPECIALIST, Role.MANAGER)


def may_compare(user) -> Verdict:
    """Whoever keeps the register of some unit."""
    if user.is_superuser or scope_of(user).holds(*KEEPERS):
        return YES
    return no(_("Chỉ người giữ sổ đoàn viên được tìm và so sánh các bản ghi trùng."))


def may_join(user, *members) -> Verdict:
    """A specialist or manager who reaches the units of all ``members``; an editor only suggests."""
    scope = scope_of(user)
    if user.is_superuser or all(scope.covers(member.unit.path, *MERGERS) for member in members):
        return YES
    return no(_("Chỉ chuyên viên, người quản lý của cả hai đơn vị được gộp hai bản ghi. Hãy nhờ công đoàn cấp trên."))


def may_merge(user, one, other) -> Verdict:
    """The same, while each of the two stands for a person."""
    refusals = [verdict for row in (one, other) if not (verdict := stands_for_person(row))]
    return refusals[0] if refusals else may_join(user, one, other)
