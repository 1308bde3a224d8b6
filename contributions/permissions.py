from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from contributions.models import Initiative
from units.models import Role
from units.permissions import may_write_for
from units.scope import scope_of


def may_edit_initiative(user, initiative: Initiative) -> Verdict:
    return may_write_for(user, initiative.unit)


def may_recognise_initiative(user, initiative: Initiative) -> Verdict:
    """A specialist strictly above the unit, who thereby confirms what the unit declared."""
    if scope_of(user).covers_from_above(initiative.unit.path, Role.SPECIALIST):
        return YES
    return no(_("Chỉ chuyên viên của công đoàn cấp trên mới xác nhận được việc công nhận sáng kiến."))
