"""Who asks the public and agencies about those to be awarded, and who settles what they say."""

from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from consultations.models import Consultation, ConsultationRequest, Objection, PublicComment, PublicNotice
from people.models import Member
from units.models import Role
from units.scope import scope_of

KEEPERS = (Role.SPECIALIST, Role.APPROVER)
"""Whoever publishes lists, writes to agencies and settles what comes back."""


def may_consult_somewhere(user) -> Verdict:
    """A specialist or approver of some unit; ``may_consult`` says of each."""
    if scope_of(user).holds(*KEEPERS):
        return YES
    return no(_("Chỉ chuyên viên hoặc người phê duyệt mới lấy ý kiến về danh sách khen thưởng."))


def may_consult(user, unit) -> Verdict:
    """A specialist or approver whose role reaches ``unit``."""
    if scope_of(user).covers(unit.path, *KEEPERS):
        return YES
    return no(_("Chỉ chuyên viên, người phê duyệt của đơn vị lấy ý kiến hoặc cấp trên mới làm được việc này."))


def may_keep(user, row: PublicNotice | Consultation) -> Verdict:
    """Whoever may consult for the unit and does not stand on the list; nobody else reads who said what of it."""
    if not (verdict := may_consult(user, row.unit)):
        return verdict
    return _is_not_listed(user, row.lines.all())


def may_keep_request(user, request: ConsultationRequest) -> Verdict:
    return may_keep(user, request.consultation)


def may_answer(user, comment: PublicComment) -> Verdict:
    return may_keep(user, comment.notice)


def may_waive(user, objection: Objection) -> Verdict:
    """An approver of the unit who is not the one objected to."""
    if not scope_of(user).covers(objection.request.consultation.unit.path, Role.APPROVER):
        return no(_("Chỉ người phê duyệt của đơn vị hoặc cấp trên mới quyết định vẫn xét."))
    return _is_not_listed(user, objection.request.consultation.lines.filter(pk=objection.line_id))


def _is_not_listed(user, lines) -> Verdict:
    own = Member.objects.filter(user=user).first()
    people = Member.objects.of_people([own.person_id]) if own else Member.objects.none()
    if own and lines.filter(recommendation__entry__member__in=people).exists():
        return no(_("Bạn có tên trong danh sách này nên người khác phải xử lý."))
    return YES
