import datetime as dt

import pytest

from catalogue.models import BaseSalary
from decisions.models import DecisionKind
from prizes.services.lists import lay_prize_list
from tests.factories import (
    AwardTypeFactory,
    DecisionFactory,
    DecisionLineFactory,
    MemberFactory,
    PrizeMultipleFactory,
    PrizeTermsFactory,
)
from tests.factories.decisions import issued

SIGNED = dt.date(2026, 2, 10)


@pytest.fixture
def form(db):
    """A form of 1,5 base salaries: 3.510.000 đồng."""
    BaseSalary.objects.create(valid_from=dt.date(2024, 7, 1), amount=2_340_000)
    PrizeTermsFactory()
    return PrizeMultipleFactory(award=AwardTypeFactory(name="Bằng khen mẫu")).award


@pytest.fixture
def titles(form):
    """Two titles: 0,3 and 1 base salaries."""
    return [
        PrizeMultipleFactory(multiple=multiple, award=AwardTypeFactory(name=name, kind="title")).award
        for name, multiple in (("Lao động tiên tiến", "0.30"), ("Chiến sĩ thi đua", "1.00"))
    ]


@pytest.fixture
def decide(tree):
    """Issued decisions of the province, numbered as they come."""
    numbers = iter(range(1, 100))

    def decided(award, *members, **fields):
        decision = DecisionFactory(unit=tree.province, award=award, signed_on=SIGNED, **fields)
        for order, member in enumerate(members, start=1):
            DecisionLineFactory(decision=decision, member=member, order_no=order)
        return issued(decision, number=next(numbers))

    return decided


@pytest.fixture
def revoke(tree):
    def revoked(decision, line, **fields):
        again = DecisionFactory(
            unit=tree.province,
            award=None,
            kind=DecisionKind.REVOCATION,
            about=decision,
            grounds="Khai man thành tích",
            signed_on=SIGNED,
        )
        values = {"honour": line.honour, "award": line.award, "member": line.member, "ends": True, **fields}
        DecisionLineFactory(decision=again, order_no=1, **values)
        return issued(again, number=50)

    return revoked


@pytest.fixture
def members(tree):
    return MemberFactory.create_batch(3, unit=tree.base)


@pytest.fixture
def prize_list(form, decide, members):
    return lay_prize_list(decide(form, *members))
