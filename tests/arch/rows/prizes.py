"""Who may open what of prize money."""

import datetime as dt

from prizes.models import Fund, PrizeState
from prizes.services.lists import lay_prize_list
from tests.factories import DecisionFactory, DecisionLineFactory, MemberFactory
from tests.factories.decisions import issued

# Letters:  anonymous nobody editor editor2 editor_elsewhere specialist specialist_elsewhere
#           specialist_province approver viewer manager superuser stranger council finance auditor
GET: dict[str, str] = {
    "prizes:fund-list": "L...............",
    "prizes:fund-create": "L>>>>>>>>>>>>>.>",
    "prizes:fund-detail": "Lxxxxxx..xx.xx..",
    "prizes:movement-create": "Lxxxxxx>>xx>xx.>",
    "prizes:multiple-list": "L...............",
    "prizes:list-list": "L...............",
    "prizes:list-detail": "Lxxxxxx..xx.xx..",
    "prizes:list-recompute": "Lxxxxxx>>xx>xx.>",
    "prizes:list-close": "Lxxxxxx>>xx>xx.>",
    "prizes:list-xlsx": "Lxxxxxx..xx.xx..",
    "prizes:line-unpay": "Lxxxxxx>>xx>xx.>",
    "prizes:line-recover": "Lxxxxxx>>xx>xx.>",
}
POST: dict[str, str] = {
    "prizes:fund-create": "L>>>>>>>>>>>>>.>",
    "prizes:movement-create": "Lxxxxxx>>xx>xx.>",
    "prizes:list-pay": "Lxxxxxx>>xx>xx>>",
    "prizes:list-recompute": "Lxxxxxx>>xx>xx>>",
    "prizes:list-close": "Lxxxxxx>>xx>xx>>",
    "prizes:line-unpay": "Lxxxxxx>>xx>xx.>",
    "prizes:line-recover": "Lxxxxxx>>xx>xx.>",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """A fund of the province; the prizes of its decision, one to come back and one noted as paid by mistake."""
    world.fund = Fund.objects.create(unit=world.tree.province, year=2026, opened_by=world.people["superuser"])
    decision = DecisionFactory(unit=world.tree.province)
    for order in (1, 2):
        DecisionLineFactory(decision=decision, member=MemberFactory(unit=world.tree.base), order_no=order)
    world.prize_list = lay_prize_list(issued(decision, number=99))
    world.prize, world.wrong_prize = world.prize_list.lines.order_by("pk")
    day = dt.date(2026, 1, 20)
    values = {"amount": 1_000_000, "paid_on": day, "paid_by": world.people["finance"], "recover_amount": 1_000_000}
    world.prize_list.lines.filter(pk=world.prize.pk).update(**{"state": PrizeState.TO_RECOVER} | values)
    values = {"amount": 1_000_000, "paid_on": day, "paid_by": world.people["superuser"]}
    world.prize_list.lines.filter(pk=world.wrong_prize.pk).update(state=PrizeState.PAID, **values)


def row_for(world, name):
    return {
        "prizes:fund-detail": world.fund,
        "prizes:movement-create": world.fund,
        "prizes:list-detail": world.prize_list,
        "prizes:list-pay": world.prize_list,
        "prizes:list-recompute": world.prize_list,
        "prizes:list-close": world.prize_list,
        "prizes:list-xlsx": world.prize_list,
        "prizes:line-unpay": world.wrong_prize,
        "prizes:line-recover": world.prize,
    }.get(name)
