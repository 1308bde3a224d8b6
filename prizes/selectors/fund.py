"""How much a fund has, and whether it bears the prizes of a decision to come."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from common.clock import today
from common.verdict import YES, Verdict, no
from common.vietnamese import format_money
from decisions.models import Decision
from prizes.models import Fund, PrizeLine
from prizes.selectors.ledger import ledger_of
from prizes.selectors.wanted import wanted_by
from units.models import Unit


def told(funds: Iterable[Fund]) -> list[Fund]:
    """``funds``, read by ``for_list``; what each has ``promised`` is what its lists come to once they have followed
    every issued decision. Two queries, some more while a list has yet to follow one."""
    found = list(funds)
    ledger, ended = ledger_of([(fund.unit_id, fund.year) for fund in found], day=today())
    due = ledger.after(ended).due
    for fund in found:
        fund.promised += due[fund.unit_id, fund.year] - ledger.due_as_laid[fund.unit_id, fund.year]
    return found


def fund_of(unit: int, year: int) -> Fund | None:
    """The fund of the ``unit`` with that key and of ``year``, as ``told``; ``None`` where it keeps none."""
    return next(iter(told(Fund.objects.for_list().filter(unit=unit, year=year))), None)


def money_left(fund: Fund) -> int:
    """What is left of a fund that is ``told``, in đồng; below 0 when more was promised than came in."""
    return fund.income - fund.expense - fund.promised


def money_lacking(unit: Unit, year: int) -> int:
    """How much more the fund of ``unit`` and ``year`` promised than came in, in đồng; 0 where it bears it all, or the
    unit keeps none."""
    fund = fund_of(unit.pk, year)
    return max(-money_left(fund), 0) if fund else 0


def fund_bears(decision: Decision) -> Verdict:
    """Whether the fund of the unit and the year has what the prizes of ``decision``, not yet issued, come to.

    Yes where no money is at stake, or the unit keeps no fund of that year: then nobody can say.
    """
    if not decision.gives_honours:
        return YES
    day = _day_of(decision)
    fund = fund_of(decision.unit_id, day.year)
    if fund is None:
        return YES
    wanted = wanted_by(decision, day)
    left = max(money_left(fund), 0)
    if wanted.asks <= left:
        return YES
    return no(
        _("Tiền thưởng của quyết định là %(wanted)s nhưng quỹ năm %(year)s chỉ còn %(left)s. Hãy bổ sung quỹ trước.")
        % {"wanted": format_money(wanted.total), "year": day.year, "left": format_money(left)}
    )


def lock_money(decision: Decision) -> None:
    """Nobody else promises or spends the fund of ``decision``, nor pays what it takes back, until this transaction
    ends."""
    list(_funds_of(decision).select_for_update(of=("self",), no_key=True))
    ended = decision.lines.ending().values("honour")
    list(PrizeLine.objects.filter(line__honour__in=ended).select_for_update(of=("self",)).order_by("pk"))


def _funds_of(decision: Decision) -> QuerySet[Fund]:
    """The one that pays the prizes of ``decision``, or none."""
    return Fund.objects.filter(unit=decision.unit_id, year=_day_of(decision).year)


def _day_of(decision: Decision) -> dt.date:
    return decision.signed_on or timezone.localdate()
