from django.utils.translation import gettext as _

from common.editing import has_edited
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


def may_add_initiatives(user) -> Verdict:
    """Whoever writes for some unit."""
    if scope_of(user).holds(Role.EDITOR, Role.SPECIALIST):
        return YES
    return no(_("Vai trò của bạn không lập được sáng kiến. Hãy nhờ người lập hồ sơ của đơn vị."))


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


def may_check_initiative(user, initiative: Initiative) -> Verdict:
    """A specialist strictly above the unit who is no author of it and wrote nothing of it."""
    if not scope_of(user).covers_from_above(initiative.unit.path, Role.SPECIALIST):
        return no(_("Chỉ chuyên viên của công đoàn cấp trên mới kiểm tra được sáng kiến."))
    if not (verdict := is_no_author(user, initiative)):
        return verdict
    if has_edited(user, initiative):
        return no(_("Bạn đã nhập hoặc sửa sáng kiến này nên không được xét nó. Hãy để chuyên viên khác xét."))
    return YES


def may_answer_suggestion(user, suggestion) -> Verdict:
    """Whoever writes for the unit says whether what a worker handed in becomes the unit's."""
    return may_write_for(user, suggestion.initiative.unit)


def may_confirm_benefit(user, initiative: Initiative) -> Verdict:
    """Whoever writes for the unit puts down the employer's word; once it is recognised only somebody above."""
    if not initiative.is_confirmed:
        return may_write_for(user, initiative.unit)
    if scope_of(user).covers_from_above(initiative.unit.path, Role.SPECIALIST):
        return YES
    return no(_("Sáng kiến đã được công nhận: chỉ chuyên viên của công đoàn cấp trên mới sửa giá trị được xác nhận."))


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
    return may_recognise_at(user, initiative, initiative.recognised_level)


def may_record_recognition(user, initiative: Initiative, level: str) -> Verdict:
    """As ``may_recognise_at``, but for an author."""
    verdict = may_recognise_at(user, initiative, level)
    return is_no_author(user, initiative) if verdict else verdict


def is_no_author(user, initiative: Initiative) -> Verdict:
    """Nobody judges what they made."""
    if not initiative.authors.of_account(user).exists():
        return YES
    return no(_("Bạn là tác giả nên không được xét sáng kiến này. Hãy để chuyên viên khác xét."))


def may_recognise_at(user, initiative: Initiative, level: str) -> Verdict:
    """A specialist strictly above the unit, not below ``level``; any of them where the level is not known."""
    kinds = scope_of(user).kinds_above(initiative.unit.path, Role.SPECIALIST)
    if not kinds:
        return no(_("Chỉ chuyên viên của công đoàn cấp trên mới xác nhận được việc công nhận sáng kiến."))
    if not level or any(_reaches(kind, level) for kind in kinds):
        return YES
    return no(
        _("Sáng kiến ghi được công nhận ở «%(level)s», trên cấp của bạn. Hãy để chuyên viên của cấp đó xác nhận.")
        % {"level": RecognitionLevel(level).label}
    )


def _reaches(kind: str, level: str) -> bool:
    highest = HIGHEST_CONFIRMED.get(kind)
    return highest is not None and LEVELS.index(level) <= LEVELS.index(highest)
