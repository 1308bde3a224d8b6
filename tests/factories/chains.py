import datetime as dt

import factory
import factory.django

from decisions.models import ApprovalStep, Delegation


class ApprovalStepFactory(factory.django.DjangoModelFactory):
    """The approvers of the deciding unit approve every award."""

    class Meta:
        model = ApprovalStep

    order_no = factory.Sequence(lambda number: number + 1)
    name = factory.Sequence(lambda number: f"Bước {number + 1}")
    role = "approver"
    valid_from = dt.date(2020, 1, 1)


class DelegationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Delegation

    valid_from = dt.date(2020, 1, 1)
    valid_to = dt.date(2099, 12, 31)
    reason = "Đi công tác"
    signing_formula = "TUQ. CHỦ TỊCH"
    deputy_post = "CHÁNH VĂN PHÒNG"
