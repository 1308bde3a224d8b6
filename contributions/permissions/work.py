from collections.abc import Collection

from django.utils.translation import gettext as _

from common.editing import has_edited, has_edited_one
from common.verdict import YES, Verdict, no
from contributions.models import PlaqueLevel, Work
from units.models import Role, UnitKind
from units.permissions import may_write_for
from units.scope import scope_of

LEVELS = tuple(PlaqueLevel)
HIGHEST_PLAQUE = {
    UnitKind.CONFEDERATION: PlaqueLevel.CONFEDERATION,
    UnitKind.PROVINCIAL: PlaqueLevel.PROVINCE,
    UnitKind.SECTORAL: PlaqueLevel.PROVINCE,
    UnitKind.DISTRICT: PlaqueLevel.UPPER,
    UnitKind.UPPER_GRASSROOTS: PlaqueLevel.UPPER,
}
"""The highest plaque a specialist of such a unit decides on: that of the own level."""


OF_THE_UNIT = ("inspect", "propose_plaque")
"""Moves of the unit that a decision about the plaque rests on."""


def may_edit_work(user, work: Work) -> Verdict:
    return may_write_for(user, work.owner_unit)


def may_decide_plaque(user, work: Work) -> Verdict:
    """A specialist strictly above the unit, not below the level of the plaque, who did nothing on the unit's behalf."""
    kinds = scope_of(user).kinds_above(work.owner_unit.path, Role.SPECIALIST)
    if not kinds:
        return no(_("Chỉ chuyên viên của công đoàn cấp trên mới ghi quyết định gắn biển."))
    if not any(reaches_plaque(kind, work.plaque_level) for kind in kinds):
        return no(
            _("Đơn vị đề nghị biển ở «%(level)s», trên cấp của bạn. Hãy để chuyên viên của cấp đó quyết định.")
            % {"level": work.get_plaque_level_display()}
        )
    if has_edited(user, work, *OF_THE_UNIT):
        return no(_("Bạn đã làm thay đơn vị ở công trình này nên không quyết định gắn biển. Hãy để chuyên viên khác."))
    return YES


def reaches_plaque(kind: str, level: str) -> bool:
    """Whether a unit of ``kind`` decides on plaques of ``level``."""
    highest = HIGHEST_PLAQUE.get(kind)
    return highest is not None and level in LEVELS and LEVELS.index(level) <= LEVELS.index(highest)


def spoke_for_their_units(user, keys: Collection[int]) -> bool:
    """Whether ``user`` changed, inspected or proposed one of the works with ``keys`` in the name of its unit."""
    return has_edited_one(user, Work, keys, *OF_THE_UNIT)


def follows_its_decision(_user, _work) -> Verdict:
    """Nobody asks for it: a decision that was issued entails it, and was asked there."""
    return YES


def may_conclude(user, one: Work, other: Work) -> Verdict:
    """A specialist whose role is above, or at, both units says whether two records are one work."""
    scope = scope_of(user)
    if all(scope.covers(work.owner_unit.path, Role.SPECIALIST) for work in (one, other)):
        return YES
    return no(_("Chỉ chuyên viên của công đoàn cấp trên cả hai đơn vị mới kết luận được."))
