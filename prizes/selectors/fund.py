"""How much a fund has, and whether it bears the prizes of a decision to come."""

from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.selectors.prizes import PrizeTable
from common.verdict import YES, Verdict, no
from common.vietnamese import format_money
from decisions.models import Decision
from prizes.models import Fund
from prizes.selectors.amounts import amounts_of, outranked
from prizes.selectors.paid import money_set_free


def money_left(fund: Fund) -> int:
    """What is left of a fund read by ``for_list``, in đồng; below 0 when more was promised than came in."""
    return fund.income - fund.expense - fund.promised


def fund_bears(decision: Decision) -> Verdict:
    """Whether the fund of the unit and the year has what the prizes of ``decision``, not yet issued, come to.

    Yes where no money is at stake, or the unit keeps no fund of that year: then nobody can say.
    """
    if not decision.gives_honours:
        return YES
    day = decision.signed_on or timezone.localdate()
    fund = Fund.objects.for_list().filter(unit=decision.unit_id, year=day.year).first()
    if fund is None:
        return YES
    lines = list(decision.lines.giving().select_related("award"))
    priced = amounts_of(lines, PrizeTable.on(day))
    lower = outranked(priced)
    wanted = sum(each.amount or 0 for each in priced if each.line.pk not in lower)
    if wanted - money_set_free(decision) <= money_left(fund):
        return YES
    return no(
        _("Tiền thưởng của quyết định là %(wanted)s nhưng quỹ năm %(year)s chỉ còn %(left)s. Hãy bổ sung quỹ trước.")
        % {"wanted": format_money(wanted), "year": day.year, "left": format_money(max(money_left(fund), 0))}
    )
