"""Prizes are paid, and come back after a revocation; who noted it and when stands beside each."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.clock import today
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.workflow import Move, advance, advance_all, write_audit
from prizes.models import PrizeLine, PrizeList, PrizeState
from prizes.permissions import may_keep_fund
from prizes.services.occasion import lock_occasion, settle_occasion
from prizes.transitions import PRIZE_MOVES


@transaction.atomic
def pay(prize_list: PrizeList, *, ids: Collection[int], paid_on: dt.date, by) -> list[PrizeLine]:
    """The chosen prizes that are due are paid; nobody computes them again. Those paid meanwhile are left alone.

    One whose award a later decision ended is not paid any more, were it while this waited for it. Raises
    ``NotAllowed``, ``DomainError`` when none is due, ``TransitionRefused`` for one whose amount is not known.
    """
    _check_day(paid_on, since=prize_list.decision.signed_on)
    chosen = PrizeLine.objects.filter(prize_list=prize_list, pk__in=ids, state="due", line__honour__end=None)
    locked = [prize.pk for prize in chosen.select_for_update(of=("self",)).order_by("pk")]
    rows = PrizeLine.objects.filter(pk__in=locked, line__honour__end=None)
    if not rows:
        raise DomainError(_("Không có dòng nào chưa chi trong các dòng đã chọn. Hãy tải lại trang."))
    rows.filter(amount__isnull=False).update(paid_on=paid_on, paid_by=by)
    record = Move(data={"on": paid_on.isoformat()})
    return advance_all(
        rows.select_related("prize_list__decision__unit"), "pay", by=by, table=PRIZE_MOVES, record=record
    )


@transaction.atomic
def unpay(prize: PrizeLine, *, by, reason: str) -> PrizeLine:
    """The prize was noted as paid by mistake, by somebody else: it is due again, at the amount it had.

    A title beside which a higher one waits to be paid is not: the higher one brings it all. Raises ``NotAllowed``, or
    ``TransitionRefused`` without a reason, once the list is closed, or once a higher title was paid less by it.
    """
    decision = prize.prize_list.decision
    lock_occasion(decision)
    PrizeList.objects.select_for_update().get(pk=prize.prize_list_id)
    data = {"on": prize.paid_on.isoformat() if prize.paid_on else "", "paid_by": prize.paid_by_id}
    record = Move(note=reason, data=data)
    unpaid = advance(prize, "unpay", by=by, table=PRIZE_MOVES, record=record, paid_on=None, paid_by=None)
    settle_occasion(decision, by=by)
    unpaid.refresh_from_db(fields=["state", "amount", "deducted", "outranked_by"])
    return unpaid


@transaction.atomic
def close_list(prize_list: PrizeList, *, by) -> PrizeList:
    """No payment of the list is taken back any more. Raises ``NotAllowed``, ``TransitionRefused`` while one is due."""
    if not (verdict := may_keep_fund(by, prize_list.decision.unit)):
        raise NotAllowed(verdict.reason)
    locked = PrizeList.objects.select_for_update(of=("self",)).get(pk=prize_list.pk)
    if locked.closed_at:
        raise TransitionRefused(_("Danh sách chi đã chốt rồi. Hãy tải lại trang."))
    if waiting := locked.lines.filter(state=PrizeState.DUE).count():
        raise TransitionRefused(_("Còn %(count)s dòng chưa chi. Hãy ghi chi rồi chốt.") % {"count": waiting})
    locked.closed_at, locked.closed_by = clock.now(), by
    locked.save(update_fields=["closed_at", "closed_by", "updated_at"])
    write_audit(locked, "close", by=by)
    return locked


@transaction.atomic
def recover(prize: PrizeLine, *, recovered_on: dt.date, note: str, by) -> PrizeLine:
    """What had to come back of ``prize`` came back, by the voucher ``note``. Raises as ``pay``."""
    _check_day(recovered_on, since=prize.paid_on)
    return advance(
        prize,
        "recover",
        by=by,
        table=PRIZE_MOVES,
        record=Move(note=note),
        recovered_on=recovered_on,
        recovery_note=note,
    )


def _check_day(day: dt.date, *, since: dt.date | None) -> None:
    if day > today():
        raise DomainError(_("Ngày này chưa đến. Hãy ghi khi tiền đã trao."))
    if since and day < since:
        raise DomainError(_("Ngày này trước ngày %(day)s, khi chưa có gì để chi.") % {"day": f"{since:%d/%m/%Y}"})
