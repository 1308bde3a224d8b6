"""Prizes are paid, and come back after a revocation; who noted it and when stands beside each."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from common.clock import today
from common.errors import DomainError
from common.workflow import Move, advance, advance_all
from prizes.models import PrizeLine, PrizeList
from prizes.transitions import PRIZE_MOVES


@transaction.atomic
def pay(prize_list: PrizeList, *, ids: Collection[int], paid_on: dt.date, by) -> list[PrizeLine]:
    """The chosen prizes that are due are paid; nobody computes them again. Those paid meanwhile are left alone.

    Raises ``NotAllowed``, ``DomainError`` when none is due, ``TransitionRefused`` for one whose amount is not known.
    """
    _check_day(paid_on, since=prize_list.decision.signed_on)
    chosen = PrizeLine.objects.filter(prize_list=prize_list, pk__in=ids, state="due")
    due = list(chosen.select_for_update(of=("self",)).order_by("pk"))
    if not due:
        raise DomainError(_("Không có dòng nào chưa chi trong các dòng đã chọn. Hãy tải lại trang."))
    rows = PrizeLine.objects.filter(pk__in=[prize.pk for prize in due])
    rows.filter(amount__isnull=False).update(paid_on=paid_on, paid_by=by)
    record = Move(data={"on": paid_on.isoformat()})
    return advance_all(
        rows.select_related("prize_list__decision__unit"), "pay", by=by, table=PRIZE_MOVES, record=record
    )


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
