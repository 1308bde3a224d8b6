import factory

from catalogue.models import AwardKind, AwardScope, AwardType
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
