"""Whether two records are one work: a person says so, the machine only asks."""

from django.db import transaction
from django.utils.translation import gettext as _

from common.concluding import conclude, take_back
from common.errors import DomainError, NotAllowed
from common.workflow import Move, write_audit
from contributions.models import Work, WorkPair, WorkVerdict
from contributions.permissions.work import may_conclude


@transaction.atomic
def tell_works_apart(one: Work, other: Work, *, by, reason: str) -> WorkPair:
    """The two are different works and are not asked about again. Raises ``NotAllowed`` or ``DomainError``."""
    first, second = _locked(one, other, by=by)
    return _concluded(first, second, WorkVerdict.DIFFERENT, by=by, reason=reason)


@transaction.atomic
def join_works(kept: Work, other: Work, *, by, reason: str) -> WorkPair:
    """The two are one work; ``kept`` stands for both where works are counted, and ``other`` counts in it.

    Raises ``NotAllowed``, or ``DomainError`` when either is already counted with a third.
    """
    first, second = _locked(kept, other, by=by)
    kept, other = (first, second) if first.pk == kept.pk else (second, first)
    if kept.counts_in_id or other.counts_in_id or other.also_entered_as.exists():
        raise DomainError(_("Một trong hai bản ghi đã được tính chung với công trình khác. Hãy bỏ kết luận đó trước."))
    pair = _concluded(first, second, WorkVerdict.SAME, by=by, reason=reason)
    other.counts_in = kept
    other.save(update_fields=["counts_in", "updated_at"])
    return pair


@transaction.atomic
def withdraw_work_pair(pair: WorkPair, *, by, reason: str) -> WorkPair:
    """The conclusion holds no longer, and stays with ``reason``; each of the two counts for itself.

    Raises ``NotAllowed``, ``DomainError`` without a reason, ``TransitionRefused`` when it was taken back already.
    """
    first, second = _locked(pair.first, pair.second, by=by)
    pair = WorkPair.objects.select_for_update(of=("self",)).get(pk=pair.pk)
    take_back(pair, reason=reason, by=by)
    for work, other in ((first, second), (second, first)):
        if work.counts_in_id == other.pk:
            work.counts_in = None
            work.save(update_fields=["counts_in", "updated_at"])
    _tell(first, second, "withdraw_pair", by=by, note=pair.withdrawn_reason)
    return pair


def _locked(one: Work, other: Work, *, by) -> tuple[Work, Work]:
    """Both under lock, the older record first."""
    if one.pk == other.pk:
        raise DomainError(_("Hãy chọn hai công trình khác nhau."))
    rows = Work.objects.select_for_update(of=("self",)).select_related("owner_unit").order_by("pk")
    first, second = rows.filter(pk__in=[one.pk, other.pk])
    if not (verdict := may_conclude(by, first, second)):
        raise NotAllowed(verdict.reason)
    return first, second


def _concluded(first: Work, second: Work, verdict: WorkVerdict, *, by, reason: str) -> WorkPair:
    if not reason.strip():
        raise DomainError(_("Hãy ghi căn cứ, ví dụ: đã đối chiếu hợp đồng, khác địa điểm."))
    pair = conclude(WorkPair, first, second, verdict=verdict, reason=reason.strip(), by=by)
    _tell(first, second, f"pair_{verdict.value}", by=by, note=pair.reason)
    return pair


def _tell(first: Work, second: Work, move: str, *, by, note: str) -> None:
    for work, other in ((first, second), (second, first)):
        write_audit(work, move, by=by, record=Move(note=note, data={"other": other.code}))
