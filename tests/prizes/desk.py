"""A desk that gives, pays and takes back titles of one occasion."""

import datetime as dt

from awards.models import HonourEnd
from catalogue.models import BaseSalary
from decisions.models import DecisionKind
from prizes.models import PrizeLine
from prizes.services.lists import follow_decisions, lay_prize_list
from prizes.services.payment import pay
from tests.factories import (
    AwardTypeFactory,
    DecisionFactory,
    DecisionLineFactory,
    PrizeMultipleFactory,
    PrizeTermsFactory,
    RoleAssignmentFactory,
    UserFactory,
)
from tests.factories.decisions import issued

SIGNED, PAID_ON = dt.date(2026, 2, 10), dt.date(2026, 2, 20)
LOW, MIDDLE, HIGH, FORM = 710_000, 2_340_000, 7_020_000, 3_510_000


class Desk:
    """Three titles and a form that bring so much, decisions of the province on one day, and who pays."""

    def __init__(self, tree, people):
        BaseSalary.objects.create(valid_from=dt.date(2024, 7, 1), amount=2_340_000)
        PrizeTermsFactory()
        self.tree, self.finance, self.number = tree, people["finance"], 0
        self.other = UserFactory(username="other")
        RoleAssignmentFactory(user=self.other, role="finance", unit=tree.province)
        self.awards = {
            name: PrizeMultipleFactory(
                multiple=multiple, award=AwardTypeFactory(name=name, kind="reward" if name == "form" else "title")
            ).award
            for name, multiple in (("low", "0.30"), ("middle", "1.00"), ("high", "3.00"), ("form", "1.50"))
        }

    def issue(self, name, *members, **fields):
        """A decision that gives the award to ``members``, without a list yet."""
        decision = DecisionFactory(unit=self.tree.province, award=self.awards[name], signed_on=SIGNED)
        for order, member in enumerate(members, start=1):
            DecisionLineFactory(decision=decision, member=member, order_no=order, **fields)
        self.number += 1
        return issued(decision, number=self.number)

    def give(self, name, *members):
        return lay_prize_list(self.issue(name, *members))

    def prize(self, name, member):
        return PrizeLine.objects.get(line__award=self.awards[name], line__member=member)

    def pay(self, *names, to):
        for name in names:
            prize = self.prize(name, to)
            pay(prize.prize_list, ids=[prize.pk], paid_on=PAID_ON, by=self.finance)

    def revoke(self, name, member, **fields):
        """The award is taken back, by a decision that lists of prizes follow."""
        prize = self.prize(name, member)
        line = prize.line
        again = DecisionFactory(
            unit=self.tree.province,
            award=None,
            kind=DecisionKind.REVOCATION,
            about=line.decision,
            grounds="Khai man thành tích",
            signed_on=SIGNED,
        )
        DecisionLineFactory(
            decision=again, order_no=1, honour=line.honour, award=line.award, member=member, ends=True, **fields
        )
        self.number += 1
        issued(again, number=self.number)
        HonourEnd.objects.create(
            honour=line.honour, kind="revoked", decided_on=SIGNED, decision_no=again.number_label, reason="Khai man"
        )
        follow_decisions()
        follow_decisions()

    def standing(self, member):
        return {
            prize.line.award.name: (prize.state, prize.amount)
            for prize in PrizeLine.objects.filter(line__member=member).select_related("line__award")
        }
