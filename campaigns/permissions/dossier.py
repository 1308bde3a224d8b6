from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from campaigns.models import Dossier
from common.editing import EDIT
from common.models import AuditEntry
from common.verdict import YES, Verdict, no
from units.models import Role
from units.permissions import may_write_for, takes_writes
from units.scope import scope_of


def may_edit(user, dossier) -> Verdict:
    """The unit's editor, or a specialist above who fills it in on behalf."""
    return may_write_for(user, dossier.unit)


def may_withdraw(user, dossier) -> Verdict:
    """The unit's editor, or whoever sent it and may still write for the unit."""
    if not (verdict := takes_writes(dossier.unit)):
        return verdict
    if scope_of(user).covers(dossier.unit.path, Role.EDITOR):
        return YES
    if dossier.sent_by_id == user.pk:
        return may_write_for(user, dossier.unit)
    return no(_("Chỉ người lập hồ sơ của đơn vị hoặc người đã nộp mới được rút hồ sơ."))


def may_close(_user, dossier) -> Verdict:
    """Nobody by hand: the dossier ends with its unit."""
    if dossier.unit.has_ended:
        return YES
    return no(_("Hồ sơ chỉ được đóng khi đơn vị kết thúc hoạt động."))


def may_review(user, dossier) -> Verdict:
    """A specialist strictly above the unit who neither opened, nor typed in, nor sent the dossier."""
    if not _is_specialist_above(user, dossier):
        return no(_("Chỉ chuyên viên của công đoàn cấp trên mới được xử lý hồ sơ này."))
    if dossier.created_by_id == user.pk:
        return no(_("Bạn đã lập hồ sơ này nên không được xử lý nó. Hãy để chuyên viên khác xử lý."))
    if _sent(user, dossier):
        return no(_("Bạn đã nộp hồ sơ này nên không được xử lý nó. Hãy để chuyên viên khác xử lý."))
    if _typed(user, dossier):
        return no(_("Bạn đã nhập dữ liệu vào hồ sơ này nên không được xử lý nó. Hãy để chuyên viên khác xử lý."))
    return YES


def may_extend(user, dossier) -> Verdict:
    """A specialist strictly above the unit."""
    if _is_specialist_above(user, dossier):
        return YES
    return no(_("Chỉ chuyên viên của công đoàn cấp trên mới được gia hạn cho đơn vị này."))


def may_ask_extension(user, dossier) -> Verdict:
    """The unit's editor; a specialist above extends without asking."""
    if not (verdict := takes_writes(dossier.unit)):
        return verdict
    if scope_of(user).covers(dossier.unit.path, Role.EDITOR):
        return YES
    return no(_("Chỉ người lập hồ sơ của đơn vị mới xin gia hạn được."))


def may_answer(user, request) -> Verdict:
    """Whoever may extend the dossier the request is about."""
    return may_extend(user, request.dossier)


def may_assign(user, dossier) -> Verdict:
    """A specialist strictly above the unit, whoever reviews it in the end."""
    if _is_specialist_above(user, dossier):
        return YES
    return no(_("Chỉ chuyên viên của công đoàn cấp trên mới được giao hồ sơ này."))


def _is_specialist_above(user, dossier) -> bool:
    return scope_of(user).covers_from_above(dossier.unit.path, Role.SPECIALIST)


def _sent(user, dossier) -> bool:
    return dossier.sent_by_id == user.pk or dossier.versions.filter(sent_by=user).exists()


def _typed(user, dossier) -> bool:
    """Whether ``user`` added an entry that still stands, or edited anything in the dossier."""
    if dossier.entries.filter(added_by=user).exists():
        return True
    return AuditEntry.objects.filter(
        subject_type=ContentType.objects.get_for_model(Dossier), subject_id=dossier.pk, move=EDIT, actor=user
    ).exists()
