import factory

from contributions.models import Initiative, InitiativeKind, Work, WorkKind
from tests.factories.units import UnitFactory


class InitiativeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Initiative

    code = factory.Sequence(lambda n: f"SK-{n:05d}")
    title = factory.Sequence(lambda n: f"Cải tiến quy trình số {n}")
    kind = InitiativeKind.TECHNICAL
    unit = factory.SubFactory(UnitFactory)


class WorkFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Work

    code = factory.Sequence(lambda n: f"CT-{n:05d}")
    name = factory.Sequence(lambda n: f"Công trình số {n}")
    kind = WorkKind.CONSTRUCTION
    owner_unit = factory.SubFactory(UnitFactory)
