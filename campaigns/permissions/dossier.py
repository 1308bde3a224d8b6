from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.utils.translation import gettext as _

from campaigns.models import Dossier, DossierVersion, Entry
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
    part = _with_part(user, dossier)
    if dossier.sent_by_id == user.pk or part.has_sent:
        return no(_("Bạn đã nộp hồ sơ này nên không được xử lý nó. Hãy để chuyên viên khác xử lý."))
    if part.has_typed:
        return no(_("Bạn đã nhập dữ liệu vào hồ sơ này nên không được xử lý nó. Hãy để chuyên viên khác xử lý."))
    return YES


def with_part_of(user, rows: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """``rows``, of each of which ``may_review`` needs to ask nothing more about ``user``.

    ``has_sent`` says whether that person ever sent it; ``has_typed`` whether that person edited anything in it, or
    added an entry that still stands.
    """
    sent = DossierVersion.objects.filter(dossier=OuterRef("pk"), sent_by=user)
    added = Entry.objects.filter(dossier=OuterRef("pk"), added_by=user)
    edits = AuditEntry.objects.filter(
        subject_type=ContentType.objects.get_for_model(Dossier), subject_id=OuterRef("pk"), move=EDIT, actor=user
    )
    return rows.annotate(
        part_of=Value(user.pk), has_sent=Exists(sent.order_by()), has_typed=Q(Exists(added)) | Q(Exists(edits))
    )


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


def _with_part(user, dossier) -> Dossier:
    """The dossier as ``with_part_of`` has it; one query unless it was read so."""
    if getattr(dossier, "part_of", None) == user.pk:
        return dossier
    return with_part_of(user, Dossier.objects.filter(pk=dossier.pk)).only("pk").get()
