import datetime as dt
from decimal import Decimal

import factory

from catalogue.models import AwardKind, AwardScope, AwardType, PrizeMultiple, PrizeSubject, PrizeTerms
from catalogue.models.award_type import AwardPeriod


class AwardTypeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AwardType
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"KHEN{n}")
    name = factory.Sequence(lambda n: f"Bằng khen số {n}")
    kind = AwardKind.REWARD
    scope = AwardScope.COMPREHENSIVE
    period = AwardPeriod.YEARLY
    subject_kinds = factory.LazyFunction(lambda: ["individual", "collective", "unit"])
    decided_by = "Ban Thường vụ"


class PrizeMultipleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PrizeMultiple

    award = factory.SubFactory(AwardTypeFactory)
    subject_kind = PrizeSubject.INDIVIDUAL
    multiple = Decimal("1.50")
    valid_from = dt.date(2025, 7, 1)
    source = "Quy định mẫu"


class PrizeTermsFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PrizeTerms

    valid_from = dt.date(2025, 7, 1)
    rounding = 10_000
    household_factor = Decimal("1.50")
    source = "Quy định mẫu"
