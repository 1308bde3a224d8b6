"""The money for awards: what comes into a fund of a year, and what leaves it for something else than prizes."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from common.clock import today
from common.errors import DomainError, NotAllowed
from common.integrity import refusing
from common.vietnamese import format_money
from common.workflow import Move, write_audit
from prizes.models import Fund, FundMovement, MovementKind
from prizes.permissions import may_keep_fund
from prizes.selectors.fund import money_left, told
from units.models import Unit


@transaction.atomic
def open_fund(unit: Unit, *, year: int, by) -> Fund:
    """The unit has a fund of ``year``, empty. Raises ``NotAllowed``, ``DomainError`` where it has one already."""
    if not (verdict := may_keep_fund(by, unit)):
        raise NotAllowed(verdict.reason)
    with refusing(Fund):
        fund = Fund.objects.create(unit=unit, year=year, opened_by=by)
    write_audit(fund, "open", by=by)
    return fund


@transaction.atomic
def record_movement(fund: Fund, *, kind: str, amount: int, moved_on: dt.date, content: str, by) -> FundMovement:
    """The fund has ``amount`` đồng more, or less, told by ``content``; nobody changes that any more.

    Raises ``NotAllowed``, ``DomainError`` for a day to come, for one more than a year away from the year of the
    fund, or for more than is left.
    """
    if not (verdict := may_keep_fund(by, fund.unit)):
        raise NotAllowed(verdict.reason)
    if moved_on > today():
        raise DomainError(_("Ngày này chưa đến. Hãy ghi khi tiền đã thu hoặc đã chi."))
    if abs(moved_on.year - fund.year) > 1:
        raise DomainError(
            _("Ngày %(day)s cách xa năm %(year)s của quỹ. Hãy kiểm tra lại ngày, hoặc ghi vào quỹ của năm khác.")
            % {"day": f"{moved_on:%d/%m/%Y}", "year": fund.year}
        )
    locked = Fund.objects.select_for_update(of=("self",)).get(pk=fund.pk)
    if kind == MovementKind.EXPENSE:
        _check_enough(locked, amount)
    movement = FundMovement.objects.create(
        fund=locked, kind=kind, amount=amount, moved_on=moved_on, content=content, recorded_by=by
    )
    write_audit(locked, kind, by=by, record=Move(note=content, data={"amount": amount, "on": moved_on.isoformat()}))
    return movement


def _check_enough(fund: Fund, amount: int) -> None:
    left = money_left(told(Fund.objects.for_list().filter(pk=fund.pk))[0])
    if amount > left:
        raise DomainError(
            _("Quỹ chỉ còn %(left)s, không đủ chi %(amount)s. Hãy ghi khoản thu vào quỹ trước.")
            % {"left": format_money(max(left, 0)), "amount": format_money(amount)}
        )
