"""What people conclude about two records that look alike; the machine never does."""

from django.db import transaction
from django.utils.translation import gettext as _

from common.concluding import conclude, take_back
from common.errors import DomainError, NotAllowed, TransitionRefused
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
    pair = conclude(MemberPair, one, other, verdict=PairVerdict.DIFFERENT, reason=reason.strip(), by=by)
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
    if pair.verdict != PairVerdict.DIFFERENT:
        raise TransitionRefused(_("Kết luận này đã được bỏ."))
    take_back(pair, reason=reason, by=by)
    write_audit(pair, "withdraw_conclusion", by=by, before=pair.verdict, record=Move(note=pair.withdrawn_reason))
    return pair


def _refuse_strangers(by, *members: Member) -> None:
    for member in members:
        if not (verdict := may_keep(by, member)):
            raise NotAllowed(verdict.reason)
