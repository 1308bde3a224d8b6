from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from contributions.models import Initiative, RecognitionLevel
from units.models import Role, UnitKind
from units.permissions import may_write_for
from units.scope import scope_of

LEVELS = tuple(RecognitionLevel)
HIGHEST_CONFIRMED = {
    UnitKind.CONFEDERATION: RecognitionLevel.NATIONAL,
    UnitKind.PROVINCIAL: RecognitionLevel.PROVINCE,
    UnitKind.SECTORAL: RecognitionLevel.PROVINCE,
    UnitKind.DISTRICT: RecognitionLevel.UPPER,
    UnitKind.UPPER_GRASSROOTS: RecognitionLevel.UPPER,
    UnitKind.GRASSROOTS: RecognitionLevel.BASE,
}
"""The highest recognition a specialist of such a unit confirms: that of the own level."""


def may_edit_initiative(user, initiative: Initiative) -> Verdict:
    return may_write_for(user, initiative.unit)


def may_recognise_initiative(user, initiative: Initiative) -> Verdict:
    """A specialist strictly above the unit, not below the level that recognised it, who confirms what it declares."""
    kinds = scope_of(user).kinds_above(initiative.unit.path, Role.SPECIALIST)
    if not kinds:
        return no(_("Chỉ chuyên viên của công đoàn cấp trên mới xác nhận được việc công nhận sáng kiến."))
    if not initiative.recognised_level or any(_reaches(kind, initiative.recognised_level) for kind in kinds):
        return YES
    return no(
        _("Sáng kiến ghi được công nhận ở «%(level)s», trên cấp của bạn. Hãy để chuyên viên của cấp đó xác nhận.")
        % {"level": initiative.get_recognised_level_display()}
    )


def _reaches(kind: str, level: str) -> bool:
    highest = HIGHEST_CONFIRMED.get(kind)
    return highest is not None and LEVELS.index(level) <= LEVELS.index(highest)
