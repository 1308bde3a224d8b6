"""What people conclude about two records that look alike; the machine never does."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from common.errors import DomainError, NotAllowed, TransitionRefused
from common.integrity import refusing
from common.workflow import Move, write_audit
from people.models import Member, MemberPair, PairVerdict
from people.permissions import may_keep


@transaction.atomic
def tell_apart(one: Member, other: Member, *, reason: str, by) -> MemberPair:
    """The two are different people, and are no longer shown as the same one; nothing of theirs changes.

    Raises ``NotAllowed`` for whoever does not keep both, ``DomainError`` without a reason, for one and the same record
    or for a pair somebody concluded about already.
    """
    _refuse_strangers(by, one, other)
    if one.pk == other.pk:
        raise DomainError(_("Hãy chọn hai bản ghi khác nhau."))
    if not reason.strip():
        raise DomainError(_("Hãy ghi căn cứ, ví dụ: khác số căn cước, đã gặp cả hai người."))
    first, second = sorted((one, other), key=lambda member: member.pk)
    pair = MemberPair(first=first, second=second, verdict=PairVerdict.DIFFERENT, reason=reason.strip(), made_by=by)
    with refusing(MemberPair):
        pair.save()
    write_audit(pair, "tell_apart", by=by, after=pair.verdict, record=Move(note=pair.reason))
    return pair


@transaction.atomic
def withdraw_conclusion(pair: MemberPair, *, reason: str, by) -> MemberPair:
    """The conclusion holds no longer, and stays on the list with ``reason``; the two may be shown together again.

    Raises ``NotAllowed``, ``DomainError`` without a reason, ``TransitionRefused`` when it was taken back already.
    """
    rows = MemberPair.objects.select_for_update(of=("self",)).select_related("first__unit", "second__unit")
    pair = rows.get(pk=pair.pk)
    _refuse_strangers(by, pair.first, pair.second)
    if pair.withdrawn_at or pair.verdict != PairVerdict.DIFFERENT:
        raise TransitionRefused(_("Kết luận này đã được bỏ."))
    if not reason.strip():
        raise DomainError(_("Hãy ghi lý do bỏ kết luận."))
    pair.withdrawn_by, pair.withdrawn_at, pair.withdrawn_reason = by, timezone.now(), reason.strip()
    pair.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_reason", "updated_at"])
    write_audit(pair, "withdraw_conclusion", by=by, before=pair.verdict, record=Move(note=pair.withdrawn_reason))
    return pair


def _refuse_strangers(by, *members: Member) -> None:
    for member in members:
        if not (verdict := may_keep(by, member)):
            raise NotAllowed(verdict.reason)
