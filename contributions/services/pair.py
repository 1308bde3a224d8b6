"""What people conclude about two initiatives that look alike; the machine never does."""

from django.db import transaction
from django.utils.translation import gettext as _

from common.concluding import conclude, take_back
from common.errors import DomainError, NotAllowed
from common.workflow import Move, write_audit
from contributions.models import Initiative, InitiativePair, InitiativeVerdict
from contributions.permissions.initiative import may_conclude, may_withdraw
from people.models import Member


@transaction.atomic
def tell_different(
    one: Initiative, other: Initiative, *, reason: str, by, said_by: Member | None = None
) -> InitiativePair:
    """The two are different initiatives and no longer shown as alike; nothing of theirs changes.

    ``reason`` is the word of ``said_by``, of ``by`` where that is ``None``.
    Raises ``NotAllowed`` for whoever writes for neither unit, ``DomainError`` without a reason, for one and the same
    initiative or for a pair somebody concluded about already.
    """
    if not (verdict := may_conclude(by, one, other)):
        raise NotAllowed(verdict.reason)
    return _concluded(one, other, verdict=InitiativeVerdict.DIFFERENT, reason=reason, by=by, said_by=said_by)


@transaction.atomic
def tell_same(kept: Initiative, other: Initiative, *, reason: str, by) -> InitiativePair:
    """The two are one initiative: ``other`` counts in ``kept`` from now on, and not by itself.

    Raises as ``tell_different``, ``NotAllowed`` also for whoever does not write for the unit of ``other``, and
    ``DomainError`` where ``kept`` counts in another one or others count in ``other``.
    """
    if not may_conclude(by, other):
        raise NotAllowed(
            _("«%(title)s» sẽ không được tính riêng nữa: việc này để người lập hồ sơ của %(unit)s hoặc cấp trên ghi.")
            % {"title": other.title, "unit": other.unit.label}
        )
    rows = Initiative.objects.select_for_update(of=("self",)).select_related("unit").in_bulk([kept.pk, other.pk])
    kept, other = rows[kept.pk], rows[other.pk]
    _refuse_chains(kept, other)
    pair = _concluded(kept, other, verdict=InitiativeVerdict.SAME, kept=kept, reason=reason, by=by)
    other.counts_in = kept
    other.save(update_fields=["counts_in", "updated_at"])
    return pair


@transaction.atomic
def withdraw_conclusion(pair: InitiativePair, *, reason: str, by) -> InitiativePair:
    """The conclusion holds no longer, and stays on the list with ``reason``; each of the two counts by itself.

    Raises ``NotAllowed``, ``DomainError`` without a reason, ``TransitionRefused`` when it was taken back already.
    """
    rows = InitiativePair.objects.select_for_update(of=("self",)).select_related("first__unit", "second__unit")
    pair = rows.get(pk=pair.pk)
    if not (verdict := may_withdraw(by, pair)):
        raise NotAllowed(verdict.reason)
    take_back(pair, reason=reason, by=by)
    if pair.verdict == InitiativeVerdict.SAME:
        pair.counted_within.counts_in = None
        pair.counted_within.save(update_fields=["counts_in", "updated_at"])
    write_audit(pair, "withdraw_conclusion", by=by, before=pair.verdict, record=Move(note=pair.withdrawn_reason))
    return pair


def _concluded(one: Initiative, other: Initiative, *, verdict, reason: str, by, **more) -> InitiativePair:
    if one.pk == other.pk:
        raise DomainError(_("Hãy chọn hai sáng kiến khác nhau."))
    if not reason.strip():
        raise DomainError(_("Hãy ghi lý do, ví dụ: khác máy, khác cách làm; hoặc cùng một giải pháp nộp hai lần."))
    pair = conclude(InitiativePair, one, other, verdict=verdict, reason=reason.strip(), by=by, **more)
    write_audit(pair, f"tell_{verdict}", by=by, after=verdict, record=Move(note=pair.reason))
    return pair


def _refuse_chains(kept: Initiative, other: Initiative) -> None:
    if kept.counts_in_id:
        raise DomainError(
            _("«%(title)s» đang được tính trong một sáng kiến khác. Hãy chọn sáng kiến đó làm sáng kiến được tính.")
            % {"title": kept.title}
        )
    if other.counts_in_id or other.counted_here.exists():
        raise DomainError(
            _("«%(title)s» đã có kết luận trùng với một sáng kiến khác. Hãy bỏ kết luận đó trước.")
            % {"title": other.title}
        )
