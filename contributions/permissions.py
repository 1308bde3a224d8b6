from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from contributions.models import Initiative, InitiativePair, RecognitionLevel
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


def may_read_content(user, initiative: Initiative) -> Verdict:
    """Whoever may see an initiative reads all of one that is not secret.

    Of a secret one title and effect are for all, the rest for its authors, for whoever holds a role at its unit or
    above, and for the superuser. One query, and only about a secret one of a unit out of reach.
    """
    if not initiative.is_secret or user.is_superuser or scope_of(user).covers(initiative.unit.path):
        return YES
    if user.is_authenticated and initiative.authors.of_account(user).exists():
        return YES
    return no(_("Sáng kiến có nội dung bí mật: ngoài đơn vị và công đoàn cấp trên chỉ xem được tên và hiệu quả."))


def may_read_beside(user, initiative: Initiative) -> Verdict:
    """Whoever looks at an alike one reads its content too where it is within reach, or shared with them, and no secret.

    Of others title and effect are shown.
    """
    is_within = user.is_superuser or scope_of(user).covers(initiative.unit.path)
    if not is_within and not Initiative.objects.in_library_for(user).filter(pk=initiative.pk).exists():
        return no(_("Sáng kiến của đơn vị khác, chưa chia sẻ với bạn: chỉ xem được tên và hiệu quả."))
    return may_read_content(user, initiative)


def may_conclude(user, *initiatives: Initiative) -> Verdict:
    """Whoever writes for the unit of one of ``initiatives`` says whether they are the same."""
    if any(may_write_for(user, initiative.unit) for initiative in initiatives):
        return YES
    return no(_("Chỉ người lập hồ sơ của một trong hai đơn vị, hoặc chuyên viên cấp trên, mới ghi được kết luận."))


def may_withdraw(user, pair: InitiativePair) -> Verdict:
    """Who made the conclusion, while they still may, and a specialist above one of the two units."""
    paths = [pair.first.unit.path, pair.second.unit.path]
    if any(scope_of(user).covers_from_above(path, Role.SPECIALIST) for path in paths):
        return YES
    if pair.made_by_id == user.pk:
        return may_conclude(user, pair.first, pair.second)
    return no(_("Chỉ người đã kết luận hoặc chuyên viên cấp trên mới bỏ được kết luận này."))


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
